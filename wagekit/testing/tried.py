"""Tries the cases of one rule and shows them as a table: what was expected, what the rule said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from wagekit.core.registry import rules
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.cases import cases_in
from wagekit.testing.worlds import PREFIX, answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wagekit.testing.cases import Case
    from wagekit.testing.worlds import Answer

COLUMNS: Final = ("case", "subject", "expected", "said", "passed", "reason")


def tried(cases: Path, plugins: Path) -> pd.DataFrame:
    """One row for each subject that a case expects something of.

    Args:
        cases: The YAML file of the rule's cases.
        plugins: The folder with the rule, as for `--plugins`.

    Raises:
        RuleError: The file of cases is not well formed.
    """
    read = cases_in(cases)
    said = answers(read, rules(plugins), PolarsEngine)
    rows = [row for case in read for row in _rows(case, said.get((case.rule, case.name)))]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(case: Case, answer: Answer | None) -> Iterator[tuple[object, ...]]:
    for subject, expected in case.expected.items():
        said = answer.outcomes.get(subject) if answer else None
        reason = (answer.reasons.get(subject, "") or answer.failed) if answer else ""
        fits = case.reason is None or case.reason in reason or subject != next(iter(case.expected))
        told = "" if said is None else str(said)
        passed = said == expected and fits
        yield case.name, subject, str(expected), told, passed, PREFIX.sub("", reason)
