"""Small worlds, and the act that each of their contracts looks like."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.judge.determination import determinations
from wagekit.judge.table import table
from wagekit.law import articles
from wagekit.model.documents import documents
from wagekit.model.finding import Act, Determination
from wagekit.model.schema import tables
from wagekit.testing.cases import merged
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    import pyarrow as pa

RAW = yaml.safe_load((Path(__file__).parent / "determinations.yaml").read_text("utf-8"))


IDS = frozenset({"id", "ids", "code"})
WORDS = frozenset({"none", "无"})


def determined(cases: list[dict[str, Any]], lang: str = "zh") -> list[Determination]:
    engine = PolarsEngine(together([dict(merged(RAW["given"], case)) for case in cases]))
    world = World(engine, as_of=dt.date(2024, 6, 30), region=None)
    answers = run(rules(), world, only=sorted(table().rules), lang=lang)
    return list(determinations(answers, world, lang=lang))


def together(worlds: list[dict[str, Any]]) -> dict[str, pa.Table]:
    """The rows of several worlds in one; ids carry the world's number, so that none can meet."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for number, world in enumerate(worlds):
        for name, own in world.items():
            ids = {c.name for c in tables()[name].columns if c.type in IDS} | {"subject"}
            rows.setdefault(name, []).extend(
                {k: mark(v, number) if k in ids else v for k, v in row.items()} for row in own
            )
    return {name: table_of(name, all_rows) for name, all_rows in rows.items()}


def mark(value: Any, number: int) -> Any:
    if value is None or value in WORDS:
        return value
    return ";".join(f"{part}~{number}" for part in str(value).split(";"))


@cache
def all_determined() -> dict[str, dict[str, Determination]]:
    """Every case, answered in two worlds: with payments on record and without."""
    found: dict[str, dict[str, Determination]] = {name: {} for name in RAW["cases"]}
    for paid in (False, True):
        names = [name for name, case in RAW["cases"].items() if bool(case.get("payment")) is paid]
        for one in determined([RAW["cases"][name] for name in names]) if names else ():
            contract, _, number = one.contract_id.partition("~")
            found[names[int(number)]][contract] = one
    return found


@pytest.mark.parametrize("name", RAW["cases"])
def test_acts(name: str) -> None:
    case = RAW["cases"][name]
    said = {
        contract: {
            "act": str(one.act),
            "state": str(one.state),
            "rules": list(one.rules),
            "excluded": [str(excluded.act) for excluded in one.excluded],
        }
        for contract, one in all_determined()[name].items()
    }
    assert said == case["expects"]


def test_every_rule_of_the_table_exists_and_every_contracting_rule_is_in_it() -> None:
    contracting = {c for c in rules().by_code if c[:2] in {"FB", "ZB", "GK", "WF"}}
    assert table().rules == contracting


def test_the_table_names_articles_and_documents_that_exist() -> None:
    for row in table().rows:
        assert set(row.articles) <= set(articles())
        assert set(row.ask) <= set(documents())


def test_every_act_that_can_lose_has_a_reason() -> None:
    order = list(dict.fromkeys(row.act for row in table().rows))
    later_entry = {Act.nominal_licence, Act.transfer_or_nominal_licence, Act.whole_transfer}
    for place, act in enumerate(order):
        for other in order[place + 1 :]:
            if not {act, other} <= later_entry:
                assert (act, other) in table().why


def why_not(name: str, contract: str, act: Act) -> str:
    put_aside = all_determined()[name][contract].excluded
    return next(one.why for one in put_aside if one.act is act)


def test_where_nobody_is_known_to_have_taken_over_nobody_is_said_to_have_come_later() -> None:
    """Only the staff of the award speaks for a transfer, and the bidder bid on its own."""
    said = why_not("staff_not_its_own_after_a_bid_of_its_own", "C", Act.nominal_licence)
    assert "未见他人在投标、签约之前介入" in said
    assert "承接人" not in said


def test_an_act_that_is_put_aside_is_still_to_be_examined() -> None:
    said = why_not("taken_over_after_signing", "F", Act.illegal_subcontract)
    assert said == "另有转包疑点，违法分包疑点一并提请核查"


def test_reasons_are_in_the_language_asked_for() -> None:
    (one,) = determined([RAW["cases"]["taken_over_after_signing"]], lang="en")
    assert one.excluded[0].why.isascii()
    assert all(text.isascii() for text in one.ask_for)


def passed_on_until(ended_on: str) -> Determination:
    works = {"kind": "professional", "contractor_id": "L", "signed_on": "2017-02-01"}
    award = {"contract_id": "C", "signed_on": "2017-01-01", "ended_on": ended_on}
    whole = {"contract_id": "F", **works, "ended_on": ended_on}
    by_contract = {one.contract_id: one for one in determined([{"contract": [award, whole]}])}
    return by_contract["F~0"]


def test_what_was_over_before_the_method_of_2019_rests_on_the_law_of_its_time() -> None:
    assert passed_on_until("2018-12-31").articles == ("BL-28", "QR-78.3")


def test_what_ended_on_the_first_day_of_the_method_rests_on_it_too() -> None:
    assert {"ZB-8.1", "ZB-7", "BL-28"} <= set(passed_on_until("2019-01-01").articles)
