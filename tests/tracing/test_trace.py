"""Tracing through payments written by hand: destinations, why methods differ, sources, books."""

from __future__ import annotations

import pytest
from written import at, by_place, each, pay, written

from wagekit.core.errors import WagekitError
from wagekit.tracing.back import origins
from wagekit.tracing.result import LeftOut
from wagekit.tracing.source import Source
from wagekit.tracing.trace import trace

MIXED = (
    pay("P1", "OWN", "GC", 100, paid_at=at(1), kind="progress"),
    pay("P2", "BANK", "GC", 50, paid_at=at(2), kind="loan"),
    pay("P3", "GC", "CAR", 50, paid_at=at(3), kind="other"),
    pay("P4", "GC", "LAB", 100, paid_at=at(4), kind="labour_cost"),
)


def test_fifo_and_lowest_balance_disagree_and_the_result_says_why() -> None:
    found = trace(written(*MIXED), "OWN")
    assert each(found, "CAR") == {"fifo": 50, "lifo": 0, "pro_rata": 33.33, "lowest_balance": 0}
    assert each(found, "LAB") == {
        "fifo": 50,
        "lifo": 100,
        "pro_rata": 66.67,
        "lowest_balance": 100,
    }
    (why,) = found.destinations[0].differences
    assert (why.pot.party_id, why.payment_id) == ("GC", "P3")
    assert (why.traced_in, why.mixed_in) == (100_00, 50_00)
    assert found.ok


def test_allocations_say_which_payment_went_on_in_which() -> None:
    found = trace(written(*MIXED), "OWN", method="fifo")
    (only,) = found.methods.values()
    assert [(a.from_payment, a.to_payment, a.amount) for a in only.allocations] == [
        ("P1", "P3", 50_00),
        ("P1", "P4", 50_00),
    ]
    written_down = found.as_dict()["fifo"]["allocations"][0]
    assert written_down == {"from_payment": "P1", "to_payment": "P3", "amount": 50.0}


def test_where_nothing_is_mixed_nothing_differs() -> None:
    found = trace(written(MIXED[0], MIXED[3]), "OWN")
    assert by_place(found) == {"LAB": (100, 100)}
    assert found.destinations[0].differences == ()


def test_a_round_trip_comes_back_and_is_counted_once_more_when_paid_again() -> None:
    ledger = written(
        pay("P1", "OWN", "GC", 100, paid_at=at(1)),
        pay("P2", "GC", "OWN", 40, paid_at=at(2)),
        pay("P3", "OWN", "GC", 30, paid_at=at(3)),
    )
    found = trace(ledger, "OWN")
    assert by_place(found) == {"GC": (90, 90), "OWN": (40, 40)}
    assert all(m.source == m.ended == 130_00 for m in found.methods.values())
    assert all(m.returned == 30_00 for m in found.methods.values())


def test_one_party_has_a_pot_for_each_account_unless_they_are_taken_together() -> None:
    payments = (
        pay("P1", "OWN", "=A1", 100, paid_at=at(1)),
        pay("P2", "=A2", "LAB", 60, paid_at=at(2)),
    )
    held = ({"account_id": "A1", "party_id": "GC"}, {"account_id": "A2", "party_id": "GC"})
    assert by_place(trace(written(*payments, accounts=held), "OWN")) == {"A1": (100, 100)}
    together = trace(written(*payments, accounts=held, together=("GC",)), "OWN")
    assert by_place(together) == {"LAB": (60, 60), "GC": (40, 40)}


def test_a_source_may_be_one_payment_or_an_account() -> None:
    ledger = written(*MIXED, pay("P5", "=A", "GC", 7, paid_at=at(9)))
    assert by_place(trace(ledger, "P2", method="lifo")) == {"CAR": (50, 50)}
    assert by_place(trace(ledger, "A")) == {"GC": (7, 7)}


def test_a_project_narrows_what_is_traced_and_not_what_moves() -> None:
    ledger = written(
        pay("P1", "OWN", "GC", 100, paid_at=at(1), project_id="X"),
        pay("P2", "OWN", "GC", 50, paid_at=at(2), project_id="Y"),
        pay("P3", "GC", "LAB", 120, paid_at=at(3)),
    )
    found = trace(ledger, "OWN", project="Y")
    assert each(found, "LAB") == {"fifo": 20, "lifo": 50, "pro_rata": 40, "lowest_balance": 20}


def test_what_names_no_project_is_told_where_one_was_asked_for() -> None:
    ledger = written(
        pay("P1", "OWN", "GC", 100, paid_at=at(1), project_id="X"),
        pay("P2", "OWN", "GC", 50, paid_at=at(2)),
        pay("P3", "OWN", "LAB", 7, paid_at=at(3)),
        pay("P4", "GC", "LAB", 5, paid_at=at(4)),
    )
    for project, source in (("X", 100_00), ("Y", 0)):
        found = trace(ledger, "OWN", project=project)
        assert found.left_out == LeftOut(2, 57_00)
        assert found.methods["fifo"].source == source
        assert found.as_dict()["left_out"] == {"payments": 2, "amount": 57.0}
    assert trace(ledger, "OWN").left_out == LeftOut(0, 0)
    with pytest.raises(WagekitError, match="去掉 --project"):
        trace(ledger, "P2", project="X")


def test_a_claim_traces_only_the_part_of_a_payment_that_met_it() -> None:
    ledger = written(MIXED[0], MIXED[3])
    found = trace(ledger, Source("claim", "C", {"P1": 30_00}), method="fifo")
    assert by_place(found) == {"LAB": (30, 30)}
    assert trace(ledger, Source("claim", "C", {"P1": 100_00})).methods["lifo"].source == 100_00


def test_money_of_unknown_origin_stays_in_its_own_pool() -> None:
    ledger = written(
        pay("P1", None, "GC", 20, paid_at=at(1)),
        pay("P2", "OWN", "GC", 10, paid_at=at(2)),
        pay("P3", "GC", None, 15, paid_at=at(3)),
    )
    found = trace(ledger, "OWN")
    assert found.unknown == 20_00
    assert found.overall.left == 15_00
    assert each(found, "?") == {}
    nobody = next(d for d in found.destinations if d.pot.party_id is None)
    assert {str(m): fen for m, fen in nobody.by_method.items()} == {
        "fifo": 0,
        "lifo": 1000,
        "pro_rata": 500,
        "lowest_balance": 0,
    }


@pytest.mark.parametrize("name", ["NOPE", "party:NOPE", "account:OWN"])
def test_what_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(WagekitError, match="没有付款、账户或当事人"):
        trace(written(*MIXED), name)


def test_an_id_that_means_two_things_must_be_made_plain() -> None:
    ledger = written(*MIXED, pay("OWN", "CAR", "X", 1))
    with pytest.raises(WagekitError, match="payment:OWN 或 party:OWN"):
        trace(ledger, "OWN")
    assert trace(ledger, "party:OWN").source == Source("party", "OWN")


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(WagekitError, match="没有追踪方法"):
        trace(written(*MIXED), "OWN", method="best")


def test_a_party_that_pays_nothing_has_an_empty_trace() -> None:
    found = trace(written(*MIXED), "LAB")
    assert found.destinations == ()
    assert found.ok


def test_going_back_is_going_forward_from_everyone_upstream() -> None:
    ledger = written(*MIXED)
    back = {one.pot.party_id: one for one in origins(ledger, "LAB")}
    assert set(back) == {"GC", "OWN", "BANK"}
    assert back["GC"].min == back["GC"].max == 100_00
    forward = each(trace(ledger, "OWN"), "LAB")
    assert {str(m): fen / 100 for m, fen in back["OWN"].by_method.items()} == forward


def test_going_back_from_a_payment() -> None:
    (gc, own, *_) = origins(written(*MIXED), "P3", method="fifo")
    assert (gc.pot.party_id, gc.max, own.pot.party_id, own.max) == ("GC", 50_00, "OWN", 50_00)
