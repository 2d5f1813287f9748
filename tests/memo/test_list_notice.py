"""The notice before listing: on what, with which rights, and only when it may be given."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from term_case import case, judged, made, words
from wage_case import Given, drafts, order, said

from wagekit.model.finding import Evidence, Finding, Outcome
from wagekit.views.letter.choose import CannotIssue


def finding(outcome: Outcome = Outcome.found, **more: object) -> Finding:
    told = {"subject": "SUB", "project_id": "P1", "amount": 2400050, "reason": "尚欠工资",
            "evidence": (Evidence("action", "A2"),)} | more  # fmt: skip
    return Finding(finding_id="F1", rule="YJ02", name="list", outcome=outcome, **told)  # type: ignore[arg-type]


def test_it_tells_grounds_rights_days_and_what_ends_it() -> None:
    text = words("list_notice")
    for part in (
        "拖欠3名劳动者工资共计24,000.50元",
        "线索K1（2026年6月1日收到）的登记载有群体性事件",
        "2026年8月5日送达，期限于2026年8月14日届满",
        "列入期限自决定之日起3年",
        "自收到本告知书之日起5个工作日内",
        "自收到异议之日起5个工作日内核实",
        "可以不予列入",
        "届满之日起20个工作日内作出决定，情况复杂的可以延长20个工作日",
        "列入满6个月并书面承诺",
        "申请之日起15个工作日内决定",
        "10个工作日内移出",
        "本告知书不是列入决定",
    ):
        assert part in text


def test_the_firm_its_head_and_a_blank_for_the_others_are_named() -> None:
    text = words("list_notice")
    assert "法定代表人或者主要负责人\n赵某\n直接负责的主管人员和其他直接责任人员\n（" in text
    assert "拟列入人员的姓名、身份证号和列入理由" in text


def test_a_term_that_is_over_is_pointed_out_to_the_officer_only() -> None:
    view = made("list_notice").view
    note = "\n".join(block.text for block in view.annexes[-1].blocks)  # type: ignore[union-attr]
    assert "列入决定的期限2026年9月11日已过" in note
    assert "经延长的最迟日期2026年10月15日也已过" in note
    assert "2026年9月11日" not in "\n".join(b.text for b in view.body if hasattr(b, "text"))


def test_a_term_that_still_runs_is_stated() -> None:
    late = case(action=[order("A2", "SUB", "rectify_order", due_on="2026-11-13",
                              served_on="2026-11-05")])  # fmt: skip
    assert "列入决定应于2026年12月11日前作出" in said(made("list_notice", late))


def test_without_an_incident_no_ground_is_left_to_settle() -> None:
    quiet = case(clue=[{"clue_id": "K1", "project_id": "P1", "received_on": "2026-06-01"}])
    text = said(made("list_notice", quiet, findings=(finding(),)))
    assert "群体性事件" not in text


@pytest.mark.parametrize(("fen", "times"), [(299999, 1), (500000, 0)])
def test_a_sum_that_can_be_no_large_amount_is_not_left_to_stand_as_one(
    fen: int, times: int
) -> None:
    text = said(made("list_notice", findings=(finding(amount=fen),)))
    assert text.count("未达到上述标准，拟列入的情形为群体性") == times


def test_wages_of_several_projects_are_told_together() -> None:
    text = said(made("list_notice", findings=(finding(project_id=None, amount=9900000),)))
    assert "在多个项目所欠的到期工资合计99,000.00元" in text
    assert "附件只列本项目的劳动者" in text


def test_a_sum_that_differs_from_the_suspicion_is_pointed_out() -> None:
    text = said(made("list_notice", findings=(finding(amount=3000000),)))
    assert "疑点所列数额30,000.00元与文中合计24,000.50元不一致" in text


def test_a_notice_on_record_is_pointed_out() -> None:
    again = case(action=[{"action_id": "A9", "project_id": "P1", "party_id": "SUB",
                          "kind": "list_notice", "doc_no": "安人社告字〔2026〕2号",
                          "decided_on": "2026-08-25"}])  # fmt: skip
    assert "已有列入告知或者列入决定文书（安人社告字〔2026〕2号）" in said(
        made("list_notice", again)
    )


def test_a_person_who_hired_is_listed_as_one() -> None:
    person = case(party=[{"party_id": "SUB", "name": "周某", "kind": "individual"}])
    text = said(made("list_notice", person, findings=(finding(),)))
    assert "用人者个人\n周某" in text
    assert "直接负责的主管人员" not in text
    assert "个人能否依《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》" in text
    assert "用人者周某是个人：须先责令有用工主体资格的发包单位支付" in text


def test_a_party_of_which_nobody_says_what_it_is_is_left_open() -> None:
    either = case(party=[{"party_id": "SUB", "name": "远达劳务", "kind": None}])
    text = said(made("list_notice", either, findings=(finding(),)))
    assert "（单位或者个人，待核定）\n远达劳务" in text
    assert "资料没有载明被告知人是单位还是个人" in text
    assert "用人者个人\n" not in text
    assert "直接负责的主管人员和其他直接责任人员\n" not in text


@pytest.mark.parametrize(
    ("found", "match"),
    [
        ((), r"规则 YJ02 未命中.*请先取得.*送达回证"),
        (
            (finding(Outcome.cannot_tell, ask_for=("当地标准",), reason="标准未知。"),),
            r"尚不能确定.*标准未知；请先取得当地标准",
        ),
        ((finding(project_id="P2"),), "未命中"),
    ],
)
def test_without_a_suspicion_there_is_no_notice(found: tuple[Finding, ...], match: str) -> None:
    with pytest.raises(CannotIssue, match=match):
        made("list_notice", findings=found)


def test_who_is_listed_already_gets_no_notice_for_that_reason() -> None:
    listed = case(action=[order("A9", "SUB", "list_decision")])
    with pytest.raises(CannotIssue, match=r"石家庄远达劳务有限公司列入.*的决定已经作出") as refused:
        made("list_notice", listed, party="SUB")
    assert "没有达到列入条件" not in str(refused.value)


def test_without_the_workers_left_out_the_rule_is_asked_again() -> None:
    given = case(clue=[{"clue_id": "K1", "project_id": "P1", "received_on": "2026-06-01"}])
    given["payroll"] += [{"payroll_id": f"Z{n}", "project_id": "P1", "worker_id": "W1",
                          "employer_id": "SUB", "month": f"2026-0{n}", "payable": "9000.00",
                          "paid": "0.00", "due_on": f"2026-0{n}-28"} for n in (1, 2)]  # fmt: skip
    every = judged(json.dumps(given), str(Given.as_of), "zh")
    dismissed = {f.finding_id for f in every if f.rule == "GZ01" and f.subject in {"W2", "W3"}}
    chosen = {f.finding_id for f in every} - dismissed
    text = said(drafts(given, every).compose("list_notice", "P1", chosen=chosen))
    assert "拖欠1名劳动者工资共计30,000.00元" in text
    assert "不一致" not in text
    others = {f.finding_id for f in every if (f.rule, f.subject) != ("GZ01", "W1")}
    with pytest.raises(CannotIssue, match=r"规则 YJ02）所列数额含.*的1名劳动者（钱某）的工资"):
        drafts(given, every).compose("list_notice", "P1", chosen=others)


def test_a_suspicion_that_was_dismissed_gives_no_notice() -> None:
    with pytest.raises(CannotIssue, match=r"已排除或未选入"):
        made("list_notice", findings=(finding(),), chosen=())


def test_without_the_sum_owed_there_is_no_notice() -> None:
    paid = [{"payroll_id": f"Y{n}", "paid": "9000.00"} for n in range(1, 6)]
    ledger = [{"entry_id": "L1", "project_id": "P9", "employer_id": "GC"}]
    with pytest.raises(CannotIssue, match=r"人数和数额没有资料.*请先取得.*工资支付表"):
        made("list_notice", case(payroll=_paid(paid), arrears=ledger), findings=(finding(),))


def _paid(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    given = case()["payroll"]
    return [row | new for row, new in zip(given, rows, strict=True)]


def test_without_an_order_served_and_expired_there_is_no_notice() -> None:
    unserved = case(action=[order("A2", "SUB", "rectify_order", served_on=None)])
    with pytest.raises(CannotIssue, match="没有有效送达的证明"):
        made("list_notice", unserved, findings=(finding(),))
    running = case(action=[order("A2", "SUB", "rectify_order", due_on="2026-12-04")])
    with pytest.raises(CannotIssue, match="期限至2026年12月4日，尚未届满"):
        made("list_notice", running, findings=(finding(),))


def test_an_order_of_before_the_present_rules_gives_no_notice() -> None:
    old = case(action=[order("A2", "SUB", "rectify_order", decided_on="2021-10-01",
                             served_on="2021-10-08", due_on="2021-12-31")])  # fmt: skip
    owed = [row | {"month": "2021-08", "due_on": "2021-09-28"} for row in old["payroll"]]
    old["payroll"] = owed
    with pytest.raises(CannotIssue, match="现行名单办法当时尚未施行"):
        made("list_notice", old, findings=(finding(),))
    first = case(action=[order("A2", "SUB", "rectify_order", decided_on="2021-10-01",
                               served_on="2021-10-08", due_on="2022-01-04")])  # fmt: skip
    first["payroll"] = owed
    assert "2022年1月4日届满" in said(made("list_notice", first, findings=(finding(),)))


def test_the_decision_is_due_from_an_order_that_the_present_rules_reach() -> None:
    orders = [order("A0", "SUB", "rectify_order", decided_on="2021-10-01",
                    served_on="2021-10-08", due_on="2021-11-30"),
              order("A2", "SUB", "rectify_order", decided_on="2021-12-20",
                    served_on="2021-12-21", due_on="2022-02-10")]  # fmt: skip
    old = case(action=orders)
    old["payroll"] = [row | {"month": "2021-08", "due_on": "2021-09-28"} for row in old["payroll"]]
    both = finding(evidence=(Evidence("action", "A0"), Evidence("action", "A2")))
    text = said(made("list_notice", old, findings=(both,)))
    assert "列入决定的期限2022年3月10日已过" in text
    assert "2022年4月8日" in text


def test_the_rules_on_repair_are_told_from_their_first_day_on() -> None:
    for day, told in ((dt.date(2026, 3, 31), False), (dt.date(2026, 4, 1), True)):
        old = case(action=[order("A2", "SUB", "rectify_order", decided_on="2026-02-01",
                                 served_on="2026-02-02", due_on="2026-02-10")])  # fmt: skip
        sums = [{"payroll_id": f"Y{n}", "project_id": "P1", "worker_id": f"W{n}",
                 "month": "2025-12", "employer_id": "SUB", "payable": "8000.00", "paid": "0.00",
                 "due_on": "2025-12-28"} for n in (1, 2, 3)]  # fmt: skip
        given = old | {"payroll": sums}
        text = said(made("list_notice", given, findings=(finding(amount=2400000),),
                         settings=Given(as_of=day)))  # fmt: skip
        assert ("《信用修复管理办法》" in text) is told


def test_only_the_order_that_the_suspicion_rests_on_counts() -> None:
    first = order("A0", "SUB", "rectify_order", served_on="2026-06-02", due_on="2026-06-12")
    text = said(made("list_notice", case(action=[first]), findings=(finding(),)))
    assert "A2字" in text
    assert "A0字" not in text
    assert "2026年9月11日" in text
    other = finding(evidence=(Evidence("action", "A9"),))
    with pytest.raises(CannotIssue, match="不是认定所依据的文书"):
        made("list_notice", findings=(other,))
