"""Rows of wages and ledgers that look like one entry made twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.intake.record_ids import places
from wagekit.model.schema import tables

SAME = {
    "payroll": ("project_id", "worker_id", "month", "employer_id", "payable", "deducted", "paid"),
    "arrears": ("district", "project_id", "employer_id", "people", "amount", "found_on"),
    "funds_arrears": ("district", "project_id", "owner_id", "contractor_id", "amount", "plan_on"),
}  # fmt: skip
"""What two rows share that look like one entry made twice."""
_TELLS_APART = "days"
"""What rows of one entry share, too, unless one of them does not say it."""
_SUMS = {"payroll": ("payable", "paid"), "arrears": ("amount",), "funds_arrears": ("amount",)}


@dataclass(frozen=True, slots=True)
class Line:
    """A row among all of its table.

    Attributes:
        part: The position of its sheet.
        row: Its number as the inspector sees it.
        cells: All that it says, as one text.
        apart: What tells it from others that share the rest; "" where it does not say.
        key: Its own number; "" where the file gives none.
    """

    part: int
    row: int
    cells: str
    apart: str
    key: str = ""


def alike(settled: Mapping[int, Part]) -> Iterator[list[Line]]:
    """Find the rows that share what one entry has.

    Args:
        settled: Sheets of one table by their position, without the rows set aside.

    Yields:
        Two rows or more, in the order of the files.
    """
    keys = [_joined(part, SAME[part.table], _worth_a_look(part)) for part in settled.values()]
    if not keys:
        return
    encoded = pa.chunked_array(keys, pa.string()).combine_chunks().dictionary_encode()
    codes = pc.fill_null(encoded.indices, -1).to_numpy()
    often = np.bincount(codes[codes >= 0], minlength=1) > 1
    found = np.flatnonzero((codes >= 0) & often[codes])
    if len(found):
        lines = _lines(settled, found)
        groups: dict[int, list[Line]] = {}
        for code, line in zip(codes[found].tolist(), lines, strict=True):
            groups.setdefault(code, []).append(line)
        for group in groups.values():
            yield from _told_apart(group)


def _told_apart(group: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that say the same; those that do not say go with the first that do."""
    said = list(dict.fromkeys(line.apart for line in group if line.apart)) or [""]
    for apart in said:
        also = {apart, ""} if apart == said[0] else {apart}
        found = [line for line in group if line.apart in also]
        if len(found) > 1:
            yield found


def _lines(settled: Mapping[int, Part], found: np.ndarray) -> list[Line]:
    names = sorted({name for part in settled.values() for name in part.data.column_names} - {ROW})
    lines, start = [], 0
    for index, part in settled.items():
        own = found[(found >= start) & (found < start + len(part.data))] - start
        start += len(part.data)
        if len(own):
            cells = _cells(part, names).take(pa.array(own)).to_pylist()
            rows = part.data[ROW].take(pa.array(own)).to_pylist()
            apart = _text(part, _TELLS_APART).take(pa.array(own)).to_pylist()
            keys = _said(part, tables()[part.table].key[0]).take(pa.array(own)).to_pylist()
            lines += [Line(index, *each) for each in zip(rows, cells, apart, keys, strict=True)]
    return lines


def _worth_a_look(part: Part) -> pa.ChunkedArray:
    """Rows with a sum, and in a wage sheet with a person."""
    sums = [pc.not_equal(part.data[n], 0) for n in _SUMS[part.table] if part.column(n) is not None]
    worth = pc.fill_null(_any(sums, len(part.data)), False)
    who = part.column("worker_id")
    if part.table != "payroll":
        return worth
    return pc.and_(worth, pc.is_valid(who)) if who is not None else pc.and_(worth, False)


def _any(marks: list[pa.ChunkedArray], height: int) -> pa.ChunkedArray:
    found = pa.chunked_array([pa.repeat(pa.scalar(False), height)])
    for mark in marks:
        found = pc.or_(found, pc.fill_null(mark, False))
    return found


def _joined(part: Part, names: Sequence[str], worth: pa.ChunkedArray) -> pa.Array:
    every = [each for name in names for each in (name, f"{name}_month")]
    text = pc.binary_join_element_wise(*(_text(part, name) for name in every), "\x1f")
    return pc.if_else(worth, text, None).combine_chunks()


def _cells(part: Part, names: Sequence[str]) -> pa.ChunkedArray:
    """All that a row says; an id made of its place says nothing, an unread cell what it spells."""
    return pc.binary_join_element_wise(*(_said(part, name) for name in names), "\x1f")


def _said(part: Part, name: str) -> pa.ChunkedArray:
    value = _text(part, name)
    if name == tables()[part.table].key[0]:
        return pc.if_else(pc.equal(value, places(part)), "", value)
    spelled = part.raw.get(name)
    if spelled is None or len(spelled) != len(value):
        return value
    return pc.if_else(pc.equal(value, ""), pc.fill_null(spelled, ""), value)


def _text(part: Part, name: str) -> pa.ChunkedArray:
    column = part.column(name)
    if column is None:
        return pa.chunked_array([pa.repeat(pa.scalar("", pa.string()), len(part.data))])
    return pc.fill_null(pc.cast(column, pa.string()), "")
