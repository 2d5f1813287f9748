"""Rows of ledgers that say nothing of their own: headings and notes that no word gives away."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.columns import schema_column
from wagekit.intake.layout import Layout
from wagekit.intake.no_entries import counts_rows
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.model.schema import tables

NAMED_OTHERWISE = frozenset({"project", "party", "worker", "account", "team"})
"""Lists in which a name alone is a record."""
_PLACING = frozenset({"project_id", "project.name", "month"})
_WORDS = frozenset({"text", "id", "ids", "enum", "bool"})
_IDENTIFYING = frozenset({"phone", "bank_account"})
_FIGURES = r"^[-+\d.,，%¥￥元万人天年月日/: ]+$"
Marks = npt.NDArray[np.bool_]


def without_content(part: Part, sheet: RawSheet, kept: pa.Array) -> Part:
    """Set aside the rows that would get an id of their own and hold nothing but one text.

    Args:
        part: A recognised sheet; a canonical one is taken as it is.
        sheet: Its raw cells.
        kept: Which raw rows are data.
    """
    key = tables()[part.table].key
    named = part.table in NAMED_OTHERWISE or len(key) > 1
    if part.layout.canonical or named or not len(kept):
        return part
    own = part.column(key[0])
    found = _empty(sheet, part.layout, kept)
    if own is not None:
        found &= pc.is_null(own).to_numpy()
    if sheet.emptied:
        said = pa.array(sorted(sheet.emptied), pa.int64())
        found &= ~pc.is_in(sheet.rows.take(kept), value_set=said).to_numpy()
    return part.setting_aside("", dict.fromkeys(np.flatnonzero(found).tolist(), ("no_content", "")))


def _empty(sheet: RawSheet, layout: Layout, kept: pa.Array) -> Marks:
    places = {layout.columns[name] for name in _PLACING & layout.columns.keys()}
    counters = [i for i in range(len(sheet.columns)) if counts_rows(layout, i)]
    telling = [i for i in range(len(sheet.columns)) if i not in {*places, *counters}]
    cells = np.zeros(len(kept), np.int32)
    for index in telling:
        cells += _filled(sheet.columns[index].take(kept))
    found: Marks = cells == 0
    one = np.flatnonzero(cells == 1)
    if len(one):
        found[one] = _one_text(sheet, layout, kept.take(pa.array(one)), telling, counters)
    return found


def _one_text(
    sheet: RawSheet, layout: Layout, rows: pa.Array, telling: list[int], counters: list[int]
) -> Marks:
    """Which of the rows with one cell have a text there, and no number of their own."""
    found = np.zeros(len(rows), np.bool_)
    for index in telling:
        found |= _is_words(sheet.columns[index].take(rows), layout, index)
    for index in counters:
        found &= ~_matching(sheet.columns[index].take(rows), r"^\d+$")
    return found


def _is_words(texts: pa.ChunkedArray, layout: Layout, index: int) -> Marks:
    target = next((name for name, at in layout.columns.items() if at == index), None)
    if target is None:
        return _filled(texts) & ~_matching(texts, _FIGURES)
    column = schema_column(layout.table, target)
    if column.type not in _WORDS or column.name in _IDENTIFYING:
        return np.zeros(len(texts), np.bool_)
    return _filled(texts)


def _filled(texts: pa.ChunkedArray) -> Marks:
    marks: Marks = pc.is_valid(texts).to_numpy()
    return marks


def _matching(texts: pa.ChunkedArray, pattern: str) -> Marks:
    marks: Marks = pc.fill_null(pc.match_substring_regex(texts, pattern), False).to_numpy()
    return marks
