"""Files that are not canonical: titles, units, aliases, totals, what stands above the table."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from intake_folders import column, problems, put, rows, workbook

from wagekit.intake import read_case

WAGES = [
    ["阳光花园二期项目2021年5月农民工工资表"],
    ["单位：（盖章）  班组：钢筋班  日期：2021.6.1  单位：元"],
    ["序号", "姓  名", "工种", "身份证号", "出勤\n天数", "应发工资(元)", "借支", "实发工资"],
    [1, "张 三", "钢筋工", "11010119900307451X", 22, "7,650.00", 500, 7150],
    [2, "李四", "木工", "", 20.5, 6000, None, 0],
    [None, "小计", None, None, None, 13650, 500, 7150],
    ["序号", "姓  名", "工种", "身份证号", "出勤\n天数", "应发工资(元)", "借支", "实发工资"],
    [3, "王五", "木工", "", 21, 6300.5, 0, 0],
    [],
    ["合计", "", "", "", None, 19950.5, 500, 7150],
    ["合计（大写）：壹万玖仟玖佰伍拾元伍角整"],
    ["制表：甲", "", "审核：乙"],
    ["备注：本表一式三份"],
]


def test_a_wage_sheet_as_sites_make_it(tmp_path: Path) -> None:
    workbook(tmp_path / "工资表.xlsx", {"5月": WAGES})
    case = read_case(tmp_path)
    assert case.issues == ()
    assert column(case, "payroll", "_row") == [4, 5, 8]
    assert column(case, "payroll", "payable") == [765_000, 600_000, 630_050]
    assert column(case, "payroll", "deducted") == [50_000, None, 0]
    assert column(case, "payroll", "month") == ["2021-05"] * 3
    assert column(case, "worker", "name") == ["张三", "李四", "王五"]
    assert column(case, "worker", "job") == ["钢筋工", "木工", "木工"]
    assert column(case, "payroll", "worker_id") == column(case, "worker", "worker_id")
    assert column(case, "project", "name") == ["阳光花园二期项目"]
    [count] = case.files
    assert (count.table, count.sheet) == ("payroll", "5月")
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (13, 3, 0, 10)
    assert case.settings.as_of == date(2021, 5, 31)


@pytest.mark.parametrize(
    "line",
    ["会计：,,,出纳：", "出纳签字：,,,", "制 表：甲,,,", "总包单位（盖章）：,,,", "备注：以上,,,",
     "注1：金额含税,,,", ",合计,,1", "本月合计,,,1", "钢筋班小计,,,1"],
)  # fmt: skip
def test_lines_below_a_table_are_not_data(tmp_path: Path, line: str) -> None:
    text = f"付款日期,付款单位,收款单位,付款金额\n2021-01-01,甲,乙,1\n{line}\n"
    put(tmp_path, "付款台账.csv", text)
    case = read_case(tmp_path)
    assert case.issues == ()
    assert (case.files[0].loaded, case.files[0].skipped) == (1, 2)


def test_a_firm_whose_name_sounds_like_a_sum_is_data(tmp_path: Path) -> None:
    put(tmp_path, "付款台账.csv", "付款单位,付款日期,金额\n合计科技公司,2021-01-01,1\n")
    assert column(read_case(tmp_path), "payment", "payer_id") == ["合计科技公司"]


def test_a_total_that_is_not_the_sum_is_an_issue(tmp_path: Path) -> None:
    wrong = [list(row) for row in WAGES]
    wrong[9][7] = 7150.01
    workbook(tmp_path / "工资表.xlsx", {"5月": wrong})
    case = read_case(tmp_path)
    assert problems(case) == [(10, "实发工资", "7150.01", "warning")]
    assert "7,150.00" in case.issues[0].problem


def test_a_subtotal_is_compared_with_its_own_rows(tmp_path: Path) -> None:
    text = (
        "项目名称,付款日期,收款单位,付款金额\n"
        "某项目,2021-01-01,甲,1\n某项目,2021-01-02,甲,2\n小计,,,3\n"
        "某项目,2021-01-03,乙,4\n小计,,,5\n合计,,,7\n"
    )
    put(tmp_path, "付款台账.csv", text)
    assert problems(read_case(tmp_path)) == [(6, "付款金额", "5", "warning")]


@pytest.mark.parametrize(("total", "said"), [("7", []), ("8", [(2, "付款金额", "8", "warning")])])
def test_a_total_on_top_is_compared_with_the_rows_below(
    tmp_path: Path, total: str, said: list[object]
) -> None:
    lines = "某项目,2021-01-01,甲,3\n小计,,,3\n某项目,2021-01-03,乙,4\n"
    put(tmp_path, "付款台账.csv", f"项目名称,付款日期,收款单位,付款金额\n合计,,,{total}\n{lines}")
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [300, 400]
    assert problems(case) == said


def test_ten_thousands_from_the_header_the_line_above_and_the_cell(tmp_path: Path) -> None:
    put(tmp_path, "a/合同台账.csv", "合同编号,项目名称,合同金额（万元）\n甲1,某项目,3622.8165\n")
    put(
        tmp_path,
        "b/合同台账.csv",
        "合同台账,,\n,,单位：万元\n合同编号,项目名称,合同金额\n甲2,某项目,500\n",
    )
    put(tmp_path, "c/合同台账.csv", "合同编号,项目名称,合同金额\n甲3,某项目,500万元\n")
    assert column(read_case(tmp_path), "contract", "price") == [
        3_622_816_500,
        500_000_000,
        500_000_000,
    ]


def test_the_nearest_word_on_the_unit_wins(tmp_path: Path) -> None:
    put(
        tmp_path,
        "合同台账.csv",
        "单位：万元,,\n合同编号,项目名称,合同金额(元)\n甲1,某项目,500\n",
    )
    assert column(read_case(tmp_path), "contract", "price") == [50_000]


def test_cells_above_the_table_give_project_and_month(tmp_path: Path) -> None:
    put(
        tmp_path,
        "考勤.csv",
        "考勤表,,\n项目名称：,东湖工程,\n所属月份：2021年3月,,\n姓名,身份证号,出勤天数\n张三,1,20\n",
    )
    case = read_case(tmp_path)
    assert column(case, "project", "name") == ["东湖工程"]
    assert column(case, "attendance", "month") == ["2021-03"]
    assert column(case, "attendance", "project_id") == column(case, "project", "project_id")


def test_the_header_is_found_in_the_fifteenth_row_and_not_in_the_sixteenth(tmp_path: Path) -> None:
    header = ["合同编号", "项目名称", "发包单位", "承包单位"]
    line = ["甲1", "某项目", "甲公司", "乙公司"]
    workbook(tmp_path / "a.xlsx", {"x": [*[["标题"]] * 14, header, line]})
    workbook(tmp_path / "b.xlsx", {"x": [*[["标题"]] * 15, header, line]})
    case = read_case(tmp_path)
    assert column(case, "contract", "_row") == [16]
    assert [issue.file for issue in case.issues] == ["b.xlsx"]


def test_headers_are_matched_whole_never_in_part(tmp_path: Path) -> None:
    text = "交易时间,付款单位,收款单位,对手交易余额\n2021-01-01,甲,乙,5\n"
    put(tmp_path, "流水.csv", text)
    case = read_case(tmp_path)
    assert "balance_after" not in case.tables["payment"].column_names
    assert (None, "对手交易余额", None, "info") in problems(case)


def test_of_two_spellings_the_one_listed_first_wins(tmp_path: Path) -> None:
    put(
        tmp_path,
        "付款台账.csv",
        "付款日期,付款单位,收款单位,交易金额,金额\n2021-01-01,甲,乙,1,2\n",
    )
    case = read_case(tmp_path)
    assert column(case, "payment", "amount") == [200]
    assert problems(case) == [(None, "交易金额", None, "warning")]


def test_a_sheet_named_as_a_table_is_taken_for_it(tmp_path: Path) -> None:
    workbook(
        tmp_path / "资料.xlsx",
        {
            "party": [["party_id", "name"], ["A", "甲公司"]],
            "花名册": [["姓名", "身份证号", "所在项目"], ["张三", "990000198001010019", "某项目"]],
            "空": [],
        },
    )
    case = read_case(tmp_path)
    assert {count.sheet: count.table for count in case.files} == {
        "party": "party",
        "花名册": "worker",
        "空": None,
    }
    assert case.issues == ()


def test_hidden_sheets_are_read_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, {"party": [["party_id"], ["A"]], "project": [["project_id"], ["P"]]})
    book = openpyxl.load_workbook(path)
    book["project"].sheet_state = "hidden"
    book.save(path)
    case = read_case(tmp_path)
    assert len(case.tables["project"]) == 1
    assert [(i.sheet, i.severity) for i in case.issues] == [("project", "info")]


def test_hidden_rows_are_read_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, {"空": [], "party": [["party_id"], ["A"], ["B"], ["C"]]})
    book = openpyxl.load_workbook(path)
    book["party"].row_dimensions[3].hidden = True
    book["party"].row_dimensions[4].hidden = True
    book.save(path)
    case = read_case(tmp_path)
    assert column(case, "party", "party_id") == ["A", "B", "C"]
    [issue] = case.issues
    assert (issue.sheet, issue.row, issue.value, issue.severity) == ("party", 3, "3、4", "info")


def test_workbook_cells_keep_what_they_were(tmp_path: Path) -> None:
    workbook(
        tmp_path / "花名册.xlsx",
        {
            "x": [
                ["工号", "姓名", "身份证号", "进场日期", "银行卡号", "项目名称"],
                [7, "张三", 110101199003074000, date(2021, 3, 4), "0012345678901234567", "某项目"],
                ["007", "李四", "11010119900307451x", 44259, 12345, "某项目"],
            ]
        },
    )
    case = read_case(tmp_path)
    assert column(case, "worker", "worker_id") == ["7", "007"]
    assert column(case, "worker", "id_no") == ["110101199003074000", "11010119900307451X"]
    assert column(case, "worker", "entered_on") == [date(2021, 3, 4)] * 2
    assert column(case, "worker", "bank_account") == ["0012345678901234567", "12345"]
    assert problems(case) == [(2, "身份证号", "110101199003074000", "warning")]


def test_masked_numbers_stay_masked(tmp_path: Path) -> None:
    put(tmp_path, "花名册.csv", "姓名,身份证号,项目名称\n张三,5329016******21,某项目\n")
    assert rows(read_case(tmp_path), "worker")[0]["id_no"] == "5329016******21"


def test_none_is_said_in_chinese_too(tmp_path: Path) -> None:
    text = "项目名称,单位名称,姓名,岗位,劳动合同单位\n某项目,甲公司,未配备,项目经理,未签订\n"
    put(tmp_path, "管理人员.csv", text)
    [staff] = rows(read_case(tmp_path), "staff")
    assert (staff["post"], staff["labour_contract_with"]) == ("project_manager", "none")
    assert staff["person_id"] == "none"
