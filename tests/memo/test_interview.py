"""The interview: with whom, about which suspicions, and what to bring."""

from __future__ import annotations

import datetime as dt

import pytest
from term_case import case, made, words
from wage_case import Given, said

from wagekit.model.documents import document
from wagekit.model.finding import Evidence, Finding, Outcome
from wagekit.views.letter.check import LetterRefused
from wagekit.views.letter.choose import CannotIssue


def finding(rule: str, outcome: Outcome = Outcome.found, **more: object) -> Finding:
    told = {"project_id": "P1", "subject": "C2", "reason": "承包范围相同", "parties": ("SUB",)}
    return Finding(finding_id=rule, rule=rule, name=rule, outcome=outcome, **(told | more))  # type: ignore[arg-type]


def test_it_says_what_about_what_to_bring_and_what_follows() -> None:
    text = words("interview", party="SUB")
    for part in (
        "到期未足额支付工资，共3项（疑点清单第1—3项）",
        "退场未结清工资，现有资料不足以判断（3项）",
        "1. 工资支付凭证",
        "5. 退场登记和工资结算单",
        "6. 到场人员的身份证件",
        "时间：　　　　年　　月　　日",
        "不是对任何事项的认定",
        "第五十条应当提供而不提供的",
    ):
        assert part in text


def test_papers_are_asked_for_once() -> None:
    text = words("interview", party="SUB")
    asked = text[text.index("需要携带的材料") : text.index("到场人员的身份证件")]
    assert asked.count("工资支付凭证") == 1


def test_only_suspicions_about_the_party_stand_in_it() -> None:
    text = words("interview", party="OWN")
    assert "尚欠400,000.00元" in text
    assert "工资到期未足额支付" not in text


@pytest.mark.parametrize("rule", ["YJ01", "YJ02", "XS06", "TZ03", "XJ01"])
def test_transfers_and_duties_of_offices_are_not_for_the_party(rule: str) -> None:
    with pytest.raises(CannotIssue, match="没有需要当事人说明的疑点"):
        made("interview", findings=(finding(rule),))


def test_an_act_is_a_suspicion_in_every_cell() -> None:
    text = said(made("interview", findings=(finding("ZB01", reason="全部工程转包给他人。价差小"),)))
    assert "疑点：全部工程转包给他人；价差小" in text


def test_the_owner_of_government_works_may_be_summoned_by_the_rules_on_money() -> None:
    public = case(project=[{"project_id": "P1", "name": "滨河新城一期", "owner_id": "OWN",
                            "investment": "government"}])  # fmt: skip
    assert "第五十九条至第六十一条" in said(made("interview", public, party="OWN"))
    assert "第五十九条至第六十一条" not in said(made("interview", public, party="GC"))
    assert "第五十九条至第六十一条" not in words("interview", party="OWN")


def test_of_several_parties_one_must_be_named() -> None:
    with pytest.raises(CannotIssue, match=r"用 --party 指定.*OWN（安平县城建投资有限公司，1项）"):
        made("interview")
    with pytest.raises(CannotIssue, match=r"BANK 不是本文书可以针对的对象；可选：OWN"):
        made("interview", party="BANK")
    alone = made("interview", findings=(finding("ZB01"),))
    assert alone.view.addressee == "石家庄远达劳务有限公司："


def test_what_cannot_be_told_alone_is_for_an_inquiry() -> None:
    open_ = finding("ZB01", Outcome.cannot_tell)
    with pytest.raises(CannotIssue, match=r"--kind inquiry"):
        made("interview", findings=(open_,))


def test_rows_of_suspicions_are_for_the_review_only() -> None:
    seen = Evidence("contract", "C2", "合同台账.xlsx", "台账", 7)
    view = made("interview", findings=(finding("ZB01", evidence=(seen,)),)).view
    outgoing = [a.title for a in view.annexes if a.label.startswith("附件")]
    assert outgoing == ["疑点清单"]
    page = next(a for a in view.annexes if a.title == "疑点来源清单")
    assert ("疑点第1项", "合同", "合同台账.xlsx", "台账", "7") in page.blocks[1].rows  # type: ignore[union-attr]


def test_another_addressee_is_kept_and_pointed_out() -> None:
    typed = made("interview", party="SUB", addressee="远达公司项目部：")
    assert typed.view.addressee == "远达公司项目部："
    assert "主送填写为“远达公司项目部”" in said(typed)


def test_law_that_is_still_to_come_is_not_cited() -> None:
    found = (finding("ZD03", articles=("T28a", "LR-56")),)
    for day, told in ((dt.date(2026, 6, 30), False), (dt.date(2026, 7, 1), True)):
        text = said(made("interview", findings=found, settings=Given(as_of=day)))
        assert "第二十八条第一款" in text
        assert ("超龄劳动者" in text) is told


def test_that_the_data_show_no_subcontract_is_no_verdict() -> None:
    reason = "it paid takers with whom the data show no subcontract, supply or lease"
    text = said(made("interview", findings=(finding("ZB09", reason=reason),), lang="en"))
    assert "the data show no subcontract" in text
    with pytest.raises(LetterRefused, match="no subcontract"):
        made("interview", findings=(finding("ZB09", reason="there is no subcontract"),), lang="en")


@pytest.mark.parametrize(("project", "told"), [("P2", False), ("P1", True)])
def test_the_burden_of_proof_is_about_workers_of_this_project(project: str, *, told: bool) -> None:
    worker = {"worker_id": "W8", "project_id": project, "name": "吴某", "employer_id": "OWN"}
    owed = {"payroll_id": "Y8", "project_id": project, "worker_id": "W8", "month": "2026-04",
            "employer_id": "OWN", "payable": "9.00", "paid": "0.00",
            "due_on": "2026-04-28"}  # fmt: skip
    given = case(worker=[worker], payroll=[owed])
    owner = finding("GC01", parties=("OWN",))
    text = said(made("interview", given, party="OWN", findings=(owner,)))
    assert ("第五十条" in text) is told


def test_the_burden_of_proof_meets_employers_only() -> None:
    owner = finding("GC01", parties=("OWN",))
    assert "第五十条" not in said(made("interview", party="OWN", findings=(owner,)))
    assert "第五十条" in said(made("interview", party="SUB", findings=(finding("GZ01"),)))


@pytest.mark.parametrize(
    ("party", "zh", "en"),
    [
        ("SUB", "请法定代表人（负责人）或者项目负责人到场。", "head of the project, is to come."),
        ("LR", "；请本人到场。", "; please come in person."),
        ("W1", "；请本人到场。", "; please come in person."),
        ("X", "是个人的，请本人到场。", "an individual comes in person."),
    ],
)
def test_an_individual_comes_in_person_without_papers_of_a_firm(
    party: str, zh: str, en: str
) -> None:
    asked = {lang: tuple(document(name).in_(lang) for name in ("wage_sheet", "labour_cost_records"))
             for lang in ("zh", "en")}  # fmt: skip
    for lang, whom in (("zh", zh), ("en", en)):
        own = finding("GZ01", parties=(party,), ask_for=asked[lang])
        text = said(made("interview", party=party, findings=(own,), lang=lang))
        assert whom in text
        assert (asked[lang][1] in text.replace("Vouchers", "vouchers")) is (party in {"SUB", "X"})
