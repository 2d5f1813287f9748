"""Whether a column such as 扣款 is the whole of others or one more of them, row by row.

Too small a deduction makes arrears where there are none, too large a one hides them: where neither
the amounts of the row nor the rest of the sheet tell, the row is unclear.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Amounts = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rows:
    """What each row says; amounts that are not known are 0.

    Attributes:
        column: The amount of the column.
        told: Whether it is known.
        others: What the other parts come to.
        several: Whether two or more of them are filled.
        unread: Whether one of them cannot be read.
        gap: What the deductions come to if the row adds up: what is payable less what is paid.
        has_gap: Whether that is known.
    """

    column: Amounts
    told: Marks
    others: Amounts
    several: Marks
    unread: Marks
    gap: Amounts
    has_gap: Marks


class Verdict(NamedTuple):
    """Rows in which the column is the whole, and those in which it may be; else it is a part."""

    whole: Marks
    unclear: Marks


def judged(rows: Rows) -> Verdict:
    """Judge each row by its own amounts, and by the others only where its own contradict.

    Args:
        rows: The amounts.
    """
    open_to_doubt = (rows.column > 0) & (rows.others > 0) & ~rows.unread
    below = open_to_doubt & (rows.column < rows.others)
    adds_up = rows.has_gap & (rows.column + rows.others == rows.gap)
    proven = (rows.told & rows.has_gap & (rows.column == rows.gap)) | _is_their_sum(rows)
    # A column that exceeds the others, of which all together are the gap, may be either.
    torn = open_to_doubt & ~below & adds_up & ~proven
    whole, unclear = proven | (open_to_doubt & ~below & ~torn), below & ~adds_up & ~proven
    a_whole, a_part = bool(np.any(proven & open_to_doubt)), bool(np.any(below & adds_up))
    if a_whole and not a_part:
        return Verdict(whole | torn, unclear)
    return Verdict(whole, unclear if a_part and not a_whole else unclear | torn)


def _is_their_sum(rows: Rows) -> Marks:
    """One amount may equal one other by chance, but hardly the sum of several."""
    found: Marks = rows.several & ~rows.unread & (rows.column == rows.others)
    return found
