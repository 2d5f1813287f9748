"""Cells that only point above, or say that nobody knows: none of them is a firm or a project."""

from datetime import date
from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

SHEET = (
    "项目名称,用工单位,姓名,身份证号,月份,应发工资,实发工资,发放日期\n"
    "某工程,甲劳务有限公司,赵一,,2025年8月,7000,1000,2025.9.20\n"
    "{},{},钱二,,{},6500,1000,{}\n"
)
STAFF = (
    "项目名称,派驻单位,姓名,职务,劳动合同签订单位,工资发放单位,社保缴纳单位\n"
    "某工程,甲建设有限公司,赵一,项目经理,甲建设有限公司,甲建设有限公司,甲建设有限公司\n"
    "某工程,甲建设有限公司,钱二,技术负责人,{0},{0},{0}\n"
)
WITH = ("labour_contract_with", "wages_paid_by", "pension_paid_by")


@pytest.mark.parametrize("ditto", ["同上", "〃", " 同  上 ", "″", "同前", "（同上）", "-〃-"])
def test_a_ditto_is_what_stands_above(tmp_path: Path, ditto: str) -> None:
    put(tmp_path, "工资表.csv", SHEET.format(ditto, ditto, ditto, ditto))
    case = read_case(tmp_path)
    assert column(case, "payroll", "employer_id") == ["甲劳务有限公司"] * 2
    assert column(case, "payroll", "project_id") == ["某工程"] * 2
    assert column(case, "payroll", "month") == ["2025-08"] * 2
    assert column(case, "payroll", "paid_on") == [date(2025, 9, 20)] * 2
    assert [i.severity for i in case.issues if "同上" in i.problem] == ["info"] * 4


def test_a_ditto_passes_over_totals_and_dittos(tmp_path: Path) -> None:
    lines = SHEET.format("某工程", "〃", "2025年8月", "") + "小计,,,,,13500,2000,\n"
    put(tmp_path, "工资表.csv", lines + "某工程,〃,孙三,,2025年8月,5000,0,\n")
    assert column(read_case(tmp_path), "payroll", "employer_id") == ["甲劳务有限公司"] * 3


def test_a_ditto_under_nothing_is_nobody(tmp_path: Path) -> None:
    sheet = SHEET.replace("某工程,甲劳务有限公司", "某工程,同上", 1)
    put(tmp_path, "工资表.csv", sheet.format("某工程", "甲劳务有限公司", "2025年8月", ""))
    case = read_case(tmp_path)
    assert column(case, "payroll", "employer_id") == [None, "甲劳务有限公司"]
    [said] = [issue for issue in case.issues if issue.column == "用工单位"]
    assert (said.row, said.value, said.severity) == (2, "同上", "warning")


@pytest.mark.parametrize(
    "word",
    [
        *(
            "不详",
            "不 详",
            "待核实",
            "不详（待核实）",
            "/",
            "？",
            "***",
            "无",
            "没有",
            "N/A",
            "本公司",
        ),
        *("施工单位", "总包单位", "建设单位（甲方）", "是", "已签订", "本人"),
    ],
)
def test_a_word_for_the_unknown_is_no_party(tmp_path: Path, word: str) -> None:
    put(tmp_path, "工资表.csv", SHEET.format("某工程", word, "2025年8月", ""))
    case = read_case(tmp_path)
    assert column(case, "payroll", "employer_id") == ["甲劳务有限公司", None]
    assert "party" not in case.tables or word not in column(case, "party", "name")
    [said] = [issue for issue in case.issues if issue.column == "用工单位"]
    assert (said.row, said.value, said.severity) == (3, word, "warning")


def test_who_is_not_known_is_not_nobody(tmp_path: Path) -> None:
    """ZB03 accuses a firm whose manager has no contract, wages or pension from it."""
    put(tmp_path, "管理人员.csv", STAFF.format("待核实"))
    case = read_case(tmp_path)
    assert [column(case, "staff", name)[1] for name in WITH] == [None] * 3


@pytest.mark.parametrize("word", ["无", "未签", "未签订"])
def test_none_stays_none_where_a_column_has_a_word_for_it(tmp_path: Path, word: str) -> None:
    put(tmp_path, "管理人员.csv", STAFF.format(word))
    assert column(read_case(tmp_path), "staff", WITH[0])[1] == "none"


def test_a_post_that_is_empty_is_none(tmp_path: Path) -> None:
    sheet = "项目名称,派驻单位,姓名,职务,到岗时间\n某工程,甲建设有限公司,无,项目经理,2024-03-01\n"
    put(tmp_path, "管理人员.csv", sheet)
    assert column(read_case(tmp_path), "staff", "person_id") == ["none"]


def test_a_ditto_under_an_empty_cell_is_not_known(tmp_path: Path) -> None:
    lines = SHEET.format("某工程", "", "2025年8月", "") + "某工程,同上,孙三,,2025年8月,5000,0,\n"
    put(tmp_path, "工资表.csv", lines)
    case = read_case(tmp_path)
    assert column(case, "payroll", "employer_id") == ["甲劳务有限公司", None, None]
    [said] = [issue for issue in case.issues if issue.column == "用工单位"]
    assert (said.row, said.severity) == (4, "warning")


def test_a_ditto_for_the_number_of_a_contract_makes_no_double(tmp_path: Path) -> None:
    sheet = "合同编号,工程名称,甲方,乙方,合同金额（元）\nH1,某工程,某局,甲公司,1000\n"
    put(tmp_path, "合同.csv", sheet + "同上,某工程,甲公司,乙公司,500\n")
    assert column(read_case(tmp_path), "contract", "price") == [100_000, 50_000]


def test_a_row_is_a_record_for_what_it_said(tmp_path: Path) -> None:
    sheet = "项目名称,投标人,联合体成员,保证金缴纳人\n某工程,甲建设有限公司,无,/\n"
    put(tmp_path, "投标.csv", sheet)
    case = read_case(tmp_path)
    assert column(case, "tender", "bidder_id") == ["甲建设有限公司"]
    assert [i.severity for i in case.issues if i.column == "联合体成员"] == ["info"]


def test_a_canonical_file_means_what_it_says(tmp_path: Path) -> None:
    put(tmp_path, "party.csv", "party_id,name\n无,无\n")
    assert column(read_case(tmp_path), "party", "party_id") == ["无"]
