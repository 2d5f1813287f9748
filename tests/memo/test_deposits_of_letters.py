"""What a draw on the wage deposit says of the decision, the holders and earlier draws."""

from __future__ import annotations

from typing import Any

import pytest
from test_deposit_and_advance import LETTER, secured
from wage_case import Rows, made, order, rows, said

from wagekit.views.letter.choose import CannotIssue

MET = order("A3", "GC", "pay_order", result="paid", done_on="2026-08-20")


def drawn(**more: Any) -> str:
    cells = {"drawn_on": "2026-02-01", "drawn_amount": "5000.00", "amount": "30000.00"}
    return said(made("deposit_draw", secured(**(cells | more))))


def two_holders(first: str, second: str, decided: str = "24000.50") -> Rows:
    letters = [LETTER | {"guarantee_id": "BH-1", "amount": first},
               LETTER | {"guarantee_id": "BH-2", "amount": second, "provider_id": "OTHER",
                         "form": "company_letter"}]  # fmt: skip
    other = {"party_id": "OTHER", "name": "河北建信融资担保有限公司", "kind": "company"}
    decision = order("A3", "GC", "decision", amount=decided)
    return rows(guarantee=letters, party=[other], action=[decision])


def test_an_order_on_record_as_met_is_not_denied() -> None:
    with pytest.raises(CannotIssue, match=r"（安人社监A3字〔2026〕5号）已登记履行"):
        made("pay_decision", rows(action=[MET]), party="GC")
    with pytest.raises(CannotIssue, match="is recorded as met"):
        made("pay_decision", rows(action=[MET]), party="GC", lang="en")


def test_a_decision_on_record_as_met_is_not_denied() -> None:
    met = {"result": "paid", "done_on": "2026-08-10"}
    with pytest.raises(CannotIssue, match=r"处理决定（安人社监A3字〔2026〕5号）已登记履行"):
        made("deposit_draw", secured(decision=met))


def test_a_decision_on_somebody_else_is_not_denied() -> None:
    with pytest.raises(CannotIssue, match="是对安平县城建投资有限公司作出的"):
        made("deposit_draw", secured(decision={"party_id": "OWN"}))


def test_a_deposit_of_which_nobody_says_who_holds_it_is_not_denied() -> None:
    with pytest.raises(CannotIssue, match=r"工资保证金（BH-1）已登记，但存储银行.*不明"):
        made("deposit_draw", secured(provider_id=None))
    with pytest.raises(CannotIssue, match="没有判断日在有效期内的"):
        made("deposit_draw", secured(provider_id=None, to_on="2026-06-01"))


def test_only_deposits_that_are_valid_on_the_day_are_those_above() -> None:
    given = secured()
    given["guarantee"] = [*given["guarantee"], LETTER | {"guarantee_id": "BH-0",
                          "from_on": "2024-06-01", "to_on": "2025-05-31"}]  # fmt: skip
    text = said(made("deposit_draw", given))
    assert "编号BH-1" in text
    assert "编号BH-0" not in text


def test_notices_to_two_holders_ask_together_for_no_more_than_is_owed() -> None:
    given = two_holders("10000.00", "20000.00")
    first, second = (said(made("deposit_draw", given, party=p)) for p in ("BANK", "OTHER"))
    assert "中支付10,000.00元" in first
    assert "中支付14,000.50元" in second
    assert "另有河北建信融资担保有限公司提供的工资保证金（保函），可支付20,000.00元" in first
    assert "另有安平农村商业银行提供的工资保证金（保函），可支付10,000.00元" in second
    assert "保证金余额20,000.00元不足以付清24,000.50元" in second


def test_notices_to_two_holders_ask_together_for_no_more_than_was_decided() -> None:
    given = two_holders("10000.00", "20000.00", decided="15000.00")
    first, second = (said(made("deposit_draw", given, party=p)) for p in ("BANK", "OTHER"))
    assert "中支付10,000.00元" in first
    assert "中支付5,000.00元" in second


def test_a_holder_behind_one_that_covers_everything_may_still_pay() -> None:
    text = said(made("deposit_draw", two_holders("30000.00", "20000.00"), party="OTHER"))
    assert "中支付20,000.00元" in text
    assert "合计不得超过尚欠数额" in text


def test_what_was_drawn_tells_what_is_left() -> None:
    text = drawn()
    assert "资料显示2026年2月1日已动用5,000.00元" in text
    assert "尚余25,000.00元" in text
    assert "是否用于支付上述工资" not in text


def test_what_was_made_up_is_said() -> None:
    text = drawn(replenished_on="2026-02-10")
    assert "已于2026年2月10日补足，尚余30,000.00元" in text


@pytest.mark.parametrize("day", ["2026-09-01", None])
def test_a_draw_that_may_have_paid_these_wages_is_to_be_checked(day: str | None) -> None:
    text = drawn(drawn_on=day)
    assert "；是否用于支付上述工资、尚欠数额是否应当扣除待核实" in text
    assert "工资保证金（BH-1）在处理决定期限届满之后或者日期不明时已动用" in text


def test_a_draw_after_the_day_of_judgement_is_not_told() -> None:
    assert "已动用" not in drawn(drawn_on="2026-11-25")


def test_cash_of_the_contractor_itself_is_drawn_from_the_bank_that_keeps_it() -> None:
    given = secured(form="cash", provider_id="GC")
    view = made("deposit_draw", given, party="GC").view
    assert view.addressee.startswith("（存储银行待补录）")
    account = {"account_id": "6222999", "party_id": "GC", "kind": "wage_deposit",
               "project_id": "P1", "bank": "安平农村商业银行"}  # fmt: skip
    kept = made("deposit_draw", given | {"account": [account]}, party="GC")
    assert kept.view.addressee.startswith("安平农村商业银行")
    assert "通知安平农村商业银行支付" in said(kept)
    assert "按存储凭证核对存储形式和存储银行" in said(kept)
