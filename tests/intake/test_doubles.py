"""Wage and ledger rows that stand twice: within a sheet, in a copied one, in an export."""

from pathlib import Path

from intake_folders import Rows, column, put, workbook

from wagekit.intake import CaseFolder, read_case

HEADER = ["项目编号", "用人单位", "姓名", "月份", "出勤天数", "应发工资", "实发工资"]
LINES = [["P1", "甲公司", name, "2024-01", 20, 5000, 4000] for name in ("甲一", "乙二", "丙三")]
LEDGER = "项目名称,欠薪人数,欠薪金额（元）,欠薪单位,化解时限,包案领导\n"


def book(folder: Path, **sheets: Rows) -> CaseFolder:
    put(folder, "project.csv", "project_id\nP1\n")
    named = {name.replace("_2", " (2)"): [HEADER, *lines] for name, lines in sheets.items()}
    workbook(folder / "工资表.xlsx", named)
    return read_case(folder)


def said(case: CaseFolder) -> list[tuple[str, str | None, int | None, str]]:
    return [(i.file, i.sheet, i.row, i.problem) for i in case.issues]


def test_the_same_row_twice_in_one_sheet_stays_and_is_named(tmp_path: Path) -> None:
    case = book(tmp_path, s=[*LINES, LINES[1]])
    assert len(case.tables["payroll"]) == 4
    [(file, sheet, row, problem)] = said(case)
    assert (file, sheet, row) == ("工资表.xlsx", "s", 5)
    assert "第 5 行同第 3 行" in problem


def test_a_copied_sheet_loads_once(tmp_path: Path) -> None:
    case = book(tmp_path, s=LINES, s_2=LINES)
    assert column(case, "payroll", "_sheet") == ["s"] * 3
    [(file, sheet, row, problem)] = said(case)
    assert (file, sheet, row) == ("工资表.xlsx", "s (2)", 2)
    assert "工资表.xlsx s " in problem
    assert "第 2 行同第 2 行、第 3 行同第 3 行" in problem
    counts = [(c.sheet, c.loaded, c.quarantined) for c in case.files if c.sheet]
    assert counts == [("s", 3, 0), ("s (2)", 0, 3)]


def test_an_export_of_a_workbook_loads_once(tmp_path: Path) -> None:
    cells = [HEADER, *[[*line[:5], "5,000.00", "4000.00"] for line in LINES]]
    put(tmp_path, "工资表.csv", "".join('"' + '","'.join(map(str, c)) + '"\n' for c in cells))
    case = book(tmp_path, s=LINES)
    assert len(case.tables["payroll"]) == 3
    assert len(case.issues) == 1


def test_of_a_copy_with_one_row_changed_that_row_loads(tmp_path: Path) -> None:
    case = book(tmp_path, s=LINES, s_2=[*LINES[:2], [*LINES[2][:5], 6000, 4000]])
    assert column(case, "payroll", "payable") == [500000] * 3 + [600000]


def test_one_of_many_rows_elsewhere_is_named_and_stays(tmp_path: Path) -> None:
    others = [["P1", "甲公司", f"人{n}", "2024-01", 20, 5000, 4000] for n in "一二三四五六"]
    case = book(tmp_path, s=LINES, t=[LINES[0], *others])
    assert len(case.tables["payroll"]) == 10
    [(_, sheet, row, problem)] = said(case)
    assert (sheet, row) == ("t", 2)
    assert "看似重复" in problem


def test_other_months_days_and_sums_are_no_double(tmp_path: Path) -> None:
    same = LINES[0]
    lines = [
        same,
        [*same[:3], "2024-02", *same[4:]],
        [*same[:4], 21, *same[5:]],
        [*same[:5], 5001, 4000],
        ["P1", "乙公司", *same[2:]],
    ]
    case = book(tmp_path, s=lines)
    assert len(case.tables["payroll"]) == 5
    assert case.issues == ()


def test_a_sheet_that_says_no_days_may_repeat_another(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    without = [[*line[:4], *line[5:]] for line in [HEADER, *LINES]]
    other = [["P1", "甲公司", "甲一", "2024-01", 21, 5000, 4000]]
    sheets = {"s": [HEADER, *LINES], "t": without, "u": [HEADER, *other]}
    workbook(tmp_path / "工资表.xlsx", sheets)
    case = read_case(tmp_path)
    assert len(case.tables["payroll"]) == 7
    [(_, sheet, row, problem)] = said(case)
    assert (sheet, row) == ("t", 2)
    assert "看似重复" in problem
    assert "第 4 行同第 4 行" in problem


def test_rows_without_a_sum_are_no_double(tmp_path: Path) -> None:
    line = [*LINES[0][:5], None, 0]
    assert said(book(tmp_path, s=[line, line])) == []


def test_a_later_pay_day_makes_another_row_in_another_sheet(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    lines = {
        name: [[*HEADER, "发放日期"], *[[*line, day] for line in LINES]]
        for name, day in (("上半月", "2024-01-15"), ("下半月", "2024-01-31"))
    }
    workbook(tmp_path / "工资表.xlsx", lines)
    case = read_case(tmp_path)
    assert len(case.tables["payroll"]) == 6
    [issue] = case.issues
    assert "看似重复" in issue.problem


def test_two_equal_ledger_entries_are_named(tmp_path: Path) -> None:
    line = "东湖,6,45000,甲公司,2021-12-01,某\n"
    put(tmp_path, "欠薪台账.csv", LEDGER + line + line + "西山,6,45000,甲公司,2021-12-01,某\n")
    case = read_case(tmp_path)
    assert len(case.tables["arrears"]) == 3
    [issue] = case.issues
    assert (issue.row, issue.severity) == (3, "warning")
    assert "row 3 as row 2" in issue.problem.en


def test_canonical_rows_with_ids_of_their_own_all_load(tmp_path: Path) -> None:
    head = "payroll_id,project_id,worker_id,month,payable\n"
    put(tmp_path, "a/payroll.csv", head + "A,P1,W1,2024-01,5\n")
    put(tmp_path, "b/payroll.csv", head + "B,P1,W1,2024-01,5\n")
    case = read_case(tmp_path)
    assert column(case, "payroll", "payroll_id") == ["A", "B"]
    assert len(case.issues) == 1
