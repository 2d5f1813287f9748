"""Whom rows are about is read as the run reads it: branches, ids, and entries of the ledger."""

from __future__ import annotations

from typing import Any

import pytest
from term_case import case
from term_case import made as judged
from test_interview import finding
from test_list_notice import finding as listing
from test_progress_report import next_of
from wage_case import made, order, rows, said

BRANCH = {"name": "石家庄远达劳务有限公司安平分公司", "kind": "branch"}
SUB_B = {"party_id": "SUB-B", "parent_id": "SUB", **BRANCH}
NOTICE: dict[str, Any] = {
    "action_id": "A9", "project_id": "P1", "party_id": "SUB-B", "kind": "list_notice",
    "doc_no": "安人社告字〔2026〕2号", "decided_on": "2026-08-25",
}  # fmt: skip


def test_an_order_on_a_branch_is_among_what_was_done() -> None:
    given = rows(party=[SUB_B], action=[order("A8", "SUB-B", "penalty_notice")])
    text = said(made("pay_decision", given, party="SUB"))
    assert "安人社监A8字〔2026〕5号" in text
    assert "石家庄远达劳务有限公司安平分公司" in text


def test_an_act_that_names_only_an_entry_is_among_what_was_done_in_its_project() -> None:
    entry = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB"}
    act = order("A8", "SUB", "penalty_notice", project_id=None, party_id=None, entry_id="L1")
    text = said(made("pay_decision", rows(arrears=[entry], action=[act]), party="SUB"))
    assert "安人社监A8字〔2026〕5号" in text


def test_a_notice_to_a_branch_was_given() -> None:
    given = case(party=[SUB_B], action=[NOTICE])
    report = next_of(said(judged("progress_report", given)))
    assert "列入失信联合惩戒对象名单的事先告知" not in report
    text = said(judged("list_notice", given, findings=(listing(),)))
    assert "已有列入告知或者列入决定文书（安人社告字〔2026〕2号）" in text


def test_an_incident_that_a_clue_tells_of_a_branch_is_told() -> None:
    clue = case()["clue"][0] | {"respondent_id": "SUB-B"}
    text = said(judged("list_notice", case(party=[SUB_B], clue=[clue]), findings=(listing(),)))
    assert "线索K1（2026年6月1日收到）的登记载有群体性事件" in text


def test_an_entry_of_a_branch_is_pointed_out() -> None:
    entry = {"entry_id": "L1", "project_id": "P1", "employer_id": "SUB-B"}
    text = said(made("rectify_order", rows(party=[SUB_B], arrears=[entry])))
    assert "欠薪台账“L1”已登记本案" in text


def test_who_employs_through_a_branch_must_prove() -> None:
    of_gc = {"party_id": "GC-B", "parent_id": "GC", **BRANCH}
    theirs = {"payroll_id": "Y5", "employer_id": "GC-B"}
    given = rows(party=[of_gc], payroll=[theirs], worker=[{"worker_id": "W4", "employer_id": None}])
    point = finding("ZB01", parties=("GC",))
    assert "第五十条" in said(made("interview", given, findings=(point,)))
    assert "第五十条" not in said(made("interview", findings=(point,)))


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("action", order("A8", "BANK", "inquiry")),
        ("clue", {"clue_id": "K9", "project_id": "P1", "respondent_id": "BANK"}),
        ("arrears", {"entry_id": "L9", "project_id": "P1", "employer_id": "BANK"}),
        ("payroll", {"payroll_id": "Y9", "project_id": "P1", "worker_id": "W9", "month": "2026-04",
                     "employer_id": "BANK", "payable": "1.00", "paid": "1.00"}),
    ],
)  # fmt: skip
def test_who_stands_only_in_papers_on_wages_takes_part(table: str, row: dict[str, Any]) -> None:
    point = finding("YJ03", subject="BANK", parties=("BANK",), project_id=None, reason="众多劳动者")
    given = case(**{table: [row]})
    assert "众多劳动者" in said(judged("progress_report", given, findings=(point,)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_takes_part_through_a_branch_takes_part(lang: str) -> None:
    of_bank = {"party_id": "BANK-B", "parent_id": "BANK", **BRANCH}
    team = {"team_id": "T1", "project_id": "P1", "employer_id": "BANK-B"}
    point = finding("YJ03", subject="BANK", parties=("BANK",), project_id=None, reason="众多劳动者")
    given = case(party=[of_bank], team=[team])
    there = said(judged("progress_report", given, findings=(point,), lang=lang))
    assert "众多劳动者" in there
    assert "众多劳动者" not in said(judged("progress_report", findings=(point,), lang=lang))
