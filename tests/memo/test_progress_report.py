"""The progress report: numbers, steps, what was found, what cannot be told, what is next."""

from __future__ import annotations

import pytest
from rule_case import drafted
from term_case import case, made, words
from test_interview import finding
from test_reminder import QUIET
from wage_case import order, said

from wagekit.model.finding import Act, Determination, Outcome, State
from wagekit.views.letter.choose import CannotIssue

PARTS = (
    "项目基本情况", "线索来源和立案情况", "人数和数额", "已经办理的步骤", "查得的疑点",
    "现在不能判断的事项和原因", "下一步工作和时限",
)  # fmt: skip


def next_of(text: str) -> str:
    return text[text.index("下一步工作和时限") : text.index("（联系人")]


def test_its_parts_stand_in_order() -> None:
    text = words("progress_report")
    places = [text.index(f"、{part}") for part in PARTS]
    assert places == sorted(places)


def test_people_sums_and_what_there_is_to_pay_with_are_told() -> None:
    text = words("progress_report")
    assert "拖欠3名劳动者工资共计24,000.50元" in text
    assert "没有查得可用于清偿石家庄远达劳务有限公司所欠工资的资金来源" in text
    assert "项目到期未付工资共计" not in text


def test_of_several_employers_the_total_is_told() -> None:
    given = case()
    other = {"payroll_id": "Y9", "project_id": "P1", "worker_id": "W4", "month": "2026-05",
             "employer_id": "GC", "payable": "1000.00", "paid": "0.00",
             "due_on": "2026-05-28"}  # fmt: skip
    text = said(made("progress_report", given | {"payroll": [*given["payroll"], other]}))
    assert "工资共计25,000.50元（大写：贰万伍仟元伍角整），涉及4名劳动者、2个用人单位" in text


def test_the_steps_stand_in_the_order_of_their_days() -> None:
    text = words("progress_report")
    steps = text[text.index("已经办理的步骤") : text.index("查得的疑点")]
    assert (
        steps.index("立案（安人社监立字")
        < steps.index("限期改正指令书")
        < steps.index("责令支付（")
    )
    assert "2026年8月5日送达；期限2026年8月14日" in steps


def test_what_was_done_after_the_day_of_judgement_is_not_told() -> None:
    later = case(action=[order("A4", "SUB", "decision", decided_on="2026-12-01",
                               served_on="2026-12-02", due_on="2026-12-20")])  # fmt: skip
    assert "安人社监A4字" not in said(made("progress_report", later))


def test_a_result_is_told_with_its_day() -> None:
    paid = case(action=[order("A3", "GC", "pay_order", result="paid", done_on="2026-11-19",
                              served_on="2026-11-18")])  # fmt: skip
    assert "已支付（2026年11月19日）" in said(made("progress_report", paid))


def test_what_cannot_be_told_says_what_is_lacking_and_why() -> None:
    text = words("progress_report")
    assert "4. 线索待查：退场未结清工资，3项，缺少退场登记和工资结算单。" in text
    assert "线索待查：钱某尚有工资12,000.00元未付，是否已经退场不明" in text


def test_what_is_next_has_the_days_of_the_law_first_and_blanks_after() -> None:
    text = next_of(words("progress_report"))
    assert text.index("期限2026年8月27日（已过57个工作日），立即办理") < text.index("尚余2个工作日")
    assert "对责令期限届满仍未见履行的石家庄远达劳务有限公司作出行政处理决定" in text
    assert "对石家庄远达劳务有限公司办理列入失信联合惩戒对象名单的事先告知" in text
    assert "13. 调取上述不能判断事项所缺的材料" in text


def test_who_was_not_ordered_yet_is_to_be_ordered() -> None:
    given = case() | {"action": []}
    text = next_of(said(made("progress_report", given, findings=())))
    assert "对欠薪的用人单位（个人）石家庄远达劳务有限公司下达限期改正指令书" in text
    assert "作出行政处理决定" not in text


def test_who_was_told_of_the_listing_is_not_to_be_told_again() -> None:
    def text(day: str) -> str:
        told = {"action_id": "A9", "project_id": "P1", "party_id": "SUB", "kind": "list_notice",
                "doc_no": "安人社告字〔2026〕2号", "decided_on": day}  # fmt: skip
        return next_of(said(made("progress_report", case(action=[told]))))

    assert "列入失信联合惩戒对象名单的事先告知" not in text("2026-08-25")
    assert "列入失信联合惩戒对象名单的事先告知" in text("2026-03-02")


@pytest.mark.parametrize(("end", "said_so"), [("2021-12-31", False), ("2022-01-04", True)])
def test_no_listing_is_proposed_on_an_order_older_than_its_rules(
    end: str, *, said_so: bool
) -> None:
    given = case(action=[order("A2", "SUB", "rectify_order", decided_on="2021-10-01",
                               served_on="2021-10-08", due_on=end)])  # fmt: skip
    owed = [row | {"month": "2021-08", "due_on": "2021-09-28"} for row in given["payroll"]]
    text = next_of(said(made("progress_report", given | {"payroll": owed})))
    assert ("列入失信联合惩戒对象名单的事先告知" in text) is said_so


@pytest.mark.parametrize(
    ("served", "notice"),
    [
        ({"served_on": "2026-08", "due_on": "2026-09-03"}, {"decided_on": "2024-05-01"}),
        ({"served_on": "2026-08", "due_on": "2026-09-03"}, {"decided_on": "2026-08-20"}),
        ({}, {"decided_on": "2026-08"}),
        ({}, {}),
    ],
    ids=["before the month of service", "within it", "the month of service", "no day"],
)
def test_a_notice_that_may_be_older_than_the_order_was_not_given(
    served: dict[str, str], notice: dict[str, str]
) -> None:
    told = {"action_id": "A9", "project_id": "P1", "party_id": "SUB", "kind": "list_notice",
            "doc_no": "安人社告字〔2026〕2号"} | notice  # fmt: skip
    ordered = order("A2", "SUB", "rectify_order", amount="24000.50") | served
    text = next_of(said(made("progress_report", case(action=[ordered, told]))))
    assert "列入失信联合惩戒对象名单的事先告知" in text


def test_questions_on_contracting_go_to_housing_unless_they_went() -> None:
    found = (finding("ZB01"),)
    pointed = Determination(project_id="P1", contract_id="C2", act=Act.whole_transfer,
                            state=State.suspected, rules=("ZB01",))  # fmt: skip
    memo = made("progress_report", findings=found, determinations=(pointed,))
    assert "合同C2的疑点指向涉嫌转包，由有关主管部门认定" in said(memo)
    assert "移送住房城乡建设等主管部门" in next_of(said(memo))
    sent = case(action=[{"action_id": "A9", "project_id": "P1", "kind": "transfer_housing",
                         "decided_on": "2026-09-01", "doc_no": "安人社移〔2026〕1号"}])  # fmt: skip
    again = said(made("progress_report", sent, findings=found, determinations=(pointed,)))
    assert "移送住房城乡建设等主管部门" not in next_of(again)


def test_what_was_explained_is_counted_and_not_told_as_open() -> None:
    text = said(made("progress_report", findings=(finding("ZB04", Outcome.rebutted),)))
    assert "另有1项疑点当事人已有说明并被采信" in text
    assert "现有资料没有命中规则的疑点" in text
    assert "现在不能判断的事项和原因" not in text


def test_without_a_record_there_is_no_report() -> None:
    with pytest.raises(
        CannotIssue, match=r"没有线索、处置文书或者欠薪台账的记录.*请先取得线索的接收"
    ):
        made("progress_report", case() | QUIET)


@pytest.mark.parametrize(
    ("rule", "name"),
    [("YJ02", "the_amount_and_an_expired_order"), ("TZ01", "verified_and_in_no_entry")],
)
def test_money_that_no_paper_shows_is_not_known_and_not_nil(rule: str, name: str) -> None:
    text = drafted("progress_report", rule, name)
    assert "0.00元" not in text.replace("000.00元", "")
    assert "所欠工资的资金来源（专用账户、未结清的工程款、工资保证金等），有无和数额待核实" in text
    assert "whether there is any, and how much, is to be checked" in drafted(
        "progress_report", rule, name, "en"
    )


def test_money_that_the_papers_show_is_told() -> None:
    account = {"account_id": "S1", "party_id": "GC", "kind": "wage_special", "project_id": "P1",
               "opening_balance": "10000.25", "opening_on": "2026-01-05"}  # fmt: skip
    text = said(made("progress_report", case(account=[account])))
    assert "资金来源为10,000.25元（大写：壹万元贰角伍分），尚有缺口14,000.25元" in text


@pytest.mark.parametrize("name", ["less_was_paid", "no_voucher_was_seen"])
def test_an_entry_closed_without_proof_is_opened_again_until_there_is(name: str) -> None:
    text = next_of(drafted("progress_report", "TZ02", name))
    assert "核对已销号台账F的支付凭证；取得足额支付的凭证前恢复登记" in text
    assert "恢复登记" not in next_of(drafted("progress_report", "TZ02", "not_closed"))
