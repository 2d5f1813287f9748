"""Totals of bank statements are compared with the lines, what went out and what came in apart."""

from pathlib import Path

import pytest
from intake_folders import put

from wagekit.intake import read_case

HEAD = "户名：乙公司,账号：6200100020007001\n"
BOTH = "交易日期,借方,贷方,余额,对方户名,摘要\n"
LINES = (
    "2025-04-01,,100000.00,100000.00,甲公司,工程款\n"
    "2025-04-26,20000.00,,80000.00,张三,往来款\n"
    "2025-04-27,3000.00,,80000.00,张三,转账失败\n"
)
NEXT = "2025-05-02,500.00,,79500.00,李四,货款\n"


def told(folder: Path, text: str) -> list[tuple[int | None, str | None]]:
    put(folder, "流水.csv", HEAD + text)
    return [(i.row, i.column) for i in read_case(folder).issues if "各行之和" in i.problem]


@pytest.mark.parametrize(
    ("total", "columns"),
    [
        ("合计,20000.00,100000.00,,,", []),
        ("合计,23000.00,100000.00,,,", []),
        ("合计,99999.00,100000.00,,,", ["借方"]),
        ("合计,99999.00,99999.00,,,", ["借方", "贷方"]),
        ("合计,,100000.00,80000.00,,", []),
        ("累计,99999.00,100000.00,,,", []),
    ],
)
def test_each_side_is_compared(tmp_path: Path, total: str, columns: list[str]) -> None:
    assert told(tmp_path, BOTH + LINES + total + "\n") == [(6, column) for column in columns]


@pytest.mark.parametrize(
    ("second", "rows"),
    [("本月合计,500,,,,", []), ("合计,20500,100000,,,", []), ("本月合计,600,,,,", [8])],
)
def test_a_total_may_begin_after_another(tmp_path: Path, second: str, rows: list[int]) -> None:
    text = f"{BOTH}{LINES}本月合计,20000.00,100000.00,,,\n{NEXT}{second}\n"
    assert [row for row, _ in told(tmp_path, text)] == rows


@pytest.mark.parametrize(("total", "rows"), [("1300", []), ("700", []), ("1000", []), ("9", [5])])
def test_one_column_for_both_ways(tmp_path: Path, total: str, rows: list[int]) -> None:
    text = (
        "交易日期,借贷标志,交易金额,余额,对方户名,摘要\n"
        "2025-04-01,贷,1000.00,1000.00,甲公司,工程款\n"
        "2025-04-26,借,300.00,700.00,张三,往来款\n"
        f"合计,,{total},,,\n"
    )
    assert [row for row, _ in told(tmp_path, text)] == rows


@pytest.mark.parametrize(("total", "rows"), [("20000.00", []), ("9.00", [3])])
def test_a_total_may_stand_on_top(tmp_path: Path, total: str, rows: list[int]) -> None:
    text = f"{BOTH}合计,{total},100000.00,,,\n{LINES}"
    assert [row for row, _ in told(tmp_path, text)] == rows
