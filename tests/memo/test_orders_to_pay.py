"""The order to rectify and the decision to pay: on whom, over what, and only when they may be."""

from __future__ import annotations

import datetime as dt

import pytest
from wage_case import MARKED, Given, made, order, owed, rows, said, words

from wagekit.model.finding import Act, Determination, Finding, Outcome, State
from wagekit.views.letter.choose import CannotIssue


def without_orders() -> dict[str, list[dict[str, object]]]:
    given = rows()
    return given | {"action": given["action"][:1]}


def finding(worker: str) -> Finding:
    return Finding(
        finding_id=f"GZ01-{worker}", rule="GZ01", name="工资未付", outcome=Outcome.found,
        project_id="P1", subject=worker, reason="工资到期未足额支付", parties=("SUB",),
    )  # fmt: skip


def test_the_order_says_whom_how_much_and_what_follows() -> None:
    text = words("rectify_order")
    for part in ("3名劳动者", "2026年3月至2026年4月", "以工资表为准", "第二十六条", "50%至100%",
                 "涉嫌拒不支付劳动报酬罪", "安人社监立字〔2026〕37号"):  # fmt: skip
        assert part in text


@pytest.mark.parametrize("kind", ["rectify_order", "pay_decision"])
def test_how_long_it_may_be_contested_stands_in_whatever_binds_a_party(kind: str) -> None:
    text = words(kind)
    assert "日起60日内申请行政复议（《中华人民共和国行政复议法》第二十条" in text
    assert "6个月内提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条" in text
    english = words(kind, "en")
    assert "within 60 days" in english
    assert "within 6 months" in english


def test_the_day_by_which_is_left_to_a_person() -> None:
    assert "应当于　　　　年　　月　　日前" in words("rectify_order")
    assert "改正期限（法律没有规定天数" in words("rectify_order")


def test_an_order_that_is_not_met_is_pointed_out() -> None:
    assert "已有未履行的责令支付文书（安人社监A2字" in words("rectify_order")
    assert "已有未履行" not in said(made("rectify_order", without_orders()))


def test_workers_whose_suspicion_was_dismissed_are_not_counted() -> None:
    found = tuple(finding(worker) for worker in ("W1", "W2", "W3"))
    text = said(made("rectify_order", findings=found, chosen=("GZ01-W1", "GZ01-W3")))
    assert "2名劳动者工资共计19,000.00元" in text
    assert "24,000.50" not in text
    assert "1名劳动者的欠薪疑点已排除或未选入" in text
    with pytest.raises(CannotIssue, match="都已排除或未选入"):
        made("rectify_order", findings=found, chosen=())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", ["XJ02", "XJ03", "XJ04"])
def test_workers_of_whom_another_rule_doubts_the_claim_are_named(rule: str, lang: str) -> None:
    claims = [{"clue_id": "K1", "worker_id": "W1", "name": "钱某"},
              {"clue_id": "K1", "worker_id": None, "name": "孙某"},
              {"clue_id": "K1", "worker_id": "W9", "name": "周某"},
              {"clue_id": "K1", "worker_id": "W8", "name": MARKED}]  # fmt: skip
    given = rows() | {"claimant": claims}
    found = tuple(
        Finding(finding_id=subject, rule=rule, name="", outcome=Outcome.found, project_id="P1",
                subject=subject)
        for subject in ("K1/W1", "K1/孙某", "K1/W9", "K1/W8")
    )  # fmt: skip
    text = said(made("rectify_order", given, findings=found, lang=lang))
    told = {"zh": "明细表中的钱某、孙某另有申报方面的疑点", "en": "钱某, 孙某 in the list"}[lang]
    assert told in text
    assert told not in said(made("rectify_order", given, findings=found, chosen=(), lang=lang))


def test_what_was_done_is_told_of_its_own_party_only_and_named() -> None:
    def asked(action_id: str, party: str, day: str) -> dict[str, object]:
        return order(action_id, party, "inquiry", decided_on=day, served_on=None, due_on=None)

    acts = [asked("A6", "SUB", "2026-07-20"), asked("A7", "GC", "2026-07-21"),
            asked("A8", "SUB", "2026-12-01")]  # fmt: skip
    text = said(made("rectify_order", rows(action=acts)))
    assert "（对石家庄远达劳务有限公司）：文号安人社监A6字" in text
    assert "立案：文号安人社监立字" in text
    assert "A7字" not in text
    assert "A8字" not in text
    asks = said(made("advance_payment", rows(action=acts)))
    assert "（对河北恒盛建筑工程有限公司）：文号安人社监A7字" in asks
    assert "（对石家庄远达劳务有限公司）：文号安人社监A6字" in asks


def test_a_debt_of_the_ledger_names_no_workers_and_says_so() -> None:
    entry = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB", "people": 9,
             "amount": "88000.00", "found_on": "2026-06-01", "target_on": "2026-12-01"}  # fmt: skip
    ledger = rows(arrears=[entry]) | {"payroll": []}
    memo = made("rectify_order", ledger)
    text = said(memo)
    assert "9名劳动者工资共计88,000.00元" in text
    assert "以欠薪台账为准" in text
    assert memo.view.annexed == ""
    assert "没有逐人明细" in text
    assert "欠薪台账“L1”已登记本案，化解时限为2026年12月1日" in text


def test_an_individual_who_employs_is_pointed_out() -> None:
    person = rows(party=[{"party_id": "SUB", "kind": "individual", "uscc": None}])
    text = said(made("rectify_order", person))
    assert "须先责令有用工主体资格的发包单位支付" in text


def test_the_decision_rests_on_the_order_that_expired() -> None:
    text = words("pay_decision")
    for part in ("2026年8月5日送达，期限于2026年8月14日届满", "加付应付金额（",
                 "60日内申请行政复议", "6个月内提起行政诉讼", "催告满10个工作日后"):  # fmt: skip
        assert part in text


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"served_on": None}, r"没有有效送达的证明.*送达回证"),
        ({"served_how": "electronic"}, r"没有有效送达的证明.*送达回证"),
        ({"due_on": None}, r"没有载明期限"),
        ({"due_on": "2026-12-01"}, r"期限至2026年12月1日，尚未届满"),
        ({"result": "paid", "done_on": "2026-08-10"}, r"对石家庄.*已登记履行"),
        ({"party_id": "GC"}, r"没有对石家庄.*作出并送达的责令支付文书"),
        ({"project_id": "P2"}, r"没有对石家庄.*作出并送达的责令支付文书"),
    ],
)
def test_without_an_expired_order_there_is_no_decision(
    changed: dict[str, str | None], why: str
) -> None:
    with pytest.raises(CannotIssue, match=why):
        made("pay_decision", rows(action=[{"action_id": "A2"} | changed]))


@pytest.mark.parametrize("more", [{}, {"due_on": "2026-11-18"}, {"project_id": None}])
def test_an_order_counts_from_the_day_after_its_term(more: dict[str, str | None]) -> None:
    given = rows(action=[{"action_id": "A2"} | more])
    assert made("pay_decision", given)
    last_day = dt.date.fromisoformat(str(more.get("due_on") or "2026-08-14"))
    with pytest.raises(CannotIssue, match="尚未届满"):
        made("pay_decision", given, settings=Given(as_of=last_day))


def test_a_last_day_of_rest_is_told_with_the_day_it_moves_to() -> None:
    sunday = rows(action=[order("A2", "SUB", "rectify_order", due_on="2026-08-09")])
    told = said(made("pay_decision", sunday, party="SUB"))
    assert "期限于2026年8月9日（休息日，顺延至2026年8月10日）届满" in told


def test_an_order_on_wages_that_were_paid_leads_to_no_decision() -> None:
    old = {"action_id": "A2", "served_on": "2026-03-02", "due_on": "2026-03-12"}
    with pytest.raises(CannotIssue, match=r"A2字〔2026〕5号）送达后，上述工资才到期"):
        made("pay_decision", rows(action=[old]))


def test_only_what_was_ordered_is_raised() -> None:
    some = {"action_id": "A2", "served_on": "2026-04-10", "due_on": "2026-04-20"}
    text = said(made("pay_decision", rows(action=[some])))
    assert "应付金额以责令时已到期的6,000.00元" in text
    assert "可能已到期的工资只有6,000.00元" in text
    assert "工资只有" not in words("pay_decision")
    assert "送达时是否到期不明的由承办人核定" in words("pay_decision")
    english = said(made("pay_decision", rows(action=[some]), lang="en"))
    assert "of no more than the 6,000.00 yuan (大写：陆仟元整) due when it was ordered" in english


def test_what_was_decided_is_enforced_and_not_decided_again() -> None:
    again = rows(action=[order("A3", "SUB", "decision")])
    with pytest.raises(CannotIssue, match=r"A3字.*不再制作.*申请人民法院强制执行.*deposit_draw"):
        made("pay_decision", again)
    less = rows(action=[order("A3", "SUB", "decision", amount="6000.00")])
    assert made("pay_decision", less)


def test_an_order_over_another_sum_is_pointed_out() -> None:
    given = rows(action=[{"action_id": "A2", "amount": "52000.00"}])
    assert "载明52,000.00元，与本稿数额24,000.50元不一致" in said(made("pay_decision", given))
    assert "不一致，请核对人数" not in words("pay_decision")


def test_the_general_contractor_pays_first_and_nothing_is_added() -> None:
    given = rows(action=[order("A3", "GC", "pay_order")])
    text = said(made("pay_decision", given, party="GC"))
    assert "先行清偿3名劳动者的工资24,000.50元" in text
    assert "第三十条第三款" in text
    assert "加付应付金额" not in text
    other = r"没有对河北恒盛.*限期改正指令书只对用人单位作出.*登记入处置措施表"
    with pytest.raises(CannotIssue, match=other):
        made("pay_decision", party="GC")
    early = order("A3", "GC", "pay_order", served_on="2026-03-02", due_on="2026-03-12")
    with pytest.raises(CannotIssue, match=r"A3字.*上述工资才到期.*登记入处置措施表"):
        made("pay_decision", rows(action=[early]), party="GC")


def claim(**more: object) -> dict[str, object]:
    return {"claim_id": "K1", "project_id": "P1", "contract_id": "C1", "kind": "progress",
            "payable_amount": "9000.00", "due_on": "2026-03-01", "certified_on": "2026-02-01",
            "disputed": False, "cumulative": False} | more  # fmt: skip


OTHER_PAYMENT = {"payment_id": "M1", "paid_at": "2026-01-05 10:00:00", "payer_id": "GC",
                 "payee_id": "SUB", "amount": "10.00", "project_id": "P1"}  # fmt: skip


def test_the_owner_advances_up_to_what_it_has_not_paid() -> None:
    acts = [order("A3", "OWN", "pay_order")]
    given = rows(claim=[claim()], payment=[OTHER_PAYMENT], action=acts)
    text = said(made("pay_decision", given, party="OWN"))
    assert "先行垫付工资9,000.00元" in text
    assert "未按照合同约定拨付工程款导致拖欠工资的认定：（　　　）" in text
    assert "因果关系、工程款有无争议，由承办人核定" in text


def test_where_the_cap_is_not_known_there_is_no_decision() -> None:
    acts = [order("A3", "OWN", "pay_order")]
    given = rows(claim=[claim()], action=acts)
    with pytest.raises(CannotIssue, match=r"应付未付的工程款数额不明.*计量确认单"):
        made("pay_decision", given, party="OWN")


AN_ACT = Determination(
    project_id="P1", contract_id="C2", act=Act.illegal_subcontract, rules=("WF01",),
    articles=("WF-12.1",), state=State.suspected,
)  # fmt: skip


def test_a_breach_of_planning_law_is_left_to_the_authority_in_charge() -> None:
    given = rows(
        project=[{"project_id": "P1", "permit_no": "none", "started_on": "2025-06-01"}],
        action=[order("A3", "OWN", "pay_order")],
    )
    with pytest.raises(
        CannotIssue, match=r"（建设单位（清偿））还不能作为.*提请认定.*--party SUB"
    ) as raised:
        made("pay_decision", given, party="OWN", determinations=(AN_ACT,))
    assert "transfer_housing" not in str(raised.value)


@pytest.mark.parametrize(
    ("acts", "path"),
    [((AN_ACT,), "先移送发包承包疑点（wagekit memo --kind transfer_housing）"),
     ((), "没有可以移送的发包承包疑点，先取得合同原件")],
)  # fmt: skip
def test_only_a_clue_that_there_is_can_be_transferred(
    acts: tuple[Determination, ...], path: str
) -> None:
    given = rows(
        party=[{"party_id": "MID", "name": "保定众力劳务有限公司", "kind": "company"},
               {"party_id": "SUB", "kind": "individual", "uscc": None}],
        contract=[{"contract_id": "C2", "issuer_id": "MID"},
                  {"contract_id": "C3", "project_id": "P1", "issuer_id": "GC", "kind": "labour",
                   "contractor_id": "MID", "parent_contract_id": "C1"}],
    )  # fmt: skip
    given["contract"][1]["parent_contract_id"] = "C3"
    with pytest.raises(CannotIssue) as raised:
        made("pay_decision", given, party="MID", determinations=acts)
    assert path in str(raised.value)
    assert "对用人单位石家庄远达劳务有限公司可以另行制作（--party SUB）" in str(raised.value)


def test_whoever_holds_the_deposit_is_pointed_to_the_draw() -> None:
    letter = {"guarantee_id": "BH-1", "project_id": "P1", "kind": "wage_deposit",
              "amount": "20000.00", "form": "bank_letter", "provider_id": "BANK",
              "from_on": "2025-06-01", "to_on": "2027-06-01"}  # fmt: skip
    with pytest.raises(CannotIssue, match=r"wagekit memo --kind deposit_draw.*--party SUB"):
        made("pay_decision", rows(guarantee=[letter]), party="BANK")


@pytest.mark.parametrize("kind", ["pay_decision", "advance_payment"])
def test_a_duty_on_an_act_that_is_not_established_is_refused(kind: str) -> None:
    given = rows(action=[order("A3", "GC", "pay_order")])
    assert "第三十条第三款" in said(made(kind, given, party="GC"))
    only = owed(given, {"GC": ("T30④",)})
    with pytest.raises(CannotIssue, match="transfer_housing"):
        made(kind, given, party="GC", owed=only, determinations=(AN_ACT,))
