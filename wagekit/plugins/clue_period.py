"""Whether something was done within a period: of clues, with the days that may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN
from wagekit.plugins.deadline import after_workdays

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

BOUNDS = ("from", "to")


def with_workday_end(
    frame: Frame, start: str, *, count: nw.Expr, end: str, calendar: Frame
) -> Frame:
    """`frame` with `end`_from and `end`_to: the working day `count` working days after `start`."""
    for bound in BOUNDS:
        frame = after_workdays(
            frame, f"{start}_{bound}", count=count, end=f"{end}_{bound}", calendar=calendar
        )
    return frame


def done_after(done: str, end: str) -> nw.Expr:
    """Whether what was done came after the period; null if not known or not done."""
    first, last = nw.col(f"{end}_from"), nw.col(f"{end}_to")
    in_time = nw.when(nw.col(f"{done}_to") <= first).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col(f"{done}_from") > last).then(TRUE).otherwise(in_time)


def is_over(end: str, as_of: nw.Expr) -> nw.Expr:
    """Whether the period is over by `as_of`; its last day still belongs to it."""
    runs = nw.when(as_of <= nw.col(f"{end}_from")).then(FALSE).otherwise(UNKNOWN)
    return nw.when(as_of > nw.col(f"{end}_to")).then(TRUE).otherwise(runs)
