"""Qualifications that registers write in one breath, one or several in a cell."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from wagekit.intake.distinct import Codes, Distinct, distinct
from wagekit.intake.licence_lines import Line, Read, read_line
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import as_chunked
from wagekit.model.finding import Issue

_SAID = ("series", "grade")
"""Columns of codes in which some registers write the whole name."""
_TELLS: dict[str, Callable[[Read], bool]] = {
    "several_licences": lambda read: len(read.lines) > 1,
    "licence_unread": lambda read: any(reach.unread for reach in read.reaches),
    "licence_remark": lambda read: any(reach.remark for reach in read.reaches),
}
"""What there is to say of a line, by the code of its sentence."""


def settle_qualifications(parts: Sequence[Part]) -> list[Part]:
    """Give each qualification a row of its own, cut into specialty, series and grade.

    Args:
        parts: All tables of the case.

    Returns:
        The same. Where a cell names one, only empty cells are filled; where it names several, all
        other columns are the same in the row of each.
    """
    return [_cut(part) if _has_names(part) else part for part in parts]


def _has_names(part: Part) -> bool:
    named = part.raw.keys() & {"specialty", *_SAID}
    read = part.table == "licence" and not part.layout.canonical and len(part.data) > 0
    return read and bool(named)


def _cut(part: Part) -> Part:
    cells = [*(part.column(name) for name in Line._fields), *(part.raw.get(n) for n in _SAID)]
    found = distinct(cells, len(part.data))
    width = len(Line._fields)
    read = [
        read_line(Line(*each[:width]), dict(zip(_SAID, each[width:], strict=True)))
        for each in found.combinations
    ]
    told = _without_refusals(part, found, read)
    told = told.noting(_about(part, found, read))
    return _spread(told, np.asarray(found.codes), [each.lines for each in read])


def _rows(part: Part, found: Distinct, marks: Sequence[bool]) -> list[int]:
    """The rows of the combinations that are marked."""
    hit = np.array(marks, np.bool_)[np.asarray(found.codes)]
    rows: list[int] = part.data[ROW].filter(pa.array(hit)).to_pylist()
    return rows


def _without_refusals(part: Part, found: Distinct, read: Sequence[Read]) -> Part:
    """That a cell is no code of its column is not said where it was read as something else."""
    issues = part.issues
    for name in _SAID:
        rows = set(_rows(part, found, [name in each.used for each in read]))
        spelled = part.layout.named(name)
        issues = tuple(i for i in issues if i.column != spelled or i.row not in rows)
    return replace(part, issues=issues)


def _about(part: Part, found: Distinct, read: Sequence[Read]) -> Iterator[Issue]:
    target = next(name for name in ("specialty", *_SAID) if name in part.raw)
    for code, tells in _TELLS.items():
        if rows := _rows(part, found, [tells(each) for each in read]):
            first = part.data[ROW].index(rows[0]).as_py()
            yield part.note(
                code, rows[0], target=target, value=part.cell(target, first),
                count=len(rows), rows=these_rows(rows),
            )  # fmt: skip


def _spread(part: Part, codes: Codes, lines: Sequence[tuple[Line, ...]]) -> Part:
    """One row for each licence of each row."""
    counts = np.array([len(each) for each in lines], np.int64)
    starts, times = np.cumsum(counts) - counts, counts[codes]
    rows = np.repeat(np.arange(len(codes)), times)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
    part = _taken(part, pa.array(rows))
    at = pa.array(starts[codes][rows] + within)
    columns = zip(*(line for each in lines for line in each), strict=True)
    for name, values in zip(Line._fields, columns, strict=True):
        part = part.with_column(name, as_chunked(pa.array(values, pa.string()).take(at)))
    return part


def _taken(part: Part, rows: pa.Array) -> Part:
    raw = {target: cells.take(rows) for target, cells in part.raw.items()}
    return replace(part, data=part.data.take(rows), raw=raw)
