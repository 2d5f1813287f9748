"""Which columns of amounts together are just what is missing in most rows of a wage sheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Amounts = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
_ALL_SUBSETS = 6
"""Of more columns any gap would be some sum: only all of them, one and two are looked at."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What each row leaves to pay; amounts that are not known are 0.

    Attributes:
        left: What is payable less what was deducted and paid.
        known: Whether that is known.
        unpaid: What the sheet says is unpaid.
        says_unpaid: Whether it says so.
        kept: What it says is kept back, which is owed and no deduction.
    """

    left: Amounts
    known: Marks
    unpaid: Amounts
    says_unpaid: Marks
    kept: Amounts

    @property
    def is_said(self) -> Marks:
        """Whether the sheet itself says that just this is unpaid."""
        said: Marks = self.says_unpaid & (self.left == self.unpaid)
        return said


class Found(NamedTuple):
    """Which columns they are, and the rows that add up with them."""

    which: tuple[int, ...]
    rows: Marks


def best_subset(gap: Gap, amounts: Sequence[Amounts]) -> Found:
    """The columns with which most rows add up; of equal ones the most columns.

    One choice for the whole sheet: row by row some sum or other would often fit by chance.

    Args:
        gap: What each row leaves to pay.
        amounts: The columns.
    """
    there = np.flatnonzero(gap.known & (gap.left != 0) & ~gap.is_said)
    best = most_fitting(
        subsets(len(amounts)),
        lambda which: _adds_up(gap, there, np.sum([amounts[i][there] for i in which], axis=0)),
        len(there),
    )
    rows = np.zeros(len(gap.left), np.bool_)
    rows[there[best.rows]] = True
    return Found(best.which, rows)


def most_fitting(
    ways: Iterable[tuple[int, ...]], fits: Callable[[tuple[int, ...]], Marks], height: int
) -> Found:
    """The first of the ways that fits in most rows; none of the columns where none fits in any.

    Args:
        ways: The ways to take columns.
        fits: Gives the rows in which one fits.
        height: How many rows there are.
    """
    best = Found((), np.zeros(height, np.bool_))
    for which in ways:
        rows = fits(which)
        if np.count_nonzero(rows) > np.count_nonzero(best.rows):
            best = Found(which, rows)
    return best


def _adds_up(gap: Gap, there: Amounts, held: Amounts) -> Marks:
    rest = gap.left[there] - held
    said = gap.says_unpaid[there] & (rest == gap.unpaid[there])
    kept = (gap.kept[there] > 0) & (rest == gap.kept[there])
    fits: Marks = (held > 0) & ((rest == 0) | said | kept)
    return fits


def subsets(count: int) -> Iterator[tuple[int, ...]]:
    """The ways to take some of so many columns, those with most columns first.

    Args:
        count: How many columns there are.
    """
    sizes = range(count, 0, -1) if count <= _ALL_SUBSETS else (count, 2, 1)
    for size in sizes:
        yield from combinations(range(count), size)
