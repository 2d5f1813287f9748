"""What was done so far is listed with what is on record of it, though its number is missing."""

from __future__ import annotations

from typing import Any

import pytest
from wage_case import made, order, rows, said

SERVED = {"action_id": "A9", "project_id": "P1", "party_id": "SUB", "kind": "inquiry",
          "served_on": "2026-05-06", "doc_no": None}  # fmt: skip


def told(lang: str = "zh", **more: Any) -> str:
    return said(made("rectify_order", rows(action=[SERVED | more]), lang=lang))


@pytest.mark.parametrize(
    ("days", "line", "named"),
    [
        ({}, "文号待补充，2026年5月6日送达，作出日期待补充。", "2026年5月6日送达"),
        ({"decided_on": "2026-05-04"}, "文号待补充，2026年5月4日作出。", "2026年5月4日作出"),
        ({"served_on": None}, "文号待补充，作出日期待补充。", "作出日期待补充"),
    ],
)
def test_an_act_without_a_number_is_listed_and_the_number_asked_for(
    days: dict[str, Any], line: str, named: str
) -> None:
    text = told(**days)
    what = "调查询问通知书（对石家庄远达劳务有限公司）"
    assert f"{what}：{line}" in text
    assert f"{what}（{named}" in text
    assert "的文号：资料中没有" in text


def test_an_order_without_a_number_is_listed_where_orders_are() -> None:
    plain = order("A2", "SUB", "rectify_order", doc_no=None)
    text = said(made("advance_payment", rows(action=[plain])))
    assert "限期改正指令书（对石家庄远达劳务有限公司）：文号待补充，2026年8月3日作出。" in text


def test_a_decision_without_a_number_covers_no_verdict_and_is_listed() -> None:
    plain = order("A8", "SUB", "decision", doc_no=None)
    text = said(made("advance_payment", rows(action=[plain])))
    assert "行政处理决定书（对石家庄远达劳务有限公司）：文号待补充" in text


def test_in_english_it_begins_with_a_capital() -> None:
    assert (
        "\nInquiry (on 石家庄远达劳务有限公司): number to be supplied, served 2026-05-06"
        in told("en")
    )


def test_the_order_that_a_decision_rests_on_is_named_without_its_number() -> None:
    text = said(
        made("pay_decision", rows(action=[order("A2", "SUB", "rectify_order", doc_no=None)]))
    )
    assert "限期改正指令书（文号待补充），2026年8月5日送达" in text
    assert "限期改正指令书（2026年8月5日送达）的文号：资料中没有" in text
