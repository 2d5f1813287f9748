"""Debts that no wage sheet shows: papers, people and employers are told as known."""

from __future__ import annotations

from typing import Any

import pytest
from wage_case import Given, made, order, rows, said, words

from wagekit.views.letter.request import Request
from wagekit.views.letter.schedule import sources_page
from wagekit.views.letter.words import Words

CLUE = {"clue_id": "K1", "project_id": "P1", "kind": "wage", "respondent_id": "SUB",
        "channel": "petition", "received_on": "2026-05-10", "accepted_on": "2026-05-11",
        "concluded_on": "2026-05-20", "conclusion": "true",
        "verified_amount": "5000.00"}  # fmt: skip


def by_clue(**more: Any) -> Any:
    """The case where only a clue that was verified tells what is owed."""
    given = rows(action=[order("A2", "SUB", "rectify_order", amount="5000.00")])
    return given | {"payroll": [], "clue": [CLUE | more]}


@pytest.mark.parametrize("kind", ["rectify_order", "advance_payment", "pay_decision"])
def test_no_wage_sheet_or_payment_is_said_to_have_been_compared(kind: str) -> None:
    text = said(made(kind, by_clue()))
    (intro,) = [line for line in text.splitlines() if line.startswith("本机关对")]
    assert "核对了合同、欠薪线索等资料" in intro
    assert "以线索核实的数额为准" in text
    assert "compared contracts, clues and other papers" in said(made(kind, by_clue(), lang="en"))


def test_where_the_clue_counts_people_they_are_the_basis_too() -> None:
    text = said(made("rectify_order", by_clue(verified_people=2)))
    assert "拖欠2名劳动者工资" in text
    assert "以线索核实的人数、数额为准" in text


def test_with_wage_sheets_they_are_named() -> None:
    assert "核对了工资表、合同等资料" in words("rectify_order")
    assert "by the wage sheets; no proof" in words("rectify_order", "en")


def test_people_who_are_not_counted_are_no_word_in_the_sentence() -> None:
    text = said(made("rectify_order", by_clue()))
    assert "拖欠劳动者（人数待核）工资共计5,000.00元" in text
    assert "向劳动者（人数待核）支付工资5,000.00元" in text
    english = said(made("rectify_order", by_clue(), lang="en"))
    assert "owes workers (number to be checked) on" in english
    assert "pays workers (number to be checked) wages of" in english


def test_an_employer_who_is_not_known_is_to_be_looked_for() -> None:
    text = said(made("progress_report", by_clue(respondent_id=None)))
    assert "用人单位（待查）在滨河新城一期拖欠劳动者（人数待核）工资" in text
    assert "待补充在" not in text
    english = said(made("progress_report", by_clue(respondent_id=None), lang="en"))
    assert "that an employer not yet known owes workers (number to be checked)" in english


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        ({}, "10日由信访收到，", "received 2026-05-10 through"),
        ({"channel": None}, "10日收到，来源渠道待补充，", "received 2026-05-10, channel"),
        ({"received_on": None}, "由信访收到，收到日期待补充，", "day to be supplied"),
        ({"received_on": None, "channel": None}, "收到日期和来源渠道待补充，", "and channel"),
    ],
)  # fmt: skip
def test_a_clue_lacks_what_it_lacks(told: dict[str, Any], zh: str, en: str) -> None:
    assert zh in said(made("progress_report", by_clue(**told)))
    assert en in said(made("progress_report", by_clue(**told), lang="en"))


def test_without_a_day_of_judgement_no_placeholder_stands_for_it() -> None:
    text = said(made("progress_report", settings=Given(as_of=None)))
    assert "情况（判断日待补充）" in text
    assert "以日期待补充为判断日" not in text


def test_a_page_of_sources_for_nothing_says_so() -> None:
    asked = Request(project_id="P1", findings=(), determinations=(), tables={}, settings=Given())
    (line,) = sources_page(asked, (), (), Words("zh")).blocks
    assert "没有引用资料行所载的数额或者文书" in str(line)


def test_a_page_of_suspicions_without_a_row_says_so() -> None:
    bare = rows() | {"payroll": [], "action": [{"action_id": "A1", "project_id": "P1"}]}
    memo = made("progress_report", bare)
    page = next(annex for annex in memo.view.annexes if annex.title == "疑点来源清单")
    assert "没有对应的资料行" in str(page)
