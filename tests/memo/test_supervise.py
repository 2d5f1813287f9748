"""The letter of supervision: what is overdue, since when, under which article, what is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rule_case import drafted
from term_case import case, made, words
from test_reminder import QUIET, table
from wage_case import said

from wagekit.model.finding import Evidence, Finding, Outcome
from wagekit.views.letter.choose import CannotIssue


def finding(rule: str, **more: object) -> Finding:
    told = {"project_id": "P1", "subject": "K1", "reason": "逾期", "articles": ("T10",)} | more
    return Finding(finding_id=rule, rule=rule, name=rule, outcome=Outcome.found, **told)  # type: ignore[arg-type]


def test_it_says_what_is_overdue_since_when_and_under_which_article() -> None:
    text = words("supervise")
    assert "化解时限2026-09-30已过" in text
    assert "尚欠400,000.00元（疑点清单第1项）" in text
    assert "《劳动保障监察条例》（国务院令第423号）第十七条" in text
    over = table(made("supervise"), "逾期期限一览表")
    assert [row[1] for row in over.values()] == [
        "已过57个工作日",
        "已过46个工作日",
        "已过51日",
    ]


def test_each_matter_has_what_is_asked_by_a_day_to_be_set() -> None:
    text = words("supervise")
    for matter in ("线索逐件核查", "台账逐件核对支付凭证", "审查是否移送公安机关", "到期工程款"):
        assert matter in text
    assert text.count("请于　　　　年　　月　　日前完成") == 4
    assert "各项要求和反馈的日期（由承办人核定）" in text


def test_the_industry_is_called_on_only_for_project_money() -> None:
    only = said(made("supervise", findings=(finding("XS06"),)))
    assert "第七条、第四十三条" in words("supervise")
    assert "第七条、第四十三条" not in only
    assert "工程行业主管部门" not in only
    assert only.count("日前完成") == 1


def test_the_ledger_and_the_wages_are_the_situation() -> None:
    text = words("supervise")
    assert "台账L1登记石家庄远达劳务有限公司欠薪3人、24,000.50元" in text
    assert "台账L2登记河北恒盛建筑工程有限公司欠薪5人、60,000.00元" in text
    assert "已支付（未登记），尚未销号" in text


def test_what_the_ledger_learnt_later_is_not_told() -> None:
    entry = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB", "people": 3,
             "amount": "24000.50", "found_on": "2026-06-20", "target_on": "2026-09-30",
             "paid_amount": "24000.50", "paid_on": "2026-12-01",
             "closed_on": "2026-12-02"}  # fmt: skip
    text = said(made("supervise", case(arrears=[entry])))
    assert "已支付（判断日前无支付记录），尚未销号" in text
    closed = entry | {"paid_on": "2026-10-01", "closed_on": "2026-10-09"}
    text = said(made("supervise", case(arrears=[closed]), findings=(finding("XS06"),)))
    assert "于2026年10月9日销号" in text


def test_without_wages_owed_it_says_so() -> None:
    text = said(made("supervise", case() | QUIET | {"payroll": []}, findings=(finding("XS06"),)))
    assert "没有查得到期未付的工资数额" in text


@pytest.mark.parametrize("rule", ["GZ01", "FB01", "GC04"])
def test_without_anything_overdue_there_is_no_letter(rule: str) -> None:
    with pytest.raises(CannotIssue, match=r"没有逾期未办或者未落实的疑点.*请先取得线索的处置记录"):
        made("supervise", findings=(finding(rule),))


def test_suspicions_that_were_dismissed_give_no_letter() -> None:
    with pytest.raises(CannotIssue, match="都已排除、未选入"):
        made("supervise", chosen=())


@pytest.mark.parametrize("rule", ["YJ01", "YJ03"])
def test_a_suspicion_that_counts_workers_left_out_is_to_be_checked(rule: str) -> None:
    lines = tuple(Evidence("payroll", f"Y{n}") for n in (1, 2, 3))
    crime = finding(rule, subject="SUB", parties=("SUB",), evidence=lines)
    unpaid = replace(finding("GZ01"), subject="W1")
    told = "疑点清单第1项的数额含已排除或未选入的劳动者的工资"
    assert told in said(made("supervise", findings=(crime, unpaid), chosen=(crime.finding_id,)))
    assert told not in said(made("supervise", findings=(crime, unpaid)))


ASKED = {
    "XS01": "对逾期、滞留的线索逐件核查：应受理的受理",
    "XS02": "对逾期、滞留的线索逐件核查：应受理的受理",
    "XS03": "对转办部门与性质不符的线索逐件核对",
    "XS04": "人数或者数额不清的线索逐件复核",
    "XS05": "人数或者数额不清的线索逐件复核",
    "XS06": "对逾期、滞留的线索逐件核查：应受理的受理",
    "XS07": "审查二年期限自何时起算、是否中断",
    "TZ01": "核对后登记入欠薪台账",
    "TZ02": "销号依据不足的台账逐件核对支付凭证",
    "TZ03": "销号依据不足的台账逐件核对支付凭证",
    "TZ04": "对已销号而未见回访的台账逐件回访",
}


@pytest.mark.parametrize(("rule", "asked"), ASKED.items())
def test_each_rule_has_its_own_request_and_no_other(rule: str, asked: str) -> None:
    for lang in ("zh", "en"):
        made("supervise", findings=(finding(rule),), lang=lang)
    text = said(made("supervise", findings=(finding(rule),)))
    assert asked in text
    assert not [other for other in ASKED.values() if other != asked and other in text]


def test_nobody_is_urged_to_accept_a_clue_that_may_be_too_late() -> None:
    text = drafted("supervise", "XS07", "more_than_two_years_after_the_last_pay_day_and_all_paid")
    assert "审查清楚前不催促受理" in text
    assert "应受理的受理" not in text
    assert "《劳动保障监察条例》（国务院令第423号）第二十条" in text


def test_what_is_clear_of_the_time_limit_is_still_to_be_accepted() -> None:
    late = (finding("XS07"), finding("XS02", subject="K2"))
    assert "应受理的受理" in said(made("supervise", findings=late))


@pytest.mark.parametrize("kind", ["supervise", "progress_report"])
def test_an_entry_closed_before_it_was_paid_leaves_it_open_what_is_owed(kind: str) -> None:
    text = drafted(kind, "TZ02", "less_was_paid")
    assert "没有查得到期未付的工资数额" not in text
    assert "台账已销号，资料中仍有40,000.00元（大写：肆万元整）未见支付，是否仍欠待核实" in text
    paid = drafted(kind, "TZ02", "no_voucher_was_seen")
    assert "未见支付，是否仍欠" not in paid
    assert "没有查得到期未付的工资数额" in paid


def test_a_closed_entry_that_was_dismissed_may_still_be_told() -> None:
    closed = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB", "amount": "24000.50",
              "paid_amount": "20000.25", "paid_on": "2026-10-01",
              "closed_on": "2026-10-09"}  # fmt: skip
    given = case(arrears=[closed])
    text = said(made("supervise", given, findings=(finding("XS06"),)))
    assert "资料中仍有4,000.25元" in text
