"""Where the months and the sums of a timeline are written."""

from __future__ import annotations

import datetime as dt
from typing import Final

MOST_TICKS: Final = 9
MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)
MOST_LEVELS: Final = 4
TEN: Final = 10


def ticks_between(first: dt.date, last: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Firsts of months, as many as can be read, between two days."""
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    step = next((s for s in MONTHS if (end - start) // s < MOST_TICKS), MONTHS[-1])
    begin = -(-start // step) * step
    days = [dt.date(month // 12, month % 12 + 1, 1) for month in range(begin, end + 1, step)]
    return tuple((day, f"{day:%Y-%m}") for day in days if first <= day <= last)


def levels_to(highest: int) -> tuple[int, ...]:
    """Round sums from nothing up to the highest, in fen."""
    size = 1
    while True:
        for times in (1, 2, 5):
            if highest <= MOST_LEVELS * times * size:
                return tuple(range(0, highest + 1, times * size))
        size *= TEN
