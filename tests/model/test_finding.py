"""What a run says has the fields of the contract, in their order."""

from __future__ import annotations

import json

import pytest

from wagekit.model.finding import (
    Act,
    Determination,
    Evidence,
    Excluded,
    FileCount,
    Finding,
    Issue,
    Outcome,
    State,
)

FINDING = Finding(
    finding_id="GZ01-0123456789",
    rule="GZ01",
    name="工资未足额支付",
    outcome=Outcome.found,
    project_id="P1",
    subject="W1",
    parties=("L1",),
    amount=126294405,
    period="2026-01",
    reason="应发 1,262,944.05 元，未见支付",
    articles=("T12-13",),
    evidence=(Evidence("payroll", "R1", "工资表.xlsx", "1月", 7),),
    ask_for=("银行代发凭证",),
)


def _fields(text: str) -> list[str]:
    return text.replace(",", " ").split()


def test_a_finding_as_written() -> None:
    written = FINDING.as_dict()
    assert list(written) == _fields(
        "finding_id, rule, name, outcome, project_id, subject, parties, amount, period, reason,"
        "articles, evidence, ask_for"
    )
    assert written["evidence"] == [
        {"table": "payroll", "key": "R1", "file": "工资表.xlsx", "sheet": "1月", "row": 7}
    ]
    assert '"amount": 1262944.05,' in json.dumps(written)
    assert written["outcome"] == "found"


def test_an_unknown_amount_is_null() -> None:
    unknown = Finding(finding_id="X", rule="GZ01", name="", outcome=Outcome.not_run)
    assert unknown.as_dict()["amount"] is None


def test_a_determination_as_written() -> None:
    written = Determination(
        project_id="P1",
        contract_id="C2",
        act=Act.whole_transfer,
        state=State.awaiting_explanation,
        rules=("ZB03",),
        excluded=(Excluded(Act.nominal_licence, "无证据表明进场早于中标"),),
        articles=("ZB-8.3",),
        ask_for=(),
    ).as_dict()
    assert list(written) == _fields(
        "project_id, contract_id, act, state, rules, excluded, articles, ask_for"
    )
    assert (written["act"], written["state"]) == ("whole_transfer", "awaiting_explanation")
    assert written["excluded"] == [{"act": "nominal_licence", "why": "无证据表明进场早于中标"}]


def test_an_issue_as_written() -> None:
    issue = Issue(file="a.csv", problem="为空", done="未读取", severity="error")
    assert list(issue.as_dict()) == _fields(
        "file, sheet, row, column, value, problem, done, severity"
    )


def test_rows_of_a_sheet_add_up_or_are_refused() -> None:
    count = FileCount(file="a.csv", read=10, loaded=7, quarantined=1, skipped=2)
    assert list(count.as_dict()) == _fields(
        "file, sheet, table, profile, read, loaded, quarantined, skipped"
    )
    with pytest.raises(ValueError, match=r"a\.csv"):
        FileCount(file="a.csv", read=10, loaded=7, quarantined=1, skipped=1)


def test_words_of_the_contract() -> None:
    assert list(Outcome) == _fields("found clear cannot_tell not_applicable rebutted not_run")
    assert list(State) == _fields("suspected awaiting_explanation explained")
    assert list(Act) == _fields(
        "illegal_award whole_transfer illegal_subcontract nominal_licence"
        " transfer_or_nominal_licence"
    )


@pytest.mark.parametrize("word", [*Outcome, *Act, *State], ids=str)
def test_every_word_is_said_in_both_languages(word: Outcome | Act | State) -> None:
    assert not word.text.in_("zh").isascii()
    assert word.text.in_("en").isascii()
