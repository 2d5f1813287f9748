"""From a loaded value back to the cell."""

from pathlib import Path

import pytest
from intake_folders import put, rows, workbook

from wagekit.intake import UnreadableCase, read_case
from wagekit.intake.raw_cell import raw_row


def test_the_cell_is_there_as_it_was(tmp_path: Path) -> None:
    header = ["付款日期", "付款单位", "收款单位", "付款金额"]
    workbook(
        tmp_path / "a.xlsx",
        {"台账": [["标题"], header, ["2021年1月2日", " 甲\u200b ", "乙", "１，２３４元"]]},
    )
    [row] = rows(read_case(tmp_path), "payment")
    assert (row["amount"], row["payer_id"]) == (123_400, "甲")
    cells = raw_row(tmp_path, str(row["_file"]), str(row["_sheet"]), int(str(row["_row"])))
    assert cells == ("2021年1月2日", " 甲\u200b ", "乙", "１，２３４元")


@pytest.mark.parametrize(
    ("file", "row"), [("b.csv", 1), ("a.csv", 9), ("../a.csv", 1), ("/etc/passwd", 1)]
)
def test_what_is_not_there_is_one_sentence(tmp_path: Path, file: str, row: int) -> None:
    put(tmp_path / "x", "a.csv", "party_id\nA\n")
    put(tmp_path, "a.csv", "party_id\nA\n")
    with pytest.raises(UnreadableCase):
        raw_row(tmp_path / "x", file, None, row)
