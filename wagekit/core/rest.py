"""Days that fall on rest: moved over it by a join with the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def rolled_later(frame: Frame, column: str, calendar: Frame) -> Frame:
    """`frame` with the days in `column` moved over rest to the next working day."""
    moved = calendar.select(nw.col("day").alias(column), nw.col("later").alias("_later"))
    joined = frame.join(moved, on=column, how="left")
    return joined.with_columns(nw.coalesce("_later", column).alias(column)).drop("_later")
