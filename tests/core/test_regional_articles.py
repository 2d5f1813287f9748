"""A finding names, of the law of regions, that of its own region, one by one and in bulk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pytest

from wagekit.core.errors import RuleError
from wagekit.core.ladder import Ladder, clear, ladder
from wagekit.core.registry import Rules, rules
from wagekit.core.rule import Rule, check_ladder
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.engines.polars import PolarsEngine
from wagekit.law import regional
from wagekit.model.finding import Outcome
from wagekit.model.text import Text
from wagekit.province.told import told
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagekit.core.engine import Engine
    from wagekit.core.logic import Frame
    from wagekit.core.runner import Answers

REGIONS = {"HE": "130100", "GZ": "520100", "JS": "320100", "NX": "640100", "NONE": None}
NATIONAL = {
    "XS01": ["R5", "J-2", "J-3"],
    "XS06": ["R5", "J-6"],
    "GZ06": ["T14", "T53", "LR-85"],
}
OWN = {
    "XS01": {"HE": ["HE-J18"], "GZ": ["GZ-16"]},
    "XS06": {"HE": ["HE-J19"], "GZ": ["GZ-17"], "JS": ["JS-44"]},
    "GZ06": {"JS": ["JS-19"]},
}
OTHER_PLACE = "ELSEWHERE"
"""A clue without a project: the region of the case is its own."""


def _world(make: Callable[[Any], Engine], region: str | None = None) -> World:
    """A late clue, and a worker who left unpaid, in a project of each region."""
    places = [*REGIONS, OTHER_PLACE]
    rows: dict[str, list[dict[str, Any]]] = {
        "project": [{"project_id": p, "region": r} for p, r in REGIONS.items()],
        "clue": [
            {"clue_id": f"K-{p}", "project_id": p if p in REGIONS else None, "kind": "wage",
             "routed_to": "labour", "received_on": "2023-03-01", "accepted_on": "2023-04-03"}
            for p in places
        ],
        "worker": [
            {"worker_id": f"W-{p}", "project_id": p, "name": "甲某", "left_on": "2023-05-31"}
            for p in REGIONS
        ],
        "payroll": [
            {"payroll_id": f"R-{p}", "project_id": p, "worker_id": f"W-{p}", "employer_id": "L",
             "month": "2023-05", "payable": 6000, "paid": 0, "due_on": "2023-06-30"}
            for p in REGIONS
        ],
    }  # fmt: skip
    tables = {name: table_of(name, own) for name, own in rows.items()}
    return World(make(tables), as_of=dt.date(2024, 6, 30), region=region)


def _place(subject: str | None) -> str:
    return (subject or "").rpartition("-")[2]


def _named(answers: Answers, code: str) -> dict[str, list[str]]:
    found = [f for f in answers.findings if f.outcome is Outcome.found and f.rule == code]
    return {_place(f.subject): list(f.articles) for f in found}


def _named_in_bulk(answers: Answers, world: World, code: str) -> dict[str, list[str]]:
    rows = told(answers.judged[code], world, "zh").to_pylist()
    return {_place(row["subject"]): row["articles"] for row in rows if row["outcome"] == "found"}


def _expected(code: str, place: str) -> list[str]:
    return [*NATIONAL[code], *OWN[code].get(place, [])]


@pytest.mark.parametrize("make", [PolarsEngine, DuckDBEngine])
@pytest.mark.parametrize("code", NATIONAL)
def test_each_finding_names_the_law_of_its_project(
    make: Callable[[Any], Engine], code: str
) -> None:
    world = _world(make)
    answers = run(rules(), world, only=[code])
    places = [*REGIONS, *([OTHER_PLACE] if code != "GZ06" else [])]
    named = _named(answers, code)
    assert named == {place: _expected(code, place) for place in places}
    assert _named_in_bulk(answers, world, code) == named


@pytest.mark.parametrize("make", [PolarsEngine, DuckDBEngine])
@pytest.mark.parametrize("code", ["XS01", "XS06"])
def test_the_region_of_the_case_is_that_of_what_has_none(
    make: Callable[[Any], Engine], code: str
) -> None:
    world = _world(make, region="520100")
    answers = run(rules(), world, only=[code])
    named = _named(answers, code)
    assert named["NONE"] == named[OTHER_PLACE] == _expected(code, "GZ")
    assert {place: named[place] for place in ("HE", "JS", "NX")} == {
        place: _expected(code, place) for place in ("HE", "JS", "NX")
    }
    assert _named_in_bulk(answers, world, code) == named


@pytest.mark.parametrize("code", NATIONAL)
def test_what_a_regional_period_is_told_of_names_its_article(code: str) -> None:
    findings = run(rules(), _world(PolarsEngine), only=[code]).findings
    by_region = [f for f in findings if "当地规定" in f.reason]
    assert by_region
    assert all(regional(f.articles) for f in by_region)


def _broken(clue: Frame) -> Ladder:
    raise RuntimeError(clue.columns)


def _of_nowhere(clue: Frame) -> Ladder:
    frame = clue.with_columns(subject=nw.col("clue_id"))
    return ladder(frame, clear("无", "nothing"))


def _of_a_column(clue: Frame) -> Ladder:
    frame = clue.with_columns(subject=nw.col("clue_id"), place=nw.lit("520100"))
    return ladder(frame, clear("无", "nothing"), law_in="place")


def _rule(function: Callable[..., Ladder], *articles: str) -> Rule:
    title = Text("某", "some")
    return Rule("XX01", "some_rule", title, "clue", articles, (), False, (), function)


def test_a_rule_that_did_not_run_names_all_of_its_articles() -> None:
    broken = _rule(_broken, "R5", "HE-J18", "GZ-16")
    answers = run(Rules({"XX01": broken}, ()), _world(PolarsEngine))
    assert [(f.outcome, f.articles) for f in answers.findings] == [
        (Outcome.not_run, ("R5", "HE-J18", "GZ-16"))
    ]


def test_a_rule_on_regional_law_says_where_its_subjects_are() -> None:
    clue = _world(PolarsEngine).frame("clue")
    with pytest.raises(RuleError, match=r"XX01: HE-J18, GZ-16 .*`law_in`"):
        check_ladder(_rule(_of_nowhere, "R5", "HE-J18", "GZ-16"), _of_nowhere(clue))
    check_ladder(_rule(_of_nowhere, "R5"), _of_nowhere(clue))
    check_ladder(_rule(_of_a_column, "R5", "HE-J18"), _of_a_column(clue))


def test_a_rule_that_does_not_say_it_is_not_run() -> None:
    silent = _rule(_of_nowhere, "R5", "HE-J18")
    (finding,) = run(Rules({"XX01": silent}, ()), _world(PolarsEngine)).findings
    assert finding.outcome is Outcome.not_run
    assert "law_in" in finding.reason


@pytest.mark.parametrize(
    "code", [c for c, one in rules().by_code.items() if regional(one.articles)]
)
def test_every_rule_on_regional_law_is_looked_at_here(code: str) -> None:
    assert set(regional(rules().by_code[code].articles)) == {
        row for rows in OWN[code].values() for row in rows
    }
