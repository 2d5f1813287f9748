"""Cells that Excel keeps as the first of a month and shows as 2024年3月."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from intake_folders import rows

from wagekit.intake import read_case

MONTH = 'yyyy"年"m"月"'


@pytest.mark.parametrize(
    ("cell", "shown_as", "day", "month"),
    [
        (date(2024, 3, 1), MONTH, None, date(2024, 3, 1)),
        (date(2024, 3, 1), "[$-804]yyyy年m月;@", None, date(2024, 3, 1)),
        (date(2024, 3, 1), "mmm-yy", None, date(2024, 3, 1)),
        (date(2024, 3, 8), MONTH, date(2024, 3, 8), None),
        (date(2024, 3, 1), "yyyy-mm-dd", date(2024, 3, 1), None),
        ("2024年3月", "General", None, date(2024, 3, 1)),
    ],
)
def test_a_day_that_is_shown_as_a_month_is_one(
    tmp_path: Path, cell: object, shown_as: str, day: date | None, month: date | None
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["合同编号", "项目名称", "发包方", "承包方", "签订日期"])
    sheet.append(["C1", "东湖", "甲公司", "乙公司", cell])
    sheet["E2"].number_format = shown_as
    book.save(tmp_path / "合同台账.xlsx")
    [row] = rows(read_case(tmp_path), "contract")
    assert (row.get("signed_on"), row.get("signed_on_month")) == (day, month)
