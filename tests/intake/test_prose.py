"""Paragraphs of a Word document that no table took up are told."""

from pathlib import Path
from typing import Any

import pytest

from wagekit.intake import CaseFolder, read_case

WAGES = [["序号", "姓名", "应发工资", "实发工资"], ["1", "张三", "6000", "6000"]]


def document(folder: Path, *parts: str | list[list[str]]) -> CaseFolder:
    docx = pytest.importorskip("docx")
    made: Any = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=len(part), cols=len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    made.save(str(folder / "文.docx"))
    return read_case(folder)


def told(case: CaseFolder) -> list[str]:
    return [i.problem for i in case.issues if "段文字" in i.problem]


def test_what_stands_beside_a_table_is_told_once(tmp_path: Path) -> None:
    case = document(
        tmp_path, "滨河小区2026年2月工资表", "用工单位：乙公司", "合同价款：860万元", WAGES,
        "另欠张三2025年12月工资5000元。", WAGES, "制表人",
    )  # fmt: skip
    (said,) = told(case)
    assert "3 段文字" in said
    assert "合同价款：860万元" in said


def test_a_heading_and_what_it_says_of_the_table_are_read(tmp_path: Path) -> None:
    case = document(tmp_path, "滨河小区2026年2月工资表", "用工单位：乙公司", "单位：元", WAGES)
    assert told(case) == []


def test_of_a_table_that_is_not_known_nothing_is_read(tmp_path: Path) -> None:
    case = document(tmp_path, "承包价款：8,600,000元", [["甲乙", "丙丁"], ["1", "2"]])
    assert "1 段文字" in told(case)[0]


def test_what_stands_far_above_a_table_is_told(tmp_path: Path) -> None:
    case = document(tmp_path, *(f"第{n}条 甲方应当" for n in range(1, 8)), WAGES)
    assert "2 段文字" in told(case)[0]
