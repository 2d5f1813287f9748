"""A letter that says more than the case holds is refused, with a sentence that names it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from housing_case import CARD, PERSON, PHONE, findings, letter, tables

from wagekit.judge.table import table
from wagekit.model.schema import tables as tables_of_schema
from wagekit.testing.rows import table_of
from wagekit.views.letter.check import LetterRefused, check
from wagekit.views.letter.view import Paragraph
from wagekit.views.letter.words import Words

if TYPE_CHECKING:
    from wagekit.model.finding import Act
    from wagekit.views.letter.view import LetterView

DECISION = "安住建罚〔2026〕5号"


def with_text(text: str, lang: str = "zh") -> LetterView:
    made = letter(lang=lang)
    return replace(made, body=(*made.body, Paragraph("body", text)))


def checked(view: LetterView, given: dict[str, pa.Table] | None = None) -> LetterView:
    return check(view, project_id="P1", findings=findings(), tables=given or tables())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letter_itself_passes(lang: str) -> None:
    made = letter(lang=lang)
    assert checked(made) is made


@pytest.mark.parametrize(
    "text",
    ["转出34,416,756.76元", "转出34，416，756.76元", "约3,442万元", "合计 1.01", "共计１２３元",
     "欠款壹佰元整", "金额520,000.01"],
)  # fmt: skip
def test_a_figure_without_a_row_is_refused(text: str) -> None:
    with pytest.raises(LetterRefused, match="找不到出处"):
        checked(with_text(text))


@pytest.mark.parametrize(
    "text",
    ["5,000,000.00元", "500万元", "3,441.68万元", "伍佰万元整", "转出合计4,750,000.00元",
     "占比95.25%", "日期2026.11.20", "共24人"],
)  # fmt: skip
def test_a_figure_with_a_row_passes(text: str) -> None:
    assert checked(with_text(text))


def test_figures_and_capitals_may_not_diverge() -> None:
    with pytest.raises(LetterRefused, match="不一致"):
        checked(with_text("5,000,000.00元（大写：肆佰柒拾伍万元整）"))


def test_a_refusal_is_in_the_language_of_the_letter() -> None:
    with pytest.raises(LetterRefused, match="“壹佰元整” is neither in a finding nor in a row"):
        checked(with_text("In words: 壹佰元整", lang="en"))


def test_what_only_looks_like_a_figure_in_a_reason_is_passed_over() -> None:
    odd = replace(findings()[0], reason="摘要记“1,2.00”，另计77.31元")
    every = (*findings(), odd)
    view = with_text("另计77.31元")
    assert check(view, project_id="P1", findings=every, tables=tables())


def test_rows_of_another_project_do_not_cover_a_figure() -> None:
    claim = {"claim_id": "K1", "contract_id": "C1", "certified_amount": "77.00"}
    given = {p: table_of("claim", [claim | {"project_id": p}]) for p in ("P1", "P2")}
    text = with_text("支付77.00元")
    with pytest.raises(LetterRefused, match=r"77\.00"):
        checked(text, tables() | {"claim": given["P2"]})
    assert checked(text, tables() | {"claim": given["P1"]})


@pytest.mark.parametrize(
    "text",
    ["河北恒盛建筑工程有限公司转包工程", "上述行为已构成转包", "其做法违法", "该单位违反规定",
     "涉嫌转包，且已构成违法", "系挂靠", "经查转包属实", "涉嫌转包。钟某挂靠该公司",
     "疑点是该单位的转包行为", "疑点是承接人签约之后才介入，属于承接之后转出",
     "疑点是转出的部分符合转包情形"],
)  # fmt: skip
def test_an_accusation_without_a_decision_is_refused(text: str) -> None:
    with pytest.raises(LetterRefused, match="文号"):
        checked(with_text(text))


@pytest.mark.parametrize(
    "text",
    ["涉嫌转包、违法分包或者挂靠", "涉嫌转包行为", "线索：转包或者挂靠", "是否构成转包由贵单位认定",
     "依据《建筑工程施工发包与承包违法行为认定查处管理办法》", "疑似挂靠", "未构成违法"],
)  # fmt: skip
def test_a_suspicion_passes(text: str) -> None:
    assert checked(with_text(text))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("pair", table().why, ids=" ".join)
def test_why_an_act_is_put_aside_is_no_verdict(pair: tuple[Act, Act], lang: str) -> None:
    why = table().why[pair].in_(lang)
    act, words = pair[1].text.in_(lang), Words(lang)
    said = words.say("excluded", acts=words.say("excluded_act", act=act, why=why))
    assert checked(with_text(said, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", tables_of_schema()["contract"].column("kind").codes)
def test_a_contract_of_any_kind_can_be_told(kind: str, lang: str) -> None:
    given = tables()
    rows = [row | {"kind": kind} for row in given["contract"].to_pylist()]
    given["contract"] = pa.Table.from_pylist(rows, given["contract"].schema)
    made = letter(tables=given, lang=lang)
    assert checked(made, given) is made


def action(**more: object) -> dict[str, pa.Table]:
    row = {"action_id": "A9", "project_id": "P1", "kind": "penalty", "doc_no": DECISION} | more
    return tables() | {"action": table_of("action", [row])}


def test_a_decision_that_is_cited_lets_a_sentence_pass() -> None:
    sentence = f"住建部门以{DECISION}处罚决定认定该单位构成转包。"
    assert checked(with_text(sentence), action())


@pytest.mark.parametrize(
    "more", [{"doc_no": None}, {"kind": "inquiry"}, {"project_id": "P2"}, {"doc_no": "另一文号"}]
)
def test_no_other_action_does(more: dict[str, object]) -> None:
    with pytest.raises(LetterRefused, match="构成"):
        checked(with_text(f"{DECISION}认定该单位构成转包"), action(**more))


def test_a_decision_covers_its_own_sentence_only() -> None:
    with pytest.raises(LetterRefused, match="构成"):
        checked(with_text(f"见{DECISION}。该单位构成转包"), action())


def test_english_accusations_are_refused() -> None:
    with pytest.raises(LetterRefused, match="committed"):
        checked(with_text("The firm committed a whole transfer.", "en"))


@pytest.mark.parametrize(
    "number",
    [PERSON, PERSON.lower(), PHONE, CARD, "6222 0217 0200 1234 567", "138 0371 1234",
     "11010519491231002X", "４１０５２１１９７６０３１２８２１９"],
)  # fmt: skip
def test_a_personal_number_is_refused(number: str) -> None:
    with pytest.raises(LetterRefused, match="未遮盖") as refused:
        checked(with_text(f"收款人账号或者证件{number}"))
    assert number not in str(refused.value)


def test_an_account_known_from_the_tables_is_refused_whatever_its_shape() -> None:
    given = tables() | {
        "account": table_of("account", [{"account_id": "0402021", "party_id": "Z"}])
    }
    with pytest.raises(LetterRefused, match="未遮盖"):
        checked(with_text("转入账户0402021"), given)


def test_the_papers_of_an_explanation_are_data() -> None:
    row = {
        "project_id": "P1",
        "rule": "ZB09",
        "subject": "C2",
        "documents": "违法转包认定书100万元",
    }
    given = tables() | {"explanation": table_of("explanation", [row])}
    made = letter(tables=given)
    assert "违法转包认定书100万元" in "".join(made.texts())
    assert checked(made, given)


@pytest.mark.parametrize("name", ["违法建设整治100万元工程指挥部", "挂靠路转包桥标段工程"])
def test_names_are_data_whatever_they_say(name: str) -> None:
    project = [{"project_id": "P1", "name": name}]
    given = tables() | {"project": table_of("project", project)}
    made = letter(tables=given)
    assert name in "".join(made.title)
    assert checked(made, given)
