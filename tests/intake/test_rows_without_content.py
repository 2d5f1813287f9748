"""Headings of sections, page numbers and notes in ledgers are no records; short records are."""

from pathlib import Path

import pytest
from intake_folders import column, problems, put, rows

from wagekit.intake import CaseFolder, read_case

CONTRACTS = "序号,合同编号,项目名称,合同名称,发包单位,承包单位,合同类别,合同金额（元）,签订日期\n"
ONE = "1,HT-1,东湖,施工合同,甲公司,乙公司,施工总承包,100,2021-03-05\n"
ARREARS = "序号,项目名称,用人单位,欠薪人数,欠薪金额（元）,发现日期,化解时限,包案领导\n"
OWED = "1,东湖,乙公司,12,15000,2021-03-05,2021-06-30,某\n"
WAGES = "序号,姓名,身份证号,出勤天数,应发工资,发放日期\n"
PAID = "1,甲一,110101199003074514,22,5100,2021-12-05\n"
ROSTER = "序号,姓名,身份证号,工种,进场时间\n"
FUNDS = "序号,项目名称,建设单位,施工单位,拖欠工程款金额（元）,计划偿还时间\n"


def ledger(folder: Path, name: str, text: str) -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,东湖\n")
    put(folder, name, text)
    return read_case(folder)


def counts(case: CaseFolder) -> tuple[int, int, int]:
    [count] = [c for c in case.files if c.file != "project.csv"]
    return count.loaded, count.quarantined, count.skipped


HEADINGS = ["一、总包合同", "（二）分包合同", "(三) 其他", "第1页 共2页", "第 1 页", "分包合同"]


@pytest.mark.parametrize("heading", [*HEADINGS, "以上情况属实，本人签字确认", "木工班组"])
@pytest.mark.parametrize("before", ["", ",", ",,", ",,,"])
def test_a_heading_in_a_ledger_of_contracts(tmp_path: Path, heading: str, before: str) -> None:
    case = ledger(tmp_path, "合同台账.csv", CONTRACTS + f"{before}{heading}\n" + ONE)
    assert column(case, "contract", "contract_id") == ["HT-1"]
    assert column(case, "project", "name") == ["东湖"]
    assert counts(case) == (1, 0, 2)


@pytest.mark.parametrize(
    "line", ["一,总包合同", "二,,,分包合同", "（一）,,分包合同", "一、,,,,分包合同"]
)
def test_a_heading_with_its_number_apart(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "合同台账.csv", CONTRACTS + f"{line}\n" + ONE)
    assert column(case, "contract", "contract_id") == ["HT-1"]
    assert column(case, "project", "name") == ["东湖"]
    assert counts(case) == (1, 0, 2)


@pytest.mark.parametrize(
    ("name", "text", "table"),
    [
        ("欠薪台账.csv", ARREARS + "{}\n" + OWED, "arrears"),
        ("欠薪台账.csv", ARREARS + ",{}\n" + OWED, "arrears"),
        (
            "拖欠工程款台账.csv",
            FUNDS + "{}\n1,东湖,甲公司,乙公司,100,2021-12-31\n",
            "funds_arrears",
        ),
        ("项目名单.csv", "序号,项目名称,建设单位,施工许可证号\n,{}\n1,西湖,甲公司,3\n", "project"),
        ("花名册.csv", ROSTER + ",{}\n" + "1,甲一,110101199003074514,木工,2021-03-01\n", "worker"),
        ("2021年11月工资表.csv", WAGES + ",{}\n" + PAID, "payroll"),
        ("单位名单.csv", "序号,单位名称,统一社会信用代码,法定代表人\n,{}\n1,乙公司,,\n", "party"),
    ],
)
@pytest.mark.parametrize("heading", ["一、城区", "第1页 共2页", "（一）政府投资项目"])
def test_a_heading_in_other_lists(
    tmp_path: Path, name: str, text: str, table: str, heading: str
) -> None:
    case = ledger(tmp_path, name, text.format(heading))
    assert len([r for r in rows(case, table) if r["_file"] == name]) == 1
    assert counts(case) == (1, 0, 2)
    assert not [i for i in case.issues if i.severity != "info"]


@pytest.mark.parametrize(
    "team", ["木工班组", "钢筋班", "木工一班", "班组：木工班组", "瓦工班组：", "第二施工队"]
)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("花名册.csv", ROSTER + ",{}\n" + "1,甲一,110101199003074514,木工,2021-03-01\n"),
        ("2021年11月工资表.csv", WAGES + ",{}\n" + PAID),
    ],
)
def test_a_team_in_the_column_of_names_is_no_worker(
    tmp_path: Path, name: str, text: str, team: str
) -> None:
    case = ledger(tmp_path, name, text.format(team))
    assert column(case, "worker", "name") == ["甲一"]
    assert counts(case) == (1, 0, 2)


def test_a_team_in_a_list_of_teams_is_one(tmp_path: Path) -> None:
    text = "序号,班组名称,项目名称,班组长,承包价\n,木工班组\n2,钢筋班,东湖,某,\n"
    case = ledger(tmp_path, "班组名单.csv", text)
    assert len(case.tables["team"]) == 2


@pytest.mark.parametrize(
    "line", [",,东湖,,,,,,", ",,,城区零星,,,,,", "3,,东湖,,,,,,", ",,,,丙公司,,,,"]
)
def test_a_row_of_one_text_is_set_aside_and_told(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "合同台账.csv", CONTRACTS + ONE + f"{line}\n")
    assert counts(case) == (1, 1, 1)
    assert [p for p in problems(case) if p[3] == "warning"] == [(3, None, None, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        ",HT-2,,,,,,,", ",,,,丙公司,丁公司,,,", ",,,,,丁公司,,100,", ",,,,,丁公司,,,2021-03-05",
        ",,,,,,,100,", "2,,,零星工程,,,,,", "2,,东湖,,丙公司,,,,",
    ],
)  # fmt: skip
def test_a_short_contract_stays(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "合同台账.csv", CONTRACTS + ONE + f"{line}\n")
    assert counts(case) == (2, 0, 1)


@pytest.mark.parametrize(
    "line", [",乙二,,,100,", ",乙二,,,,2021-12-05", "2,乙二,,,,", ",乙二,110101199003074522,,,"]
)
def test_a_short_line_of_wages_stays(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "2021年11月工资表.csv", WAGES + PAID + f"{line}\n")
    assert column(case, "worker", "name") == ["甲一", "乙二"]
    assert counts(case) == (2, 0, 1)


def test_a_name_alone_on_a_wage_sheet_is_told(tmp_path: Path) -> None:
    case = ledger(tmp_path, "2021年11月工资表.csv", WAGES + PAID + ",乙二,,,,\n")
    assert counts(case) == (1, 1, 1)


def test_a_roster_of_names_alone_is_one(tmp_path: Path) -> None:
    case = ledger(tmp_path, "花名册.csv", ROSTER + ",甲一\n,乙二\n,丙三\n")
    assert column(case, "worker", "name") == ["甲一", "乙二", "丙三"]


@pytest.mark.parametrize(
    "line", [",,乙公司,12,,,,", ",,乙公司,,,2021-03-05,,", ",,,,15000,,,", "2,东湖,乙公司"]
)
def test_short_arrears_stay(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "欠薪台账.csv", ARREARS + OWED + f"{line}\n")
    assert counts(case) == (2, 0, 1)


def test_projects_and_firms_of_a_name_alone_stay(tmp_path: Path) -> None:
    text = "序号,项目名称,建设单位,施工许可证号\n,一、二期工程\n,西湖\n二,南湖\n"
    assert counts(ledger(tmp_path, "项目名单.csv", text)) == (3, 0, 1)


def test_a_canonical_file_is_taken_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id,name\n一、,\n第1页,\n")
    put(tmp_path, "worker.csv", "worker_id,project_id,name\n木工班组,一、,\n,,钢筋班组\n")
    put(tmp_path, "contract.csv", "contract_id,project_id,title\nK1,,\n一、分包,,\n")
    case = read_case(tmp_path)
    assert column(case, "project", "project_id") == ["一、", "第1页"]
    assert column(case, "worker", "worker_id") == ["木工班组"]


@pytest.mark.parametrize(
    "line",
    [
        "考勤员：王某   班组长：李某", "记录人：王某", "第1页 共2页", "以上工资属实，本人签字确认",
        "2021年12月5日", "2021-12-05", "小写：5100.00", "人数：1人", "金额小写：￥5100", "记工员：",
        "本人已确认以上工资无误", "2021 年 12 月 5 日",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", ",,,,"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2021年11月工资表.csv", WAGES + PAID),
        ("花名册.csv", ROSTER + "1,甲一,110101199003074514,木工,2021-03-01\n"),
        (
            "2021年11月考勤表.csv",
            "序号,姓名,身份证号,"
            + ",".join(map(str, range(1, 31)))
            + "\n1,甲一,,"
            + ",".join("√" * 30),
        ),
    ],
)
def test_what_stands_below_a_table(
    tmp_path: Path, name: str, text: str, before: str, line: str
) -> None:
    case = ledger(tmp_path, name, text.rstrip("\n") + f"\n{before}{line}\n")
    assert counts(case) == (1, 0, 2)
    assert not [i for i in case.issues if i.severity == "warning"]


def test_a_day_above_other_lines_is_told(tmp_path: Path) -> None:
    case = ledger(tmp_path, "2021年11月工资表.csv", WAGES + ",,,,,2021-12-05\n" + PAID)
    assert counts(case) == (1, 1, 1)


@pytest.mark.parametrize("line", ["2", "2,,,0,0", "2,,,0.00"])
def test_a_row_numbered_in_advance_is_blank(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "2021年11月工资表.csv", WAGES + PAID + f"{line}\n")
    assert counts(case) == (1, 0, 2)
    assert not [i for i in case.issues if i.severity != "info"]


def test_a_grid_numbered_in_advance_has_blank_rows(tmp_path: Path) -> None:
    days = ",".join(map(str, range(1, 31)))
    text = f"序号,姓名,{days},合计\n1,甲一," + "√," * 30 + "30\n2\n3," + "," * 31 + "0\n"
    case = ledger(tmp_path, "2021年11月考勤表.csv", text)
    assert counts(case) == (1, 0, 3)
    assert not [i for i in case.issues if i.severity != "info"]


@pytest.mark.parametrize("line", ["2,乙二,,0,0", "2,,110101199003074522,0,0"])
def test_zeros_of_somebody_are_kept(tmp_path: Path, line: str) -> None:
    case = ledger(tmp_path, "2021年11月工资表.csv", WAGES + PAID + f"{line}\n")
    assert counts(case) == (2, 0, 1)
