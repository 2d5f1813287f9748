"""A party that was deregistered is said to be; what is about a clue begins with its id."""

from __future__ import annotations

import pytest
from term_case import made as made_of_terms
from wage_case import made, rows, said

from wagekit.model.finding import Finding, Outcome

GONE = {"party_id": "SUB", "deregistered_on": "2026-09-01", "successor_id": "HEIR"}
HEIR = {"party_id": "HEIR", "name": "石家庄新达劳务有限公司", "kind": "company"}


@pytest.mark.parametrize("kind", ["rectify_order", "pay_decision"])
def test_a_letter_to_a_party_that_was_deregistered_says_so(kind: str) -> None:
    given = rows(party=[GONE, HEIR])
    text = said(made(kind, given, party="SUB"))
    assert "登记显示石家庄远达劳务有限公司已于2026年9月1日注销，应以承继其权利义务的单位" in text
    assert "（资料登记的承继方：石家庄新达劳务有限公司）" in text
    assert "改以承继方或者出资人为当事人后再发" in text
    english = said(made(kind, given, party="SUB", lang="en"))
    assert "was deregistered on" in english


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
