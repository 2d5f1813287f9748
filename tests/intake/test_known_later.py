"""One person, one number: whichever file says it, and in whatever order the files stand."""

from pathlib import Path

import pytest
from intake_folders import put, read_case, rows

NUMBER, OTHER = "130102198001010010", "130102198001010029"
HEADER = "姓名,身份证号,联系电话,应发工资,实发工资"
WAGES = f"甲项目2025年3月工资表\n{HEADER}\n张三,{NUMBER},13800138000,6000,6000\n"
ORDERS = [("1考勤.csv", "2工资.csv"), ("2考勤.csv", "1工资.csv")]


@pytest.mark.parametrize(
    ("grid", "wages"), [("1考勤.csv", "2工资.csv"), ("2考勤.csv", "1工资.csv")]
)
def test_the_number_is_known_in_whatever_order(tmp_path: Path, grid: str, wages: str) -> None:
    put(tmp_path, grid, "姓名,项目名称,月份,出勤天数\n张三,甲项目,2025-03,20\n")
    put(tmp_path, wages, WAGES)
    [worker] = rows(read_case(tmp_path), "worker")
    assert (worker["id_no"], worker["phone"]) == (NUMBER, "13800138000")


def test_a_phone_of_a_later_sheet_fills_the_gap(tmp_path: Path) -> None:
    head = "项目名称,姓名,月份,应发工资,实发工资"
    put(tmp_path, "3月.csv", f"{head},身份证号\n甲项目,张三,2025-03,6000,6000,{NUMBER}\n")
    put(tmp_path, "4月.csv", f"{head},联系电话\n甲项目,张三,2025-04,6000,6000,13800138000\n")
    [worker] = rows(read_case(tmp_path), "worker")
    assert (worker["id_no"], worker["phone"]) == (NUMBER, "13800138000")


def test_a_name_that_two_share_is_nobodys_in_whatever_order(tmp_path: Path) -> None:
    head = "项目名称,姓名,月份,应发工资,实发工资"
    put(tmp_path, "3月.csv", f"{head}\n甲项目,张伟,2025-03,6000,0\n")
    two = "".join(f"甲项目,张伟,2025-04,6000,6000,{n}\n" for n in (NUMBER, OTHER))
    put(tmp_path, "4月.csv", f"{head},身份证号\n{two}")
    case = read_case(tmp_path)
    assert {row["id_no"] for row in rows(case, "worker")} == {NUMBER, OTHER}
    assert len(rows(case, "payroll")) == 2
    assert any("同名" in issue.problem for issue in case.issues)
