"""Every case of a rule again, each time with one cell emptied, and what that makes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.core.registry import rules
from wagekit.engines.polars import PolarsEngine
from wagekit.model.schema import tables
from wagekit.testing.worlds import answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.testing.cases import Case
    from wagekit.testing.worlds import Answer

Emptied = tuple[str, "Case", "Case"]
"""The column, the case as it stands, and the case without one cell of that column."""


def made_found(cases: Sequence[Case]) -> dict[str, str]:
    """The columns of which one empty cell more turns some subject into a finding, with a case.

    Args:
        cases: all cases of one rule.
    """
    emptied = list(_once_each(one for case in cases for one in _emptied(case)))
    asked = [*cases, *(without for _, _, without in emptied)]
    said = answers(asked, rules(), PolarsEngine)
    return {
        column: case.name
        for column, case, without in emptied
        if _found(said, without) - _found(said, case)
    }


def _found(said: Mapping[tuple[str, str], Answer], case: Case) -> set[str]:
    outcomes = said[case.rule, case.name].outcomes
    return {subject for subject, outcome in outcomes.items() if outcome == "found"}


def _emptied(case: Case) -> Iterator[Emptied]:
    for table, rows in case.rows.items():
        schema = tables()[table]
        needed = {*schema.key, *(column.name for column in schema.columns if column.required)}
        for at, row in enumerate(rows):
            for column in (name for name, value in row.items() if value is not None):
                if column not in needed:
                    less = (*rows[:at], {**row, column: None}, *rows[at + 1 :])
                    without = replace(case, rows={**case.rows, table: less}, reason=None)
                    yield f"{table}.{column}", case, without


def _once_each(emptied: Iterator[Emptied]) -> Iterator[Emptied]:
    """Cases of one rule share most of their rows: without a cell, many are one."""
    seen = set()
    for column, case, without in emptied:
        world = json.dumps([without.rows, without.as_of, without.region], default=str)
        if world not in seen:
            seen.add(world)
            yield column, case, replace(without, name=f"{case.name} {len(seen)}")
