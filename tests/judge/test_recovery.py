"""What each worker gets: the plan to the fen, nobody more than owed, the order as suggested."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.core.runner import Answers
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.judge.liability import liabilities
from wagekit.judge.recovery import WAYS, Creditor, hand_out, recoveries
from wagekit.law import parameter
from wagekit.model.liability import Liability, PlanStep, SourceKind
from wagekit.model.recovery import HandOut, Recovery
from wagekit.testing.rows import table_of

AS_OF = dt.date(2024, 6, 30)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2024, 1, 4))


def creditor(worker_id: str, owed: int, day: int = 1, monthly: int | None = None) -> Creditor:
    return Creditor(worker_id=worker_id, owed=owed, since=dt.date(2024, 5, day), monthly=monthly)


def debt(owed: int, amounts: list[int]) -> Liability:
    plan = tuple(
        PlanStep(step=n, source=kind, party_id="G", amount=amount, articles=())
        for n, (kind, amount) in enumerate(zip(SourceKind, amounts, strict=False), start=1)
    )
    return Liability(
        project_id="P",
        employer_id="L",
        workers=None,
        owed=owed,
        liable=(),
        sources=(),
        plan=plan,
        covered=sum(amounts),
        shortfall=owed - sum(amounts),
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[Liability, list[Creditor]]:
    owed = draw(st.lists(st.integers(1, 10**11), min_size=1, max_size=7))
    pay = st.one_of(st.none(), st.integers(0, 3))
    people = [
        Creditor(worker_id=f"W{n}", owed=sum_, since=draw(DAYS), monthly=draw(pay))
        for n, sum_ in enumerate(owed)
    ]
    left, amounts = sum(owed), []
    for _ in range(draw(st.integers(0, len(SourceKind)))):
        if left:
            amounts.append(draw(st.integers(1, left)))
            left -= amounts[-1]
    return debt(sum(owed), amounts), draw(st.permutations(people))


@given(plans(), st.sampled_from(HandOut))
def test_sums_by_step_and_by_worker_are_those_of_the_plan(
    plan: tuple[Liability, list[Creditor]], way: HandOut
) -> None:
    one, people = plan
    handed = hand_out(one, people, way=way)
    for step in one.plan:
        parts = [part for each in handed for part in each.parts if part.step == step.step]
        assert sum(part.amount for part in parts) == step.amount
        assert {(part.source, part.party_id) for part in parts} == {(step.source, step.party_id)}
    assert sum(each.paid for each in handed) == one.covered
    assert sum(each.rest for each in handed) == one.shortfall
    assert {each.worker_id: each.owed for each in handed} == {p.worker_id: p.owed for p in people}


@given(plans(), st.sampled_from(HandOut))
def test_nobody_gets_more_than_owed(plan: tuple[Liability, list[Creditor]], way: HandOut) -> None:
    for each in hand_out(*plan, way=way):
        assert 0 <= each.paid <= each.owed
        assert each.rest == each.owed - each.paid
        assert each.paid == sum(part.amount for part in each.parts)
        assert all(part.amount > 0 for part in each.parts)
        assert [part.step for part in each.parts] == sorted({part.step for part in each.parts})


@given(plans())
def test_in_turn_nobody_gets_anything_before_those_ahead_have_all(
    plan: tuple[Liability, list[Creditor]],
) -> None:
    handed = hand_out(*plan, way=HandOut.longest_owed)
    for ahead, behind in pairwise(handed):
        assert _ahead(ahead) <= _ahead(behind)
        assert not behind.paid or not ahead.rest


def _ahead(one: Recovery) -> tuple[dt.date, float, str]:
    return one.since, float("inf") if one.monthly is None else one.monthly, one.worker_id


@given(plans())
def test_pro_rata_keeps_the_proportion_to_a_fen_a_step(
    plan: tuple[Liability, list[Creditor]],
) -> None:
    one, people = plan
    for each in hand_out(one, people, way=HandOut.pro_rata):
        assert abs(each.paid * one.owed - one.covered * each.owed) <= len(one.plan) * one.owed


@given(plans(), st.sampled_from(HandOut), st.randoms())
def test_the_order_of_the_rows_does_not_matter(
    plan: tuple[Liability, list[Creditor]], way: HandOut, chance: Any
) -> None:
    one, people = plan
    mixed = [*people]
    chance.shuffle(mixed)
    assert hand_out(one, mixed, way=way) == hand_out(one, people, way=way)


def test_the_longest_owed_then_the_poorest_then_the_id() -> None:
    people = [
        creditor("F", 10, 2, 1), creditor("E", 10, 1), creditor("D", 10, 1, 900),
        creditor("C", 10, 1, 500), creditor("B", 10, 1, 0), creditor("A", 10, 1, 900),
    ]  # fmt: skip
    handed = hand_out(debt(60, [25, 20]), people, way=HandOut.longest_owed)
    assert [(each.worker_id, each.paid) for each in handed] == [
        ("B", 10), ("C", 10), ("A", 10), ("D", 10), ("E", 5), ("F", 0),
    ]  # fmt: skip
    assert [(part.step, part.amount) for part in handed[2].parts] == [(1, 5), (2, 5)]


def test_pro_rata_divides_the_odd_fen_by_the_largest_fraction() -> None:
    people = [creditor("A", 1), creditor("B", 1), creditor("C", 4)]
    handed = hand_out(debt(6, [5]), people, way=HandOut.pro_rata)
    assert [(each.worker_id, each.paid) for each in handed] == [("A", 1), ("B", 1), ("C", 3)]


def test_the_order_is_a_heuristic_and_every_way_has_a_value() -> None:
    held = parameter("recovery_order")
    assert held.heuristic
    assert WAYS[held.on(None)] is HandOut.longest_owed  # type: ignore[index] # a whole number
    assert set(WAYS.values()) == set(HandOut)


# A world: what the payroll says, and an account that does not reach all

GIVEN: dict[str, list[dict[str, Any]]] = {
    "project": [{"project_id": "P", "owner_id": "O", "general_contractor_id": "G"}],
    "worker": [
        {"worker_id": w, "project_id": "P", "employer_id": e}
        for w, e in (("W", "L"), ("V", "L"), ("U", "L"), ("T", "S"))
    ],
    "contract": [
        {"contract_id": "C", "project_id": "P", "issuer_id": "O", "contractor_id": "G",
         "kind": "general"},
    ],
    "account": [
        {"account_id": "A", "party_id": "G", "kind": "wage_special", "project_id": "P",
         "opening_balance": 900, "opening_on": "2024-06-01"},
    ],
}  # fmt: skip


def pay(worker: str, month: str, payable: float | None, due_on: str, **more: Any) -> dict[str, Any]:
    key, employer = f"{worker}{month}{more.pop('line', '')}", "S" if worker == "T" else "L"
    row = {"payroll_id": key, "project_id": "P", "worker_id": worker, "employer_id": employer}
    return {**row, "month": month, "payable": payable, "paid": 0, "due_on": due_on, **more}


def world(**tables: list[dict[str, Any]]) -> World:
    rows = {**GIVEN, **tables}
    engine = PolarsEngine({name: table_of(name, own) for name, own in rows.items()})
    return World(engine, as_of=AS_OF, region=None)


def test_the_payroll_gives_the_workers_their_first_day_and_their_poorest_month() -> None:
    here = world(
        payroll=[
            pay("W", "2024-04", 400, "2024-05-31"),
            pay("W", "2024-03", 300, "2024-04-30", paid=299.99),
            pay("V", "2024-04", 500.5, "2024-05-31"),
            pay("U", "2024-04", 200, "2024-05-31"),
            pay("U", "2024-04", 250, "2024-05-31", line="b"),
            pay("U", "2024-03", None, "2024-04-30"),
            pay("U", "2024-02", 900, "2024-03-29", paid=900),
            pay("T", "2024-04", 1350.49, "2024-05"),
        ]
    )
    owed = liabilities(Answers((), {}, {}), (), here)
    handed = recoveries(owed, here)
    assert [(one.employer_id, one.owed, one.covered) for one in owed] == [
        ("L", 135051, 45000), ("S", 135049, 45000),
    ]  # fmt: skip
    said = [(e.worker_id, e.owed, str(e.since), e.monthly, e.paid, e.rest) for e in handed]
    assert said == [
        ("W", 40001, "2024-05-01", 30000, 40001, 0),
        ("U", 45000, "2024-06-01", 45000, 4999, 40001),
        ("V", 50050, "2024-06-01", 50050, 0, 50050),
        ("T", 135049, "2024-06-01", 135049, 45000, 90049),
    ]
    assert {part.source for each in handed for part in each.parts} == {SourceKind.wage_account}


def test_a_ledger_and_a_clue_name_no_workers() -> None:
    arrears = [{"entry_id": "E", "project_id": "P", "employer_id": "L", "people": 3, "amount": 800}]
    here = world(arrears=arrears)
    owed = liabilities(Answers((), {}, {}), (), here)
    assert [one.covered for one in owed] == [80000]
    assert recoveries(owed, here) == ()


def test_without_debts_nothing_is_read() -> None:
    unread: Any = None
    assert recoveries((), unread) == ()


@pytest.mark.parametrize("way", HandOut)
def test_what_is_written_is_exact_in_yuan(way: HandOut) -> None:
    [one] = hand_out(debt(3, [1, 1]), [creditor("A", 3)], way=way)
    written = one.as_dict()
    assert list(written) == [
        "project_id", "employer_id", "worker_id", "owed", "since", "monthly", "heuristic_order",
        "paid", "parts", "rest",
    ]  # fmt: skip
    assert [str(written[name]) for name in ("owed", "paid", "rest")] == ["0.03", "0.02", "0.01"]
    assert written["heuristic_order"] == way.value
    assert [str(part["amount"]) for part in written["parts"]] == ["0.01", "0.01"]
