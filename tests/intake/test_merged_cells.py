"""Cells merged downwards in the body of a workbook, and merges that are something else."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
from intake_folders import Rows, column, problems, put

from wagekit.intake import CaseFolder, read_case

HEADER = [
    "项目编号",
    "用人单位",
    "班组",
    "姓名",
    "身份证号",
    "月份",
    "出勤天数",
    "应发工资",
    "发放日期",
]
ONE, TWO = "110101199003074514", "110101199003074522"


def merged(folder: Path, rows: Rows, ranges: Sequence[str], name: str = "工资表") -> CaseFolder:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for each in ranges:
        sheet.merge_cells(each)
    book.save(folder / f"{name}.xlsx")
    put(folder, "project.csv", "project_id\nP1\nP2\n")
    return read_case(folder)


def test_names_ids_teams_and_dates_reach_all_rows(tmp_path: Path) -> None:
    day = date(2024, 2, 5)
    lines = [
        HEADER,
        ["P1", "甲公司", "木工班", "甲一", ONE, "2024-01", 20, 5000, day],
        [None, None, None, None, None, "2024-02", 10, 2500, None],
        [None, None, None, "乙二", TWO, "2024-01", 20, 5000, None],
        ["P2", "乙公司", "瓦工班", "丙三", None, "2024-01", 20, 5000, None],
    ]
    ranges = ["A2:A4", "B2:B4", "C2:C4", "D2:D3", "E2:E3", "I2:I4"]
    case = merged(tmp_path, lines, ranges)
    assert column(case, "payroll", "worker_id") == ["P1/甲一", "P1/甲一", "P1/乙二", "P2/丙三"]
    assert column(case, "payroll", "project_id") == ["P1", "P1", "P1", "P2"]
    assert column(case, "payroll", "employer_id") == ["甲公司"] * 3 + ["乙公司"]
    assert column(case, "payroll", "paid_on") == [day, day, day, None]
    assert column(case, "payroll", "payable") == [500000, 250000, 500000, 500000]
    columns = "项目编号+用人单位+班组+姓名+身份证号+发放日期"
    assert problems(case) == [(2, columns, None, "info")]
    assert "10 个单元格" in case.issues[0].problem


def test_amounts_and_counts_stand_once(tmp_path: Path) -> None:
    lines = [
        HEADER,
        ["P1", "甲公司", "木工班", "甲一", ONE, "2024-01", 20, 5000, None],
        ["P1", "甲公司", "木工班", "乙二", TWO, "2024-01", None, None, None],
    ]
    case = merged(tmp_path, lines, ["G2:G3", "H2:H3"])
    assert column(case, "payroll", "payable") == [500000, None]
    assert column(case, "payroll", "days") == [20.0, None]
    assert problems(case) == [(2, "出勤天数+应发工资", None, "warning")]


def test_blank_rows_totals_and_headers_stay_what_they_are(tmp_path: Path) -> None:
    lines = [
        ["工资表", *[None] * 8],
        [None] * 9,
        HEADER,
        [None] * 9,
        ["P1", "甲公司", "木工班", "甲一", ONE, "2024-01", 20, 5000, None],
        [None] * 9,
        [None, None, None, "小计", None, None, 20, 5000, None],
        ["合计", None, None, None, None, None, 20, 5000, None],
        [None, None, None, None, None, None, None, 5000, None],
    ]
    headers = [f"{letter}3:{letter}4" for letter in "ABCDEFGHI"]
    case = merged(tmp_path, lines, ["A1:I2", *headers, "A5:A7", "A8:D9"])
    assert column(case, "worker", "name") == ["甲一"]
    [count] = [c for c in case.files if c.table == "payroll"]
    assert (count.read, count.loaded, count.quarantined) == (9, 1, 0)


def test_a_cell_merged_sideways_stays_in_its_column(tmp_path: Path) -> None:
    lines = [
        HEADER,
        ["P1", "甲公司", "木工班", "甲一", ONE, "2024-01", 20, 5000, None],
        ["P1", "甲公司", None, "乙二", TWO, "2024-01", 20, 5000, None],
    ]
    case = merged(tmp_path, lines, ["B3:C3"])
    assert column(case, "worker", "team_id") == ["木工班", None]
    assert case.issues == ()


def test_a_sheet_that_begins_further_right_and_down(tmp_path: Path) -> None:
    lines = [
        [None] * 3,
        [None, "项目编号", "姓名", "月份", "应发工资"],
        [None, "P1", "甲一", "2024-01", 5000],
        [None, None, "乙二", "2024-01", 5000],
    ]
    case = merged(tmp_path, lines, ["B3:B4"])
    assert column(case, "payroll", "worker_id") == ["P1/甲一", "P1/乙二"]
