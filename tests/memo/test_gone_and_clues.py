"""A party that was deregistered is said to be; what is about a clue begins with its id."""

from __future__ import annotations

import pytest
from term_case import made as made_of_terms
from wage_case import made, offered, rows, said, two_employers

from wagekit.model.finding import Finding, Outcome
from wagekit.views.letter.choose import CannotIssue

GONE = {"party_id": "SUB", "deregistered_on": "2026-09-01", "successor_id": "HEIR"}
HEIR = {"party_id": "HEIR", "name": "石家庄新达劳务有限公司", "kind": "company"}


def test_a_letter_to_a_party_that_was_deregistered_says_so() -> None:
    given = rows(party=[GONE, HEIR])
    text = said(made("pay_decision", given, party="SUB"))
    assert "登记显示石家庄远达劳务有限公司已于2026年9月1日注销，应以承继其权利义务的单位" in text
    assert "（资料登记的承继方：石家庄新达劳务有限公司）" in text
    assert "改以承继方或者出资人为当事人后再发" in text
    english = said(made("pay_decision", given, party="SUB", lang="en"))
    assert "was deregistered on" in english


@pytest.mark.parametrize("party", [None, "HEIR"])
def test_the_order_of_a_firm_that_is_gone_goes_to_its_successor(party: str | None) -> None:
    given = rows(party=[GONE, HEIR])
    text = said(made("rectify_order", given, party=party))
    assert "现对石家庄新达劳务有限公司下达限期改正指令" in text
    assert "石家庄新达劳务有限公司应当于" in text
    assert "登记显示石家庄远达劳务有限公司已于2026年9月1日注销。资料登记石家庄新达劳务" in text
    assert offered("rectify_order", given) == ("HEIR",)
    assert "succeeded to" in said(made("rectify_order", given, party=party, lang="en"))


def test_no_order_goes_to_a_firm_that_is_gone() -> None:
    with pytest.raises(CannotIssue, match=r"2026年9月1日注销.*请以石家庄新达劳务有限公司为当事人"):
        made("rectify_order", rows(party=[GONE, HEIR]), party="SUB")
    alone = rows(party=[GONE | {"successor_id": None}])
    with pytest.raises(CannotIssue, match="承继其权利义务的单位和主要出资人没有载明，请先查明"):
        made("rectify_order", alone)
    assert offered("rectify_order", alone) == ()


def test_an_order_goes_to_the_investor_of_a_firm_that_is_gone_without_a_successor() -> None:
    held = {"company_id": "SUB", "holder_id": "HEIR", "share": 0.8}
    given = rows(party=[GONE | {"successor_id": None}, HEIR], shareholding=[held])
    assert "是石家庄远达劳务有限公司的出资人，本指令以" in said(made("rectify_order", given))


def test_a_successor_of_a_firm_that_is_still_there_may_be_asked_for() -> None:
    given = rows(party=[GONE | {"deregistered_on": None}, HEIR])
    assert "现对石家庄远达劳务有限公司下达" in said(made("rectify_order", given))
    assert "现对石家庄新达劳务有限公司下达" in said(made("rectify_order", given, party="HEIR"))


def test_a_successor_of_two_firms_is_ordered_to_pay_for_both() -> None:
    given = two_employers()
    heirs = {"SUB": GONE, "GC": GONE | {"party_id": "GC"}}
    given["party"] = [row | heirs.get(row["party_id"], {}) for row in given["party"]] + [HEIR]
    text = said(made("rectify_order", given))
    assert "向3名劳动者支付工资24,000.50元" in text


def test_a_decision_is_drafted_on_the_successor_too() -> None:
    given = rows(party=[GONE, HEIR], action=[ORDERED])
    assert "资料登记石家庄新达劳务有限公司承继" in said(made("pay_decision", given))


def test_a_party_that_was_deregistered_after_the_day_of_judgement_still_is_one() -> None:
    later = GONE | {"deregistered_on": "2026-11-25"}
    assert "注销" not in said(made("rectify_order", rows(party=[later, HEIR])))


def test_that_one_succeeded_to_another_is_what_the_data_record() -> None:
    text = said(made("pay_decision", rows(party=[GONE, HEIR], action=[ORDERED]), party="HEIR"))
    assert "资料登记石家庄新达劳务有限公司承继石家庄远达劳务有限公司的权利义务" in text


ORDERED = {"action_id": "A7", "project_id": "P1", "party_id": "HEIR", "kind": "pay_order",
           "doc_no": "安人社监支字〔2026〕7号", "decided_on": "2026-09-03",
           "served_on": "2026-09-05", "served_how": "direct", "due_on": "2026-09-20"}  # fmt: skip


def test_what_is_about_a_clue_begins_with_its_id() -> None:
    found = tuple(
        Finding(finding_id=f"XS01-{clue}", rule="XS01", name="线索受理超期",
                outcome=Outcome.found, project_id="P1", subject=clue, reason="没有受理的记录",
                parties=("SUB",))
        for clue in ("K1", "K2")
    )  # fmt: skip
    text = said(made_of_terms("reminder", findings=found))
    assert "疑点：线索K1：没有受理的记录" in text
    assert "疑点：线索K2：没有受理的记录" in text
    assert "Suspicion: Clue K1: " in said(made_of_terms("reminder", findings=found, lang="en"))
    assert "现有材料显示的疑点：线索K1：没有" in said(made_of_terms("reminder", findings=found[:1]))
