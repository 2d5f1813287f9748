"""Which rows are data: blanks, totals, signatures, notes and repeated headers are not."""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import by_text, is_ascii, positions
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import Layout
from wagekit.intake.texts import as_chunked

_FIRST_CELLS = 3
TOTAL = r"^.{0,12}?(合\s*计|小\s*计|总\s*计|累\s*计|共\s*计)\s*([(（:：].*)?$"
_SIGNATURE = (
    r"^[^:：0-9]{0,6}?(制\s*表|审\s*核|审\s*批|复\s*核|校\s*核|编\s*制|填\s*表|填\s*报|经\s*办|统\s*计"
    r"|会\s*计|出\s*纳|财\s*务|主\s*管|批\s*准|监\s*理|负\s*责\s*人|签\s*字|签\s*名|签\s*章|盖\s*章"
    r"|项目经理|班组长|劳资专管员|总包单位|施工单位|建设单位)[^:：]{0,10}[:：]"
)
_NOTE = r"^\s*(备\s*注|说\s*明|注|填\s*表\s*说\s*明|填报说明|声\s*明|提\s*示)\s*\d*\s*[:：]"
_NOTHING_DONE = (
    r"^\s*(无交易(记录|明细)?|无记录|查询无结果|没有交易|未查询到记录|无数据|无明细)[。.!！]?\s*$"
)
_SAME_SHARE = 0.6


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
    for other in (
        totals(sheet),
        _lines(first, alone),
        _headers(sheet, layout),
        _page_titles(sheet, layout, first, alone),
    ):
        skipped = pc.or_(skipped, other)
    below = pc.greater(as_chunked(positions(sheet.height)), layout.header)
    return pc.and_(below, pc.invert(skipped))


def blank(sheet: RawSheet) -> pa.ChunkedArray:
    """Mark the rows without any text."""
    return pc.equal(_filled(sheet), 0)


def totals(sheet: RawSheet) -> pa.ChunkedArray:
    """Mark the rows that begin with a word for a sum."""
    found = _nowhere(sheet)
    for column in sheet.columns[:_FIRST_CELLS]:
        found = pc.or_(found, _matches(column, TOTAL))
    return found


def _lines(first: pa.ChunkedArray, alone: pa.ChunkedArray) -> pa.ChunkedArray:
    nothing = pc.and_(alone, _matches(first, _NOTHING_DONE))
    return pc.or_(pc.or_(_matches(first, _SIGNATURE), _matches(first, _NOTE)), nothing)


def _headers(sheet: RawSheet, layout: Layout) -> pa.ChunkedArray:
    """Mark the rows that repeat the header, as every printed page does."""
    if layout.header < 0:
        return _nowhere(sheet)
    indices = {*layout.columns.values(), *layout.days}
    found = _nowhere(sheet)
    for line in layout.lines or (layout.headers,):
        named = [index for index in indices if line[index] is not None]
        if len(named) > 1:
            found = pc.or_(found, _repeats(sheet, line, named))
    return found


def _repeats(sheet: RawSheet, line: tuple[str | None, ...], named: list[int]) -> pa.ChunkedArray:
    same = _count(pc.fill_null(pc.equal(sheet.columns[i], line[i]), False) for i in named)
    return pc.greater_equal(same, max(2, round(len(named) * _SAME_SHARE)))


def _page_titles(
    sheet: RawSheet, layout: Layout, first: pa.ChunkedArray, alone: pa.ChunkedArray
) -> pa.ChunkedArray:
    above = {
        re.sub(r"\s+", "", cell)
        for row in range(max(layout.header, 0))
        for cell in sheet.cells(row)
        if cell
    }
    there = pc.indices_nonzero(alone)
    if not above or not len(there):
        return _nowhere(sheet)
    texts = pc.replace_substring_regex(first.take(there), pattern=r"\s+", replacement="")
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
