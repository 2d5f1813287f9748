"""Attendance grids with a row for the morning and one for the afternoon of each person."""

import pyarrow as pa

from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain

_FIRST = frozenset({"上午", "上", "上半天", "上半日", "AM"})
_SECOND = frozenset({"下午", "下", "下半天", "下半日", "PM"})


def halves_of(sheet: RawSheet, layout: Layout, kept: pa.Array) -> list[int] | None:
    """To which line each line belongs, counted among the data rows.

    Args:
        sheet: The raw sheet, merged cells filled down.
        layout: Which columns are days and who the person is.
        kept: Which raw rows are data.

    Returns:
        For each line the first of its person's lines; None where lines are whole days.
    """
    said = next((each for each in _columns(sheet, layout, kept) if _tells_halves(each)), None)
    if said is None:
        return None
    names = sheet.columns[layout.columns["worker.name"]].take(kept).to_pylist()
    found: list[int] = []
    for row, half in enumerate(said):
        after = row and half in _SECOND and said[row - 1] in _FIRST
        found.append(row - 1 if after and names[row] in {None, names[row - 1]} else row)
    return found


def _columns(sheet: RawSheet, layout: Layout, kept: pa.Array) -> list[list[str]]:
    used = {*layout.columns.values(), *layout.days}
    others = [cells for index, cells in enumerate(sheet.columns) if index not in used]
    return [[plain(cell or "") for cell in cells.take(kept).to_pylist()] for cells in others]


def _tells_halves(cells: list[str]) -> bool:
    said = set(cells)
    return bool(said & _FIRST and said & _SECOND) and said <= _FIRST | _SECOND
