"""Small worlds, and who must pay the wages owed in each, in what order and out of which money."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
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
from wagekit.judge.liability import liabilities
from wagekit.judge.liability_table import table
from wagekit.law import articles
from wagekit.model.liability import Liability, Role, SourceKind
from wagekit.model.schema import tables
from wagekit.testing.cases import merged
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    import pyarrow as pa

RAW = yaml.safe_load((Path(__file__).parent / "liabilities.yaml").read_text("utf-8"))
FIELDS = [
    *("project_id", "employer_id", "workers", "owed", "liable", "sources", "plan"),
    *("covered", "shortfall"),
]
ACTS = ("ZB04", "ZB06", "GK01", "GK03", "WF01")
"""The rules that decide an act in these worlds."""


def judged(case: dict[str, Any], lang: str = "zh") -> dict[str | None, Liability]:
    found = answered([case], lang)
    return {o.employer_id: o for o in found}


def answered(
    cases: list[dict[str, Any]], lang: str = "zh", only: tuple[str, ...] = ACTS
) -> tuple[Liability, ...]:
    engine = PolarsEngine(together([dict(merged(RAW["given"], case)) for case in cases]))
    as_of = dt.date.fromisoformat(str(cases[0].get("as_of", "2024-06-30")))
    world = World(engine, as_of=as_of, region=None)
    answers = run(rules(), world, only=only, lang=lang)
    return liabilities(answers, determinations(answers, world, lang=lang), world, lang=lang)


def together(worlds: list[dict[str, Any]]) -> dict[str, pa.Table]:
    """The rows of several worlds in one; from the second on, ids carry the world's number."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for number, world in enumerate(worlds):
        for name, own in world.items():
            ids = {c.name for c in tables()[name].columns if c.type == "id"}
            marked = [{k: mark(v, number) if k in ids else v for k, v in r.items()} for r in own]
            rows.setdefault(name, []).extend(marked)
    return {name: table_of(name, all_rows) for name, all_rows in rows.items()}


def mark(value: Any, number: int) -> Any:
    return value if value is None or not number else f"{value}~{number}"


@cache
def all_answers() -> dict[str, dict[str | None, Liability]]:
    """Every case, answered in few worlds: those that share the day and what is on record."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    for name, case in RAW["cases"].items():
        fund = name if "emergency" in name else None
        key = (case.get("as_of"), fund, *(bool(case.get(t)) for t in ("payment", "arrears")))
        groups.setdefault(key, []).append(name)
    found: dict[str, dict[str | None, Liability]] = {name: {} for name in RAW["cases"]}
    for names in groups.values():
        for one in answered([RAW["cases"][name] for name in names]):
            number = int((one.project_id or "").partition("~")[2] or 0)
            found[names[number]][plain(one.employer_id)] = one
    return found


def plain(marked: str | None) -> str | None:
    return None if marked is None else marked.partition("~")[0]


def fen(yuan: float | None) -> int | None:
    return None if yuan is None else int(Decimal(str(yuan)) * 100)


@pytest.mark.parametrize("name", RAW["cases"])
def test_who_pays(name: str) -> None:
    case = RAW["cases"][name]
    found = all_answers()[name]
    assert set(found) == set(case["expects"])
    for employer, expected in case["expects"].items():
        one = found[employer]
        said = {key: _said(one, key, value) for key, value in expected.items()}
        assert said == {key: _expected(key, value) for key, value in expected.items()}
        adds_up(one)


def _said(one: Liability, key: str, expected: Any) -> Any:
    if key == "liable":
        return [(plain(p.party_id), str(p.role), p.amount, p.cap) for p in one.liable]
    if key == "sources":
        return [(str(s.kind), plain(s.party_id), s.available) for s in one.sources]
    if key == "plan":
        return [(str(s.source), plain(s.party_id), s.amount) for s in one.plan]
    if key == "articles":
        return {str(p.role): list(p.articles) for p in one.liable if str(p.role) in expected}
    if key == "reason":
        return expected if any(expected in p.reason for p in one.liable) else one.liable
    return _grounds(one) if key == "grounds" else getattr(one, key)


def _grounds(one: Liability) -> dict[str, list[str]]:
    """The articles of each step of the plan, which its source rests on too."""
    steps = {str(p.source): list(p.articles) for p in one.plan}
    assert steps.items() <= {str(s.kind): list(s.articles) for s in one.sources}.items()
    return steps


def _expected(key: str, value: Any) -> Any:
    if key == "liable":
        return [(party, role, fen(amount), fen(cap)) for party, role, amount, cap in value]
    if key in {"sources", "plan"}:
        return [(kind, party, fen(amount)) for kind, party, amount in value]
    return fen(value) if key in {"owed", "covered"} else value


def adds_up(one: Liability) -> None:
    assert one.covered == sum(step.amount for step in one.plan)
    assert one.covered + one.shortfall == one.owed
    there = {(s.kind, s.party_id): s.available for s in one.sources}
    assert all(step.amount <= there[step.source, step.party_id] for step in one.plan)
    assert len({(step.source, step.party_id) for step in one.plan}) == len(one.plan)
    assert [p.order for p in one.liable] == list(range(1, len(one.liable) + 1))
    assert all(p.amount is None or p.amount <= one.owed for p in one.liable)


def test_it_is_written_as_the_contract_says() -> None:
    case = RAW["cases"]["the_owner_under_two_roles_is_charged_once"]
    written = judged(case)["L"].as_dict()
    assert list(written) == FIELDS
    entry, source, step = written["liable"][2], written["sources"][0], written["plan"][0]
    assert list(entry) == ["order", "party_id", "role", "articles", "cap", "amount", "reason"]
    assert list(source) == ["kind", "party_id", "available", "articles"]
    assert list(step) == ["step", "source", "party_id", "amount", "articles"]
    assert (written["owed"], entry["cap"], entry["role"]) == (1000.0, 700.0, "owner_capped")
    assert step["amount"] + written["shortfall"] == 1000.0


def test_works_that_began_before_their_permit_are_not_said_to_have_none() -> None:
    project = {"permit_no": "2024001", "permit_on": "2024-01-15", "started_on": "2024-01-10"}
    case = {"project": [{"project_id": "P", "contract_price": 20_000_000, **project}]}
    (one,) = answered([case], only=(*ACTS, "GC06"))
    (owner,) = [p for p in one.liable if p.role is Role.owner_full]
    assert owner.reason == (
        "资料显示工程早于施工许可日期开工；如经认定违反规划或者工程建设法规并因此导致拖欠，"
        "由业主清偿，不设限额（因果关系待查）"
    )


def test_a_lender_answers_only_if_it_is_established_that_it_lent() -> None:
    reasons = [
        party.reason
        for one in all_answers().values()
        for each in one.values()
        for party in each.liable
        if party.role in {Role.licence_lender, Role.issuer, Role.labour_subject, Role.owner_full}
    ]
    assert reasons
    assert all("如经认定" in reason for reason in reasons)


def test_the_table_names_articles_that_exist_and_uses_every_role_and_source() -> None:
    triggers = table().triggers.values()
    rows = {row for t in triggers for row in (*t.articles, *t.before)}
    assert rows | {
        r for own in table().sources.values() for r in (*own.articles, *own.before)
    } <= set(articles())
    assert {t.role for t in triggers} == set(Role)
    assert set(table().sources) == set(SourceKind)


def test_both_languages_name_the_same() -> None:
    for name, trigger in table().triggers.items():
        named = [set(re.findall(r"{(\w+)}", text)) for text in (trigger.says.zh, trigger.says.en)]
        assert named[0] == named[1], name


def test_reasons_are_in_the_language_asked_for() -> None:
    case = RAW["cases"]["a_bank_letter_after_a_decision_that_expired_unmet"]
    names = {"party": [{"party_id": p, "name": p} for p in "OGSLB"]}
    one = judged({**case, **names}, lang="en")["L"]
    assert all(p.reason.isascii() for p in one.liable)
    assert "it pays the other 600.00 yuan" in one.liable[0].reason


def test_what_a_region_says_otherwise_stands_beside_the_reason() -> None:
    case = {
        **RAW["cases"]["the_owners_late_payment_caused_it"],
        "project": [{"project_id": "P", "region": "130100"}],
    }
    (owner,) = [p for p in judged(case)["L"].liable if p.role is Role.owner_capped]
    assert "第二十七条：条文没有写明先行垫付以未结清的工程款为限，待法制确认" in owner.reason
    assert "HE-27" not in owner.articles
    plain_case = judged(RAW["cases"]["the_owners_late_payment_caused_it"])["L"]
    assert not [p for p in plain_case.liable if "待法制确认" in p.reason]


def test_a_pay_day_that_no_sheet_states_is_named_as_the_earliest_that_it_can_be() -> None:
    (one,) = answered(
        [RAW["cases"]["no_pay_day_is_stated_and_the_owner_was_late_before_the_month_began"]]
    )
    (owner,) = [entry for entry in one.liable if entry.role is Role.owner_capped]
    assert "首个欠薪应付日（最早2024-03-01）" in owner.reason
