"""Cells merged downwards in the body of a workbook, and merges that are something else."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from intake_folders import Rows, column, problems, put

from wagekit.intake import CaseFolder, read_case
from wagekit.intake.layout import Layout
from wagekit.intake.merged import filled_down
from wagekit.intake.profile import profiles
from wagekit.intake.raw import RawSheet
from wagekit.intake.source import Source

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


TIME = "2021-03-04 10:00:00"
STATEMENT = ["账号", "账户名称", "交易时间", "借方发生额（支取）", "贷方发生额（收入）", "余额",
             "对方户名", "对方账号", "摘要", "账户明细编号-交易流水号"]  # fmt: skip


HOLDER = ["6222000011112222", "远山建设有限公司", TIME]


def test_a_statement_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        STATEMENT,
        [*HOLDER, 100, None, 800, "甲一", "6222000033334444", "工资", "A1"],
        [None, None, None, 100, None, None, None, "6222000055556666", None, None],
    ]
    case = merged(tmp_path, rows, [f"{letter}2:{letter}3" for letter in "ABCFGIJ"], "流水")
    assert column(case, "payment", "payer_account") == ["6222000011112222"] * 2
    assert column(case, "payment", "amount") == [10_000, 10_000]
    assert column(case, "payment", "balance_after") == [80_000, None]
    assert column(case, "payment", "purpose") == ["工资", "工资"]
    said = {i.severity: i.column for i in case.issues if "纵向合并" in i.problem}
    assert said["warning"] == "余额+账户明细编号-交易流水号"
    assert said["info"] == "账号+账户名称+交易时间+对方户名+摘要"


def test_amounts_of_a_statement_stand_once(tmp_path: Path) -> None:
    line = [*HOLDER, 100, None, 800, "甲一", None, "工资", None]
    second = [None, None, "2021-03-05 10:00:00", *[None] * 7]
    case = merged(tmp_path, [STATEMENT, line, second], ["A2:A3", "D2:D3", "E2:E3"], "流水")
    assert column(case, "payment", "amount") == [10_000]
    [count] = [c for c in case.files if c.table == "payment"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (3, 1, 1, 1)


def test_an_attendance_grid_with_merged_cells(tmp_path: Path) -> None:
    days = list(range(1, 31))
    rows = [
        ["2021年6月考勤表"],
        ["项目编号", "班组", "姓名", *days, "合计"],
        ["P1", "木工班", "甲一", *["√"] * 30, 30],
        [None, None, "乙二", "√", *[None] * 29, None],
    ]
    case = merged(tmp_path, rows, ["A3:A4", "B3:B4", "AH3:AH4"], "考勤表")
    assert column(case, "worker", "team_id") == ["木工班"] * 2
    assert column(case, "attendance", "days") == [30, 1]


def test_a_gate_log_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["项目名称", "姓名", "身份证号", "通行时间", "方向", "通行方式"],
        ["P1", "甲一", ONE, "2021-06-01 07:00:00", "进", "人脸"],
        [None, None, None, "2021-06-02 07:00:00", "进", None],
        [None, "乙二", TWO, "2021-06-02 07:00:00", "进", "人脸"],
        [None, None, None, None, "出", "人脸"],
    ]
    ranges = ["A2:A5", "B2:B3", "C2:C3", "F2:F3", "B4:B5", "C4:C5", "D4:D5"]
    case = merged(tmp_path, rows, ranges, "闸机")
    assert column(case, "attendance", "days") == [2, 1]


def test_a_pension_list_with_merged_cells(tmp_path: Path) -> None:
    put(tmp_path, "项目管理人员.csv", "项目名称,单位名称,姓名,身份证号,岗位,社保缴纳单位\n"
        f"P1,远山建设,甲一,{ONE},项目经理,\nP1,远山建设,乙二,{TWO},安全员,\n")  # fmt: skip
    rows = [
        ["姓名", "身份证号", "参保单位", "险种", "参保状态"],
        ["甲一", ONE, "丁公司", "企业职工基本养老保险", "正常参保"],
        ["乙二", TWO, None, None, None],
    ]
    case = merged(tmp_path, rows, ["C2:C3", "D2:D3", "E2:E3"], "社保名单")
    assert column(case, "staff", "pension_paid_by") == ["丁公司"] * 2


def test_a_roster_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["项目编号", "班组", "姓名", "身份证号", "工种", "进场日期"],
        ["P1", "木工班", "甲一", ONE, "木工", date(2021, 3, 1)],
        [None, None, "乙二", TWO, None, None],
    ]
    case = merged(tmp_path, rows, ["A2:A3", "B2:B3", "E2:E3", "F2:F3"], "花名册")
    assert column(case, "worker", "job") == ["木工"] * 2
    assert column(case, "worker", "entered_on") == [date(2021, 3, 1)] * 2


def test_a_ledger_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["项目名称", "欠薪单位", "欠薪人数", "欠薪金额", "化解时限"],
        ["东湖", "甲公司", 5, 60000, date(2021, 3, 1)],
        [None, "乙公司", None, None, None],
    ]
    case = merged(tmp_path, rows, [f"{letter}2:{letter}3" for letter in "ACDE"], "欠薪台账")
    assert column(case, "arrears", "amount") == [6_000_000, None]
    assert column(case, "arrears", "target_on") == [date(2021, 3, 1)] * 2


@pytest.mark.parametrize("name", [n for n, p in profiles().items() if p.shape != "none"])
def test_no_target_of_a_source_raises(name: str) -> None:
    profile = profiles()[name]
    headers = tuple(said[0] for said in profile.columns.values())
    columns = {target: index for index, target in enumerate(profile.columns)}
    layout = Layout(profile.table, False, 0, columns, headers, (), 1, profile=profile)
    cells = tuple(pa.chunked_array([[header, "1", None]]) for header in headers)
    numbers = pa.chunked_array([[1, 2, 3]])
    spans = tuple((2, 3, index) for index in range(len(headers)))
    source = Source(Path("a.xlsx"), "a.xlsx")
    sheet = RawSheet(source, "x", cells, (None,) * len(cells), numbers, merged=spans)
    down = filled_down(sheet, layout)
    assert down.filled.keys() | down.left.keys() == columns.keys()
