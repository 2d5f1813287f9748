"""Wage sheets that only add up, person by person, what the other sheets say: 工资汇总表."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.intake.rows_of_all import is_wage_sheet, joined, rows_of

_TITLED = re.compile("汇总|合计表|总表|合计$")
_WHO = ("project_id", "month", "worker_id")
_SUMS = ("payable", "paid")
_MOST = 0.5
"""From this share of its rows on, equal sums make it a summary; fewer stay, and are told."""


def without_summaries(parts: Sequence[Part]) -> list[Part]:
    """Set aside the rows of a summary whose sums are those of its workbook's other sheets.

    In a workbook of its own, equal sums alone make no summary.

    Args:
        parts: All sheets, linked.

    Returns:
        The same. A row that the other sheets do not bear out stays.
    """
    columns = (*_WHO, "payable")
    wages = {i: part for i, part in enumerate(parts) if is_wage_sheet(part, columns)}
    adding = {i for i, part in wages.items() if _is_titled(part)}
    done = list(parts)
    for at in sorted(adding):
        file = wages[at].file
        others = {i: p for i, p in wages.items() if i not in adding and p.file == file}
        if others:
            done[at] = _settled(parts[at], at, _sums(rows_of(others, (*_WHO, *_SUMS))))
    return done


def _is_titled(part: Part) -> bool:
    """Whether the sheet or a line above its table says so; a file's name is that of all sheets."""
    named = [part.sheet or "", *(t for t in part.meta.titles if t != part.meta.titles[0])]
    return any(_TITLED.search(title) for title in named)


def _sums(rows: pa.Table) -> pa.Table:
    """Person and month, and what the rows come to; unknown where one of them is."""
    keyed = pa.table({"who": joined(rows, _WHO), **{n: _fen(rows[n]) for n in _SUMS}})
    adding = [(n, how) for n in _SUMS for how in ("sum", "count")]
    found = keyed.group_by("who", use_threads=False).aggregate([*adding, ([], "count_all")])
    return pa.table({"who": found["who"], **{n: _known(found, n) for n in _SUMS}})


def _fen(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(column, pa.int64())


def _known(found: pa.Table, name: str) -> pa.ChunkedArray:
    every = pc.equal(found[f"{name}_count"], found["count_all"])
    return pc.if_else(every, found[f"{name}_sum"], None)


def _settled(part: Part, at: int, there: pa.Table) -> Part:
    rows = rows_of({at: part}, (*_WHO, *_SUMS))
    own = _sums(rows)
    other = there.take(pc.index_in(own["who"], value_set=there["who"].combine_chunks()))
    same = pc.fill_null(pc.equal(own["payable"], other["payable"]), False)
    differs = pc.fill_null(pc.not_equal(own["paid"], other["paid"]), False)
    again = _rows(rows, own["who"].filter(same))
    if len(again) <= _MOST * len(rows):
        return part
    said = [part.note("summed_elsewhere", min(again), count=len(again))]
    if unlike := _rows(rows, own["who"].filter(pc.and_(same, differs))):
        said.append(part.note("summary_differs", min(unlike), target="paid", count=len(unlike)))
    return replace(part, aside=part.aside | set(again)).noting(said)


def _rows(rows: pa.Table, who: pa.ChunkedArray) -> list[int]:
    found: list[int] = rows[ROW].filter(pc.is_in(joined(rows, _WHO), value_set=who)).to_pylist()
    return found
