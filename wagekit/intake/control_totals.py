"""合计 and 小计 rows: are they the sum of the rows above them, or on top of those below?"""

import re
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import rows
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue
from wagekit.model.money import format_yuan
from wagekit.model.schema import tables

OF_OTHERS = re.compile("累计|平均|人均|均值")
"""Words of rows that are no sum of the rows above."""
_OF_SOME = re.compile("小计|sub-?total|page-?total", re.IGNORECASE)


def control_totals(
    sheet: RawSheet, part: Part, cleaned: Mapping[str, Cleaned], body: pa.ChunkedArray
) -> Iterator[Issue]:
    """Compare each total with the rows it stands under, or over where none stands above it.

    Args:
        sheet: The raw sheet.
        part: What was made of it.
        cleaned: The cleaned columns, one value for each raw row.
        body: Which rows are data.

    Yields:
        An issue for each money cell of a total that is neither the sum nor that of all tables of
        its kind so far in the sheet.
    """
    money = [c.name for c in tables()[part.table].columns if c.type == "money"]
    columns = [name for name in money if name in cleaned]
    marked = pc.indices_nonzero(rows.totals(sheet, part.layout)).to_pylist()
    start = part_start = max(part.layout.header + 1, 0)
    for position in marked:
        word = _word(sheet, part, position)
        if position >= start and not OF_OTHERS.search(word):
            since = part_start if _OF_SOME.search(word) else start
            on_top = not (_OF_SOME.search(word) or pc.any(body[:position]).as_py())
            span = slice(position + 1, len(body)) if on_top else slice(since, position)
            before = {} if _OF_SOME.search(word) else part.meta.summed
            yield from _differing(sheet, part, cleaned, body, columns, span, position, before)
            part_start = position + 1


def _word(sheet: RawSheet, part: Part, position: int) -> str:
    cells, columns = sheet.cells(position), part.layout.columns
    name = columns.get("worker.name", columns.get("name", 0))
    return "".join(plain(cell) for cell in (*cells[:3], *cells[name : name + 1]) if cell)


def _differing(
    sheet: RawSheet,
    part: Part,
    cleaned: Mapping[str, Cleaned],
    body: pa.ChunkedArray,
    columns: list[str],
    span: slice,
    position: int,
    before: Mapping[str, int],
) -> Iterator[Issue]:
    for name in columns:
        values = cleaned[name].values
        stated = values[position].as_py()
        total = pc.sum(values[span].filter(body[span])).as_py()
        if stated is None or stated in {total or 0, (total or 0) + before.get(name, 0)}:
            continue
        row, cell = sheet.rows[position].as_py(), _cell(sheet, part, name, position)
        unread = sum(
            body[at].as_py() for at in cleaned[name].problems if span.start <= at < span.stop
        )
        if total is None and unread:
            # What cannot be read is unknown: it does not come to 0.00 yuan.
            yield part.note("total_unchecked", row, target=name, value=cell, count=unread)
        else:
            said = format_yuan(total or 0)
            yield part.note("total_differs", row, target=name, value=cell, sum=said)


def _cell(sheet: RawSheet, part: Part, name: str, position: int) -> str | None:
    """The cell of a total; a sum of several columns has none."""
    index = part.layout.columns.get(name)
    return None if index is None else sheet.cells(position)[index]
