"""Firms that bid as one, in one cell: the leader bids, the others are its members."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case

TENDER = "项目名称,招标人,开标时间,中标人\n某工程,某局,2024.4.10,{}\n"
CONTRACT = (
    "合同编号,工程名称,甲方,乙方,合同类别,合同金额（元）\nH1,某工程,某局,{},施工总承包,1000\n"
)
A, B, C = "甲城建工有限公司", "乙城装饰工程有限公司", "丙省建筑设计研究院"


@pytest.mark.parametrize(
    ("cell", "leader", "members"),
    [
        (f"{A}、{B}（联合体）", A, B),
        (f"{A}（牵头人）、{B}", A, B),
        (f"{A}（联合体成员）；{B}（联合体牵头人）", B, A),
        (f"{A}与{B}联合体", A, B),
        (f"{A}/{C}/{B}", A, f"{C};{B}"),
        (f"{A}（成员单位），{C}（牵头单位）", C, A),
        (f"{A}\n{B}", A, B),
        (f"牵头人：{A}；成员：{B}", A, B),
        (f"1.{A} 2.{B}", A, B),
    ],
)
def test_the_leader_bids_and_the_others_are_members(
    tmp_path: Path, cell: str, leader: str, members: str
) -> None:
    put(tmp_path, "中标.csv", TENDER.format(f'"{cell}"'))
    case = read_case(tmp_path)
    assert column(case, "tender", "bidder_id") == [leader]
    assert column(case, "tender", "joint_members") == [members]
    assert [i.severity for i in case.issues if i.column == "中标人"] == ["info"]


@pytest.mark.parametrize(
    "cell",
    [
        A,
        "河北甲集团和平建筑有限公司",
        "某市工厂和住宅建设有限公司",
        f"{A}、{A}某市分公司",
        "甲城建工(集团)有限公司",
        "甲城和合建设有限公司",
        "乙城与同工程有限公司",
        "张三、李四",
    ],
)
def test_one_firm_stays_one(tmp_path: Path, cell: str) -> None:
    put(tmp_path, "中标.csv", TENDER.format(cell))
    case = read_case(tmp_path)
    assert column(case, "tender", "bidder_id") == [cell]
    assert "joint_members" not in case.tables["tender"].column_names or column(
        case, "tender", "joint_members"
    ) == [None]


def test_a_name_over_two_lines_is_one_firm(tmp_path: Path) -> None:
    put(tmp_path, "中标.csv", TENDER.format('"甲城十二局集团\n第二工程有限公司"'))
    case = read_case(tmp_path)
    assert column(case, "tender", "bidder_id") == ["甲城十二局集团第二工程有限公司"]


def test_a_contract_is_the_leaders_and_the_rest_is_told(tmp_path: Path) -> None:
    put(tmp_path, "合同.csv", CONTRACT.format(f"{A}、{B}（牵头人）"))
    case = read_case(tmp_path)
    assert column(case, "contract", "contractor_id") == [B]
    assert [i.severity for i in case.issues if i.column == "乙方"] == ["warning"]
