"""Whether a total below a merged parent is the sum of the parts beside it, row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import without_rows
from wagekit.intake.below_parents import Total
from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.model.finding import Issue

Marks = npt.NDArray[np.bool_]
CleanedPart = Callable[[int], Cleaned]


def differing(total: Total, stated: Cleaned, part: CleanedPart) -> Marks:
    """Mark the rows in which a total is not the sum of its parts, or is left blank beside them.

    Args:
        total: Which columns are its parts.
        stated: The total as cleaned.
        part: Gives a part as cleaned.
    """
    known, amount = pc.is_valid(stated.values).to_numpy(), _amounts(stated)
    height = len(amount)
    every, some = ([part(i) for i in which] for which in (total.parts, total.of_which))
    whole, told = _added(every, height)
    plain, _ = _added([part(i) for i in total.plain], height)
    within, told_within = _added(some, height)
    unlike = told & (whole != amount) & (plain != amount)
    over = told_within & (within > amount)
    marks: Marks = np.where(known, unlike | over, told) & ~_unread([stated, *every, *some], height)
    return marks


def without_unsure(total: Total, stated: Cleaned, marks: Marks) -> Cleaned:
    """The total, unknown where it is not the sum and its words do not prove it the whole."""
    if total.sure or not marks.any():
        return stated
    found = np.flatnonzero(marks & pc.is_valid(stated.values).to_numpy()).tolist()
    problems = {**stated.problems, **dict.fromkeys(found, Problem("total_unsure"))}
    return replace(stated, values=without_rows(stated.values, found), problems=problems)


def about_totals(
    sheet: RawSheet, part: Part, marked: Mapping[str, Marks], body: pa.ChunkedArray
) -> Iterator[Issue]:
    """Say once a column in how many rows it is not the sum of its parts."""
    data = body.to_numpy()
    for target, marks in marked.items():
        found = np.flatnonzero(marks & data)
        if len(found) and part.layout.totals[target].sure:
            numbers = [int(sheet.rows[int(at)].as_py()) for at in found]
            yield part.note(
                "total_of_parts", numbers[0], target=target, count=len(numbers),
                rows=these_rows(numbers),
            )  # fmt: skip


def _added(parts: Sequence[Cleaned], height: int) -> tuple[npt.NDArray[np.int64], Marks]:
    """What they come to, and where any is filled."""
    total, told = np.zeros(height, np.int64), np.zeros(height, np.bool_)
    for part in parts:
        total = total + _amounts(part)
        told = told | pc.is_valid(part.values).to_numpy()
    return total, told


def _unread(columns: Sequence[Cleaned], height: int) -> Marks:
    marks = np.zeros(height, np.bool_)
    for column in columns:
        marks[list(column.problems)] = True
    return marks


def _amounts(column: Cleaned) -> npt.NDArray[np.int64]:
    amounts: npt.NDArray[np.int64] = pc.fill_null(column.values, 0).to_numpy()
    return amounts
