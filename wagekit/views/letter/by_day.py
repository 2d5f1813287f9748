"""What had happened by the day of judgement; of some days only the month may be known."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagekit.views.letter.facts import Row

Span = tuple[dt.date, dt.date]


def span_of(row: Row, name: str) -> Span | None:
    """The first and the last day that a day can have been; None where nothing is known of it.

    Args:
        row: A row.
        name: Its column.
    """
    on, month = row[name], row[f"{name}_month"]
    if on is not None or month is None:
        return None if on is None else (on, on)
    return month.replace(day=1), month.replace(day=calendar.monthrange(month.year, month.month)[1])


def had_happened(row: Row, name: str, day: dt.date | None) -> bool | None:
    """Whether something had happened; None while the only month known of it still runs.

    Args:
        row: A row.
        name: The column of its day; an empty one says that it did not happen.
        day: The day of judgement; without one, whatever has a day had happened.
    """
    span = span_of(row, name)
    if span is None or is_later(row, name, day):
        return False
    return True if day is None or span[1] <= day else None


def is_later(row: Row, name: str, day: dt.date | None) -> bool:
    """Whether something surely came after the day of judgement.

    Args:
        row: A row.
        name: The column of its day.
        day: The day of judgement.
    """
    span = span_of(row, name)
    return span is not None and day is not None and span[0] > day
