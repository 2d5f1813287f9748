"""What must hold in any world of payments, whatever the method."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from brute_force import OTHER, Move
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_worlds import transfers, world
from written import Row, pay

from wagekit.testing.rows import table_of
from wagekit.tracing.flow import Method, flow
from wagekit.tracing.ledger import ledger_of
from wagekit.tracing.trace import carried, trace

if TYPE_CHECKING:
    import pyarrow as pa

    from wagekit.tracing.result import Trace

PARTIES = ("OWN", "GC", "LAB", "TEAM", None)
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def payments(draw: st.DrawFn) -> list[Row]:
    """A few payments, some in the same hour, some with a balance, an owner's always among them."""
    rows = [pay("P0", "OWN", "GC", draw(st.integers(1, 50)))]
    for number in range(1, draw(st.integers(1, 12))):
        sides = st.sampled_from(PARTIES)
        day, hour = draw(st.integers(1, 4)), draw(st.integers(0, 3))
        row = pay(f"P{number}", draw(sides), draw(sides), draw(st.integers(-3, 60)))
        row["paid_at"] = f"2024-01-{day:02} {hour:02}:00:00"
        row["class"] = draw(st.sampled_from(("progress", "wage", None)))
        if draw(st.booleans()):
            row["payee_account"] = "A"
        if draw(st.integers(0, 3)) == 0:
            row["balance_after"] = draw(st.integers(0, 90))
        rows.append(row)
    return rows


def table(rows: list[Row]) -> dict[str, pa.Table]:
    held = table_of("account", [{"account_id": "A", "party_id": "GC"}])
    return {"payment": table_of("payment", rows), "account": held}


def traced(tables: dict[str, pa.Table]) -> Trace:
    return trace(ledger_of(tables), "party:OWN")


@SLOW
@given(payments())
def test_not_a_fen_is_lost_or_made(rows: list[Row]) -> None:
    found = traced(table(rows))
    assert found.ok
    for method, one in found.methods.items():
        assert sum(end.by_method[method] for end in found.destinations) == one.source
    assert all(end.min >= 0 for end in found.destinations)
    overall = found.overall
    assert overall.came + overall.unknown == overall.left + overall.held


@SLOW
@given(payments(), st.randoms(use_true_random=False))
def test_the_order_of_input_rows_does_not_matter(rows: list[Row], random: Random) -> None:
    tables = table(rows)
    order = list(range(len(rows)))
    random.shuffle(order)
    shuffled = {**tables, "payment": tables["payment"].take(order)}
    first, second = traced(tables).as_dict(), traced(shuffled).as_dict()
    for listed in ("treated",):
        first[listed] = sorted(map(str, first[listed]))
        second[listed] = sorted(map(str, second[listed]))
    assert first == second


WORLDS = st.integers(0, 2**32).map(lambda seed: world(Random(seed)))  # noqa: S311 - worlds


@SLOW
@given(WORLDS, st.integers(0, 11))
@pytest.mark.parametrize("method", Method)
def test_more_money_traced_lowers_nothing_anywhere(
    method: Method, made: tuple[list[Move], list[int]], more: int
) -> None:
    """One more payment of the source: no pot and no payment has less of its money."""
    moves, own = made
    wider = [replace(m, traced=m.traced or at == more) for at, m in enumerate(moves)]
    before, after = (flow(transfers(some, own), method) for some in (moves, wider))
    assert (after.pools[:, 2] >= before.pools[:, 2]).all()
    less, most = (carried(transfers(m, own), f.steps) for m, f in ((moves, before), (wider, after)))
    assert (most >= less).all()


@SLOW
@given(WORLDS, st.integers(0, 11), st.integers(1, 20))
def test_a_larger_payment_of_the_source_lowers_nothing_by_lowest_balance(
    made: tuple[list[Move], list[int]], which: int, more: int
) -> None:
    moves, own = made
    larger = [
        replace(m, amount=m.amount + more) if m.traced and at == which else m
        for at, m in enumerate(moves)
    ]
    # A source that must pay more from a pot it shares takes from others; it is its own here.
    apart = [[replace(m, payer=-1) if m.traced else m for m in some] for some in (moves, larger)]
    before, after = (flow(transfers(some, own), Method.lowest_balance) for some in apart)
    assert (after.pools[:, 2] >= before.pools[:, 2]).all()


def test_a_larger_payment_can_push_a_later_one_out_by_fifo() -> None:
    """Why the property above is not claimed of FIFO: the line only has so many places."""
    ended = []
    for first in (10, 20):
        moves = [
            Move(-1, 0, first, traced=True),
            Move(-1, 0, 10),
            Move(-1, 0, 10, traced=True),
            Move(0, 1, 20),
            Move(0, 2, 10),
        ]
        ended.append(flow(transfers(moves, [OTHER] * 3), Method.fifo).pools[2, 2])
    assert ended == [10, 0]


@SLOW
@given(WORLDS)
def test_methods_agree_where_nothing_is_mixed(made: tuple[list[Move], list[int]]) -> None:
    moves, own = made
    chained = [replace(m, traced=m.payer == 0, payee=m.payee or 1) for m in moves]
    alone = _only_of_the_source([m for m in chained if m.payer != m.payee], len(own))
    ends = [flow(transfers(alone, own), method).pools for method in Method]
    assert all(np.array_equal(ends[0], end) for end in ends)


def _only_of_the_source(moves: list[Move], pots: int) -> list[Move]:
    """Drop what a pot other than the source's cannot pay from the source's money alone."""
    held, kept = [0] * pots, []
    for move in moves:
        if move.payer == 0 or (move.payer > 0 and held[move.payer] >= move.amount):
            held[move.payer] -= move.amount
            held[move.payee] += move.amount
            kept.append(move)
    return kept or [Move(0, 1, 1, traced=True)]
