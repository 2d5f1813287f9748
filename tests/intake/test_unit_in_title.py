"""The money unit is read wherever a title says it: one 万元 taken for 元 ruins a case."""

from pathlib import Path

import pytest
from intake_folders import column, workbook

from wagekit.intake import read_case

HEADER = ["序号", "区县", "项目名称", "建设单位", "施工单位", "拖欠工程款金额"]


@pytest.mark.parametrize(
    ("title", "fen"),
    [
        ("拖欠工程款台账（单位：万元）", 86_050_000),
        ("拖欠工程款台账（万元）", 86_050_000),
        ("拖欠工程款台账（人民币万元）", 86_050_000),
        ("填报单位：某县专班  金额单位：万元", 86_050_000),
        ("拖欠工程款台账（单位：元）", 8_605),
        ("拖欠工程款台账（元）", 8_605),
        ("拖欠工程款台账", 8_605),
        ("填报单位：万元坪镇政府", 8_605),
    ],
)
def test_the_unit_of_a_title_counts(tmp_path: Path, title: str, fen: int) -> None:
    lines = [[title], HEADER, [1, "某县", "某项目", "甲公司", "乙公司", 86.05]]
    workbook(tmp_path / "拖欠台账.xlsx", {"1": lines})
    assert column(read_case(tmp_path), "funds_arrears", "amount") == [fen]


CONTRACTS = ["合同编号", "项目名称", "发包单位", "承包单位", "合同金额"]
LINE = ["H1", "东湖", "甲公司", "乙公司", 800]
FEN = 800_000_000


@pytest.mark.parametrize(
    "above", ["（万元）", "单位（万元）", "人民币：万元", "金额：万元", "币种：人民币万元"]
)
def test_the_unit_beside_a_title_counts(tmp_path: Path, above: str) -> None:
    lines = [["合同台账", None, None, above], CONTRACTS, LINE]
    workbook(tmp_path / "合同.xlsx", {"1": lines})
    assert column(read_case(tmp_path), "contract", "price") == [FEN]


@pytest.mark.parametrize(
    ("name", "sheet"), [("合同台账（单位：万元）", "1"), ("合同台账", "台账（万元）")]
)
def test_the_unit_in_the_name_of_file_or_sheet_counts(
    tmp_path: Path, name: str, sheet: str
) -> None:
    workbook(tmp_path / f"{name}.xlsx", {sheet: [CONTRACTS, LINE]})
    assert column(read_case(tmp_path), "contract", "price") == [FEN]


@pytest.mark.parametrize(
    ("note", "fen"),
    [
        ("注：合同金额单位为万元", FEN),
        ("说明：金额单位：万元，含税。", FEN),
        ("注：金额单位为元", 80_000),
        ("注：施工单位为万元建设公司", 80_000),
        ("注：合同金额为暂定价", 80_000),
    ],
)
def test_the_unit_in_a_note_below_counts(tmp_path: Path, note: str, fen: int) -> None:
    workbook(tmp_path / "合同台账.xlsx", {"1": [CONTRACTS, LINE, [note]]})
    assert column(read_case(tmp_path), "contract", "price") == [fen]


@pytest.mark.parametrize("header", ["单位", "计量单位", "金额单位", "币种"])
def test_the_unit_in_a_column_counts_row_by_row(tmp_path: Path, header: str) -> None:
    head = [*CONTRACTS, header]
    lines = [
        [*LINE, "万元"],
        ["H2", "东湖", "甲公司", "丙公司", 500, "元"],
        ["H3", "东湖", "甲公司", "丁公司", 7],
    ]
    workbook(tmp_path / "合同台账.xlsx", {"1": [head, *lines]})
    case = read_case(tmp_path)
    assert column(case, "contract", "price") == [FEN, 50_000, 700]
    assert [i for i in case.issues if i.column == header] == []


def test_money_of_another_country_is_no_amount_in_yuan(tmp_path: Path) -> None:
    head = [*CONTRACTS, "币种"]
    lines = [[*LINE, "人民币"], ["H2", "东湖", "甲公司", "丙公司", 500, "美元"]]
    workbook(tmp_path / "合同台账.xlsx", {"1": [head, *lines]})
    case = read_case(tmp_path)
    assert column(case, "contract", "price") == [80_000, None]
    assert [i.value for i in case.issues if i.column == "合同金额"] == ["500美元"]


def test_a_column_of_firms_or_pieces_is_no_unit_of_money(tmp_path: Path) -> None:
    head = [*CONTRACTS, "单位"]
    workbook(tmp_path / "合同台账.xlsx", {"1": [head, [*LINE, "项"], [*LINE, "万元"]]})
    assert column(read_case(tmp_path), "contract", "price") == [80_000]


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("工程款支付台账（万元）", "2024年3月工资表"), ("资料汇总表（单位：万元）", "Sheet1")],
)
def test_a_file_named_for_another_table_says_nothing_of_wages(
    tmp_path: Path, name: str, sheet: str
) -> None:
    head = ["项目名称", "姓名", "月份", "应发工资"]
    workbook(tmp_path / f"{name}.xlsx", {sheet: [head, ["东湖", "张三", "2024-03", 6000]]})
    assert column(read_case(tmp_path), "payroll", "payable") == [600_000]


@pytest.mark.parametrize(
    "note",
    ["注：本项目合同价款单位：万元，工资单位：元", "说明：欠薪台账金额单位为万元，本表除外"],
)
def test_a_note_on_something_else_gives_no_unit(tmp_path: Path, note: str) -> None:
    workbook(tmp_path / "合同台账.xlsx", {"1": [CONTRACTS, LINE, [note]]})
    assert column(read_case(tmp_path), "contract", "price") == [80_000]


def test_a_unit_beside_a_number_above_is_that_number_s(tmp_path: Path) -> None:
    lines = [["合同造价", 8000, "（万元）"], CONTRACTS, LINE]
    workbook(tmp_path / "合同台账.xlsx", {"1": lines})
    assert column(read_case(tmp_path), "contract", "price") == [80_000]


def test_the_unit_of_its_own_header_goes_first(tmp_path: Path) -> None:
    head = [*CONTRACTS[:-1], "合同金额（元）", "单位"]
    workbook(tmp_path / "合同台账.xlsx", {"1": [head, [*LINE, "万元"]]})
    assert column(read_case(tmp_path), "contract", "price") == [80_000]


def test_a_row_in_yuan_below_a_title_in_ten_thousands(tmp_path: Path) -> None:
    head = [*CONTRACTS, "计量单位"]
    lines = [["合同台账（单位：万元）"], head, [*LINE, "元"], [*LINE, "万元"]]
    lines[3][0] = "H2"
    workbook(tmp_path / "合同台账.xlsx", {"1": lines})
    assert column(read_case(tmp_path), "contract", "price") == [80_000, FEN]


def test_a_mark_of_yuan_beside_a_unit(tmp_path: Path) -> None:
    head = [*CONTRACTS, "单位"]
    workbook(tmp_path / "合同台账.xlsx", {"1": [head, [*LINE[:-1], "￥800", "万元"]]})
    assert column(read_case(tmp_path), "contract", "price") == [FEN]
