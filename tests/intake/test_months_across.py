"""Wage sheets with a column a month."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows

from wagekit.intake import CaseFolder, read_case

PERSON = "110101199003074514"


def read(folder: Path, title: str, header: str, *lines: str) -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,清河佳苑\n")
    put(folder, "汇总表.csv", "\n".join([title, header, *lines]) + "\n")
    return read_case(folder)


TITLE = "清河佳苑2025年1-3月农民工工资汇总表"
HEADER = "序号,姓名,身份证号,1月,2月,3月份,合计,已付,欠付"


def test_each_month_is_a_row(tmp_path: Path) -> None:
    lines = (
        f"1,张一,{PERSON},80,,70,150,0,150",
        "2,李二,,60,60,60,180,180,0",
        "合计,,,140,60,130,330,180,150",
    )
    case = read(tmp_path, TITLE, HEADER, *lines)
    months = ["2025-01", "2025-01", "2025-02", "2025-03", "2025-03"]
    assert column(case, "payroll", "month") == months
    assert column(case, "payroll", "payable") == [8_000, 6_000, 6_000, 7_000, 6_000]
    assert column(case, "payroll", "paid") == [0, 6_000, 6_000, 0, 6_000]
    assert column(case, "worker", "name") == ["张一", "李二"]
    assert set(column(case, "payroll", "worker_id")) == set(column(case, "worker", "worker_id"))
    assert len(set(column(case, "payroll", "payroll_id"))) == len(months)
    [count] = [count for count in case.files if count.file == "汇总表.csv"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (5, 2, 0, 3)


def test_a_part_paid_is_of_no_month(tmp_path: Path) -> None:
    case = read(tmp_path, TITLE, HEADER, f"1,张一,{PERSON},80,80,70,230,100,130")
    assert column(case, "payroll", "paid") == [None, None, None]
    assert any("看不出付的是哪个月" in issue.problem for issue in case.issues)


def set_aside(case: CaseFolder) -> bool:
    loaded = case.tables.get("payroll")
    [count] = [count for count in case.files if count.file == "汇总表.csv"]
    return (loaded is None or not len(loaded)) and count.quarantined > 0


@pytest.mark.parametrize(
    ("title", "header", "line"),
    [
        (TITLE, HEADER, f"1,张一,{PERSON},80,80,70,200,0,200"),
        (TITLE, "姓名,1月,2月,3月,日工资,应发工资,已付", "张一,22,20,26,300,20400,20400"),
        (TITLE, "姓名,1月,2月,出勤天数,已付", "张一,22,20,42,0"),
        ("清河佳苑2025年工人出勤统计工资", "姓名,1月,2月,已付工资", "张一,22,20,42"),
        ("清河佳苑2024年度工资汇总表", "姓名,11月,12月,1月,已付", "张一,80,80,80,0"),
    ],
)
def test_months_that_may_be_no_wages_or_of_another_year(
    tmp_path: Path, title: str, header: str, line: str
) -> None:
    assert set_aside(read(tmp_path, title, header, line))


@pytest.mark.parametrize(
    "parents", ["姓名,应发工资,,实发工资,", "姓名,工日,,工资,", "姓名,生活费,,已付,"]
)
def test_months_below_something_else_than_what_is_payable(tmp_path: Path, parents: str) -> None:
    case = read(tmp_path, TITLE, parents, ",1月,2月,1月,2月", "张一,1,2,3,4")
    assert "payroll" not in case.tables or not len(case.tables["payroll"])


def test_with_deductions_what_was_paid_of_a_month_is_unknown(tmp_path: Path) -> None:
    header = "姓名,身份证号,1月,2月,工资合计,借支,实发工资"
    case = read(tmp_path, TITLE, header, f"张一,{PERSON},80,70,150,30,120")
    assert column(case, "payroll", "paid") == [None, None]


def test_headers_that_name_the_year(tmp_path: Path) -> None:
    header = "姓名,身份证号,2024年12月,2025年1月工资"
    case = read(tmp_path, "清河佳苑工资汇总", header, f"张一,{PERSON},80,70")
    assert column(case, "payroll", "month") == ["2024-12", "2025-01"]
    assert rows(case, "payroll")[0].get("paid") is None


@pytest.mark.parametrize("title", ["清河佳苑工资汇总表", "2024年、2025年工资汇总表"])
def test_without_a_year_the_rows_are_set_aside(tmp_path: Path, title: str) -> None:
    case = read(tmp_path, title, HEADER, f"1,张一,{PERSON},80,80,70,230,0,230")
    assert set_aside(case)
