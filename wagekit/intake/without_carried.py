"""A total without the arrears that it carries forward, where the row itself shows that it does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.part import Part
from wagekit.model.finding import Issue


class Beside(NamedTuple):
    """What stands beside a total.

    Attributes:
        carried: What earlier months left.
        parts: What the month itself made payable.
        all_left: What is left of all months, where a column says it.
        is_overpaid: Whether a row carries forward less than nothing.
    """

    carried: Cleaned
    parts: Sequence[Cleaned]
    all_left: Cleaned | None
    is_overpaid: bool


class Taken(NamedTuple):
    """Rows whose total was lessened, and those whose total may hold what is carried forward."""

    lessened: pa.ChunkedArray
    perhaps: pa.ChunkedArray


def taken_off(told: Mapping[str, Cleaned], beside: Beside) -> Taken:
    """Which totals hold what is carried forward.

    Args:
        told: The columns of the sheet as cleaned.
        beside: What stands beside the total.

    Returns:
        Lessened are the totals of what is carried and the month's own columns, and those of which
        what was not paid is all that is left. A total of the month's own columns holds nothing
        else; of any other nobody can tell.
    """
    total, carried = told["payable"].values, beside.carried.values
    rest = pc.subtract(total, pc.fill_null(carried, 0))
    own, with_carried = _is_sum(total, beside.parts), _is_sum(rest, beside.parts)
    is_all = pc.and_not(_leaves(told, beside.all_left), own)
    shown = pc.and_(pc.or_(with_carried, is_all), _is(pc.greater_equal(rest, 0)))
    there = pc.and_(_is(pc.not_equal(carried, 0)), pc.is_valid(total))
    unread = _unread(beside.carried, len(total))
    if beside.is_overpaid:
        return Taken(pc.and_(there, False), pc.or_(there, unread))
    lessened = pc.and_(there, shown)
    return Taken(lessened, pc.or_(unread, pc.and_not(pc.and_not(there, shown), own)))


def lessened(total: Cleaned, carried: Cleaned, taken: Taken) -> Cleaned:
    """The total, in those rows without what it carries forward."""
    rest = pc.subtract(total.values, carried.values)
    return replace(total, values=pc.if_else(taken.lessened, rest, total.values))


def about_carried(part: Part, header: str, taken: Taken, body: pa.ChunkedArray) -> Iterator[Issue]:
    """Say once a sheet that totals were lessened, and that others may hold what is carried."""
    for code, rows in (("carried", taken.lessened), ("carried_perhaps", taken.perhaps)):
        if pc.any(pc.and_(rows, body)).as_py():
            yield part.note(code, target="payable", other=header)


def _is_sum(whole: pa.ChunkedArray, parts: Sequence[Cleaned]) -> pa.ChunkedArray:
    if not parts:
        return pc.and_(pc.is_valid(whole), False)
    return _is(pc.equal(whole, reduce(pc.add, [pc.fill_null(each.values, 0) for each in parts])))


def _leaves(told: Mapping[str, Cleaned], all_left: Cleaned | None) -> pa.ChunkedArray:
    """Whether 累计欠发, which holds what is carried, is the total less what was paid."""
    due = told["payable"].values
    if all_left is None or "paid" not in told:
        return pc.and_(pc.is_valid(due), False)
    if "deducted" in told:
        due = pc.subtract(due, pc.fill_null(told["deducted"].values, 0))
    return _is(pc.equal(pc.subtract(due, told["paid"].values), all_left.values))


def _is(marks: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(marks, False)


def _unread(cells: Cleaned, height: int) -> pa.ChunkedArray:
    rows = pa.array(list(cells.problems), pa.int64())
    return pc.is_in(pa.chunked_array([pa.array(range(height), pa.int64())]), value_set=rows)
