"""The findings table as data: every word there, every order worked out, nothing left out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from housing_case import determinations, findings, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from wagekit.model.decision import DecisionKind
from wagekit.model.finding import Evidence, Finding, Outcome
from wagekit.views.findings_table.page import MOST_ROWS, findings_page
from wagekit.views.findings_table.row import COLUMNS
from wagekit.views.findings_table.view import FILTERS, Decided, FindingsView, findings_view
from wagekit.views.findings_table.words import TableWords, text
from wagekit.views.letter.text import numbers_of
from wagekit.views.texts import read

NUMBERS = numbers_of(tables())
MANY = tuple(
    replace(findings()[0], finding_id=f"f{n}", subject=f"S{n}") for n in range(MOST_ROWS + 5)
)


def _view(said: tuple[Finding, ...] = findings(), lang: str = "zh") -> FindingsView:
    names = {"GC": "河北恒盛建筑工程有限公司", "P1": "滨河新城"}
    return findings_view(
        said,
        Decided({}),
        determinations=determinations(),
        names=names,
        numbers=NUMBERS,
        lang=lang,
    )


def test_a_project_without_findings_can_be_chosen_too() -> None:
    view = findings_view(
        findings(),
        Decided({}),
        determinations=determinations(),
        names={"P1": "滨河新城", "P9": "二号工程"},
        numbers=NUMBERS,
        projects=["P1", "P9", "P10"],
    )
    choices = [(one.key, one.label, one.count) for one in view.choices["project"]]
    assert choices[0][:2] == ("P1", "滨河新城")
    assert choices[-2:] == [("P9", "二号工程", 0), ("P10", "P10", 0)]


def test_found_comes_first_and_every_finding_is_there() -> None:
    rows = _view().rows
    outcomes = [row.keys["outcome"] for row in rows]
    assert outcomes == sorted(outcomes, key=["found", "cannot_tell", "rebutted"].index)
    assert {row.id for row in rows} == {f.finding_id for f in findings()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_view_is_json_and_every_column_has_a_cell_and_a_place(lang: str) -> None:
    view = json.loads(json.dumps(_view(lang=lang).as_dict()))
    assert [key for key, _ in view["columns"]] == list(COLUMNS)
    for row in view["rows"]:
        assert set(row["cells"]) == set(COLUMNS) == set(row["place"])
        assert all(row["cells"].values())


def test_amounts_are_ordered_as_numbers_and_the_unknown_comes_before_all() -> None:
    rows = sorted(_view().rows, key=lambda row: row.place["amount"])
    amounts = {f.finding_id: f.amount for f in findings()}
    ordered = [amounts[row.id] for row in rows]
    known = [amount for amount in ordered if amount is not None]
    assert known == sorted(known)
    assert ordered[: len(ordered) - len(known)] == [None] * (len(ordered) - len(known))


def test_choices_count_every_row_once() -> None:
    view = _view()
    for by in FILTERS:
        assert sum(choice.count for choice in view.choices[by]) == len(view.rows)
        assert {c.key for c in view.choices[by]} == {row.keys[by] for row in view.rows}


def test_a_finding_points_to_the_act_of_its_own_contract() -> None:
    acts = {row.id: row.cells["act"] for row in _view().rows}
    assert acts["ZB06-1"] == "转包（涉嫌）"
    assert acts["GK01-1"] == "挂靠（待说明）"
    assert acts["GZ01-1"] == "—"
    assert acts["WF07-1"] == "—"


def test_a_rule_that_did_not_run_is_shown_and_cannot_be_decided_on() -> None:
    lost = Finding(finding_id="X", rule="XX01", name="gone", outcome=Outcome.not_run, reason="坏了")
    row = _view((lost,)).rows[0]
    assert not row.decidable
    assert row.cells["outcome"] == "规则未能运行"


def test_a_row_that_stands_in_no_file_is_named_by_its_key() -> None:
    said = replace(findings()[0], evidence=(Evidence("contract", "C2"),))
    assert _view((said,)).rows[0].evidence == ("合同 C2（不是从文件读入）",)


def test_rows_beyond_the_listed_are_counted() -> None:
    many = tuple(Evidence("payment", f"{n}", "流水.xlsx", "对账单", n) for n in range(70))
    row = _view((replace(findings()[0], evidence=many),)).rows[0]
    assert (len(row.evidence), row.more_rows) == (60, 10)
    assert row.evidence[3] == "流水.xlsx 对账单 第 3 行"


def test_the_twin_lists_the_rows_and_says_how_many_it_leaves_out() -> None:
    assert findings_page(_view()).twin.count("<tr>") == len(findings()) + 1
    page = findings_page(_view(MANY))
    assert page.twin.count("<tr>") == MOST_ROWS + 1
    assert "另有 5 行" in page.twin
    assert len(page.view["rows"]) == len(MANY)


NASTY = "<img src=x onerror=alert(1)>{{7*7}}`$x`=1+1&amp;"


def test_markup_in_names_is_text_in_the_twin() -> None:
    page = findings_page(_view((replace(findings()[0], reason=NASTY, subject=NASTY),)))
    assert "<img" not in page.twin
    assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}`$x`=1+1&amp;amp;" in page.twin


@settings(max_examples=30)
@given(st.text())
def test_any_reason_makes_a_view(reason: str) -> None:
    view = _view((replace(findings()[0], reason=reason),))
    assert "\n" not in view.rows[0].cells["reason"]


@pytest.mark.parametrize("file", ["findings_table/words.yaml", "memo_composer/words.yaml"])
def test_every_word_is_there_in_both_languages(file: str) -> None:
    for part, entries in read(file).items():
        for key in entries:
            said = text(part, key, file=file)
            assert said.zh.strip(" "), (part, key)
            assert said.en.strip(" "), (part, key)


def test_each_kind_of_decision_has_its_words() -> None:
    words = TableWords("zh")
    for kind in DecisionKind:
        assert words.say(kind, part="done", what="")
