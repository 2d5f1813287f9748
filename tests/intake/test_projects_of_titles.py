"""Sheets whose titles name their projects, in a case that lists none."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

SHEET = "{}2025年9月农民工工资发放表,,,\n姓名,身份证号,应发工资,实发工资\n{},,7000,1000\n"
CONTRACT = "{},,,\n合同编号,分包单位,合同类别,合同金额（元）\nF1,乙劳务公司,劳务分包,1000\n"


def test_two_titles_are_two_projects(tmp_path: Path) -> None:
    put(tmp_path, "1.csv", SHEET.format("滨河东路改造工程", "赵一"))
    put(tmp_path, "2.csv", SHEET.format("云岫二中综合楼项目", "赵一"))
    case = read_case(tmp_path)
    assert column(case, "payroll", "project_id") == ["滨河东路改造工程", "云岫二中综合楼项目"]
    assert [i.severity for i in case.issues if "标题" in i.problem] == ["warning"]


@pytest.mark.parametrize("title", ["滨河东路工程", "某县滨河东路改造项目", "工程"])
def test_a_short_name_is_the_project_listed(tmp_path: Path, title: str) -> None:
    put(tmp_path, "项目.csv", "项目名称,建设单位\n某县滨河东路改造工程,某局\n")
    put(tmp_path, "工资.csv", SHEET.format(title, "赵一"))
    case = read_case(tmp_path)
    assert column(case, "project", "name") == ["某县滨河东路改造工程"]
    assert column(case, "payroll", "project_id") == column(case, "project", "project_id")


def test_another_title_than_the_only_project_is_told(tmp_path: Path) -> None:
    """A county before both names does not make them one."""
    put(tmp_path, "项目.csv", "项目名称,建设单位\n云岫县滨河路改造工程,某局\n")
    put(tmp_path, "工资.csv", SHEET.format("云岫县职教中心综合楼项目", "赵一"))
    case = read_case(tmp_path)
    assert column(case, "payroll", "project_id") == ["云岫县滨河路改造工程"]
    [said] = [issue for issue in case.issues if "标题写的项目名称" in issue.problem]
    assert (said.value, said.severity) == ("云岫县职教中心综合楼项目", "warning")


@pytest.mark.parametrize("title", ["东湖花园二期工程", "东湖花园2期项目"])
def test_another_stage_is_another_project(tmp_path: Path, title: str) -> None:
    put(tmp_path, "项目.csv", "项目名称,建设单位\n东湖花园一期工程,某局\n")
    put(tmp_path, "工资.csv", SHEET.format(title, "赵一"))
    case = read_case(tmp_path)
    assert [i.value for i in case.issues if "标题写的项目名称" in i.problem] == [title]


def test_a_title_of_another_stage_than_the_file_is_told(tmp_path: Path) -> None:
    put(tmp_path, "项目.csv", "项目名称,建设单位\n东湖花园一期工程,某局\n")
    put(tmp_path, "东湖花园一期工程工资.csv", SHEET.format("东湖花园二期工程", "赵一"))
    case = read_case(tmp_path)
    told = [i for i in case.issues if "标题写的项目名称" in i.problem]
    assert [(i.value, i.severity) for i in told] == [("东湖花园二期工程", "warning")]


def test_one_of_two_stages_is_no_other_project(tmp_path: Path) -> None:
    put(tmp_path, "项目.csv", "项目名称,建设单位\n东湖花园一期、二期工程,某局\n")
    put(tmp_path, "工资.csv", SHEET.format("东湖花园一期工程", "赵一"))
    assert read_case(tmp_path).issues == ()


@pytest.mark.parametrize("title", ["东湖花园一期工程", "东湖花园1期工程", "东湖花园工程"])
def test_the_same_stage_is_the_same_project(tmp_path: Path, title: str) -> None:
    put(tmp_path, "项目.csv", "项目名称,建设单位\n东湖花园一期工程,某局\n")
    put(tmp_path, "工资.csv", SHEET.format(title, "赵一"))
    assert read_case(tmp_path).issues == ()


@pytest.mark.parametrize(
    "part", ["土建工程", "主体工程", "水电安装工程", "1号楼工程", "甲建设公司项目"]
)
def test_a_trade_or_a_part_is_no_project_of_its_own(tmp_path: Path, part: str) -> None:
    put(tmp_path, "1.csv", SHEET.format("云岫二中综合楼项目", "赵一"))
    put(tmp_path, "2.csv", SHEET.format(part, "钱二"))
    case = read_case(tmp_path)
    assert column(case, "payroll", "project_id") == ["云岫二中综合楼项目"] * 2


def test_the_only_project_is_known_from_any_sheet(tmp_path: Path) -> None:
    """The order of the files does not matter: the contract's own title names a firm first."""
    put(tmp_path, "分包.csv", CONTRACT.format("甲公司滨河东路改造工程项目部分包合同台账"))
    put(tmp_path, "工资.csv", SHEET.format("滨河东路改造工程", "赵一"))
    assert column(read_case(tmp_path), "contract", "project_id") == ["滨河东路改造工程"]


def test_a_total_of_all_teams_is_their_sum(tmp_path: Path) -> None:
    header = "姓名,身份证号,应发工资,实发工资\n"
    teams = ["甲班组,,,\n" + header + "赵一,,7000,1000\n小计,,7000,1000\n",
             "乙班组,,,\n" + header + "钱二,,6500,1000\n小计,,6500,1000\n"]  # fmt: skip
    title = "滨河东路改造工程2025年9月工资表,,,\n"
    put(tmp_path, "1.csv", title + "".join(teams) + "合计,,13500,2000\n")
    assert not [i for i in read_case(tmp_path).issues if "合计" in i.problem]
    put(tmp_path, "1.csv", title + "".join(teams) + "合计,,13000,2000\n")
    assert len([i for i in read_case(tmp_path).issues if "合计" in i.problem]) == 1


def test_words_may_say_what_is_left(tmp_path: Path) -> None:
    header = "某工程2025年9月工资表,,,,\n姓名,身份证号,应发工资,已付金额,尚欠金额\n"
    sheet = header + "赵一,,7000,3000,4000\n"
    put(tmp_path, "1.csv", sheet + "尚欠合计（大写）：肆仟元整,,,,\n")
    assert not [i for i in read_case(tmp_path).issues if "大写" in i.problem]
    put(tmp_path, "1.csv", sheet + "尚欠合计（大写）：伍仟元整,,,,\n")
    assert len([i for i in read_case(tmp_path).issues if "大写" in i.problem]) == 1
