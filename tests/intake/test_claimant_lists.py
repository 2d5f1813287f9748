"""Lists of those who claim wages: without a clue number in each row."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows

from wagekit.intake import CaseFolder, read_case

PROJECT = "project_id,name\nP1,清河佳苑\n"
ONE = "clue_id,project_id,kind,received_on\nXS1,P1,wage,2025-12-01\n"
TWO = ONE + "XS2,P1,wage,2025-12-02\n"
LIST = (
    "序号,姓名,身份证号,联系电话,工种,欠薪金额（元）\n"
    "1,张一,110101199003074514,13900000000,木工,8000\n"
    "2,李二,,13900000001,瓦工,5000.50\n"
    "合计,,,,,13000.50\n"
)


def read(folder: Path, *, clues: str, above: str = "清河佳苑讨薪人员名单\n") -> CaseFolder:
    for name, text in {"project.csv": PROJECT, "clue.csv": clues, "名单.csv": above + LIST}.items():
        put(folder, name, text)
    return read_case(folder)


def notes(case: CaseFolder) -> list[str]:
    return [issue.problem for issue in case.issues if issue.file == "名单.csv"]


def test_a_list_is_of_the_only_clue(tmp_path: Path) -> None:
    case = read(tmp_path, clues=ONE)
    assert column(case, "claimant", "clue_id") == ["XS1", "XS1"]
    assert column(case, "claimant", "worker_id") == column(case, "worker", "worker_id")
    assert column(case, "claimant", "claimed_amount") == [800_000, 500_050]
    assert column(case, "worker", "phone") == ["13900000000", "13900000001"]
    [count] = [count for count in case.files if count.file == "名单.csv"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (5, 2, 0, 3)


def test_a_list_is_of_the_clue_that_stands_above_it(tmp_path: Path) -> None:
    case = read(tmp_path, clues=TWO, above="清河佳苑讨薪人员名单\n线索编号：XS2\n")
    assert column(case, "claimant", "clue_id") == ["XS2", "XS2"]


@pytest.mark.parametrize("clues", [TWO, "clue_id,project_id,kind,received_on\n"])
def test_of_which_clue_nobody_can_see(tmp_path: Path, clues: str) -> None:
    case = read(tmp_path, clues=clues)
    assert "claimant" not in case.tables
    assert column(case, "worker", "name") == ["张一", "李二"]
    assert any("看不出是哪条线索" in problem for problem in notes(case))


def test_a_wage_sheet_with_what_is_owed_stays_one(tmp_path: Path) -> None:
    for name, text in {"project.csv": PROJECT, "clue.csv": ONE}.items():
        put(tmp_path, name, text)
    title, header = "清河佳苑2025年11月欠薪工资表", "姓名,公民身份证号,合计应发,已支付,拖欠工资"
    put(tmp_path, "工资表.csv", f"{title}\n{header}\n张一,1,80,50,30\n")
    case = read_case(tmp_path)
    [row] = rows(case, "payroll")
    assert (row["payable"], row["paid"], row["month"]) == (8_000, 5_000, "2025-11")
    assert "claimant" not in case.tables


@pytest.mark.parametrize(
    "header", ["身份证编号", "公民身份证号码", "居民身份证", "公民身份号码", "身份证号（18位）"]
)
def test_the_resident_id_number_by_any_of_its_names(tmp_path: Path, header: str) -> None:
    put(tmp_path, "project.csv", PROJECT)
    number = "110101199003074514"
    put(tmp_path, "花名册.csv", f"姓名,{header},工种,班组\n张一,{number},木工,一班\n")
    assert column(read_case(tmp_path), "worker", "id_no") == [number]


def test_a_list_of_another_project_is_of_no_clue(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECT + "P2,白云商厦\n")
    put(tmp_path, "clue.csv", ONE)
    put(tmp_path, "白云商厦欠薪人员名单.csv", LIST)
    case = read_case(tmp_path)
    assert "claimant" not in case.tables
    assert column(case, "worker", "project_id") == ["P2", "P2"]


@pytest.mark.parametrize("title", ["拖欠班组工程款明细", "机械台班费拖欠统计", "拖欠材料款"])
def test_debts_that_are_no_wages(tmp_path: Path, title: str) -> None:
    put(tmp_path, "project.csv", PROJECT)
    put(tmp_path, "clue.csv", ONE)
    put(tmp_path, f"{title}.csv", "姓名,身份证号,拖欠金额\n张一,110101199003074514,500\n")
    assert not len(read_case(tmp_path).tables.get("claimant", ()))
