"""Payments to workers owed that no wage sheet tells are named in the letter, to be checked."""

from __future__ import annotations

from typing import Any

import pytest
from wage_case import made, order, rows, said

UNSEEN = "未见付清的凭证"
SEEN = "付给上述劳动者（含同名人员）的款项{}笔、共{}元"
PAID = {"payment_id": "B1", "paid_at": "2026-09-20 10:00:00", "payer_id": "GC", "payee_id": "W1",
        "amount": "6000.00", "class": "wage", "purpose": "补发工资"}  # fmt: skip


def told(kind: str = "rectify_order", lang: str = "zh", **more: Any) -> str:
    return said(made(kind, rows(**more), lang=lang))


def test_without_payments_the_letter_says_that_none_was_seen() -> None:
    assert UNSEEN in told()


@pytest.mark.parametrize(
    "payment",
    [
        pytest.param({}, id="by the worker's id"),
        pytest.param({"class": None}, id="not classed"),
        pytest.param({"payee_id": "钱某"}, id="by the name alone"),
        pytest.param({"project_id": "P1"}, id="of the project"),
    ],
)
def test_a_payment_after_the_month_is_named_for_checking(payment: dict[str, Any]) -> None:
    text = told(payment=[PAID | payment])
    assert SEEN.format(1, "6,000.00") in text
    assert "付款资料另有2026年9月20日" in text
    assert "是否用于支付上述工资、尚欠数额是否应当扣除待核实" in text
    assert UNSEEN not in text
    assert "核对收款人身份" in text
    assert "拖欠3名劳动者工资共计24,000.50元" in text


@pytest.mark.parametrize(
    "payment",
    [
        pytest.param({"paid_at": "2026-03-20 10:00:00"}, id="in the month itself"),
        pytest.param({"paid_at": "2026-11-21 10:00:00"}, id="after the day of judgement"),
        pytest.param({"payee_id": "W4"}, id="to a worker who is not owed"),
        pytest.param({"payee_id": "SUB"}, id="to a firm"),
        pytest.param({"class": "material"}, id="not wages"),
        pytest.param({"project_id": "P2"}, id="of another project"),
    ],
)
def test_other_payments_are_not_named(payment: dict[str, Any]) -> None:
    assert UNSEEN in told(payment=[PAID | payment])


def test_what_the_wage_sheet_says_was_paid_is_no_other_payment() -> None:
    sheet = {"payroll_id": "Y1", "paid": "1000.00"}
    first, again = (PAID | {"payment_id": id_, "amount": "1000.00"} for id_ in ("B1", "B2"))
    assert UNSEEN in told(payroll=[sheet], payment=[first])
    text = told(payroll=[sheet], payment=[first, again | {"paid_at": "2026-10-02 10:00:00"}])
    assert SEEN.format(1, "1,000.00") in text
    assert "2026年10月2日" in text


def test_wages_paid_in_parts_are_what_the_sheet_says() -> None:
    sheet = {"payroll_id": "Y1", "paid": "3000.00"}
    parts = [PAID | {"payment_id": id_, "amount": sum_} for id_, sum_ in
             (("B1", "1000.00"), ("B2", "2000.00"))]  # fmt: skip
    assert UNSEEN in told(payroll=[sheet], payment=parts)
    more = PAID | {"payment_id": "B3", "amount": "500.00"}
    assert SEEN.format(3, "3,500.00") in told(payroll=[sheet], payment=[*parts, more])


def test_wages_of_before_the_debt_do_not_hide_what_came_months_later() -> None:
    earlier = {"payroll_id": "Y0", "project_id": "P1", "worker_id": "W1", "employer_id": "SUB",
               "month": "2026-01", "payable": "6000.00", "paid": "6000.00"}  # fmt: skip
    assert SEEN.format(1, "6,000.00") in told(payroll=[earlier], payment=[PAID])


def test_a_payment_without_a_sum_is_not_added_up() -> None:
    assert UNSEEN in told(payment=[PAID | {"amount": None}])


def test_several_are_counted_and_added_and_their_rows_stand_among_the_sources() -> None:
    second = {"payment_id": "B2", "paid_at": "2026-10-02 10:00:00", "payee_id": "W3"}
    memo = made("rectify_order", rows(payment=[PAID, PAID | second]))
    assert SEEN.format(2, "12,000.00") in said(memo)
    assert "2026年9月20日至2026年10月2日" in said(memo)
    assert "payment.csv" in said(memo)


@pytest.mark.parametrize("kind", ["pay_decision", "advance_payment"])
def test_every_letter_on_the_wages_names_it(kind: str) -> None:
    text = told(kind, payment=[PAID], action=[order("A2", "SUB", "rectify_order")])
    assert SEEN.format(1, "6,000.00") in text
    assert "核对收款人身份" in text


def test_it_reads_in_english() -> None:
    text = told(lang="en", payment=[PAID])
    assert "the payments also hold 1 payment to these workers or to namesakes (2026-09-20)" in text
    assert "no proof of full payment" not in text
