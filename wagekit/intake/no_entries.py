"""Rows in which nothing is entered: numbered in advance, or the balance that a page begins with."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import row_words
from wagekit.intake.glance import by_text
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked

_COUNTERS = frozenset({"序号", "序", "编号", "项次", "no", "no."})
_NOTHING = r"^0*(\.0*)?$"
_DAYS = ("date", "time")
_MOVED = ("out", "in", "amount", "signed")
Marks = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]


def without_entries(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    """Mark the rows that a template numbers in advance, and opening balances of statements.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
    """
    found = np.zeros(sheet.height, np.bool_)
    if not layout.canonical:
        found[_numbered_only(sheet, layout)] = True
        found[_balances(sheet, layout, f"{row_words.OPENING}|{row_words.CLOSING}")] = True
        found[_feet(sheet, layout)] = True
    return as_chunked(pa.array(found))


def counts_rows(layout: Layout, index: int) -> bool:
    """Whether a column only numbers the rows."""
    spelled = layout.headers[index] if index < len(layout.headers) else None
    used = index in layout.columns.values()
    return not used and spelled is not None and header_of(spelled).text in _COUNTERS


def _numbered_only(sheet: RawSheet, layout: Layout) -> npt.NDArray[np.int64]:
    """The rows with a number and nothing else but zeros, which formulas leave."""
    counters = [i for i in range(len(sheet.columns)) if counts_rows(layout, i)]
    others = [i for i in range(len(sheet.columns)) if i not in counters]
    rows = np.arange(sheet.height if counters else 0)
    for index in counters:
        rows = rows[_matching(sheet.columns[index].take(pa.array(rows)), r"^\d+$")]
    for index in others:
        rows = rows[_is_nothing(sheet.columns[index].take(pa.array(rows)))]
    return rows


def opening_rows(sheet: RawSheet, layout: Layout) -> npt.NDArray[np.int64]:
    """The rows of a statement that say 期初余额 and move no money, as positions.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
    """
    return _balances(sheet, layout, row_words.OPENING)


def _balances(sheet: RawSheet, layout: Layout, words: str) -> npt.NDArray[np.int64]:
    if not layout.is_statement:
        return np.arange(0)
    said = {0, layout.columns.get("purpose", 0)}
    marks = [_matching(sheet.columns[index], words) for index in said]
    rows = np.flatnonzero(np.any(marks, axis=0))
    return _without_moves(sheet, layout, rows)


def _feet(sheet: RawSheet, layout: Layout) -> npt.NDArray[np.int64]:
    """The rows below a statement that say how many lines it has, or when it was printed."""
    if not layout.is_statement:
        return np.arange(0)
    rows = np.flatnonzero(_matching(sheet.columns[0], row_words.FOOT))
    has_no_day = 0 in {layout.columns.get(name) for name in _DAYS}
    return rows if has_no_day else _without_moves(sheet, layout, rows)


def _without_moves(sheet: RawSheet, layout: Layout, rows: Rows) -> Rows:
    for index in {layout.columns[name] for name in _MOVED if name in layout.columns}:
        rows = rows[_is_nothing(sheet.columns[index].take(pa.array(rows)))]
    return rows


def _is_nothing(cells: pa.ChunkedArray) -> Marks:
    marks: Marks = pc.is_null(cells).to_numpy() | _matching(cells, _NOTHING)
    return marks


def _matching(cells: pa.ChunkedArray, pattern: str) -> Marks:
    found = by_text(cells, lambda texts: pc.match_substring_regex(texts, pattern))
    marks: Marks = pc.fill_null(found, False).to_numpy()
    return marks
