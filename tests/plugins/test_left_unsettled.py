"""GZ01, GZ06: who owes, the roster with the day of leaving, and the articles of the time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from wagekit.model.finding import Finding

ID = "130101199001011234"


def line(number: str, employer: str | None, paid: int, **more: str) -> dict[str, object]:
    return {
        "payroll_id": number, "project_id": "P", "worker_id": "W", "employer_id": employer,
        "month": "2023-06", "payable": 1000, "paid": paid, "due_on": "2023-07-31", **more,
    }  # fmt: skip


def found(workers: list[dict[str, str]], lines: list[dict[str, object]], code: str) -> Finding:
    rosters = [{"project_id": "P", "name": "甲某", **one} for one in workers]
    tables = {"worker": table_of("worker", rosters), "payroll": table_of("payroll", lines)}
    world = World(PolarsEngine(tables), as_of=dt.date(2024, 6, 30), region=None)
    (finding,) = run(rules(), world, only=[code]).findings
    return finding


@pytest.mark.parametrize("code", ["GZ01", "GZ06"])
@pytest.mark.parametrize("places", [("P", "P"), ("P", "Q")])
def test_who_paid_in_full_is_no_party(code: str, places: tuple[str, str]) -> None:
    paid, owed = line("1", "A", 1000, project_id=places[0]), line("2", "B", 0, project_id=places[1])
    finding = found([{"worker_id": "W", "left_on": "2023-09-01"}], [paid, owed], code)
    assert finding.parties == ("B",)


@pytest.mark.parametrize("code", ["GZ01", "GZ06"])
def test_what_was_overpaid_in_another_project_pays_no_debt(code: str) -> None:
    over, under = line("1", "A", 2000, project_id="P"), line("2", "A", 0, project_id="Q")
    finding = found([{"worker_id": "W", "left_on": "2023-09-01"}], [over, under], code)
    assert finding.amount == 100_000


def test_the_roster_that_states_the_day_is_shown() -> None:
    workers = [
        {"worker_id": "W", "id_no": ID},
        {"worker_id": "V", "id_no": ID, "left_on": "2023-09-01"},
    ]
    finding = found(workers, [line("1", "A", 0)], "GZ06")
    assert {row.key for row in finding.evidence if row.table == "worker"} == {"V", "W"}


@pytest.mark.parametrize(
    ("days", "articles"),
    [
        (["2020-04-30"], ("LR-85", "LR-W7")),
        (["2020-04-30", "2020-05-06"], ("T12-13", "T14", "LR-85", "LR-W7")),
        (["2020-05-06"], ("T12-13", "T14", "LR-85", "LR-W7")),
    ],
)
def test_wages_of_before_the_decree_rest_on_older_articles(
    days: list[str], articles: tuple[str, ...]
) -> None:
    lines = [line(str(n), "A", 0, due_on=day, month=day[:7]) for n, day in enumerate(days)]
    assert found([{"worker_id": "W"}], lines, "GZ01").articles == articles
