"""Frames are what code expects of pandas; what a notebook shows of them is in words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

import wagekit as wk
from wagekit.frames.told import html, in_words, told
from wagekit.frames.words import HEADS
from wagekit.model.finding import Finding
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from wagekit.case import Case
    from wagekit.run import Run

SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"


@pytest.fixture(scope="module")
def case() -> Case:
    return wk.open_case(SAMPLE)


@pytest.fixture(scope="module")
def run(case: Case) -> Run:
    return case.analyze()


def words_of(frame: pd.DataFrame) -> str:
    return html(frame) or ""


def test_code_reads_canonical_terms(run: Run) -> None:
    assert isinstance(run.findings, pd.DataFrame)
    assert "found" in set(run.findings["outcome"])
    assert "whole_transfer" in set(run.determinations["act"])


def test_what_is_chosen_of_a_frame_is_told_too(run: Run) -> None:
    chosen = run.findings.query("outcome == 'found'")[["rule", "name", "outcome", "amount"]]
    shown = in_words(chosen)
    assert list(shown.columns) == ["规则", "查什么", "结果", "金额（元）"]
    assert set(shown["结果"]) == {"发现疑点"}
    assert "whole_transfer" not in words_of(run.determinations)
    assert "转包" in words_of(run.determinations[["act"]])


def test_counts_by_outcome_have_words_on_both_sides(run: Run) -> None:
    sizes = run.findings.groupby(["rule", "name", "outcome"]).size()
    counted = sizes.unstack(fill_value=0)  # noqa: PD010 - as the notebook does
    shown = words_of(wk.told(counted))
    assert "资料不足，无法判断" in shown
    assert "分包给个人" in shown
    assert "cannot_tell" not in shown


def test_a_canonical_table_has_its_own_words(case: Case) -> None:
    table = case.table("contract")[["contract_id", "kind", "price", "whole_works", "_row"]]
    assert isinstance(table["price"].dropna().iloc[0], Decimal)
    shown = in_words(table)
    assert list(shown.columns) == ["合同编号", "合同类别", "合同金额（元）", "是否全部工程", "行"]
    assert "施工总承包" in set(shown["合同类别"])
    assert "86,000,000.00" in set(shown["合同金额（元）"])


def test_lists_and_rows_of_evidence_are_texts(run: Run) -> None:
    shown = in_words(run.findings.query("rule == 'WF01'"))
    assert "[" not in shown["证据"].iloc[0]
    assert "项目资料汇总.xlsx 合同台账 第" in shown["证据"].iloc[0]


def test_in_english(case: Case) -> None:
    english = case.analyze(only=("WF01",), lang="en").findings
    shown = in_words(english[["rule", "outcome"]])
    assert list(shown.columns) == ["Rule", "Outcome"]
    assert "suspicion found" in set(shown["Outcome"])


def test_unknown_stays_empty_and_other_columns_stay_as_they_are() -> None:
    frame = told(pd.DataFrame({"amount": [None, 1.5], "mine": ["a", "b"], "ok": [True, False]}))
    shown = in_words(frame)
    assert shown.to_dict("list") == {
        "金额（元）": ["", "1.50"],
        "mine": ["a", "b"],
        "收支相符": ["是", "否"],
    }


def test_of_a_long_frame_the_ends_are_shown_and_the_size_is_said() -> None:
    shown = words_of(told(pd.DataFrame({"outcome": ["found"] * 1_000})))
    assert shown.count("发现疑点") == pd.get_option("display.min_rows")
    assert "共 1000 行" in shown


def test_a_notebook_shows_it_so(run: Run) -> None:
    shell: Any = InteractiveShell.instance()
    try:
        frame = told(run.determinations[["act"]])
        shown, _ = shell.display_formatter.format(frame)
        other, _ = shell.display_formatter.format(pd.DataFrame({"act": ["whole_transfer"]}))
    finally:
        InteractiveShell.clear_instance()
    assert type(frame) is pd.DataFrame
    assert "转包" in shown["text/html"]
    assert "whole_transfer" in shown["text/plain"]
    assert "whole_transfer" in other["text/html"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (np.array(["found", "clear"]), "发现疑点；未见疑点"),
        ({"found"}, "发现疑点"),
        (np.array([]), ""),
        (np.bool_(True), "是"),
        (pd.NA, ""),
    ],
)
def test_any_cell_that_pandas_can_hold(cell: Any, said: str) -> None:
    frame = pd.DataFrame({"outcome": pd.Series([cell], dtype=object)})
    assert in_words(told(frame))["结果"].tolist() == [said]


def test_whole_numbers_of_money_are_money() -> None:
    frame = told(pd.DataFrame({"amount": pd.array([1234, None], dtype="Int64")}))
    assert in_words(frame)["金额（元）"].tolist() == ["1,234.00", ""]


def test_what_was_made_of_several_frames_is_shown_as_pandas_does(case: Case) -> None:
    parties = case.table("party")
    joined = case.table("contract").merge(parties, left_on="issuer_id", right_on="party_id")
    assert "查什么" not in words_of(joined)
    assert "contract_id" in words_of(joined)


def test_markup_in_a_cell_is_text() -> None:
    shown = words_of(told(pd.DataFrame({"reason": ["<b>甲</b>"]})))
    assert "&lt;b&gt;甲&lt;/b&gt;" in shown


def test_every_field_of_a_finding_and_every_table_has_a_heading() -> None:
    assert set(Finding.__dataclass_fields__) <= set(HEADS)
    for name in tables():
        frame = told(pd.DataFrame(columns=list(tables()[name].names)), table=name)
        assert not set(in_words(frame).columns) & set(tables()[name].names)


def test_parties_go_by_their_names_and_days_without_a_clock(case: Case) -> None:
    shown = in_words(case.table("payment")[["paid_at", "payer_id", "payee_id"]])
    assert list(shown.columns) == ["付款时间", "付款方", "收款方"]
    assert "青禾砚山建设有限公司" in set(shown["付款方"])
    assert not shown.apply(lambda column: column.astype(str).str.contains("00:00:00")).any().any()
    assert case.table("payment")["payer_id"].str.startswith("9").any()


def test_how_a_sheet_was_recognised_is_told_in_words(case: Case) -> None:
    shown = in_words(case.coverage)
    assert any(str(how).startswith("表头识别") for how in shown["识别方式"])
