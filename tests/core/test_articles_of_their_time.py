"""A finding names no law that came after the day on which its facts are judged."""

from __future__ import annotations

import datetime as dt

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.law import begun
from wagekit.province.told import told
from wagekit.testing.rows import table_of

ROWS = {
    "project": [{"project_id": "P", "sector": "building", "started_on": "2021-03-01"}],
    "worker": [
        {"worker_id": "W", "project_id": "P", "contract_kind": "none", "entered_on": "2024-01-05"}
    ],
}


@pytest.mark.parametrize(
    ("day", "times"), [("2024-01-10", 0), ("2026-06-30", 0), ("2026-07-01", 1)]
)
def test_a_later_law_is_not_named(day: str, times: int) -> None:
    tables = {name: table_of(name, rows) for name, rows in ROWS.items()}
    world = World(PolarsEngine(tables), as_of=dt.date.fromisoformat(day), region=None)
    ran = run(rules(), world, only=["ZD03"])
    [finding] = [one for one in ran.findings if one.rule == "ZD03"]
    [bulk] = told(ran.judged["ZD03"], world, "zh").to_pylist()
    assert list(finding.articles) == bulk["articles"]
    assert finding.articles.count("LR-56") == times


def test_without_a_day_of_judgement_nothing_is_known_to_come_later() -> None:
    assert begun(("LR-56", "T30③"), None) == ("LR-56", "T30③")
