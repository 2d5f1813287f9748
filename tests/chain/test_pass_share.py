"""What was passed on at once, by running sums, against pairs of payments in plain Python."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from made import Row, Rows, dice, paid, rows_of, signed, world_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wagekit.core.world import World

DAYS = dt.timedelta(days=7)
TIMES = ("00:00:00", "09:00:00", "09:00:01")
WHO = ("A", "B", "X", "X", "Y", "N", None)


def _drawn(seed: int) -> Rows:
    throw = dice(seed)
    contracts = [signed("C", "O", "A", kind="general"), signed("D", "A", "B", kind="professional")]
    payments = [
        paid(
            f"M{number}",
            *throw.choice([("O", "A"), ("A", throw.choice(WHO)), ("B", throw.choice(WHO))]),
            throw.choice([None, 0, 10, 50, 60, 100, 100]),
            paid_at=f"2024-01-{throw.randint(1, 20):02} {throw.choice(TIMES)}",
            kind=throw.choice(["progress", "progress", "other", "fee", None]),
            project_id=throw.choice(["P", "P", "P", None, "Q"]),
            contract_id=throw.choice([None, None, "C"]),
        )
        for number in range(throw.choice([3, 6, 20]))
    ]
    projects = [{"project_id": "P", "owner_id": "O"}, {"project_id": "Q", "owner_id": "O"}]
    parties = [{"party_id": "N", "kind": "government"}]
    return {"project": projects, "party": parties, "contract": contracts, "payment": payments}


def _pairs(world: World) -> list[tuple[Row, Row]]:
    sent = [row for row in rows_of(world, "to_stranger") if row["payee_id"] != "N"]
    sides = {row["contract_id"]: row for row in rows_of(world, "work")}
    return [
        (came, went)
        for came in ({**sides[row["contract_id"]], **row} for row in rows_of(world, "receipt"))
        for went in sent
        if went["payer_id"] == came["contractor_id"]
        and went["project_id"] in {None, came["project_id"]}
        and went["payee_id"] != came["issuer_id"]
        and went["at"] >= came["at"]
        and went["on"] <= came["on"] + DAYS
    ]


def _named(went: Row) -> int:
    return (went["amount"] or 0) if went["payee_id"] else 0


def _amount(row: Row) -> Any:
    return row["amount"]


def _total(rows: Iterable[Row], of: Callable[[Row], Any]) -> Any:
    """Null where the amount of any row is not known."""
    amounts = [of(row) for row in rows]
    return None if None in amounts else sum(amounts)


def _least(*amounts: Any) -> Any:
    known = [amount for amount in amounts if amount is not None]
    return min(known) if known else None


def _bounds(pairs: list[tuple[Row, Row]]) -> tuple[int, Any]:
    """The most that is known to have been passed on, and that can have been; null for no bound."""
    sides: list[list[tuple[Any, Any]]] = [[], []]
    for side, other in ((0, 1), (1, 0)):
        for one in {pair[side]["payment_id"]: pair[side] for pair in pairs}.values():
            met = [pair[other] for pair in pairs if pair[side] is one]
            whole = _total(met, _amount)
            sure = (_amount(one), _total(met, _named)) if side == 0 else (_named(one), whole)
            sides[side].append((_least(*sure), _least(_amount(one), whole)))
    most = [_total([{"amount": high} for _, high in side], _amount) for side in sides]
    return min(sum(low for low, _ in side) for side in sides), _least(*most)


def _expected(world: World) -> dict[str, tuple[int, bool | None]]:
    found = {}
    for contract in {came["contract_id"] for came, _ in _pairs(world)}:
        pairs = [pair for pair in _pairs(world) if pair[0]["contract_id"] == contract]
        came = [
            row["amount"] for row in rows_of(world, "receipt") if row["contract_id"] == contract
        ]
        received = sum(amount or 0 for amount in came)
        passed, most = _bounds(pairs)
        may = most is None or most * 10 >= received * 9
        sure = passed * 10 >= received * 9 and passed > 0 and None not in came
        found[contract] = (passed, True if may and sure else None if may else False)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_drawn_payments(seed: int) -> None:
    world = world_of(_drawn(seed))
    said = {
        row["contract_id"]: (row["passed"], row["near_whole"])
        for row in rows_of(world, "pass_share")
    }
    assert said == _expected(world)
    sent = {(came["contract_id"], went["payment_id"]) for came, went in _pairs(world)}
    told = {(row["contract_id"], row["payment_id"]) for row in rows_of(world, "passed_on")}
    assert told == sent
