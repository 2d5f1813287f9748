"""Shares below a header in percent."""

from pathlib import Path

import pytest
from intake_folders import column, put

from wagekit.intake import read_case


@pytest.mark.parametrize(
    ("header", "cells", "shares"),
    [
        ("管理费率（%）", ("5", "0.5", "12.5"), [0.05, 0.005, 0.125]),
        ("管理费率%", ("5", "", "1"), [0.05, None, 0.01]),
        ("管理费率（%）", ("0.8", "1", "0"), [None, None, 0.0]),
        ("管理费率（%）", ("80%", "0.8%", "3"), [0.8, 0.008, 0.03]),
        ("管理费率（%）", ("500", "3", "无"), [None, 0.03, None]),
        ("管理费率", ("0.05", "5%", "5"), [0.05, 0.05, None]),
    ],
)
def test_a_header_in_percent(
    tmp_path: Path, header: str, cells: tuple[str, ...], shares: list[float | None]
) -> None:
    head = f"合同编号,项目名称,发包方,承包方,合同金额,{header}"
    lines = [f"C{n},东湖,甲公司,乙公司,100,{cell}" for n, cell in enumerate(cells)]
    put(tmp_path, "合同台账.csv", "\n".join([head, *lines]) + "\n")
    assert column(read_case(tmp_path), "contract", "fee_rate") == shares
