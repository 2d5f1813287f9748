"""Registers of qualifications: several in a cell, remarks in brackets, kinds in any column."""

from pathlib import Path

import pytest
from intake_folders import put, rows

from wagekit.intake import CaseFolder, read_case

HEAD = "企业名称,{},发证日期,证书有效期\n"
BUILDING = ("qualification", "general", "建筑工程", "first")
MUNICIPAL = ("qualification", "general", "市政公用工程", "second")
UNKNOWN = (None, None, None, None)


def _read(folder: Path, headers: str, *cells: str) -> CaseFolder:
    quoted = ",".join(f'"{cell}"' for cell in cells)
    put(folder, "资质.csv", HEAD.format(headers) + f"甲公司,{quoted},2021-01-01,2026-01-01\n")
    return read_case(folder)


def _licences(case: CaseFolder) -> list[tuple[object, ...]]:
    names = ("kind", "series", "specialty", "grade")
    return [tuple(row.get(name) for name in names) for row in rows(case, "licence")]


@pytest.mark.parametrize("between", [";", "；", "、", "，", "/", "\n", "", "和", "；2.", " 增项："])
def test_each_qualification_of_a_cell_is_a_row(tmp_path: Path, between: str) -> None:
    cell = f"建筑工程施工总承包壹级{between}市政公用工程施工总承包贰级"
    case = _read(tmp_path, "资质名称", cell)
    assert _licences(case) == [BUILDING, MUNICIPAL]
    assert {str(row["valid_to"]) for row in rows(case, "licence")} == {"2026-01-01"}
    assert {row["party_id"] for row in rows(case, "licence")} == {"甲公司"}
    [count] = case.files
    assert (count.read, count.loaded, count.skipped) == (2, 1, 1)
    assert [i.severity for i in case.issues] == ["info"]


@pytest.mark.parametrize(
    "cell",
    [
        "建筑工程施工总承包壹级（增项：市政公用工程施工总承包贰级）",
        "1、建筑工程施工总承包壹级 2、市政公用工程施工总承包贰级",
        "1）建筑工程施工总承包壹级；2）市政公用工程施工总承包贰级",
        "资质类别及等级：建筑工程施工总承包壹级、市政公用工程施工总承包贰级",
    ],
)
def test_however_they_are_numbered(tmp_path: Path, cell: str) -> None:
    assert _licences(_read(tmp_path, "资质名称", cell)) == [BUILDING, MUNICIPAL]


def test_a_specialty_that_may_share_the_series_of_the_next(tmp_path: Path) -> None:
    case = _read(tmp_path, "资质名称", "建筑工程、市政公用工程施工总承包贰级")
    assert _licences(case) == [(None, None, "建筑工程", None), MUNICIPAL]


@pytest.mark.parametrize("header", ["资质类别及等级", "资质类别", "资质等级", "资质名称及等级"])
def test_whichever_column_holds_all_in_one(tmp_path: Path, header: str) -> None:
    case = _read(tmp_path, header, "建筑工程施工总承包壹级；市政公用工程施工总承包贰级")
    assert _licences(case) == [BUILDING, MUNICIPAL]
    assert [i.severity for i in case.issues] == ["info"]


def test_specialties_under_one_series_are_rows_too(tmp_path: Path) -> None:
    case = _read(
        tmp_path, "资质类别,资质名称,资质等级", "施工总承包", "建筑工程、市政公用工程", "一级"
    )
    assert _licences(case) == [BUILDING, (*MUNICIPAL[:3], "first")]


def test_series_and_grade_in_one_column_beside_the_specialty(tmp_path: Path) -> None:
    case = _read(tmp_path, "资质名称,资质等级", "建筑工程", "施工总承包壹级")
    assert _licences(case) == [BUILDING]
    assert not case.issues


@pytest.mark.parametrize(
    "cell",
    [
        "施工劳务不分等级",
        "施工劳务（不分等级）",
        "施工劳务企业资质不分等级",
        "建筑劳务分包不分等级",
        "专业作业不分等级",
    ],
)
def test_labour_by_any_name(tmp_path: Path, cell: str) -> None:
    case = _read(tmp_path, "资质名称", cell)
    assert _licences(case) == [("qualification", "labour", None, "ungraded")]


def test_labour_subcontracting_is_labour(tmp_path: Path) -> None:
    assert _licences(_read(tmp_path, "资质名称", "劳务分包")) == [
        ("qualification", "labour", None, None)
    ]


def test_a_filing_is_of_labour_and_need_be_no_certificate(tmp_path: Path) -> None:
    named = _read(tmp_path, "资质名称", "施工劳务资质备案")
    assert _licences(named) == [(None, "labour", None, None)]
    stated = _read(tmp_path, "资质类别,资质名称", "建筑业企业资质", "施工劳务资质备案")
    assert _licences(stated) == [("qualification", "labour", None, None)]


def test_a_remark_is_told_and_the_rest_read(tmp_path: Path) -> None:
    case = _read(tmp_path, "资质名称", "建筑工程施工总承包一级（有效期延至2027年）")
    assert _licences(case) == [BUILDING]
    assert [(i.column, i.severity) for i in case.issues] == [("资质名称", "warning")]


@pytest.mark.parametrize(
    "cell",
    [
        "建筑工程施工总承包壹级（已注销）",
        "建筑工程施工总承包壹级（升级中，待批）",
        "可承担建筑工程施工总承包壹级以上",
        "具有建筑工程施工总承包壹级",
        "建筑工程施工总承包壹级（新办，有效期至2027年）",
        "建筑工程施工总承包Ⅰ级",
        "施工总承包建筑工程壹级",
    ],
)
def test_what_cannot_be_told_covers_nobody_knows_what(tmp_path: Path, cell: str) -> None:
    case = _read(tmp_path, "资质名称", cell)
    assert _licences(case) == [UNKNOWN] * len(rows(case, "licence"))
    assert ("资质名称", "warning") in [(i.column, i.severity) for i in case.issues]


def test_a_grade_that_cannot_be_read_is_no_part_of_the_specialty(tmp_path: Path) -> None:
    case = _read(tmp_path, "资质类别,资质名称", "施工总承包", "建筑工程Ⅰ级")
    assert _licences(case) == [("qualification", "general", None, None)]


def test_a_specialty_with_brackets_of_its_own(tmp_path: Path) -> None:
    case = _read(tmp_path, "资质名称", "特种工程（结构补强）专业承包不分等级")
    assert _licences(case) == [("qualification", "professional", "特种工程(结构补强)", "ungraded")]


@pytest.mark.parametrize("beside", ["资质证书号", "证书编号", "资质等级", "发证机关"])
def test_a_series_is_that_of_a_qualification(tmp_path: Path, beside: str) -> None:
    cells = ("建筑业企业资质", "建筑工程施工总承包壹级", "")
    case = _read(tmp_path, f"资质类别,资质名称,{beside}", *cells)
    assert _licences(case) == [BUILDING]
    assert not [i for i in case.issues if i.column == "资质类别"]


def test_a_kind_that_is_stated_stays(tmp_path: Path) -> None:
    case = _read(tmp_path, "证照类型,资质名称", "安全生产许可证", "建筑施工")
    assert _licences(case) == [("safety", None, "建筑施工", None)]
    other = _read(tmp_path, "资质类别,资质等级", "安全生产许可证", "")
    assert _licences(other) == [("safety", None, None, None)]


def test_a_register_without_rows_is_only_a_header(tmp_path: Path) -> None:
    put(tmp_path, "资质.csv", "单位名称,资质类别\n,\n,\n")
    put(tmp_path, "单位.csv", "单位名称,统一社会信用代码\n甲公司,\n")
    assert "licence" not in read_case(tmp_path).tables


@pytest.mark.parametrize(
    "cell",
    [
        "正在办理施工劳务资质",
        "（已注销）施工劳务不分等级",
        "没有施工劳务资质",
        "借用乙公司施工劳务资质",
    ],
)
def test_what_a_firm_does_not_hold_is_no_licence(tmp_path: Path, cell: str) -> None:
    assert _licences(_read(tmp_path, "资质类别及等级", cell)) == [UNKNOWN]
