"""Forms: who complains is read, and what has no place in any table is told."""

from pathlib import Path

import pytest
from intake_folders import column, put, workbook

from wagekit.intake import CaseFolder, read_case

FORM = [
    ["投诉登记表", None, None, None],
    ["案件编号", "某人社监投〔2025〕31号", "登记日期", "2025年11月3日"],
    ["投诉人", "贺兰舟", "性别", "男"],
    ["身份证号码", "990101198007162801", "联系电话", "13900010000"],
    ["被投诉单位", "某某劳务有限公司", "单位地址", "某县城关镇"],
    ["项目名称", "某县二中综合楼项目", "工种", "木工"],
    ["拖欠金额", "21600", "拖欠时段", "2025年6月至2025年9月"],
]
TABLE = [["甲", "7000", "a"], ["乙", "6500", "b"], ["丙", "8100", "c"]]


def read(folder: Path, rows: list[list[object]]) -> CaseFolder:
    workbook(folder / "投诉登记表.xlsx", {"投诉登记表": rows})
    return read_case(folder)


def test_a_complaint_and_who_makes_it(tmp_path: Path) -> None:
    case = read(tmp_path, [*FORM])
    assert column(case, "clue", "amount") == [2_160_000]
    assert column(case, "claimant", "name") == ["贺兰舟"]
    assert column(case, "claimant", "id_no") == ["990101198007162801"]
    assert column(case, "claimant", "claimed_amount") == [2_160_000]
    assert column(case, "claimant", "clue_id") == column(case, "clue", "clue_id")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (2, ["投诉人", "钱二、孙三"]),
        (2, ["投诉人", "赵一等12人"]),
        (2, ["投诉人", "某某劳务有限公司"]),
        (3, ["投诉人数", "2"]),
    ],
)
def test_several_or_no_person_are_no_claimant(tmp_path: Path, row: int, said: list[str]) -> None:
    form = [list(cells) for cells in FORM]
    form[row][:2] = said
    assert "claimant" not in read(tmp_path, form).tables


def test_the_card_of_another_is_not_the_complainants(tmp_path: Path) -> None:
    form = [list(cells) for cells in FORM]
    form[3] = ["包工头", "李四", "身份证号码", "990101198108172830"]
    case = read(tmp_path, form)
    assert column(case, "claimant", "name") == ["贺兰舟"]
    assert case.tables["claimant"].to_pylist()[0].get("id_no") is None


def test_what_has_no_place_is_named(tmp_path: Path) -> None:
    [said] = read(tmp_path, [*FORM]).issues
    assert said.severity == "info"
    assert "8 个单元格没有对应的字段：性别、男、联系电话、" in said.problem


def test_a_table_in_a_form_is_not_passed_over(tmp_path: Path) -> None:
    case = read(tmp_path, [*FORM, *TABLE])
    assert [(i.row, i.severity) for i in case.issues if "看不出是什么表" in i.problem] == [
        (8, "warning")
    ]
    [count] = case.files
    assert (count.read, count.quarantined) == (10, 3)


def test_a_form_of_text_says_it_too(tmp_path: Path) -> None:
    put(
        tmp_path, "工程概况.csv", "项目名称,某工程,建设单位,某局\n施工单位,甲公司,监理单位,乙公司\n"
    )
    case = read_case(tmp_path)
    assert column(case, "project", "general_contractor_id") == ["甲公司"]
    [said] = [issue for issue in case.issues if "没有对应的字段" in issue.problem]
    assert "监理单位、乙公司" in said.problem


def test_all_cells_that_are_not_used_are_named(tmp_path: Path) -> None:
    unused = [[f"说明{n}", f"内容{n}"] for n in range(12)]
    form = [
        ["项目名称", "滨河小区"],
        ["项目编号", "P1"],
        ["合同总价", 1000],
        ["开工日期", "2025-03-01"],
    ]
    workbook(tmp_path / "概况.xlsx", {"概况": [*form, *unused]})
    (said,) = [i for i in read_case(tmp_path).issues if "没有对应的字段" in i.problem]
    assert "24 个单元格" in said.problem
    assert all(cell in said.problem for pair in unused for cell in pair)
