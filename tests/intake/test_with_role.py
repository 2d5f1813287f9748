"""Persons who stand with what they are on the site."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("李四（班组长）", "李四"),
        ("李四(包工头)", "李四"),
        # A trade may tell two of one name apart, and what is no person keeps its brackets.
        ("李四（木工班组长）", "李四（木工班组长）"),
        ("东湖建设（集团）", "东湖建设（集团）"),
    ],
)
def test_who_stands_with_a_role_is_the_one_without(tmp_path: Path, spelled: str, name: str) -> None:
    head = "合同编号,项目名称,发包方,承包方,合同金额"
    put(
        tmp_path,
        "合同台账.csv",
        f"{head}\nC1,东湖,甲公司,{spelled},100\nC2,东湖,甲公司,{name},90\n",
    )
    case = read_case(tmp_path)
    [first, second] = column(case, "contract", "contractor_id")
    assert first == second
    assert name in column(case, "party", "name")
