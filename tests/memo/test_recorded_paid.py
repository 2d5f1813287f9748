"""What the ledger and the results of orders record as paid stands wherever wages are demanded."""

from __future__ import annotations

from typing import Any

import pytest
from wage_case import made, order, rows, said

ENTRY = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB", "people": 3,
         "amount": "24000.50", "found_on": "2026-07-01", "paid_amount": "3000.00",
         "paid_on": "2026-09-20", "voucher_seen": True}  # fmt: skip
LETTERS = [("rectify_order", "SUB"), ("pay_decision", "SUB"), ("advance_payment", "GC")]
UNSEEN = "未见付清的凭证"


@pytest.mark.parametrize(("kind", "party"), LETTERS)
def test_a_payment_in_the_ledger_stands_in_the_facts(kind: str, party: str) -> None:
    text = said(made(kind, rows(arrears=[ENTRY]), party=party))
    assert "欠薪台账L1登记于2026年9月20日支付3,000.00元" in text
    assert "已见支付凭证" in text
    assert "发出前先核对台账、支付凭证和工资表" in text
    assert "arrears.csv" in text
    assert UNSEEN not in text
    english = said(made(kind, rows(arrears=[ENTRY]), party=party, lang="en"))
    assert "entry L1 of the arrears ledger records" in english
    assert "voucher seen" in english


@pytest.mark.parametrize(
    "more",
    [
        {"paid_on": "2026-11-25"},
        {"paid_amount": "0.00", "voucher_seen": None},
        {"found_on": "2026-11-25"},
        {"employer_id": "GC"},
        {"project_id": "P2"},
    ],
    ids=["after the day", "nothing paid", "found later", "of another", "elsewhere"],
)
def test_what_is_no_payment_of_these_wages_by_the_day_is_not_told(more: dict[str, Any]) -> None:
    text = said(made("rectify_order", rows(arrears=[ENTRY | more]), party="SUB"))
    assert "欠薪台账L1登记于" not in text
    assert UNSEEN in text


def test_an_entry_that_names_no_employer_says_so() -> None:
    given = rows(arrears=[ENTRY | {"employer_id": None}])
    assert "欠薪台账L1（未登记用人单位）登记于" in said(made("rectify_order", given, party="SUB"))
    english = said(made("rectify_order", given, party="SUB", lang="en"))
    assert "entry L1 of the arrears ledger, which names no employer, records" in english


def test_an_entry_that_is_only_closed_is_told_too() -> None:
    closed = ENTRY | {"paid_amount": None, "paid_on": None, "voucher_seen": None,
                      "closed_on": "2026-10-01"}  # fmt: skip
    text = said(made("rectify_order", rows(arrears=[closed]), party="SUB"))
    assert "欠薪台账L1登记于2026年10月1日销号" in text


def test_a_report_has_ledger_and_sheets_reconciled_first() -> None:
    text = said(made("progress_report", rows(arrears=[ENTRY])))
    assert "\n1. 欠薪台账L1登记的支付、销号与工资表不一致，先核对" in text
    assert "与工资表不一致" not in said(made("progress_report"))


@pytest.mark.parametrize(("kind", "party"), LETTERS)
def test_an_order_that_was_met_in_part_is_told(kind: str, party: str) -> None:
    partly = order("A2", "SUB", "rectify_order", result="partly", done_on="2026-08-30")
    text = said(made(kind, rows(action=[partly]), party=party))
    assert "安人社监A2字〔2026〕5号）的执行结果登记为部分支付（2026年8月30日）" in text
    assert "是否已从尚欠数额中扣除待核实" in text
    assert "未见履行" not in text
    assert UNSEEN not in text
    english = said(made(kind, rows(action=[partly]), party=party, lang="en"))
    assert "is recorded as paid in part" in english


def test_a_result_after_the_day_of_judgement_is_not_told() -> None:
    partly = order("A2", "SUB", "rectify_order", result="partly", done_on="2026-11-25")
    assert "部分支付" not in said(made("rectify_order", rows(action=[partly])))
