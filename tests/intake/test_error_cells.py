"""Cells that a broken formula left are unknown and told, a column at a time."""

from pathlib import Path

import openpyxl
import pytest
from intake_folders import column, problems, put, rows, workbook

from wagekit.intake import CaseFolder, read_case

WAGES = ["姓名", "身份证号", "工种", "出勤天数", "应发工资", "扣款", "发放日期"]
ID = "110101199003074514"


def read(folder: Path, name: str, lines: list[list[object]], sheet: str = "1") -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,东湖\n")
    workbook(folder / name, {sheet: lines})
    return read_case(folder)


def test_each_column_is_told_once(tmp_path: Path) -> None:
    lines = [
        WAGES,
        ["甲一", ID, "木工", 20, 5000, 0, "2021-12-01"],
        ["乙二", "#REF!", "#N/A", "#VALUE!", 5000, 0, "#NAME?"],
        ["丙三", "", "#N/A", "#DIV/0!", 5000, 0, "2021-12-01"],
    ]
    case = read(tmp_path, "2021年11月工资表.xlsx", lines)
    assert column(case, "payroll", "days") == [20, None, None]
    assert column(case, "worker", "id_no") == [ID, None, None]
    assert column(case, "worker", "job") == ["木工", None, None]
    told = [p for p in problems(case) if p[3] == "warning"]
    assert sorted(told, key=str) == sorted(
        [
            (3, "身份证号", "#REF!", "warning"), (3, "工种", "#N/A", "warning"),
            (3, "出勤天数", "#VALUE!、#DIV/0!", "warning"), (3, "发放日期", "#NAME?", "warning"),
        ],
        key=str,
    )  # fmt: skip
    assert "2 行（第 3、4 行）" in next(i.problem for i in case.issues if i.column == "工种")


def test_a_deduction_that_is_an_error_is_not_nothing(tmp_path: Path) -> None:
    lines = [
        WAGES,
        ["甲一", ID, "木工", 20, 5000, "#REF!", ""],
        ["乙二", "", "", 20, 5000, None, ""],
    ]
    case = read(tmp_path, "2021年11月工资表.xlsx", lines)
    assert column(case, "payroll", "payable") == [None, 500_000]


def test_a_required_cell_sets_its_row_aside(tmp_path: Path) -> None:
    head = ["payroll_id", "project_id", "worker_id", "month", "payable"]
    lines = [head, ["R1", "P1", "W1", "#N/A", 1], ["R2", "P1", "W2", "2021-03", "#REF!"]]
    case = read(tmp_path, "x.xlsx", lines, "payroll")
    assert [(r["payroll_id"], r["payable"]) for r in rows(case, "payroll")] == [("R2", None)]
    assert {(2, "month", "#N/A"), (3, "payable", "#REF!")} <= {p[:3] for p in problems(case)}


def test_they_are_seen_beside_empty_columns_and_formulas(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, text in enumerate(("姓名", "身份证号", "应发工资", "实发工资")):
        sheet.cell(2, at + 2, text)
    for at, cell in enumerate(("甲一", ID, "#DIV/0!", 5)):
        sheet.cell(3, at + 2, cell)
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    book.save(tmp_path / "2021年11月工资表.xlsx")
    case = read_case(tmp_path)
    assert (3, "应发工资", "#DIV/0!", "warning") in problems(case)
    assert column(case, "payroll", "paid") == [500]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#NAME?"])
def test_text_files_say_so_too(tmp_path: Path, error: str) -> None:
    put(tmp_path, "project.csv", "project_id,name\nP1,东湖\n")
    text = f"姓名,身份证号,应发工资,实发工资\n甲一,{ID},{error},5\n乙二,{error},#6,7\n"
    put(tmp_path, "2021年11月工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "worker", "id_no") == [ID, None]
    assert {p[:3] for p in problems(case)} == {
        (2, "应发工资", error), (3, "身份证号", error), (3, "应发工资", "#6"),
    }  # fmt: skip


def test_in_a_statement_and_a_grid(tmp_path: Path) -> None:
    head = ["账号", "户名", "交易日期", "收付标志", "交易金额", "对方户名", "对方账号", "摘要"]
    line = ["6222", "甲公司", "2021-03-05", "出", "#REF!", "#N/A", "6223", "#N/A"]
    case = read(
        tmp_path, "流水.xlsx", [head, line, ["6222", "甲公司", "2021-03-06", "出", 5, "#N/A"]]
    )
    assert [r["amount"] for r in rows(case, "payment")][-1] == 500
    assert "#N/A" not in str(case.tables["payment"].to_pylist())
    assert "#N/A" not in column(case, "party", "name")
    assert {"对方户名", "交易金额"} <= {i.column for i in case.issues}


def test_an_error_among_the_days_of_a_grid_leaves_them_unknown(tmp_path: Path) -> None:
    days = ["√"] * 30
    lines = [["姓名", *range(1, 31)], ["甲一", *days], ["乙二", "#REF!", *days[1:]]]
    case = read(tmp_path, "2021年11月考勤表.xlsx", lines)
    assert column(case, "attendance", "days") == [30, None]


def test_a_total_that_is_an_error_is_no_total(tmp_path: Path) -> None:
    lines = [
        WAGES,
        ["甲一", ID, "木工", 20, 5000, 0, ""],
        ["合计", "", "", "", "#REF!", "#N/A", ""],
    ]
    case = read(tmp_path, "2021年11月工资表.xlsx", lines)
    assert [p for p in problems(case) if p[3] == "warning"] == []
