"""Days of work beyond those of the month."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

WAGES = "项目名称,姓名,月份,出勤天数,应发工资,实发工资\n东湖,张三,{},{},9000,9000\n"
GRID = (
    "2024年4月考勤表\n姓名,"
    + ",".join(str(day) for day in range(1, 32))
    + "\n张三,"
    + ",".join("√" for _ in range(31))
    + "\n李四,"
    + ",".join("√" for _ in range(30))
    + ",\n"
)


def said(folder: Path) -> list[tuple[str, int | None, str | None]]:
    issues = read_case(folder).issues
    return [(i.severity, i.row, i.value) for i in issues if "多于当月" in i.problem]


@pytest.mark.parametrize(
    ("month", "days", "told"),
    [
        ("2024-04", "30", []),
        ("2024-04", "30.5", [("info", 2, "30.5")]),
        ("2024-02", "29", []),
        ("2023-02", "29", [("info", 2, "29")]),
        ("2024-12", "31", []),
        ("2024-12", "32", [("info", 2, "32")]),
        ("2024-04", "", []),
    ],
)
def test_more_days_than_the_month_has_are_told_and_kept(
    tmp_path: Path, month: str, days: str, told: list[tuple[str, int, str]]
) -> None:
    put(tmp_path, "工资表.csv", WAGES.format(month, days))
    assert said(tmp_path) == told
    kept = column(read_case(tmp_path), "payroll", "days")
    assert kept == [float(days) if days else None]


def test_a_mark_on_a_day_that_the_month_does_not_have_is_told(tmp_path: Path) -> None:
    put(tmp_path, "考勤表.csv", GRID)
    assert said(tmp_path) == [("info", 3, "31")]


def test_the_month_of_the_title_is_that_of_its_rows(tmp_path: Path) -> None:
    text = "项目名称,姓名,出勤天数,应发工资,实发工资\n东湖,张三,31,9000,9000\n"
    put(tmp_path, "工资表.csv", "2024年4月工资表\n" + text)
    assert said(tmp_path) == [("info", 3, "31")]
