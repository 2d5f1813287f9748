"""What stands above a wage table: its unit, its month, its project, whose and which team it is."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, problems, put, rows, workbook

from wagekit.intake import CaseFolder, read_case
from wagekit.intake.title_month import month_of

HEADER = ["序号", "姓名", "身份证号", "应发工资", "实发工资"]
LINE = [1, "张三", "11010119900307451X", 6000, 5000]
PROJECTS = "project_id,name\nP1,滨江花园一期\nP2,滨江花园二期\n"
TITLE = "滨江花园一期2026年5月工资表"


def wages(
    folder: Path, above: Sequence[Sequence[object]], *, sheet: str = "x", name: str = "工资.xlsx"
) -> CaseFolder:
    put(folder, "project.csv", PROJECTS)
    workbook(folder / name, {sheet: [*above, HEADER, LINE]})
    return read_case(folder)


@pytest.mark.parametrize(
    ("above", "fen"),
    [
        ([["合同额（万元）：1200"]], 600_000),
        ([["合同额(万元)", 1200]], 600_000),
        ([["合同额（单位：万元）：1200"]], 600_000),
        ([["合同额：1200（万元）", "班组：木工班"]], 600_000),
        ([["中标价（万元）", 1200, "单位，元"]], 600_000),
        ([["合同额（万元）：1200  单位：元"]], 600_000),
        ([["单位：万元"]], 6_000_000_000),
        ([["单位", "万元"]], 6_000_000_000),
        ([["金额单位：人民币万元"]], 6_000_000_000),
        ([["单位：人民币（万元）"]], 6_000_000_000),
        ([["工资汇总表（万元）"]], 6_000_000_000),
        ([["工资汇总表（金额单位：万元）"]], 6_000_000_000),
        ([["单位：千元"]], 600_000_000),
        ([["单位：百元"]], 60_000_000),
        ([["项目概况（单位：万元）"], ["单位：元"]], 600_000),
        ([["填报单位：万元坪镇政府"]], 600_000),
    ],
)
def test_a_unit_belongs_to_what_it_stands_at(
    tmp_path: Path, above: list[list[object]], fen: int
) -> None:
    case = wages(tmp_path, [[TITLE], *above])
    assert column(case, "payroll", "payable") == [fen]


@pytest.mark.parametrize("said", ["单位：美元", "（单位：美元）", "金额单位：瓦图", "币种：USD"])
def test_other_money_is_named_and_not_taken_for_yuan(tmp_path: Path, said: str) -> None:
    case = wages(tmp_path, [[TITLE], [said]])
    assert column(case, "payroll", "payable") == [None]
    assert {c for _, c, _, s in problems(case) if s == "warning"} == {"应发工资", "实发工资"}


@pytest.mark.parametrize(
    ("header", "fen"),
    [
        ("合同金额（千元）", 120_000_000),
        ("合同金额（百元）", 12_000_000),
        ("合同金额（人民币万元）", 1_200_000_000),
        ("合同金额（万元、含税）", 1_200_000_000),
        ("合同金额（含税，万元）", 1_200_000_000),
        ("合同金额（人民币：元）", 120_000),
        ("合同金额，万元", 1_200_000_000),
        ("合同金额（美元）", None),
        ("合同金额（万美元）", None),
    ],
)
def test_the_unit_of_a_header(tmp_path: Path, header: str, fen: int | None) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    head = ["合同编号", "项目名称", "发包单位", "承包单位", header]
    line = ["H1", "滨江花园一期", "甲公司", "乙公司", 1200]
    workbook(tmp_path / "合同台账.xlsx", {"x": [head, line]})
    case = read_case(tmp_path)
    assert column(case, "contract", "price") == [fen]
    assert (fen is None) == any("未知" in i.done and i.column == header for i in case.issues)


@pytest.mark.parametrize(
    "title",
    [
        "滨江花园一期2026年5月工资表（单位：元）",
        "滨江花园一期2026年5月工资表 单位：元",
        "滨江花园一期2026年5月工资表（金额单位：元）",
        "附件1：滨江花园一期2026年5月工资表",
        "项目：滨江花园一期    2026年5月工资表",
        "工程：滨江花园一期 2026年5月份农民工工资发放表",
        "滨江花园一期2026年5月工资表 班组：木工班",
        "滨江花园一期2026-05工资表",
        "滨江花园一期2026.5工资表",
        "滨江花园一期二〇二六年五月份工资表",
        "滨江花园一期2026年5月工资表（2026年6月10日发放）",
    ],
)
def test_a_title_keeps_its_month_and_project(tmp_path: Path, title: str) -> None:
    [row] = rows(wages(tmp_path, [[title]]), "payroll")
    assert (row["month"], row["project_id"]) == ("2026-05", "P1")


@pytest.mark.parametrize(
    "said",
    [
        "项目：滨江花园一期",
        "工程：滨江花园一期",
        "建设项目：滨江花园一期",
        "施工项目名称：滨江花园一期",
        "项目名称：滨江花园一期（盖章）",
        "工程名称：滨江花园一期(公章)",
    ],
)
def test_a_label_names_the_project(tmp_path: Path, said: str) -> None:
    case = wages(tmp_path, [["2026年5月工资表"], [said]])
    assert column(case, "payroll", "project_id") == ["P1"]
    assert column(case, "project", "name") == ["滨江花园一期", "滨江花园二期"]


def test_a_title_of_two_projects_names_neither(tmp_path: Path) -> None:
    case = wages(tmp_path, [["滨江花园一期、滨江花园二期2026年5月工资表"]])
    assert [count.loaded for count in case.files if count.table == "payroll"] == [0]
    assert any("项目" in i.problem for i in case.issues)


def test_the_title_is_nearer_than_the_file(tmp_path: Path) -> None:
    case = wages(tmp_path, [[TITLE]], name="滨江花园二期工资.xlsx")
    assert column(case, "payroll", "project_id") == ["P1"]


@pytest.mark.parametrize(
    ("titles", "month"),
    [
        (["工资表", "2026-05"], "2026-05"),
        (["工资表", "202604"], "2026-04"),
        (["工资表", "2026.07"], "2026-07"),
        (["工资表202604"], "2026-04"),
        (["2026年工资表", "1月"], "2026-01"),
        (["2026年工资表", "十一月份"], "2026-11"),
        (["2026年元月份工资表"], "2026-01"),
        (["东湖项目25年12月工资表"], "2025-12"),
        (["合同第25年12月工资表"], None),
        (["东湖项目25年10月、25年11月工资表"], None),
        (["二〇二六年元月工资表"], "2026-01"),
        (["2025年工资表", "2026年1月"], "2026-01"),
        (["工资表", "2026.1"], None),
        (["2026.1工资表"], "2026-01"),
        (["2026.10工资表"], "2026-10"),
        (["2026年1-3月工资表"], None),
        (["2026年1月至3月工资表"], None),
        (["2026年5月1日至5月31日工资表"], "2026-05"),
        (["2026年4月26日至5月25日工资表"], None),
        (["2026年13月工资表"], None),
        (["合同202604号"], None),
        (["工资表20260415"], None),
        (["工资表2026-04-15导出"], None),
        (["2026年第3个月"], None),
        (["1月"], None),
        # A file of several months, and a sheet for each.
        (["工资表2024.1-2024.6", "1月"], "2024-01"),
        (["工资表202401-202406", "5月"], "2024-05"),
        (["工资表2023.9-2024.3", "9月"], "2023-09"),
        (["工资表2023.9-2024.3", "1月"], "2024-01"),
        (["工资表2023.9-2024.3", "5月"], None),
        (["2023年9月至2024年3月工资表", "十二月"], "2023-12"),
        (["2023-2024年工资表", "9月"], None),
        (["2024年5月", "3月"], "2024-03"),
        (["2024年1月", "12月"], None),
        (["二、2024年3月工资表"], "2024-03"),
        (["（三）2024年4月工资表"], "2024-04"),
        (["2024年二、三月工资表"], None),
        # When it was made, sent in or paid says the year only.
        (["工资表（2024年12月汇总报送）", "11月"], "2024-11"),
        (["工资表（2024年1月报送）", "12月"], "2023-12"),
        (["工资表（2024年6月30日更新）", "5月"], "2024-05"),
        (["12月份工资表（2024年1月发放）"], "2023-12"),
        (["4月考勤表（2024年5月3日统计）"], "2024-04"),
        (["5月", "2024年6月5日"], "2024-05"),
        (["工资表", "2024年6月5日"], "2024-06"),
        # Of two months neither; what came before or after something else is none.
        (["2024年5月清河家园一期工程3月工资表"], None),
        (["2024年5月工资表（含4月补发）"], "2024-05"),
        (["清河家园一期工程工资表（截至2024年5月）"], "2024-05"),
        (["依据2024年3月5日会议纪要，清河家园一期工程工资表如下"], None),
        (["清河家园一期工程2024年2月29日前工资表"], None),
        (["清河家园一期工程（2023年5月开工）工资表"], None),
        (["清河家园一期工程（2023年5月开工）工资表", "3月"], None),
        (["2024年3月起重工工资表"], "2024-03"),
        (["2024年3月前进路工程工资表"], "2024-03"),
        (["2024年3月进场工人工资表"], "2024-03"),
        (["工资2024年3月汇总"], "2024-03"),
        (["工资表-2024年3月制"], "2024-03"),
        # The year in a project's own name is none of wages.
        (["清河县2022年老旧小区改造工程3月农民工工资表"], None),
        (["清河县2022年老旧小区改造工程工资表", "4月"], None),
        (["2022年老旧小区改造工程工资表", "4月"], None),
        (["2022年老旧小区改造工程2024年工资表", "4月"], "2024-04"),
        (["清河县2024年3月工资表"], "2024-03"),
        (["2024年度清河家园一期工程农民工工资表", "4月"], "2024-04"),
    ],
)
def test_the_month_of_titles(titles: list[str], month: str | None) -> None:
    assert month_of(titles) == month


def test_the_date_above_a_table_is_its_month_where_nothing_else_says_one(tmp_path: Path) -> None:
    case = wages(tmp_path / "a", [["滨江花园一期工资表"], ["日期：2026年6月30日"]])
    assert column(case, "payroll", "month") == ["2026-06"]
    assert [i.value for i in case.issues if "日期" in i.problem] == ["2026-06"]
    case = wages(tmp_path / "b", [[TITLE], ["日期：2026年6月30日"]])
    assert column(case, "payroll", "month") == ["2026-05"]
    case = wages(tmp_path / "c", [["滨江花园一期工资表"], ["日期：2026年6月5日"]], sheet="5月")
    assert column(case, "payroll", "month") == ["2026-05"]
    case = wages(tmp_path / "d", [["滨江花园一期12月工资表"], ["日期：2026年1月10日"]])
    assert column(case, "payroll", "month") == ["2025-12"]


@pytest.mark.parametrize("label", ["制表日期：2026年6月30日", "开工日期：2021年3月"])
def test_another_date_is_no_month_of_wages(tmp_path: Path, label: str) -> None:
    case = wages(tmp_path, [["滨江花园一期工资表"], [label]])
    assert [count.loaded for count in case.files if count.table == "payroll"] == [0]


@pytest.mark.parametrize(
    "line",
    [
        ["单位：永顺劳务有限公司 班组：木工班 单位：元"],
        ["单位：永顺劳务有限公司（盖章）", "班组：木工班", "单位：元"],
        ["施工单位：永顺劳务有限公司", "班组：木工班"],
        ["总包单位：远山公司  施工单位：远山公司", "劳务分包单位：永顺劳务有限公司 班组：木工班"],
    ],
)
def test_firm_and_team_of_all_rows(tmp_path: Path, line: list[object]) -> None:
    case = wages(tmp_path, [[TITLE], line])
    named = {row["party_id"]: row["name"] for row in rows(case, "party")}
    [row] = rows(case, "payroll")
    assert named[str(row["employer_id"])] == "永顺劳务有限公司"
    assert row["payable"] == 600_000
    [worker] = rows(case, "worker")
    assert (worker["employer_id"], worker["team_id"]) == (row["employer_id"], "木工班")


@pytest.mark.parametrize(
    "line",
    [
        ["单位：永顺建设有限公司"],
        ["施工单位：永顺建设有限公司"],
        ["总承包单位：远山建设有限公司", "分包单位：永顺建设有限公司"],
        ["施工单位：远山建设有限公司", "分包单位：永顺建设有限公司"],
    ],
)
def test_the_firm_of_all_posts(tmp_path: Path, line: list[object]) -> None:
    above = [["项目管理人员名册"], line]
    header = ["序号", "姓名", "岗位", "劳动合同单位", "社保缴纳单位"]
    posts = [header, [1, "吴一", "项目经理", "永顺建设有限公司", "永顺建设有限公司"]]
    put(tmp_path, "project.csv", "project_id\nP1\n")
    workbook(tmp_path / "管理人员名册.xlsx", {"x": [*above, *posts]})
    case = read_case(tmp_path)
    named = {row["party_id"]: row["name"] for row in rows(case, "party")}
    [post] = rows(case, "staff")
    assert named[str(post["company_id"])] == "永顺建设有限公司"


@pytest.mark.parametrize("said", ["单位：滨江花园项目部", "总承包单位：永顺建设有限公司"])
def test_whose_posts_they_are_is_not_known(tmp_path: Path, said: str) -> None:
    header = ["序号", "姓名", "岗位", "劳动合同单位", "社保缴纳单位"]
    post = [1, "吴一", "项目经理", "宏达建设有限公司", "宏达建设有限公司"]
    put(tmp_path, "project.csv", "project_id\nP1\n")
    workbook(tmp_path / "管理人员名册.xlsx", {"x": [["项目管理人员名册"], [said], header, post]})
    [count] = [c for c in read_case(tmp_path).files if c.table == "staff"]
    assert (count.loaded, count.quarantined) == (0, 1)


@pytest.mark.parametrize("said", ["单位：人", "单位：万元"])
def test_what_is_counted_is_no_firm(tmp_path: Path, said: str) -> None:
    [row] = rows(wages(tmp_path, [[TITLE], [said]]), "payroll")
    assert row.get("employer_id") is None


def test_a_site_office_is_no_firm(tmp_path: Path) -> None:
    [row] = rows(wages(tmp_path, [[TITLE], ["单位：滨江花园一期项目部"]]), "payroll")
    assert row.get("employer_id") is None


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("2026年5月东湖项目农民工工资表", ""),
        ("2026年5月份东湖项目农民工工资发放表", ""),
        ("2026年度东湖项目5月工资表", ""),
        ("二〇二六年五月东湖项目工资表", ""),
        ("东湖项目二〇二六年五月工资表", ""),
        ("2026年5月东湖项目工资表（制表日期：2026年6月5日）", ""),
        ("东湖项目工资表（班组：木工班）2026年5月", ""),
        ("农民工工资表", "项目名称：东湖项目   2026年5月"),
        ("农民工工资表", "项目名称：东湖项目   2026年5月   班组：木工班"),
    ],
)
def test_a_title_names_project_and_month_in_any_order(
    tmp_path: Path, title: str, below: str
) -> None:
    workbook(tmp_path / "工资.xlsx", {"x": [[title], [below or None], HEADER, LINE]})
    [row] = rows(read_case(tmp_path), "payroll")
    assert (row["project_id"], row["month"]) == ("东湖项目", "2026-05")


def test_a_pair_in_the_bracket_of_a_title_counts(tmp_path: Path) -> None:
    case = wages(tmp_path, [["滨江花园一期2026年5月工资表（班组：木工班）"]])
    assert column(case, "worker", "team_id") == ["木工班"]


@pytest.mark.parametrize(
    ("name", "sheet", "month"),
    [
        ("2026年/工资.xlsx", "5月", "2026-05"),
        ("2026/工资.xlsx", "5月", "2026-05"),
        ("2026年6月/工资.xlsx", "5月", "2026-05"),
        ("资料/工资.xlsx", "26年5月", "2026-05"),
        ("2025年/26年/工资.xlsx", "5月", "2025-05"),
    ],
)
def test_the_year_may_stand_in_the_folder(
    tmp_path: Path, name: str, sheet: str, month: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    case = wages(tmp_path, [["滨江花园一期工资表"]], sheet=sheet, name=name)
    assert column(case, "payroll", "month") == [month]


def test_two_months_behind_a_label_are_no_title(tmp_path: Path) -> None:
    case = wages(tmp_path, [["滨江花园一期工资表"], ["期间：2026年4月 至 2026年5月"]])
    assert rows(case, "payroll") == []


@pytest.mark.parametrize(
    ("titles", "cell", "month"),
    [
        ([TITLE], "5月", "2026-05"),
        ([TITLE], "五月份", "2026-05"),
        ([TITLE], 5, "2026-05"),
        (["滨江花园一期2026年4-6月工资表"], "5月", "2026-05"),
        (["滨江花园一期2026年农民工工资表"], "5月", "2026-05"),
        (["2026年度工资发放表", "滨江花园一期"], "05", "2026-05"),
        # The month of making it may be of another year.
        (["滨江花园一期工资表2027年1月制"], "12月", None),
        (["滨江花园一期2026年4-6月工资表"], "7月", None),
        (["滨江花园一期2026年11月至2027年2月工资表"], "12月", "2026-12"),
        (["滨江花园一期2026年11月至2027年2月工资表"], "2月", "2027-02"),
        (["滨江花园一期2026年11月至2027年2月工资表"], "5月", None),
        (["滨江花园一期2026年1月至2027年2月工资表"], "2月", None),
        (["滨江花园一期2026年改造项目工资表"], "5月", None),
        (["滨江花园一期工资表"], "5月", None),
        ([TITLE], "13月", None),
    ],
)
def test_a_month_without_its_year(
    tmp_path: Path, titles: list[str], cell: object, month: str | None
) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    sheet = [*([title] for title in titles), [*HEADER, "月份"], [*LINE, cell]]
    workbook(tmp_path / "工资.xlsx", {"x": sheet})
    case = read_case(tmp_path)
    assert column(case, "payroll", "month") == ([month] if month else [])
    assert len(problems(case)) == 1


def test_a_month_beside_its_year(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    head = [*HEADER, "年份", "月份"]
    lines = [[*LINE, 2025, 12], [*LINE, "2026年", "1月"], [*LINE, None, "2月"]]
    workbook(tmp_path / "工资.xlsx", {"x": [[TITLE], head, *lines]})
    case = read_case(tmp_path)
    assert column(case, "payroll", "month") == ["2025-12", "2026-01"]
    assert [said for *_, said in problems(case)] == ["warning", "info"]


def paid_on(folder: Path, *above: str) -> tuple[list[object], list[str | None]]:
    book = [[TITLE], list(above), HEADER, LINE, [2, "李四", "11010119900307443X", 6000, 0]]
    workbook(folder / "工资.xlsx", {"x": book})
    put(folder, "project.csv", PROJECTS)
    case = read_case(folder)
    days = (
        column(case, "payroll", "paid_on")
        if "paid_on" in case.tables["payroll"].column_names
        else []
    )
    return days, [value for _, _, value, severity in problems(case) if severity == "warning"]


def test_a_day_of_paying_above_is_that_of_the_wages_that_were_paid(tmp_path: Path) -> None:
    days, warnings = paid_on(tmp_path, "用工单位：乙公司", "", "发放日期：2026年6月10日")
    assert days == [date(2026, 6, 10), None]
    assert warnings == []


def test_a_day_of_paying_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert paid_on(tmp_path, "用工单位：乙公司", "发放日期：次月中旬") == ([], ["次月中旬"])
