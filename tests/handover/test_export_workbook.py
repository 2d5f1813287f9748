"""A workbook holds what a run says, in Chinese, and nothing in it ever runs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import wagekit as wk
from wagekit.handover import export_workbook
from wagekit.handover.export_workbook import FORMULA, MOST_TEXT, safe, write_workbook
from wagekit.views.workbook.part import Head, Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"
RUNS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
HOSTILE = [
    *RUNS,
    "<script>alert(1)</script>",
    "**粗** [链接](http://x) {{ 7*7 }} ${7*7}",
    "_x003D_1+1",
    "\x00\x0b\ufffe",
]


@pytest.fixture(scope="module")
def run() -> wk.Run:
    return wk.open_case(SAMPLE).analyze()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, run: wk.Run) -> Any:
    path = tmp_path_factory.mktemp("book") / "案件.xlsx"
    wk.open_case(SAMPLE).write_workbook(path, run)
    return load_workbook(path)


def _rows(sheet: Worksheet) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def _write_one(path: Path, *cells: object, kind: str = "text") -> Worksheet:
    heads = tuple(Head(f"列{n}", kind) for n, _ in enumerate(cells))  # type: ignore[arg-type] # a kind
    write_workbook([Sheet("表", heads, (cells,))], path)  # type: ignore[arg-type] # cells
    found: Worksheet = load_workbook(path)["表"]
    return found


def test_each_sheet_has_chinese_heads_frozen_and_filtered(book: Any) -> None:
    assert book.sheetnames[:7] == [
        *("说明", "疑点", "证据", "疑点指向", "清偿责任", "清偿安排", "分配到人"),
    ]
    for sheet in book:
        heads = [cell.value for cell in sheet[1]]
        assert all(any(sign >= "\u4e00" for sign in head) for head in heads), sheet.title
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(8 <= sheet.column_dimensions[c.column_letter].width <= 48 for c in sheet[1])


def test_the_sheets_hold_what_the_run_says(book: Any, run: wk.Run) -> None:
    findings, liable = _rows(book["疑点"]), _rows(book["清偿责任"])
    assert [row["疑点编号"] for row in findings] == list(run.findings["finding_id"])
    assert len(_rows(book["证据"])) == len(run.evidence)
    assert [row["指向"] for row in _rows(book["疑点指向"])] == ["转包"] * 3
    assert {row["拖欠（元）"] for row in liable} == {124_000}
    assert [row["责任主体"] for row in liable][:2] == [
        "青禾双木劳务有限公司",
        "青禾砚山建设有限公司",
    ]
    assert sum(row["拖欠（元）"] for row in _rows(book["分配到人"])) == 124_000


def test_the_first_sheet_says_what_it_is_and_that_nothing_is_a_verdict(book: Any) -> None:
    said = [(row["事项"], row["内容"]) for row in _rows(book["说明"])]
    assert ("判断日", "2024-01-10") in said
    assert any("由主管部门认定" in text for what, text in said if what == "注意")
    assert ("付款", "15 行") in said


def test_a_table_gives_ids_as_text_money_as_numbers_and_where_each_row_stands(book: Any) -> None:
    sheet = book["付款"]
    heads = [cell.value for cell in sheet[1]]
    money, payer = heads.index("金额（元）"), heads.index("付款方")
    assert {row[money].data_type for row in sheet.iter_rows(min_row=2)} == {"n"}
    assert {row[money].number_format for row in sheet.iter_rows(min_row=2)} == {"#,##0.00"}
    assert {row[payer].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}
    assert {row[payer].number_format for row in sheet.iter_rows(min_row=2)} == {"@"}
    assert heads[-3:] == ["来源文件", "工作表", "行"]
    assert {row[-3].value for row in sheet.iter_rows(min_row=2)} == {"工程款收付台账.csv"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_text(name: str, tmp_path: Path) -> None:
    cell = _write_one(tmp_path / "x.xlsx", name)["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert not str(cell.value).startswith(FORMULA)


@given(name=st.text(max_size=12))
def test_no_text_begins_like_a_formula_and_none_is_lost(name: str) -> None:
    shown = safe(name)
    assert not shown.startswith(FORMULA)
    if name.isalnum():
        assert shown == name


def test_another_reader_sees_the_text_too(tmp_path: Path) -> None:
    _write_one(tmp_path / "x.xlsx", *HOSTILE)
    _, row = (
        CalamineWorkbook.from_path(str(tmp_path / "x.xlsx")).get_sheet_by_name("表").to_python()
    )
    assert row[:6] == ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\n=1"]
    assert row[6:9] == HOSTILE[6:9]


def test_a_long_text_is_cut_where_excel_ends(tmp_path: Path) -> None:
    cell = _write_one(tmp_path / "x.xlsx", "长" * (MOST_TEXT + 1))["A2"]
    assert cell.value == "长" * (MOST_TEXT - 1) + "…"


def test_unknown_is_empty_and_a_month_stays_text(tmp_path: Path) -> None:
    sheet = _write_one(tmp_path / "x.xlsx", None, "2023-05", dt.date(2023, 5, 6), kind="date")
    assert [cell.value for cell in sheet[2]] == [None, "2023-05", dt.datetime(2023, 5, 6)]  # noqa: DTZ001


def test_money_is_exact(tmp_path: Path) -> None:
    cell = _write_one(tmp_path / "x.xlsx", Decimal("12345678901.23"), kind="money")["A2"]
    assert cell.value == 12345678901.23


def test_a_long_table_goes_on_in_the_next_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_workbook, "MOST_ROWS", 2)
    write_workbook([Sheet("表", (Head("列"),), (("1",), ("2",), ("3",)))], tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    values = [[cell.value for cell in sheet["A"]] for sheet in book]
    assert dict(zip(book.sheetnames, values, strict=True)) == {
        "表": ["列", "1", "2"],
        "表 2": ["列", "3"],
    }
