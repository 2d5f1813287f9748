"""Parts of an amount added up; a column that may be their whole is judged row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.texts import as_chunked
from wagekit.intake.whole_or_part import Rows, Verdict, judged


class Addend(NamedTuple):
    """A cleaned column of a sum, its header, and whether it may as well be the whole."""

    cleaned: Cleaned
    header: str
    may_be_whole: bool = False


def total(addends: Sequence[Addend], gap: pa.ChunkedArray | None = None) -> Cleaned:
    """Add cleaned columns up: an empty part is nothing, an unreadable one makes the sum unknown.

    Args:
        addends: The columns.
        gap: What the sum comes to if the sheet adds up, such as what is payable less what is paid.

    Returns:
        The sum; in rows where a column is the whole, that column; unknown where it is unclear
        whether it is.
    """
    parts = [each.cleaned for each in addends]
    problems = {row: problem for part in parts for row, problem in part.problems.items()}
    sums = _added(parts)
    below = pc.less(without_rows(sums, problems), 0)
    problems |= dict.fromkeys(_rows(below), Problem("negative"))
    verdicts = {i: _verdict(addends, i, gap) for i, each in enumerate(addends) if each.may_be_whole}
    for index, verdict in verdicts.items():
        sums = pc.if_else(_marks(verdict.whole), parts[index].values, sums)
        unclear = Problem("whole_or_part", addends[index].header)
        problems |= dict.fromkeys(np.flatnonzero(verdict.unclear).tolist(), unclear)
    settled = {row for verdict in verdicts.values() for row in np.flatnonzero(verdict.whole)}
    problems = {row: problem for row, problem in problems.items() if row not in settled}
    rounded = sum(part.rounded for part in parts)
    return Cleaned(without_rows(sums, problems), problems, rounded=rounded)


def _verdict(addends: Sequence[Addend], index: int, gap: pa.ChunkedArray | None) -> Verdict:
    column = addends[index].cleaned.values
    others = [each.cleaned for i, each in enumerate(addends) if i != index]
    unread = {row for part in others for row in part.problems}
    filled = np.sum([_amounts(part.values) > 0 for part in others], axis=0)
    gap = pa.chunked_array([pa.nulls(len(column), pa.int64())]) if gap is None else gap
    return judged(
        Rows(
            column=_amounts(column),
            told=pc.is_valid(column).to_numpy(),
            others=_amounts(_added(others)),
            several=filled > 1,
            unread=np.isin(np.arange(len(column)), list(unread)),
            gap=_amounts(gap),
            has_gap=pc.is_valid(gap).to_numpy(),
        )
    )


def _amounts(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    amounts: npt.NDArray[np.int64] = pc.fill_null(column, 0).to_numpy()
    return amounts


def _marks(rows: npt.NDArray[np.bool_]) -> pa.ChunkedArray:
    return as_chunked(pa.array(rows))


def _rows(marks: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(pc.fill_null(marks, False)).to_pylist()
    return rows


def _added(parts: Sequence[Cleaned]) -> pa.ChunkedArray:
    first, *others = [part.values for part in parts]
    for other in others:
        both = pc.add(pc.fill_null(first, 0), pc.fill_null(other, 0))
        first = pc.if_else(pc.and_(pc.is_null(first), pc.is_null(other)), None, both)
    return first


def refusing(cleaned: Cleaned, marks: pa.ChunkedArray, problem: Problem) -> Cleaned:
    """The same, unknown in the marked rows, with what is wrong with them."""
    rows = _rows(marks)
    problems = {**cleaned.problems, **dict.fromkeys(rows, problem)}
    return replace(cleaned, values=without_rows(cleaned.values, rows), problems=problems)


def no_amounts(height: int) -> Cleaned:
    """A column of money in which nothing stands."""
    return Cleaned(pa.chunked_array([pa.nulls(height, pa.int64())]), {})


def without_rows(values: pa.ChunkedArray, rows: Iterable[int]) -> pa.ChunkedArray:
    """The same, unknown in some rows."""
    there = set(rows)
    if not there:
        return values
    marks = as_chunked(pa.array([index in there for index in range(len(values))]))
    return pc.if_else(marks, None, values)
