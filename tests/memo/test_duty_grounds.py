"""Duties that rest on a point to establish or on older rules, and who has to prove anything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from test_inquiry import asked
from test_orders_to_pay import OTHER_PAYMENT, claim, finding
from wage_case import Row, Rows, made, offered, order, owed, rows, said

from wagekit.views.letter.choose import CannotIssue

LEDGER = {"entry_id": "FA1", "project_id": "P1", "owner_id": "OWN", "contractor_id": "GC",
          "amount": "30000.00", "paid_amount": "0.00"}  # fmt: skip
TRANSFER = "works_transferred"
IS_GENERAL = "是滨河新城一期的施工总承包单位"


def headless(**contract: str | None) -> Rows:
    """The case where no paper says who is the owner or the general contractor."""
    given = rows(
        project=[{"project_id": "P1", "owner_id": None, "general_contractor_id": None}],
        contract=[{"contract_id": "C1", "issuer_id": "XX"} | contract],
        action=[order("A3", "GC", "pay_order")],
    )
    given["contract"][0]["parent_contract_id"] = None
    return given


@pytest.mark.parametrize("kind", ["professional", "labour", None])
def test_who_only_counts_as_general_contractor_is_not_said_to_be_one(kind: str | None) -> None:
    text = said(made("advance_payment", headless(kind=kind)))
    assert IS_GENERAL not in text
    assert "按施工总承包单位对待" in text
    assert "经核定为施工总承包单位的，请于" in text
    assert "是否施工总承包单位，资料中没有载明：取得建设单位和施工总承包单位的证明" in text
    why = r"按施工总承包单位对待.*请先取得建设单位和施工总承包单位的证明（施工许可证、中标通知书）"
    with pytest.raises(CannotIssue, match=why):
        made("pay_decision", headless(kind=kind), party="GC")


def test_a_general_contract_or_the_project_names_the_general_contractor() -> None:
    assert IS_GENERAL in said(made("advance_payment", headless(kind="general")))
    assert IS_GENERAL in said(made("pay_decision", headless(kind="general"), party="GC"))
    named = headless(kind="professional")
    named["project"][0]["general_contractor_id"] = "GC"
    assert IS_GENERAL in said(made("advance_payment", named))


def test_a_suspected_transfer_makes_nobody_a_general_contractor() -> None:
    given = headless(kind="professional")
    debts = owed(given, {})
    both = tuple(replace(debt, liable=tuple(replace(one, triggers=(*one.triggers, TRANSFER))
                                            for one in debt.liable)) for debt in debts)  # fmt: skip
    assert IS_GENERAL not in said(made("advance_payment", given, owed=both))
    with pytest.raises(CannotIssue, match="按施工总承包单位对待"):
        made("pay_decision", given, party="GC", owed=both)


def test_where_the_project_names_a_general_contractor_nobody_says_that_none_is_named() -> None:
    agreed = {"contract_id": "C9", "project_id": "P1", "issuer_id": "OWN", "contractor_id": "LEND",
              "kind": "cooperation"}  # fmt: skip
    given = rows(contract=[agreed], party=[{"party_id": "LEND", "name": "沧州大成建设有限公司"}])
    below = {"issuer_id": "LEND", "parent_contract_id": "C9"}
    given["contract"] = [c | below if c["contract_id"] == "C2" else c for c in given["contract"]]
    text = said(made("advance_payment", given, party="LEND"))
    assert "现有材料没有载明沧州大成建设有限公司为滨河新城一期的施工总承包单位" in text
    assert "经核定为施工总承包单位的，请于" in text
    assert "资料中没有载明滨河新城一期的施工总承包单位" not in text


@pytest.mark.parametrize("kind", ["advance_payment", "pay_decision"])
def test_nobody_is_offered_of_whom_only_a_transfer_is_suspected(kind: str) -> None:
    given = rows(action=[order("A3", "GC", "pay_order")])
    only = owed(given, {"GC": ("T30④",)})
    alone = tuple(replace(debt, liable=tuple(replace(one, triggers=(TRANSFER,))
                                             if one.party_id == "GC" else one
                                             for one in debt.liable)) for debt in only)  # fmt: skip
    assert "GC" in offered(kind, given)
    assert "GC" not in offered(kind, given, owed=alone)
    with pytest.raises(CannotIssue):
        made(kind, given, party="GC", owed=alone)


def unseen(given: Rows) -> Rows:
    """The same case without the contract of who owes."""
    return given | {"contract": [c for c in given["contract"] if c["contract_id"] != "C2"]}


def test_no_works_are_said_to_stand_under_a_party_where_no_contract_was_seen() -> None:
    given = unseen(headless(kind="professional"))
    text = said(made("advance_payment", given))
    assert "的工程在河北恒盛建筑工程有限公司承接的工程之下" not in text
    assert "未见石家庄远达劳务有限公司的合同" in text
    assert "经核定为施工总承包单位的，请于" in text
    english = said(made("advance_payment", given, lang="en"))
    assert "working under what" not in english
    assert "no contract of 石家庄远达劳务有限公司 is seen" in english


@pytest.mark.parametrize("kind", ["advance_payment", "pay_decision"])
def test_where_no_contract_was_seen_who_gave_out_the_works_is_to_be_checked(kind: str) -> None:
    acts = [order("A3", "GC", "pay_order")]
    asked_for = "未见石家庄远达劳务有限公司的合同：核实其工程由谁发包、分包"
    assert asked_for in said(made(kind, unseen(rows(action=acts)), party="GC"))
    assert asked_for not in said(made(kind, rows(action=acts), party="GC"))


def inside(**more: Any) -> Rows:
    """The case where who owes has an internal contract as an employee of who gave it out."""
    return rows(contract=[{"contract_id": "C2", "kind": "internal", "employee_contractor": True,
                           **more}])  # fmt: skip


def test_an_internal_contract_is_not_called_unseen() -> None:
    text = said(made("advance_payment", inside(), party="GC"))
    assert "未见石家庄远达劳务有限公司的合同" not in text
    assert "核实是否属实、工人的用人单位是否就是该单位，取得合同原件" in text


def test_nor_is_it_where_nobody_says_who_is_the_general_contractor() -> None:
    given = headless(kind="professional")
    agreed = [c | {"kind": "internal", "employee_contractor": True} if c["contract_id"] == "C2"
              else c for c in given["contract"]]  # fmt: skip
    text = said(made("advance_payment", given | {"contract": agreed}))
    assert "未见石家庄远达劳务有限公司的合同" not in text
    assert "之间的发包、分包关系有待核实" in text


def test_a_contract_that_leads_to_somebody_else_is_not_called_unseen() -> None:
    given = rows(contract=[{"contract_id": "C2", "issuer_id": "OTHER", "parent_contract_id": None}])
    text = said(made("advance_payment", given, party="GC"))
    assert "未见石家庄远达劳务有限公司的合同" not in text
    assert "石家庄远达劳务有限公司有合同，但未见其与施工总承包单位之间" in text


def older(*months: str) -> Rows:
    """The case where all wages are older than the decree, but for those of some workers."""
    old: list[Row] = [{"payroll_id": key, "month": "2019-10", "due_on": "2019-11-20"}
                      for key in ("Y1", "Y2", "Y3", "Y4", "Y5") if key not in months]  # fmt: skip
    late = claim(contract_id="C2", due_on="2019-09-30", certified_on="2019-09-01")
    acts = [order("A3", "GC", "pay_order")]
    paid = OTHER_PAYMENT | {"payer_id": "OWN", "payee_id": "GC", "contract_id": "C1"}
    return rows(payroll=old, claim=[late], payment=[paid], action=acts)


def test_for_wages_before_the_decree_the_general_contractor_answers_up_to_the_cap() -> None:
    text = said(made("advance_payment", older()))
    assert "到期应付未付的工程款为9,000.00元" in text
    assert "2020年5月1日以前到期的工资" in text
    assert "以未结清的工程款为限先行垫付" in text
    assert "在未结清的工程款限额内，为3名劳动者先行垫付工资9,000.00元" in text
    assert "不以工程款是否付清为条件" not in text
    assert "因果关系、工程款有无争议，由承办人核定" in text
    decided = said(made("pay_decision", older(), party="GC"))
    assert "以未结清的工程款为限先行垫付" in decided
    assert "先行清偿3名" not in decided


@pytest.mark.parametrize("kind", ["advance_payment", "pay_decision"])
def test_wages_before_the_decree_are_not_asked_for_under_it(kind: str) -> None:
    text = said(made(kind, older("Y4"), party="GC"))
    assert "先行清偿劳动者（人数待核）的工资7,000.00元" in text
    assert "2020年5月1日以前到期的部分适用到期时的规定，不计入" in text
    assert "以未结清的工程款为限先行垫付）：由谁支付以及数额、人数和明细由承办人核定" in text


@pytest.mark.parametrize("kind", ["advance_payment", "pay_decision"])
def test_of_workers_left_out_nobody_knows_whose_wages_were_newer(kind: str) -> None:
    with pytest.raises(CannotIssue, match=r"其余工人的工资有多少属于这一部分不明.*核定后另行起草"):
        made(kind, older("Y4"), party="GC", findings=(finding("W3"),), chosen=())


def test_who_answers_for_all_wages_alike_is_asked_for_those_of_the_workers_kept() -> None:
    out = {"findings": (finding("W3"),), "chosen": ()}
    text = said(made("advance_payment", rows(), party="GC", **out))
    assert "先行清偿2名劳动者的工资17,000.50元" in text
    assert "先行垫付工资9,000.00元" in said(made("advance_payment", older(), **out))


@pytest.mark.parametrize(("given", "party"), [
    (older(), "GC"),
    (rows(claim=[claim()], payment=[OTHER_PAYMENT]), "OWN"),
])  # fmt: skip
def test_what_was_decided_up_to_the_cap_is_not_decided_again(given: Rows, party: str) -> None:
    acts = [one for one in given["action"] if one["action_id"] != "A3"]
    whole = given | {"action": [*acts, order("A4", party, "decision", amount="9000.00")]}
    with pytest.raises(CannotIssue, match=r"（安人社监A4字〔2026〕5号）已就这些工资作出") as no:
        made("pay_decision", whole, party=party)
    assert ("deposit_draw" in str(no.value)) == (party == "GC")
    part = given | {"action": [*acts, order("A4", party, "decision", amount="8000.00")]}
    assert "先行垫付工资9,000.00元" in said(made("pay_decision", part, party=party))


BY_CAUSE = rows(claim=[claim()], payment=[OTHER_PAYMENT])


@pytest.mark.parametrize(("given", "party", "where"), [
    (headless(kind="professional"), "GC", "经核定为施工总承包单位的，请于"),
    (rows(funds_arrears=[LEDGER]), "OWN", "经核定因未按照合同约定拨付工程款导致拖欠的，请于"),
    (BY_CAUSE, "OWN", "经核定因未按照合同约定拨付工程款导致拖欠的，请于"),
    (older(), "GC", "经核定因未按照合同约定支付工程款导致拖欠的，请于"),
])  # fmt: skip
def test_what_hangs_on_a_point_is_asked_for_on_condition_throughout(
    given: Rows, party: str, where: str
) -> None:
    text = said(made("advance_payment", given, party=party))
    assert where in text
    assert "依法先行支付" not in text
    assert "经核定应当先行支付的，现通知其按本通知先行支付" in text
    assert "if it is established that it must" in said(
        made("advance_payment", given, party=party, lang="en")
    )


def test_a_general_contractor_on_record_is_notified_without_a_condition() -> None:
    text = said(made("advance_payment"))
    assert "现通知河北恒盛建筑工程有限公司依法先行支付" in text
    assert "1. 请于" in text


def test_of_duties_of_two_times_neither_is_asked_for_as_certain() -> None:
    given = older("Y4")
    top = headless(kind="professional")
    given |= {name: top[name] for name in ("project", "contract")}
    given["contract"].append(top["contract"][1] | {"contract_id": "C3", "contractor_id": "SUB2"})
    given["party"].append({"party_id": "SUB2", "name": "保定众力劳务有限公司", "kind": "company"})
    for row in (*given["payroll"], *given["worker"]):
        row["employer_id"] = "SUB2" if row["worker_id"] == "W3" else "SUB"
    text = said(made("advance_payment", given))
    assert "经核定为施工总承包单位的，请于" in text
    assert "先行清偿3名劳动者的工资16,000.00元" in text
    assert "其到期应付未付的工程款为9,000.00元" in text


def test_what_an_owner_owes_by_the_ledger_alone_is_no_cause() -> None:
    given = rows(funds_arrears=[LEDGER], action=[order("A3", "OWN", "pay_order")])
    text = said(made("advance_payment", given, party="OWN"))
    assert "到期应付未付" not in text
    assert "与拖欠工资有无因果关系没有载明" in text
    assert "经核定因未按照合同约定拨付工程款导致拖欠的，请于" in text
    assert "没有显示因未按照约定拨付工程款导致拖欠工资：取得" in text
    with pytest.raises(CannotIssue, match=r"没有显示因未按照约定.*请先取得计量确认单"):
        made("pay_decision", given, party="OWN")


def test_the_burden_of_proof_is_not_laid_on_who_employs_nobody() -> None:
    given = rows(claim=[claim()], payment=[OTHER_PAYMENT])
    for party in ("OWN", "GC"):
        assert "第五十条" not in said(made("advance_payment", given, party=party))
    assert "第五十条" in said(made("rectify_order"))
    assert "第五十条" not in asked(party="OWN")


@pytest.mark.parametrize("kind", ["advance_payment", "pay_decision"])
def test_an_owner_that_does_not_advance_opens_no_deposit(kind: str) -> None:
    acts = [order("A3", "OWN", "pay_order"), order("A4", "GC", "pay_order")]
    given = rows(claim=[claim()], payment=[OTHER_PAYMENT], action=acts)
    assert "工资保证金" not in said(made(kind, given, party="OWN"))
    assert "工资保证金" in said(made(kind, given, party="GC"))
