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


CLAIM = {"claim_id": "K", "project_id": "P", "contract_id": "C", "kind": "progress"}
OLD: list[tuple[str, dict[str, list[dict[str, object]]], tuple[str, ...]]] = [
    (
        "GC01",
        {
            "contract": [{"contract_id": "C", "project_id": "P", "kind": "general"}],
            "claim": [{**CLAIM, "payable_amount": 100, "due_on": "2020-12-31"}],
            "payment": [{"payment_id": "M", "paid_at": "2020-01-01 10:00:00", "class": "fee"}],
        },
        ("K4-2004", "T29a"),
    ),
    (
        "GC01",
        {
            "contract": [{"contract_id": "C", "project_id": "P", "kind": "general"}],
            "claim": [{**CLAIM, "payable_amount": 100, "due_on": "2021-01-01"}],
            "payment": [{"payment_id": "M", "paid_at": "2020-01-01 10:00:00", "class": "fee"}],
        },
        ("K4", "T29a"),
    ),
    (
        "GC06",
        {"project": [{"project_id": "P", "started_on": "2018-05-01", "completed_on": "2020-04-30",
                      "permit_no": "none", "contract_price": 9_000_000}]},
        ("Q7",),
    ),
    (
        "GC06",
        {"project": [{"project_id": "P", "started_on": "2018-05-01", "accepted_on": "2020-04-30",
                      "completed_on": "2020-05-06", "permit_no": "none",
                      "contract_price": 9_000_000}]},
        ("Q7",),
    ),
    (
        "GC05",
        {"project": [{"project_id": "P", "investment": "government", "funds_secured": False,
                      "started_on": "2018-05-01", "completed_on": "2020-04-30"}]},
        ("K1",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "rows", "articles"), OLD)
def test_what_was_over_before_rests_on_the_law_of_its_time(
    code: str, rows: dict[str, list[dict[str, object]]], articles: tuple[str, ...]
) -> None:
    tables = {name: table_of(name, own) for name, own in rows.items()}
    world = World(PolarsEngine(tables), as_of=dt.date(2024, 6, 30), region=None)
    [finding] = [f for f in run(rules(), world, only=[code]).findings if f.rule == code]
    assert finding.articles == articles


@pytest.mark.parametrize(
    ("month", "articles"),
    [("2020-04", ("LR-W6",)), ("2020-05", ("T31", "T15", "T50", "LR-W6"))],
)
def test_a_month_without_pay_rests_on_the_law_of_its_time(
    month: str, articles: tuple[str, ...]
) -> None:
    day = {"project_id": "P", "worker_id": "W", "month": month, "days": 20, "source": "gate"}
    line = {"payroll_id": "R", "project_id": "P", "worker_id": "V", "month": month, "payable": 1}
    rows = {"worker": [{"worker_id": "W", "project_id": "P"}], "attendance": [day],
            "payroll": [line]}  # fmt: skip
    tables = {name: table_of(name, own) for name, own in rows.items()}
    world = World(PolarsEngine(tables), as_of=dt.date(2024, 6, 30), region=None)
    [finding] = [f for f in run(rules(), world, only=["GZ05"]).findings if f.rule == "GZ05"]
    assert finding.articles == articles
