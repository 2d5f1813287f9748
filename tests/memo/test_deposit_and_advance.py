"""The notice to pay first and the draw on the deposit: whom they reach, and what opens them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from test_orders_to_pay import OTHER_PAYMENT, claim
from wage_case import Given, Rows, made, order, owed, rows, said, two_employers, words

from wagekit.views.letter.choose import CannotIssue
from wagekit.views.letter.view import Grid

SOURCE_COLUMNS = 5

LETTER = {"guarantee_id": "BH-1", "project_id": "P1", "kind": "wage_deposit", "amount": "20000.00",
          "form": "bank_letter", "provider_id": "BANK", "from_on": "2025-06-01",
          "to_on": "2027-06-01"}  # fmt: skip


def secured(*, decision: dict[str, Any] | None = None, **letter: Any) -> Rows:
    """The case with a letter of guarantee and a decision on the general contractor."""
    made_out = order("A3", "GC", "decision", amount="24000.50") | (decision or {})
    return rows(guarantee=[LETTER | letter], action=[made_out])


def test_the_general_contractor_is_notified_whatever_it_was_paid() -> None:
    text = words("advance_payment")
    stated = (
        "河北恒盛建筑工程有限公司：",
        "不以工程款是否付清为条件",
        "第三十条第三款",
        "先行清偿3名劳动者的工资24,000.50元",
        "拖欠农民工工资先行清偿的通知书",
    )
    for part in stated:
        assert part in text
    assert "第三十条第四款" not in text


def test_an_employer_without_an_order_is_to_be_ordered_too() -> None:
    bare = rows() | {"action": []}
    assert "对用人单位石家庄远达劳务有限公司的限期改正指令书" in said(made("advance_payment", bare))
    assert "本通知不代替" not in words("advance_payment")


def test_the_owner_is_notified_up_to_what_it_has_not_paid() -> None:
    given = rows(claim=[claim()], payment=[OTHER_PAYMENT])
    text = said(made("advance_payment", given, party="OWN"))
    assert "先行垫付工资9,000.00元" in text
    assert "以未结清的工程款为限" in text
    assert "建设单位到期未付工程款（安平县城建投资有限公司）：可支付9,000.00元" in text
    assert "claim.csv" in text


def test_an_owner_whose_cap_is_not_known_is_not_notified() -> None:
    with pytest.raises(CannotIssue, match=r"垫付限额不能确定.*计量确认单"):
        made("advance_payment", rows(claim=[claim()]), party="OWN")


def test_an_employer_that_is_the_general_contractor_itself_is_not_notified() -> None:
    own = rows(
        payroll=[{"payroll_id": f"Y{n}", "employer_id": "GC"} for n in range(1, 6)],
        worker=[{"worker_id": f"W{n}", "employer_id": "GC"} for n in range(1, 5)],
    )
    with pytest.raises(CannotIssue, match=r"没有可以通知先行清偿的.*限期改正指令书"):
        made("advance_payment", own)
    with pytest.raises(CannotIssue, match=r"SUB 不是本文书可以针对的对象；可选：GC（"):
        made("advance_payment", party="SUB")


def second_employer(**more: Any) -> Rows:
    """The case where another labour firm owes one of the workers."""
    return rows(
        party=[{"party_id": "SUB2", "name": "保定众力劳务有限公司", "kind": "company"}],
        contract=[{"contract_id": "C3", "project_id": "P1", "issuer_id": "GC", "kind": "labour",
                   "contractor_id": "SUB2", "parent_contract_id": "C1"}],
        payroll=[{"payroll_id": "Y4", "employer_id": "SUB2"}],
        worker=[{"worker_id": "W3", "employer_id": "SUB2"}],
        **more,
    )  # fmt: skip


def test_two_employers_of_one_general_contractor_are_listed_apart_and_added() -> None:
    two = second_employer()
    memo = made("advance_payment", two)
    text = said(memo)
    assert "17,000.50" in text
    assert "7,000.00" in text
    assert "先行清偿3名劳动者的工资24,000.50元" in text
    assert [a.label for a in memo.view.annexes[:2]] == ["附件1", "附件2"]
    assert "2. 拖欠工资明细表（保定众力劳务有限公司）" in memo.view.annexed


def test_the_choice_names_the_sum_that_the_letter_asks_for() -> None:
    with pytest.raises(CannotIssue, match=r"可选：GC（.*施工总承包单位，24,000\.50元）"):
        made("advance_payment", second_employer(), party="SUB")


def test_a_debt_that_hangs_on_an_act_is_left_out_and_said_to_be() -> None:
    third = {"party_id": "SUB3", "name": "衡水永固劳务有限公司", "kind": "company"}
    given = second_employer()
    given["party"].append(third)
    given["contract"].append(given["contract"][-1] | {"contract_id": "C4", "contractor_id": "SUB3"})
    for row in (*given["payroll"], *given["worker"]):
        row["employer_id"] = "SUB3" if row["worker_id"] == "W2" else row["employer_id"]
    hanging = tuple(
        replace(debt, liable=tuple(replace(one, articles=("T30④",)) for one in debt.liable))
        if debt.employer_id == "SUB2" else debt for debt in owed(given, {})
    )  # fmt: skip
    text = said(made("advance_payment", given, owed=hanging, party="GC"))
    assert "先行清偿2名劳动者的工资17,000.50元" in text
    assert "保定众力劳务有限公司所欠工资7,000.00元没有写入本稿" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_party_must_pay_in_another_role_is_said_to_be_left_out(lang: str) -> None:
    two = two_employers() | {"action": [order("A3", "GC", "pay_order")]}
    text = said(made("pay_decision", two, party="GC", lang=lang))
    firm, gc = "石家庄远达劳务有限公司", "河北恒盛建筑工程有限公司"
    left = {
        "zh": f"{firm}所欠工资17,000.50元没有写入本稿（{gc}的身份：施工总承包单位）",
        "en": f"17,000.50 yuan that {firm} owes is not in this draft ({gc} as general contractor)",
    }
    assert left[lang] in text
    assert "没有写入本稿" not in words("pay_decision")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bank_is_told_what_to_pay_to_whom_by_when(lang: str) -> None:
    text = said(made("deposit_draw", secured(), lang=lang))
    assert "20,000.00" in text
    assert "BH-1" in text
    assert {"zh": "5个工作日内", "en": "Within 5 working days"}[lang] in text
    assert {"zh": "10个工作日内补足", "en": "within 10 working days"}[lang] in text
    assert "安人社监A3字〔2026〕5号" in text
    assert "guarantee.csv" in text


def test_a_deposit_that_does_not_cover_all_is_divided_by_a_person() -> None:
    short = said(made("deposit_draw", secured()))
    assert "按本机关核定的各人数额（待补充）付给3名劳动者" in short
    assert "保证金余额20,000.00元不足以付清24,000.50元" in short
    full = said(made("deposit_draw", secured(amount="90000.00")))
    assert "中支付24,000.50元" in full
    assert "按附件逐人付给3名劳动者" in full
    assert "不足以付清" not in full


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        ({"kind": "rectify_order"}, "限期改正指令书不能动用保证金"),
        ({"party_id": "OTHER"}, "是对OTHER作出的"),
        ({"party_id": "OWN"}, "是对安平县城建投资有限公司作出的"),
        ({"served_on": "2026-03-02", "due_on": "2026-03-12"}, "送达后，保证金所涉工资才到期"),
        ({"amount": None}, "没有载明责令支付的金额"),
        ({"served_on": None}, "没有有效送达的证明"),
        ({"due_on": None}, "没有载明期限"),
        ({"due_on": "2026-11-20"}, "期限至2026年11月20日，尚未届满"),
        ({"result": "paid", "done_on": "2026-08-10"}, "已登记履行"),
    ],
)
def test_only_a_decision_that_expired_unmet_opens_the_deposit(
    decision: dict[str, str | None], why: str
) -> None:
    with pytest.raises(CannotIssue, match=why):
        made("deposit_draw", secured(decision=decision))


@pytest.mark.parametrize(
    "letter",
    [{"to_on": None}, {"amount": None},
     {"drawn_on": "2026-03-01", "drawn_amount": "20000.00"}],
)  # fmt: skip
def test_a_letter_that_is_over_or_empty_is_not_drawn_on(letter: dict[str, str | None]) -> None:
    with pytest.raises(CannotIssue, match=r"是否有效、尚余多少不明，或者已无余额.*保函"):
        made("deposit_draw", secured(**letter))


def test_a_letter_holds_on_its_last_day() -> None:
    with pytest.raises(CannotIssue, match="没有判断日在有效期内的工资保证金"):
        made("deposit_draw", secured(to_on="2026-11-19"))
    assert made("deposit_draw", secured(to_on="2026-11-20"), settings=Given())


def test_without_a_deposit_nothing_is_drawn() -> None:
    with pytest.raises(CannotIssue, match="没有判断日在有效期内的工资保证金"):
        made("deposit_draw", rows(action=[order("A3", "GC", "decision")]))
    with pytest.raises(CannotIssue, match="没有查得到期未付的工资数额"):
        made("deposit_draw", secured() | {"payroll": []})


def test_of_two_guarantors_one_is_named() -> None:
    two = secured()
    second = LETTER | {"guarantee_id": "BH-2", "provider_id": "GC", "form": "cash"}
    two["guarantee"].append(second)
    with pytest.raises(CannotIssue, match=r"用 --party 指定.*BANK（安平农村商业银行，可用"):
        made("deposit_draw", two)
    assert "BH-1" not in said(made("deposit_draw", two, party="GC"))


def test_wages_due_after_the_decision_are_not_drawn() -> None:
    before = {"served_on": "2026-04-10", "due_on": "2026-04-20", "amount": "6000.00", "people": 1}
    text = said(made("deposit_draw", secured(decision=before)))
    assert "中支付6,000.00元" in text
    assert "按附件逐人付给1名劳动者" in text
    assert "所属期间为2026年3月，" in text
    assert "24,000.50" not in text


def test_no_more_is_drawn_than_was_decided() -> None:
    less = said(made("deposit_draw", secured(decision={"amount": "10000.00", "people": 2})))
    assert "中支付10,000.00元" in less
    assert "按本机关核定的各人数额（待补充）付给2名劳动者" in less
    assert "载明10,000.00元，与本稿数额24,000.50元不一致" in less
    assert "附件1" not in less
    fewer = said(made("deposit_draw", secured(decision={"people": 2}, amount="90000.00")))
    assert "按本机关核定的各人数额（待补充）付给2名劳动者" in fewer


def test_a_decision_that_names_no_project_draws_only_where_all_is_owed() -> None:
    nowhere = {"project_id": None}
    assert made("deposit_draw", secured(decision=nowhere))
    two = secured(decision=nowhere)
    two["project"].append(two["project"][0] | {"project_id": "P2"})
    two["payroll"].append(two["payroll"][0] | {"payroll_id": "Z1", "project_id": "P2"})
    with pytest.raises(CannotIssue, match="没有载明项目而被处理人在其他项目也可能负有支付责任"):
        made("deposit_draw", two)
    others = rows_of_another_firm(two)
    assert made("deposit_draw", others)


def rows_of_another_firm(two: Rows) -> Rows:
    """The same rows where what is owed in the second project is owed by a firm that is not here."""
    lines = [row | {"employer_id": "SUB9", "worker_id": "W9"} if row["project_id"] == "P2" else row
             for row in two["payroll"]]  # fmt: skip
    projects = [row | {"owner_id": None, "general_contractor_id": None}
                if row["project_id"] == "P2" else row for row in two["project"]]  # fmt: skip
    return two | {"payroll": lines, "project": projects}


def decided(**second: Any) -> Rows:
    """Two decisions on two employers, and one letter that secures the wages of both."""
    acts = [order("A3", "SUB", "decision", amount="17000.50", people=2),
            order("A4", "SUB2", "decision", amount="7000.00", people=1) | second]  # fmt: skip
    return second_employer(guarantee=[LETTER | {"amount": "90000.00"}], action=acts)


def test_decisions_on_wages_that_a_larger_one_is_about_are_to_be_checked() -> None:
    given = decided()
    given["action"].append(order("A5", "GC", "decision", amount="20000.00", people=3))
    text = said(made("deposit_draw", given))
    assert "中支付20,000.00元" in text
    told = (
        "另有已届满的行政处理决定（安人社监A3字〔2026〕5号、安人社监A4字〔2026〕5号）涉及相同的工资"
    )
    assert told in text
    assert "涉及相同的工资" not in said(made("deposit_draw", decided()))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_of_two_decisions_on_different_employers_has_its_part(lang: str) -> None:
    memo = made("deposit_draw", decided(), lang=lang)
    text = said(memo)
    for number in ("安人社监A3字〔2026〕5号", "安人社监A4字〔2026〕5号"):
        assert text.count(number) >= 2
    first = {
        "zh": "1. 请自收到本通知书之日起5个工作日内，依行政处理决定（安人社监A3字",
        "en": "1. Within 5 working days of receiving this notice, please pay, under decision",
    }
    assert first[lang] in text
    assert {"zh": "2. 请自收到本通知书", "en": "2. Within 5 working days"}[lang] in text
    assert {"zh": "中支付7,000.00元", "en": "7,000.00 yuan"}[lang] in text
    assert {"zh": "3. 工资保证金专款专用", "en": "3. Under"}[lang] in text
    assert len([a for a in memo.view.annexes if "17,000.50" in str(a)]) == 1


def test_how_a_deposit_that_is_short_is_divided_between_decisions_is_for_a_person() -> None:
    given = decided()
    given["guarantee"][0]["amount"] = "12000.25"
    text = said(made("deposit_draw", given))
    assert "中支付8,500.25元" in text
    assert "中支付3,500.00元" in text
    assert "按欠薪数额的比例在各决定之间划分，由承办人核定" in text
    assert "之间划分" not in said(made("deposit_draw", decided()))


def test_decisions_on_the_same_wages_are_not_added() -> None:
    given = decided(party_id="GC", amount="24000.50", people=3)
    text = said(made("deposit_draw", given))
    assert "中支付24,000.50元" in text
    assert "17,000.50元（" not in text.partition("支付事项")[2]
    assert "依行政处理决定" not in text


def test_a_decision_without_a_sum_is_not_passed_over() -> None:
    text = said(made("deposit_draw", decided(amount=None)))
    assert "中支付17,000.50元" in text
    assert "另有已届满的行政处理决定（安人社监A4字〔2026〕5号）没有载明金额" in text


@pytest.mark.parametrize(
    "kind", ["deposit_draw", "advance_payment", "pay_decision", "rectify_order"]
)
def test_the_opening_of_the_case_stands_among_the_sources(kind: str) -> None:
    """A letter that names a document by its number says in which row it was read."""
    opened = {"action_id": "A0", "project_id": "P1", "kind": "case_filed", "doc_no": "立8号",
              "decided_on": "2026-09-01"}  # fmt: skip
    acts = {each["action_id"]: each for given in (rows(), secured()) for each in given["action"]}
    memo = made(kind, secured() | {"action": [opened, *acts.values()]})
    grids = [block for annex in memo.view.annexes for block in annex.blocks]
    [sources] = [g for g in grids if isinstance(g, Grid) and len(g.header) == SOURCE_COLUMNS]
    cited = [
        number for row in sources.rows if row[2] == "action.csv" for number in row[4].split("、")
    ]
    assert "立8号" in said(memo)
    assert any(number.partition("—")[0] == "2" for number in cited)
