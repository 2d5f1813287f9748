"""Hundreds of rule cases with rows lost, doubled and changed: Polars must say what DuckDB says."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wagekit.core.derived import derived_tables
from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.engines.polars import PolarsEngine
from wagekit.judge.determination import determinations
from wagekit.judge.liability import liabilities
from wagekit.judge.recovery import recoveries
from wagekit.model.finding import Outcome
from wagekit.model.schema import tables
from wagekit.testing.cases import cases_in
from wagekit.testing.worlds import together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    Rows = dict[str, list[dict[str, Any]]]

FOLDER = Path(__file__).parents[1] / "rules"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in cases_in(path)]
MANY, MOST = 1000, 40
"""Cases in the world, and rules that must find something in it. Planning takes most of the time, so
that one large world asks more than two small ones."""
LOST, DOUBLED, CHANGED = 0.05, 0.1, 0.1
"""The share of rows that are lost or doubled, and of cells that are changed."""


@cache
def _values() -> Mapping[tuple[str, str], list[Any]]:
    """What any case says in each column."""
    found: dict[tuple[str, str], list[Any]] = {}
    for case in CASES:
        for name, rows in case.rows.items():
            for row in rows:
                for column, value in row.items():
                    found.setdefault((name, column), []).append(value)
    return found


def _mutated(rows: Mapping[str, tuple[dict[str, Any], ...]], throw: random.Random) -> Rows:
    return {name: list(_some(name, own, throw)) for name, own in rows.items()}


def _some(
    name: str, rows: tuple[dict[str, Any], ...], throw: random.Random
) -> Iterator[dict[str, Any]]:
    """Rows of one table; a doubled one gets a key of its own, as a file would give it."""
    own = tables()[name].key[0]
    for row in rows:
        if throw.random() < LOST:
            continue
        yield _changed(name, row, throw)
        if throw.random() < DOUBLED and own in row and own != "project_id":
            yield _changed(name, {**row, own: f"{row[own]}-2"}, throw)


def _changed(name: str, row: dict[str, Any], throw: random.Random) -> dict[str, Any]:
    fixed = {*tables()[name].key, "project_id"}
    optional = {column.name for column in tables()[name].columns if not column.required} - fixed
    return {
        column: throw.choice([*_values()[name, column], None])
        if column in optional and throw.random() < CHANGED
        else value
        for column, value in row.items()
    }


def _said(
    made: Mapping[str, pa.Table], engine: type[DuckDBEngine | PolarsEngine]
) -> dict[str, Any]:
    world = World(engine(made), as_of=dt.date(2024, 6, 30), region="110000")
    answers = run(rules(), world)
    acts = determinations(answers, world)
    owed = liabilities(answers, acts, world)
    derived = {name: world.engine.rows(world.frame(name)).to_pylist() for name in derived_tables()}
    return {
        "findings": answers.findings,
        "counts": answers.counts,
        "acts": acts,
        "liabilities": owed,
        "recoveries": recoveries(owed, world),
        # Counted, for tables have no order; sums of DuckDB are decimals that equal whole numbers.
        **{name: Counter(tuple(row.items()) for row in rows) for name, rows in derived.items()},
    }


def test_mutated_cases_are_the_same_on_duckdb() -> None:
    throw = random.Random(1)  # noqa: S311 - cases, not secrets
    made = together(_mutated(case.rows, throw) for case in throw.sample(CASES, MANY))
    ours, theirs = _said(made, PolarsEngine), _said(made, DuckDBEngine)
    assert {name for name in ours if ours[name] != theirs[name]} == set()
    assert not any(finding.outcome is Outcome.not_run for finding in ours["findings"])
    assert len(ours["findings"]) > MANY
    assert len({one.rule for one in ours["findings"] if one.outcome is Outcome.found}) > MOST
