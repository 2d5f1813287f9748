"""The working-day calendar as a table, so that a rule moves a day by a join."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import pyarrow as pa

from wagekit.core.derived import derived
from wagekit.law import workdays

if TYPE_CHECKING:
    from wagekit.core.engine import Engine
    from wagekit.core.logic import Frame

FIRST, LAST = dt.date(2000, 1, 1), dt.date(2035, 12, 31)


@derived
def calendar(engine: Engine) -> Frame:
    """Every day from 2000 to 2035.

    `day`, `workday`: the day, and whether it is worked; make-up working days are.
    `number`: as `day_number` counts, for days that differ by row.
    `provisional`: the year's arrangement is not published here, so that the day may change.
    `earlier`, `later`: the day itself, or the working day before or after it.
    `workday_number`: how many working days there were up to and with the day. The n-th working day
    after a day is the working day whose number is n higher; the day itself does not count.
    """
    return engine.bring(_days())


@cache
def _days() -> pa.Table:
    """Once a process: thousands of days are looked up."""
    days = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    worked = [workdays.is_workday(day) for day in days]
    last = [day if work else None for day, work in zip(days, worked, strict=True)]
    before, after = workdays.roll_earlier(FIRST), workdays.roll_later(LAST)
    earlier = [*accumulate([before, *last], _kept)][1:]
    later = [*accumulate([after, *reversed(last)], _kept)][1:]
    return pa.table(
        {
            "day": pa.array(days, pa.date32()),
            "number": pa.array([day.toordinal() for day in days], pa.int64()),
            "workday": worked,
            "provisional": [workdays.is_provisional(day) for day in days],
            "earlier": pa.array(earlier, pa.date32()),
            "later": pa.array(later[::-1], pa.date32()),
            "workday_number": pa.array(accumulate(map(int, worked)), pa.int64()),
        }
    )


def _kept(held: dt.date | None, day: dt.date | None) -> dt.date | None:
    return held if day is None else day
