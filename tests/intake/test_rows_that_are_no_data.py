"""Totals, signatures, notes and page marks as sites write them, and people whose names look so."""

from pathlib import Path

import openpyxl
import pytest
from intake_folders import column, put

from wagekit.intake import CaseFolder, read_case

HEADER = "序号,班组,项目编号,姓名,身份证号,月份,应发工资\n"
PERSON = "1,木工班,P1,甲一,110101199003074514,2024-01,5000\n"


def wages(folder: Path, *lines: str, header: str = HEADER) -> CaseFolder:
    put(folder, "project.csv", "project_id\nP1\n")
    put(folder, "工资表.csv", header + PERSON + "".join(f"{line}\n" for line in lines))
    return read_case(folder)


@pytest.mark.parametrize(
    "line",
    [
        "合　计,,,,,,5000",
        "合\u00a0计,,,,,,5000",
        ",,,合计,,,5000",
        ",,,钢筋班　小计,,,5000",
        "2,,,共6人,,,5000",
        "共计6人,,,,,,5000",
        ",,,合计金额,,,5000",
        ",,,累计发放,,,99999",
        ",,,Total,,,5000",
        "Total,,,,,,5000",
        "Grand Total:,,,,,,5000",
        "平均,,,,,,2500",
        ",,,人均工资,,,2500",
        "制　表：王,,,,,,",
        "制\u00a0表：王,,,审　核：李,,,",
        "备　注：属实,,,,,,",
        "人民币（大写）：伍仟元整,,,,,,",
        "人民币大写：伍仟元整,,,,,,",
        "大写金额：伍仟元整,,,,,,",
        "合  计  大  写：,,伍仟元整,,,,",
        "以上工资已全部结清，无拖欠,,,,,,",
        "——以下空白——,,,,,,",
        "转下页,,,,,,",
        "（以下空白）,,,,,,",
        "以 下 空 白,,,,,,",
        "项目部（盖章）,,,,,,",
        "项目部（盖章）,,,班组长（签字）,,,",
        "2、工资按月足额支付，不得代领。,,,,,,",
        ",3. 本表须由工人本人签字按手印,,,,,",
        "（4）实发金额以银行回单为准,,,,,,",
        "5．以上金额均含税,,,,,,",
    ],
)
def test_it_is_skipped(tmp_path: Path, line: str) -> None:
    case = wages(tmp_path, line)
    assert column(case, "worker", "name") == ["甲一"]
    [count] = [c for c in case.files if c.table == "payroll"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (3, 1, 0, 2)
    assert case.issues == ()


@pytest.mark.parametrize(
    "line", ["人民币（大写）：陆仟元整", "大写金额：陆仟元整", "合  计  大  写：陆仟元整"]
)
def test_the_words_of_a_sum_are_compared(tmp_path: Path, line: str) -> None:
    [issue] = wages(tmp_path, f"{line},,,,,,").issues
    assert issue.value == "陆仟元整"


@pytest.mark.parametrize(
    "line",
    [
        "2,木工班,P1,何小计,110101199003074522,2024-01,5000",
        "2,木工班,P1,何小计,110101********4522,2024-01,5000",
        "2,何合计,P1,Total,110101199003074522,2024-01,5000",
        "2,木工班,P1,共六人,,2024-01,5000",
        "2,制表,P1,乙二,,2024-01,5000",
    ],
)
def test_a_person_is_no_total(tmp_path: Path, line: str) -> None:
    case = wages(tmp_path, line)
    assert len(case.tables["payroll"]) == 2


def test_a_number_of_people_in_a_ledger_is_no_total(tmp_path: Path) -> None:
    header = "项目名称,欠薪人数,欠薪金额（元）,欠薪单位,化解时限,包案领导\n"
    put(tmp_path, "欠薪台账.csv", header + "东湖,共6人,45000,甲公司,2021-12-01,某\n")
    assert len(read_case(tmp_path).tables["arrears"]) == 1


def test_a_page_title_with_wide_blanks_is_known_again(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    title = "东湖　项目\u00a0工资表,,,,,,\n"
    put(tmp_path, "工资表.csv", title + HEADER + PERSON + title + HEADER)
    assert len(read_case(tmp_path).tables["payroll"]) == 1
    [count] = [c for c in read_case(tmp_path).files if c.table == "payroll"]
    assert (count.quarantined, count.skipped) == (0, 4)


def test_a_numbered_line_between_lines_is_kept(tmp_path: Path) -> None:
    case = wages(tmp_path, "2、工资按月足额支付，不得代领。,,,,,,", PERSON.strip())
    [count] = [c for c in case.files if c.table == "payroll"]
    assert (count.loaded, count.quarantined, count.skipped) == (2, 1, 1)


def test_numbered_firms_below_a_list_are_no_notes(tmp_path: Path) -> None:
    lines = "名称,统一社会信用代码\n甲建设有限公司,91110000000000001X\n2、乙建筑劳务有限公司,\n"
    put(tmp_path, "参建单位.csv", lines)
    names = column(read_case(tmp_path), "party", "name")
    assert len(names) == 2


def test_a_numbered_contract_alone_is_told(tmp_path: Path) -> None:
    header = "序号,合同名称,分包单位,合同金额\n1,主体劳务分包合同,甲劳务有限公司,100\n"
    put(tmp_path, "project.csv", "project_id\nP1\n")
    put(tmp_path, "合同台账.csv", header + "2、地下室防水工程专业分包合同,,,\n")
    case = read_case(tmp_path)
    assert [c.quarantined for c in case.files if c.table == "contract"] == [1]


def test_numbered_texts_of_clues_are_clues(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    lines = "1,XS-1,12345热线,群众反映欠薪，涉及10人\n2,,,2、群众反映某工地欠薪，涉及10人\n"
    put(tmp_path, "线索台账.csv", f"序号,线索编号,线索来源,线索内容\n{lines}")
    case = read_case(tmp_path)
    [count] = [c for c in case.files if c.table == "clue"]
    assert count.skipped == 1


BELOW = [
    "其中：木工班", "其中木工班", "其中：上月欠发", "管理人员", "本月应发总额", "扣除借支",
    "未付", "余额", "说明", "附：", "上月结转", "本月结余", "加：补发", "减：罚款", "木工班",
    "欠付工资", "其　中：", "累计已发",
]  # fmt: skip


@pytest.mark.parametrize("word", BELOW)
@pytest.mark.parametrize("line", [",,,{},,,5000", "{},,,,,,5000", "3,{},,,,,5000"])
def test_what_a_total_is_made_of_is_no_person(tmp_path: Path, word: str, line: str) -> None:
    case = wages(tmp_path, "合计,,,,,,5000", line.format(word))
    assert column(case, "worker", "name") == ["甲一"]
    [count] = [c for c in case.files if c.table == "payroll"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (4, 1, 0, 3)


def test_of_which_before_an_employer_is_no_firm(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    lines = "甲劳务,甲一,2024-01,20,5000,5000\n合计,,,20,5000,5000\n其中：,木工班,,20,5000,0\n"
    put(tmp_path, "工资表.csv", f"用人单位,姓名,月份,出勤天数,应发工资,实发工资\n{lines}")
    case = read_case(tmp_path)
    assert column(case, "worker", "name") == ["甲一"]
    assert column(case, "party", "name") == ["甲劳务"]


def test_of_which_merged_over_its_parts(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    book = openpyxl.Workbook()
    for line in (
        ["用人单位", "姓名", "月份", "应发工资", "实发工资"],
        ["甲劳务", "甲一", "2024-01", 5000, 5000],
        ["合计", None, None, 5000, 5000],
        ["其中：", "瓦工", None, 3000, 0],
        [None, "小工", None, 2000, 0],
    ):
        book.worksheets[0].append(line)
    book.worksheets[0].merge_cells("A4:A5")
    book.save(tmp_path / "工资表.xlsx")
    case = read_case(tmp_path)
    assert column(case, "worker", "name") == ["甲一"]
    assert column(case, "party", "name") == ["甲劳务"]


@pytest.mark.parametrize(
    ("total", "line"),
    [
        ("小计,,,,,,5000", "2,木工班,P1,乙二,,2024-01,5000"),
        ("小计,,,,,,5000", "2,,P1,木工班,,2024-01,5000"),
        ("小计,,,,,,5000", "2,木工班,P1,余额,110101199003074522,2024-01,5000"),
        ("合计,,,,,,5000", "2,木工班,P1,乙二,,2024-01,5000"),
        ("合计,,,,,,5000", ",木工班,P1,乙二,,2024-01,5000"),
        ("2,木工班,P1,丙三,,2024-01,6000", "3,,P1,木工班,,2024-01,5000"),
    ],
)
def test_who_stands_below_a_sum_is_somebody(tmp_path: Path, total: str, line: str) -> None:
    case = wages(tmp_path, total, line)
    assert len(case.tables["payroll"]) == 2 + total.startswith("2")


def test_teams_below_a_total_and_above_people_stay(tmp_path: Path) -> None:
    lines = "合计,,,,,,5000", ",,P1,木工班,,2024-01,5000", "2,木工班,P1,乙二,,2024-01,5000"
    assert len(wages(tmp_path, *lines).tables["payroll"]) == 3


def test_a_list_of_teams_below_its_total_stays(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", "project_id\nP1\n")
    lines = "合计,,9000,0\n木工班,2024-01,5000,0\n钢筋班,2024-01,4000,0\n"
    put(tmp_path, "工资表.csv", f"姓名,月份,应发工资,实发工资\n{lines}")
    assert len(read_case(tmp_path).tables["payroll"]) == 2
