"""Headers that may mean something else count only where the row's own sums bear them out."""

from pathlib import Path

import pytest
from intake_folders import problems, put, rows

from wagekit.intake import CaseFolder, read_case


def wages(folder: Path, *lines: str) -> CaseFolder:
    put(folder, "project.csv", "project_id,name\nP1,东湖\n")
    put(folder, "工资表.csv", "\n".join(lines) + "\n")
    return read_case(folder)


def money(case: CaseFolder) -> list[tuple[int | None, ...]]:
    names = ("payable", "deducted", "paid")
    return [tuple(row.get(name) for name in names) for row in rows(case, "payroll")]


@pytest.mark.parametrize(
    ("above", "below", "line", "fen"),
    [
        ("养老保险,", "单位缴纳,个人缴纳", "960,480,5520", 48_000),
        ("单位缴纳,,,个人缴纳,,", "养老保险,医疗保险,失业保险,养老保险,医疗保险,失业保险",
         "960,480,42,480,120,18,5382", 61_800),
        ("代扣代缴,,", "公司承担,个人部分,个税", "960,480,20,5500", 50_000),
    ],
)  # fmt: skip
def test_the_firms_share_is_no_deduction(
    tmp_path: Path, above: str, below: str, line: str, fen: int
) -> None:
    head = (f"姓名,月份,应发工资,{above},实发工资", f",,,{below},")
    case = wages(tmp_path, *head, f"张一,2026-05,6000,{line}")
    paid = 600_000 - fen
    assert money(case) == [(600_000, fen, paid)]
