"""Wage and ledger rows that stand twice: in a copied sheet they load once, else they are named."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.intake.record_ids import places
from wagekit.intake.said import Said
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_SAME = {
    "payroll": ("project_id", "worker_id", "month", "employer_id", "days", "payable", "deducted",
                "paid"),
    "arrears": ("district", "project_id", "employer_id", "people", "amount", "found_on"),
    "funds_arrears": ("district", "project_id", "owner_id", "contractor_id", "amount", "plan_on"),
}  # fmt: skip
"""What two rows share that look like one entry made twice."""
_SUMS = {"payroll": ("payable", "paid"), "arrears": ("amount",), "funds_arrears": ("amount",)}
_SHOWN = 20
_COPY = 0.5
"""From this share of the shorter sheet on, equal rows make it a copy; fewer may be two payments."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row among all of its table: which sheet, its number, and its cells as one text."""

    part: int
    row: int
    cells: str


def without_copies(parts: Sequence[Part], meant: Collection[str] = ()) -> list[Part]:
    """Set aside rows that a copied sheet repeats, and say which rows look like double entries.

    Args:
        parts: All sheets, linked.
        meant: Files that case.toml names: what they repeat of other files is loaded again.

    Returns:
        The same. A row is set aside only where another file or sheet has it cell for cell, and
        at least half of the shorter of the two sheets; within one sheet both rows stay.
    """
    done = list(parts)
    for table in _SAME:
        members = [i for i, part in enumerate(parts) if _is_member(part, table)]
        for pairs in _by_places(parts, _later(parts, members)):
            at = pairs[0][0].part
            done[at] = _told(done[at], parts, pairs, meant)
    return done


def _is_member(part: Part, table: str) -> bool:
    return part.table == table and not part.second and len(part.data) > 0


def _later(parts: Sequence[Part], members: Sequence[int]) -> Iterator[tuple[_Line, _Line]]:
    """Each row that looks like an earlier one, with that: one equal in every cell if there is."""
    settled = {i: parts[i].settled() for i in members}
    for group in _alike(settled):
        for index, line in enumerate(group[1:], 1):
            before = group[:index]
            same = [one for one in before if one.cells == line.cells]
            elsewhere = [one for one in same if _place(parts, one) != _place(parts, line)]
            here = [one for one in before if _place(parts, one) == _place(parts, line)]
            yield line, (elsewhere or here or before)[0]


def _place(parts: Sequence[Part], line: _Line) -> tuple[str, str | None]:
    return parts[line.part].file, parts[line.part].sheet


def _alike(settled: dict[int, Part]) -> Iterator[list[_Line]]:
    """Rows that share what one entry has, group by group."""
    keys = [_joined(part, _SAME[part.table], _worth_a_look(part)) for part in settled.values()]
    if not keys:
        return
    encoded = pa.chunked_array(keys, pa.string()).combine_chunks().dictionary_encode()
    codes = pc.fill_null(encoded.indices, -1).to_numpy()
    often = np.bincount(codes[codes >= 0], minlength=1) > 1
    found = np.flatnonzero((codes >= 0) & often[codes])
    if len(found):
        lines = _lines(settled, found)
        groups: dict[int, list[_Line]] = {}
        for code, line in zip(codes[found].tolist(), lines, strict=True):
            groups.setdefault(code, []).append(line)
        yield from groups.values()


def _lines(settled: dict[int, Part], found: np.ndarray) -> list[_Line]:
    names = sorted({name for part in settled.values() for name in part.data.column_names} - {ROW})
    lines, start = [], 0
    for index, part in settled.items():
        own = found[(found >= start) & (found < start + len(part.data))] - start
        start += len(part.data)
        if len(own):
            cells = _cells(part, names).take(pa.array(own)).to_pylist()
            rows = part.data[ROW].take(pa.array(own)).to_pylist()
            lines += [_Line(index, row, text) for row, text in zip(rows, cells, strict=True)]
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


def _by_places(
    parts: Sequence[Part], pairs: Iterator[tuple[_Line, _Line]]
) -> Iterator[list[tuple[_Line, _Line]]]:
    """The pairs of each two places together, those equal in every cell apart from the others."""

    def place(pair: tuple[_Line, _Line]) -> tuple[int, int, bool]:
        return pair[0].part, pair[1].part, pair[0].cells == pair[1].cells

    found = sorted(pairs, key=lambda pair: (*place(pair), pair[0].row))
    for _, group in groupby(found, key=place):
        yield list(group)


def _told(
    part: Part, parts: Sequence[Part], pairs: list[tuple[_Line, _Line]], meant: Collection[str]
) -> Part:
    line, before = pairs[0]
    other = parts[before.part]
    if (part.file, part.sheet) == (other.file, other.sheet):
        return part.noting([_issue("double_entry", part, other, pairs)])
    shorter = min(len(parts[line.part].settled().data), len(other.settled().data))
    again = part.file in meant and part.file != other.file
    if again or line.cells != before.cells or len(pairs) < _COPY * shorter:
        return part.noting([_issue("double_elsewhere", part, other, pairs)])
    rows = frozenset(line.row for line, _ in pairs)
    said = _issue("copied_rows", part, other, pairs)
    return replace(part, aside=part.aside | rows).noting([said])


def _issue(code: str, part: Part, other: Part, pairs: list[tuple[_Line, _Line]]) -> Issue:
    place = f"{other.file} {other.sheet}" if other.sheet else other.file
    return part.note(code, pairs[0][0].row, other=place, count=len(pairs), rows=_shown(pairs))


def _shown(pairs: list[tuple[_Line, _Line]]) -> Said:
    rows = [(line.row, before.row) for line, before in pairs[:_SHOWN]]
    more = "…" if len(pairs) > _SHOWN else ""
    zh = "、".join(f"第 {here} 行同第 {there} 行" for here, there in rows)
    en = ", ".join(f"row {here} as row {there}" for here, there in rows)
    return Said(zh + more, en + more)
