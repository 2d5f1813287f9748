"""Running balances settle the order of one second and show where pages are missing."""

from __future__ import annotations

from written import Row, at, by_place, each, pay, written

from wagekit.tracing.trace import trace

HELD = ({"account_id": "A", "party_id": "GC"},)


def line(payment_id: str, payer: str, payee: str, yuan: int, day: int, balance: int) -> Row:
    return pay(payment_id, payer, payee, yuan, paid_at=at(day), balance_after=balance)


def test_balances_settle_the_order_of_one_second() -> None:
    ledger = written(
        line("P2", "=A", "LAB", 60, 2, 40), line("P1", "OWN", "=A", 100, 2, 100), accounts=HELD
    )
    found = trace(ledger, "OWN")
    assert by_place(found) == {"LAB": (60, 60), "A": (40, 40)}
    (tie,) = found.ties
    assert (tie.payments, tie.settled) == (("P1", "P2"), "balance")
    assert found.missing == ()


def test_without_balances_the_statement_has_the_say_and_the_tie_is_listed() -> None:
    ledger = written(
        line("P0", "OWN", "=A", 5, 1, 5),
        pay("P1", "OWN", "=A", 100, paid_at=at(2)),
        pay("P2", "=A", "LAB", 60, paid_at=at(2)),
        accounts=HELD,
    )
    (tie,) = trace(ledger, "OWN").ties
    assert (tie.payments, tie.settled) == (("P1", "P2"), "statement_order")


def test_the_first_balance_shows_an_opening_of_unknown_origin() -> None:
    ledger = written(
        line("P1", "OWN", "=A", 100, 1, 150), line("P2", "=A", "LAB", 80, 2, 70), accounts=HELD
    )
    found = trace(ledger, "OWN")
    assert found.unknown == 50_00
    assert each(found, "LAB") == {
        "fifo": 30,
        "lifo": 80,
        "pro_rata": 53.33,
        "lowest_balance": 30,
    }


def test_a_listed_opening_balance_is_of_unknown_origin() -> None:
    held = ({"account_id": "A", "party_id": "GC", "opening_balance": 50},)
    ledger = written(pay("P1", "OWN", "=A", 100), accounts=held)
    assert trace(ledger, "OWN").unknown == 50_00


def test_missing_pages_are_listed_with_what_they_would_close() -> None:
    ledger = written(
        line("P1", "OWN", "=A", 100, 1, 100),
        line("P2", "=A", "LAB", 10, 5, 60),
        line("P3", "=A", "LAB", 10, 9, 80),
        accounts=HELD,
    )
    found = trace(ledger, "OWN")
    gone, came = found.missing
    assert (gone.amount, gone.closes, gone.after, gone.before) == (-30_00, 30_00, "P1", "P2")
    assert (str(gone.since), str(gone.until)) == ("2024-01-01 00:00:00", "2024-01-05 00:00:00")
    assert (came.amount, came.closes, came.after, came.before) == (30_00, 30_00, "P2", "P3")
    assert by_place(found)["?"] == (30, 30)
    assert found.ok


def test_pages_missing_before_the_source_paid_close_nothing() -> None:
    ledger = written(
        line("P1", "X", "=A", 10, 1, 10),
        line("P2", "X", "=A", 10, 2, 25),
        line("P3", "OWN", "=A", 10, 3, 35),
        accounts=HELD,
    )
    (only,) = trace(ledger, "OWN").missing
    assert (only.amount, only.closes) == (5_00, 0)


def test_a_pot_that_pays_more_than_came_in_is_to_show_its_statement() -> None:
    ledger = written(
        pay("P1", "OWN", "GC", 10, paid_at=at(1)), pay("P2", "GC", "LAB", 25, paid_at=at(2))
    )
    found = trace(ledger, "OWN")
    (only,) = found.missing
    assert (only.pot.party_id, only.amount, only.before) == ("GC", 15_00, None)
    assert found.unknown == 15_00


def test_a_shuffled_second_invents_no_money() -> None:
    # The balances return to 10 in between, so that the order cannot be found row by row.
    ledger = written(
        line("P0", "OWN", "=A", 10, 1, 10),
        line("P1", "=A", "X", 5, 2, 5),
        line("P2", "Y", "=A", 5, 2, 10),
        line("P3", "Y", "=A", 20, 2, 30),
        line("P4", "=A", "X", 20, 2, 10),
        accounts=HELD,
    )
    found = trace(ledger, "OWN")
    assert found.missing == ()
    assert found.unknown == 0


def test_a_day_without_balances_in_which_a_pot_receives_and_pays_is_listed() -> None:
    ledger = written(
        pay("P1", "GC", "LAB", 60, paid_at=at(1)),
        pay("P2", "OWN", "GC", 100, paid_at=at(1)),
        pay("P3", "OWN", "LAB", 1, paid_at=at(2)),
        pay("P4", "OWN", "LAB", 1, paid_at=at(2)),
    )
    found = trace(ledger, "OWN")
    (tie,) = found.ties
    assert (tie.pot.party_id, tie.payments, tie.settled) == ("GC", ("P1", "P2"), "statement_order")
    assert found.missing[0].amount == 60_00
