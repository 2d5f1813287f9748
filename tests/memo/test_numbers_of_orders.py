"""Orders without a number, and decisions that stand already: how letters call and treat them."""

from __future__ import annotations

import pytest
from rule_case import drafted
from term_case import case, made
from wage_case import order, said

DECIDED = "a_decision_over_large_arrears"
LATE = "the_amount_and_an_expired_order"


@pytest.mark.parametrize("kind", ["progress_report", "reminder", "supervise"])
def test_an_order_without_a_number_is_not_called_by_its_id(kind: str) -> None:
    text = drafted(kind, "YJ02", LATE)
    assert "对丙劳务的责令支付（文号待补充）" in text
    assert "（A）" not in text
    english = drafted(kind, "YJ02", LATE, "en")
    assert "(no. to be supplied)" in english
    assert "(no. A)" not in english


def test_an_earlier_order_without_a_number_is_asked_for() -> None:
    note = drafted("rectify_order", "YJ02", LATE, party="L")
    assert "已有未履行的责令支付文书（文号待补充），请核对是否应改为作出行政处理决定" in note
    assert "人民法院强制执行" not in note


def test_after_a_decision_the_note_points_to_enforcement() -> None:
    note = drafted("rectify_order", "YJ03", DECIDED, party="L")
    assert "是否应改为作出行政处理决定" not in note
    assert (
        "已有未履行的行政处理决定（文号待补充），核对送达和期限；期满未履行的，催告满10个工作日后、"
        "自起诉期限届满之日起3个月内申请人民法院强制执行（" in note
    )
    assert "《中华人民共和国行政强制法》第五十三条、第五十四条）" in note
    english = drafted("rectify_order", "YJ03", DECIDED, "en", party="L")
    assert "a decision that is not met (no. to be supplied)" in english


def test_the_next_step_after_a_decision_is_its_enforcement() -> None:
    text = drafted("progress_report", "YJ03", DECIDED)
    assert "核对对丙劳务的行政处理决定的送达和期限；期满未履行的，催告满10个工作日后" in text
    assert "作出行政处理决定或者申请强制执行" not in text


def test_an_order_and_a_decision_each_have_their_own_next_step() -> None:
    given = case(action=[order("A3", "GC", "decision", amount="60000.00")])
    text = said(made("progress_report", given))
    assert "未见履行的石家庄远达劳务有限公司作出行政处理决定" in text
    assert "核对对河北恒盛建筑工程有限公司的行政处理决定" in text
