"""Wages that a sheet calls paid, but to another or in kind: owed still, and named as recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wage_case import made, order, rows, said

if TYPE_CHECKING:
    from wage_case import Rows

WAYS = {
    "account": ({"channel": "bank", "payee_account": "6002"}, "付入他人账户", "本人书面委托"),
    "proxy": ({"channel": "proxy"}, "由他人代领", "本人书面委托"),
    "in_kind": ({"channel": "in_kind"}, "以实物抵付，未计为已付", "以实物抵付"),
}
FOREMAN = {"worker_id": "B", "project_id": "P1", "name": "班某", "employer_id": "SUB",
           "role": "foreman", "bank_account": "6002"}  # fmt: skip


def given(cells: dict[str, Any], **more: Any) -> Rows:
    """The case where W1 alone is owed, of two months that the sheet calls paid."""
    months = [{"payroll_id": id_, "paid": "6000.00"} | cells for id_ in ("Y1", "Y2")]
    settled = [{"payroll_id": "Y3", "paid": "5000.50"}, {"payroll_id": "Y4", "paid": "7000.00"}]
    return rows(payroll=[*months, *settled], worker=[FOREMAN], **more)


@pytest.mark.parametrize("way", WAYS)
def test_the_months_are_named_and_how_they_were_paid_is_told_as_recorded(way: str) -> None:
    cells, how, checked = WAYS[way]
    text = said(made("rectify_order", given(cells)))
    assert "拖欠1名劳动者工资共计12,000.00元" in text
    assert "所属期间为2026年3月至2026年4月" in text
    assert "未见以货币向劳动者本人付清的凭证；工资表记载已付的12,000.00元" in text
    assert how in text
    assert checked in text
    assert "工资2条未计为已付" in text


@pytest.mark.parametrize("kind", ["pay_decision", "advance_payment"])
def test_every_letter_on_the_wages_tells_it(kind: str) -> None:
    text = said(made(kind, given(WAYS["proxy"][0])))
    assert "工资表记载已付的12,000.00元（大写：壹万贰仟元整）由他人代领" in text


def test_of_goods_without_a_sum_no_sum_is_told() -> None:
    text = said(made("rectify_order", given({"channel": "in_kind", "paid": None})))
    assert "工资表记载已付的工资（未载明数额）以实物抵付" in text


def test_a_part_that_went_to_the_worker_is_no_payment_to_another() -> None:
    own = {"payroll_id": "Y1", "paid": "1000.00", "channel": "bank"}
    text = said(made("rectify_order", rows(payroll=[own])))
    assert "未计为已付" not in text
    assert "未见付清的凭证" in text


def test_an_accepted_mandate_makes_it_paid() -> None:
    paper = {"project_id": "P1", "rule": "GZ03", "subject": "Y1", "accepted": True}
    text = said(made("rectify_order", given(WAYS["proxy"][0], explanation=[paper])))
    assert "所属期间为2026年4月，" in text
    assert "工资表记载已付的6,000.00元" in text


def test_what_went_to_another_does_not_hide_a_payment_to_the_worker() -> None:
    later = {"payment_id": "B1", "paid_at": "2026-09-20 10:00:00", "payer_id": "GC",
             "payee_id": "W1", "amount": "6000.00", "class": "wage"}  # fmt: skip
    text = said(made("rectify_order", given(WAYS["proxy"][0], payment=[later])))
    assert "付给上述劳动者（含同名人员）的款项1笔、共6,000.00元" in text
    assert "工资表记载已付的12,000.00元" in text


def test_it_reads_in_english() -> None:
    acts = [order("A2", "SUB", "rectify_order")]
    text = said(made("rectify_order", given(WAYS["account"][0], action=acts), lang="en"))
    assert "for 2026-03 to 2026-04" in text
    assert "as paid, but into accounts of others; no written mandate" in text
    assert "2 lines that the wage sheets record" in text
