"""Which rows are data: blanks, totals, signatures, notes and repeated headers are not."""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import row_words
from wagekit.intake.breakdowns import Said, without_breakdowns
from wagekit.intake.glance import by_text, holds, is_ascii, positions
from wagekit.intake.layout import Layout
from wagekit.intake.no_content import NAMED_OTHERWISE
from wagekit.intake.no_entries import without_entries
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked

_ALWAYS = (
    row_words.SIGNATURE, row_words.NOTE, row_words.IN_WORDS, row_words.IN_FIGURES,
    row_words.CARRIED,
)  # fmt: skip
_FIRST_CELLS = 3
_SAME_SHARE = 0.6
_A_FEW = 4
_PEOPLE = frozenset({"payroll", "attendance", "worker", "claimant"})
_NAMING_TEAMS = frozenset({"team", "party"})
_TELLING = NAMED_OTHERWISE | {"clue", "claimant", "explanation", "action"}
"""Lists in which a name or a text alone is a record."""
_OWN = frozenset({"id_no", "uscc", "phone", "bank_account"})


def body(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    """Mark the data rows.

    Args:
        sheet: The raw sheet.
        layout: Where its header stands.

    Returns:
        True for each row that is data.
    """
    filled, first = _filled(sheet), _first_cell(sheet)
    alone = pc.equal(filled, 1)
    skipped = pc.equal(filled, 0)
    sums = totals(sheet, layout)
    for other in (
        sums,
        _lines(first, filled),
        headers(sheet, layout),
        _page_titles(sheet, layout, first, alone),
        _headings(sheet, layout, first, filled),
        without_entries(sheet, layout),
    ):
        skipped = pc.or_(skipped, other)
    below = pc.greater(as_chunked(positions(sheet.height)), layout.header)
    data = pc.and_(below, pc.invert(skipped))
    if layout.canonical:
        return data
    return without_parts(_without_last_lines(data, first, alone, layout), sums, sheet, layout)


def without_parts(
    data: pa.ChunkedArray, sums: pa.ChunkedArray, sheet: RawSheet, layout: Layout
) -> pa.ChunkedArray:
    """The data rows of a list of people without those that say what a total is made of.

    Args:
        data: The data rows as far as is known.
        sums: Its totals.
        sheet: The raw sheet.
        layout: Where its header stands.
    """
    if layout.table not in _PEOPLE or layout.canonical or not pc.any(sums).as_py():
        return data
    cells, names = [*sheet.columns[:_FIRST_CELLS], _first_cell(sheet)], [*_names(sheet, layout)]
    return without_breakdowns(Said(data, sums, cells, names, _personal(sheet, layout)))


def beside(sheet: RawSheet, layout: Layout, kept: pa.Array) -> np.ndarray:
    """The positions below the header of the rows that are no data, which are few.

    Args:
        sheet: The raw sheet.
        layout: Where its header stands.
        kept: The positions of the data rows.
    """
    left = np.ones(sheet.height, np.bool_)
    left[kept.to_numpy()] = False
    left[: layout.header + 1] = False
    found: np.ndarray = np.flatnonzero(left)
    return found


def _headings(
    sheet: RawSheet, layout: Layout, first: pa.ChunkedArray, filled: pa.ChunkedArray
) -> pa.ChunkedArray:
    """Mark headings of sections, page numbers and notes that stand alone in their row."""
    few = pc.and_(pc.greater(filled, 0), pc.less_equal(filled, 2))
    if layout.canonical or not pc.any(few).as_py():
        return _nowhere(sheet)
    first, last = pc.if_else(few, first, None), pc.if_else(few, _last_cell(sheet), None)
    words = [row_words.HEADING]
    if layout.table not in _NAMING_TEAMS:
        words.append(row_words.TEAM)
    heading = _matches(last, "|".join(words))
    alone = pc.and_(pc.equal(filled, 1), pc.or_(heading, _matches(last, row_words.CONFIRMED)))
    beside = pc.and_(_matches(first, row_words.ORDINAL), heading)
    return pc.or_(pc.or_(alone, beside), _matches(first, row_words.PAGE))


def _without_last_lines(
    data: pa.ChunkedArray, first: pa.ChunkedArray, alone: pa.ChunkedArray, layout: Layout
) -> pa.ChunkedArray:
    """What stands alone below the last line: the day of the signatures, and numbered notes.

    In a list of names or texts a number may stand before one: 2、某某公司.
    """
    lone = pc.if_else(pc.and_(data, alone), first, None)
    days = _below(data, pc.match_substring_regex(lone, row_words.DATED), -1)
    if layout.table in _TELLING:
        return days
    patterns = [row_words.NUMBERED_NOTE]
    if layout.table in _PEOPLE:
        patterns.append(row_words.LONG_NOTE)
    return _below(days, pc.match_substring_regex(lone, "|".join(patterns)), len(data))


def _below(data: pa.ChunkedArray, found: pa.ChunkedArray, without: int) -> pa.ChunkedArray:
    """The data rows without those found below all others, or below `without` if there are none."""
    lines = pc.fill_null(found, False)
    if not pc.any(lines).as_py():
        return data
    others = pc.indices_nonzero(pc.and_(data, pc.invert(lines)))
    last = others[-1].as_py() if len(others) else without
    after = pc.greater(as_chunked(positions(len(data))), last)
    return pc.and_(data, pc.invert(pc.and_(lines, after)))


def blank(sheet: RawSheet) -> pa.ChunkedArray:
    """Mark the rows without any text."""
    return pc.equal(_filled(sheet), 0)


def totals(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    """Mark the rows that begin with a word for a sum, or have one for a name, and are nobody's."""
    found = _nowhere(sheet)
    for column in sheet.columns[:_FIRST_CELLS]:
        found = pc.or_(found, _matches(column, row_words.TOTAL))
    if not layout.canonical:
        found = pc.or_(found, _lone_totals(_first_cell(sheet)))
        for column in _names(sheet, layout):
            found = pc.or_(pc.or_(found, _matches(column, row_words.TOTAL)), _lone_totals(column))
    return pc.and_(found, pc.invert(_personal(sheet, layout))) if pc.any(found).as_py() else found


def _lone_totals(column: pa.ChunkedArray) -> pa.ChunkedArray:
    found = _matches(column, row_words.LONE_TOTAL)
    if not holds(column, (b"otal", b"OTAL")):
        return found
    english = pc.match_substring_regex(column, row_words.ENGLISH_TOTAL)
    return pc.or_(found, pc.fill_null(english, False))


def _names(sheet: RawSheet, layout: Layout) -> Iterator[pa.ChunkedArray]:
    for target in ("name", "worker.name"):
        if layout.table in _PEOPLE and target in layout.columns:
            yield sheet.columns[layout.columns[target]]


def _personal(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    """Mark the rows with somebody's own number: a person may be called 何小计."""
    found = _nowhere(sheet)
    for target, index in layout.columns.items():
        if target.rpartition(".")[2] in _OWN:
            own = pc.match_substring_regex(sheet.columns[index], row_words.PERSONAL)
            found = pc.or_(found, pc.fill_null(own, False))
    return found


def _lines(first: pa.ChunkedArray, filled: pa.ChunkedArray) -> pa.ChunkedArray:
    """Mark signatures, notes, sums in words and what a page says of the next one."""
    nothing = pc.and_(pc.equal(filled, 1), _matches(first, row_words.NOTHING_DONE))
    sealed = pc.and_(pc.less_equal(filled, _A_FEW), _matches(first, row_words.SEALED))
    found = pc.or_(nothing, sealed)
    for pattern in _ALWAYS:
        found = pc.or_(found, _matches(first, pattern))
    return found


def headers(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    """Mark the rows that repeat the header, as every printed page does."""
    if layout.header < 0:
        return _nowhere(sheet)
    indices = {*layout.columns.values(), *layout.days}
    found = _nowhere(sheet)
    for line in layout.lines or (layout.headers,):
        filled = [index for index, cell in enumerate(line) if cell is not None]
        named = [index for index in filled if index in indices]
        # Of 计时, 加班 and 合计 below 应发工资 only one is a column: the line is all of them.
        compared = named if len(named) > 1 else filled
        if len(compared) > 1:
            found = pc.or_(found, _repeats(sheet, line, compared))
    return found


def _repeats(sheet: RawSheet, line: tuple[str | None, ...], named: list[int]) -> pa.ChunkedArray:
    same = _count(pc.fill_null(pc.equal(sheet.columns[i], line[i]), False) for i in named)
    return pc.greater_equal(same, max(2, round(len(named) * _SAME_SHARE)))


def _page_titles(
    sheet: RawSheet, layout: Layout, first: pa.ChunkedArray, alone: pa.ChunkedArray
) -> pa.ChunkedArray:
    above = {
        re.sub(r"\s+", "", cell)
        for row in range(layout.above if layout.own_header else layout.header + 1)
        for cell in sheet.cells(row)
        if cell
    }
    there = pc.indices_nonzero(alone)
    if not above or not len(there):
        return _nowhere(sheet)
    texts = pc.replace_substring_regex(first.take(there), pattern=row_words.BLANKS, replacement="")
    known = pc.is_in(texts, value_set=pa.array(sorted(above), pa.string()))
    found = np.zeros(sheet.height, np.bool_)
    found[there.filter(known.combine_chunks()).to_numpy()] = True
    return as_chunked(pa.array(found))


def _filled(sheet: RawSheet) -> pa.ChunkedArray:
    total = np.zeros(sheet.height, np.int32)
    for column in sheet.columns:
        total += pc.is_valid(column).to_numpy() if column.null_count else 1
    return as_chunked(pa.array(total))


def _count(marks: Iterator[pa.ChunkedArray]) -> pa.ChunkedArray:
    total: pa.ChunkedArray | None = None
    for mark in marks:
        number = pc.cast(mark, pa.int32())
        total = number if total is None else pc.add(total, number)
    return total


def _first_cell(sheet: RawSheet) -> pa.ChunkedArray:
    first = sheet.columns[0]
    return pc.coalesce(*sheet.columns) if first.null_count else first


def _last_cell(sheet: RawSheet) -> pa.ChunkedArray:
    return pc.coalesce(*reversed(sheet.columns))


def _matches(column: pa.ChunkedArray, pattern: str) -> pa.ChunkedArray:
    found = [_chunk_matches(chunk, pattern) for chunk in column.chunks]
    return pc.fill_null(pa.chunked_array(found, pa.bool_()), False)


def _chunk_matches(chunk: pa.Array, pattern: str) -> pa.Array:
    if is_ascii(chunk):
        # Every word that is looked for is Chinese.
        return pa.array(np.zeros(len(chunk), np.bool_))
    column = as_chunked(chunk)
    found = by_text(column, lambda texts: pc.match_substring_regex(texts, pattern))
    return found.combine_chunks()


def _nowhere(sheet: RawSheet) -> pa.ChunkedArray:
    return as_chunked(pa.repeat(pa.scalar(False), sheet.height))
