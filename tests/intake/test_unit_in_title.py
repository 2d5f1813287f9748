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
