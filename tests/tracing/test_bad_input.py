"""Each kind of bad input has its treatment, is listed with its row, and is never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from written import Row, at, by_place, pay, written

from wagekit.tracing.trace import trace

FIRST = pay("P1", "OWN", "GC", 100, paid_at=at(1))


def treated(*rows: Row, as_of: dt.date | None = None) -> tuple[dict[str, list[str | None]], dict]:
    found = trace(written(dict(FIRST), *rows, as_of=as_of), "OWN")
    listed: dict[str, list[str | None]] = {}
    for one in found.treated:
        listed.setdefault(one.why, []).append(one.payment_id)
    assert found.ok
    return listed, by_place(found)


def test_rows_without_time_or_amount_prove_no_sum() -> None:
    rows = (
        pay("P2", "GC", "LAB", 5, paid_at=None),
        pay("P3", "GC", "LAB", None),
        pay("P4", "GC", "LAB", 0),
    )
    assert treated(*rows) == (
        {"no_time": ["P2"], "no_amount": ["P3"], "nothing": ["P4"]},
        {"GC": (100, 100)},
    )


def test_payments_after_the_day_are_left_out_and_the_day_itself_is_not() -> None:
    rows = (pay("P2", "GC", "LAB", 5, paid_at=at(9, 23)), pay("P3", "GC", "LAB", 7, paid_at=at(10)))
    listed, places = treated(*rows, as_of=dt.date(2024, 1, 9))
    assert listed == {"after_as_of": ["P3"]}
    assert places["LAB"] == (5, 5)


def test_payment_in_kind_moves_no_money() -> None:
    assert treated(pay("P2", "GC", "LAB", 5, paid_at=at(2), in_kind=True))[0] == {"in_kind": ["P2"]}


def test_a_failed_transfer_moves_no_money() -> None:
    row = pay("P2", "GC", "LAB", 5, paid_at=at(2), purpose="劳务费 交易失败")
    assert treated(row) == ({"failed": ["P2"]}, {"GC": (100, 100)})


@pytest.mark.parametrize(
    "words", ["网银；上月工资转账失败补发", "代发工资；上次转账失败，重新发放"]
)
def test_what_is_paid_after_a_failed_transfer_moves_money(words: str) -> None:
    row = pay("P2", "GC", "LAB", 5, paid_at=at(2), purpose=words)
    assert treated(row)[0] == {}


def test_a_payment_to_the_same_pot_moves_nothing() -> None:
    assert treated(pay("P2", "GC", "GC", 5, paid_at=at(2)))[0] == {"to_itself": ["P2"]}


def test_unknown_sides_are_listed_and_both_unknown_is_left_out() -> None:
    rows = (
        pay("P2", None, "GC", 5, paid_at=at(2)),
        pay("P3", "GC", None, 105, paid_at=at(3)),
        pay("P4", None, None, 5),
    )
    listed, places = treated(*rows)
    assert listed == {"nobody": ["P4"], "unknown_payer": ["P2"], "unknown_payee": ["P3"]}
    assert places == {"?": (100, 100)}


def test_a_payment_without_account_of_one_who_has_accounts_is_listed() -> None:
    rows = (
        pay("P2", "GC", "LAB", 60, paid_at=at(2), payee_account="A1"),
        pay("P3", "LAB", "ZHANG", 40, paid_at=at(3)),
        pay("P4", "LAB", "LI", 20, paid_at=at(4), payer_account="A1"),
    )
    assert treated(*rows)[0] == {"which_account": ["P3"]}


def test_wages_to_workers_who_gave_a_card_are_not_listed() -> None:
    rows = (
        pay("P2", "GC", "ZHANG", 60, paid_at=at(2), payee_account="A9"),
        pay("P3", "GC", "ZHANG", 40, paid_at=at(3)),
    )
    assert treated(*rows)[0] == {}


def test_a_negative_amount_takes_back_the_last_equal_line() -> None:
    rows = (
        pay("P2", "GC", "LAB", 5, paid_at=at(2)),
        pay("P3", "GC", "LAB", 5, paid_at=at(3)),
        pay("P4", "GC", "LAB", -5, paid_at=at(4)),
    )
    listed, places = treated(*rows)
    assert listed == {"reversed": ["P3", "P4"]}
    assert places["LAB"] == (5, 5)


def test_a_reversal_the_other_way_says_so() -> None:
    rows = (
        pay("P2", "GC", "LAB", 5, paid_at=at(2)),
        pay("P3", "LAB", "GC", 5, paid_at=at(2, 1), purpose="冲正"),
    )
    assert treated(*rows) == ({"reversed": ["P2", "P3"]}, {"GC": (100, 100)})


def test_money_sent_back_is_no_reversal() -> None:
    rows = (
        pay("P2", "GC", "LAB", 5, paid_at=at(2)),
        pay("P3", "LAB", "GC", 5, paid_at=at(3), purpose="退款"),
    )
    assert treated(*rows)[0] == {}


def test_a_negative_amount_that_takes_back_nothing_is_left_out() -> None:
    assert treated(pay("P2", "GC", "LAB", -5, paid_at=at(2)))[0] == {"negative": ["P2"]}


def test_the_same_line_of_two_exports_counts_once() -> None:
    line = {"paid_at": at(2), "balance_after": 95}
    rows = (
        pay("P2", "GC", "LAB", 5, _file="a.csv", **line),
        pay("P3", "GC", "LAB", 5, _file="b.csv", **line),
    )
    listed, places = treated(*rows)
    assert listed["same_line"] == ["P3"]
    assert places["LAB"] == (5, 5)


def test_equal_rows_that_nothing_tells_apart_are_two_and_listed() -> None:
    rows = (
        pay("P2", "GC", "LAB", 5, paid_at=at(2), _file="a.csv"),
        pay("P3", "GC", "LAB", 5, paid_at=at(2), _file="b.csv"),
    )
    listed, places = treated(*rows)
    assert listed == {"looks_double": ["P3"]}
    assert places["LAB"] == (10, 10)


def test_the_same_id_counts_once() -> None:
    rows = (pay("P2", "GC", "LAB", 5, paid_at=at(2)), pay("P2", "GC", "LAB", 5, paid_at=at(3)))
    listed, places = treated(*rows)
    assert listed == {"same_id": ["P2"]}
    assert places["LAB"] == (5, 5)


def test_one_transfer_on_both_statements_counts_once() -> None:
    rows = (
        pay("A1", "=A", "LAB", 5, paid_at=at(3), balance_after=95, _file="a.csv"),
        pay("A2", "=A", "X", 5, paid_at=at(4), balance_after=90, _file="a.csv"),
        pay("A3", "OWN", "=A", 100, paid_at=at(2), balance_after=100, _file="a.csv"),
        pay("B1", "GC", "=B", 5, paid_at=at(3, 1), balance_after=5, _file="b.csv"),
        pay("B2", "=B", "Y", 2, paid_at=at(4), balance_after=3, _file="b.csv"),
    )
    held = ({"account_id": "A", "party_id": "GC"}, {"account_id": "B", "party_id": "LAB"})
    found = trace(written(*rows, accounts=held), "OWN")
    assert [(t.why, t.payment_id) for t in found.treated] == [("both_statements", "B1")]
    assert by_place(found) == {"A": (90, 90), "X": (5, 5), "B": (3, 3), "Y": (2, 2)}
    assert found.missing == ()
