"""Which columns of amounts together are just what is missing in most rows of a wage sheet."""

from collections.abc import Iterator, Sequence
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
    best: tuple[int, ...] = ()
    fitting = there[:0]
    for which in subsets(len(amounts)):
        fits = there[_adds_up(gap, there, np.sum([amounts[i][there] for i in which], axis=0))]
        if len(fits) > len(fitting):
            best, fitting = which, fits
    rows = np.zeros(len(gap.left), np.bool_)
    rows[fitting] = True
    return Found(best, rows)


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
