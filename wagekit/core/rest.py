"""Days that fall on rest: moved over it by a join with the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def rolled_earlier(frame: Frame, column: str, calendar: Frame) -> Frame:
    """`frame` with the days in `column` moved over rest to the working day before."""
    return _moved(frame, column, calendar, "earlier")


def rolled_later(frame: Frame, column: str, calendar: Frame) -> Frame:
    """`frame` with the days in `column` moved over rest to the next working day."""
    return _moved(frame, column, calendar, "later")


def _moved(frame: Frame, column: str, calendar: Frame, to: str) -> Frame:
    moved = calendar.select(nw.col("day").alias(column), _moved=to)
    joined = frame.join(moved, on=column, how="left")
    return joined.with_columns(nw.coalesce("_moved", column).alias(column)).drop("_moved")
