"""The YAML cases of the rules as worked examples: the rows, and what the rule says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from wagekit.engines.polars import PolarsEngine
from wagekit.model.finding import Outcome
from wagekit.testing.cases import cases_in
from wagekit.testing.worlds import PREFIX, answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from wagekit.core.registry import Rules
    from wagekit.testing.cases import Case


@dataclass(frozen=True, slots=True)
class Example:
    """One case: what is given, what is expected of which subjects, and the reason in words."""

    sentence: str
    rows: Mapping[str, tuple[Mapping[str, object], ...]]
    expected: Mapping[str, Outcome]
    reason: str


def examples(rules: Rules, folder: Path) -> dict[str, list[Example]]:
    """The examples of each rule, in the order of its file."""
    cases = [case for path in sorted(folder.glob("*.yaml")) for case in cases_in(path)]
    given = answers(cases, rules, PolarsEngine)
    found: dict[str, list[Example]] = {code: [] for code in rules.by_code}
    for case in cases:
        found.setdefault(case.rule, []).append(_example(case, given[case.rule, case.name].reasons))
    return found


def _example(case: Case, reasons: Mapping[str, str]) -> Example:
    reason = next((reasons[subject] for subject in case.expected if subject in reasons), "")
    return Example(case.name.replace("_", " "), case.rows, case.expected, PREFIX.sub("", reason))


def listed(shown: Sequence[Example]) -> Iterator[str]:
    """All cases in a table: what is given and what is expected."""
    yield from ("| case | expected |", "|---|---|")
    for example in shown:
        said = ", ".join(f"{subject}: {outcome}" for subject, outcome in example.expected.items())
        yield f"| {example.sentence} | {said} |"


def worked(shown: Sequence[Example]) -> Iterator[str]:
    """The first case of each outcome in full."""
    for outcome in Outcome:
        first = next((e for e in shown if outcome in e.expected.values()), None)
        if first is not None:
            yield from _in_full(first, outcome)


def _in_full(example: Example, outcome: Outcome) -> Iterator[str]:
    yield from (f"### {outcome.text.zh} · {outcome}: {example.sentence}", "", "```yaml")
    for table, rows in example.rows.items():
        yield f"{table}:"
        yield from (f"  - {_row(row)}" for row in rows)
    yield "```"
    if example.reason:
        yield from ("", f"> {example.reason}")
    yield ""


def _row(row: Mapping[str, object]) -> str:
    known = {name: value for name, value in row.items() if value is not None}
    dumped = yaml.safe_dump(
        known, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False
    )
    return dumped.strip()
