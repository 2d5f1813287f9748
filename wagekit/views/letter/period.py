"""When a period of the law ends: counted by its number, in working days or moved over rest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from wagekit.law import parameter
from wagekit.law.workdays import add_workdays, roll_later

if TYPE_CHECKING:
    from wagekit.law import Parameter

WORKING: Final = "workdays"
CALENDAR: Final = "days"


def end_of(name: str, start: dt.date, region: str | None = None) -> dt.date | None:
    """The last day of a period; None where its length is not known.

    Args:
        name: The parameter that gives its length, in days or working days.
        start: The day from which it runs, which does not count.
        region: GB/T 2260 code, for numbers that differ by region.
    """
    length, count = parameter(name), parameter(name).on(start, region=region)
    return _end(length, start, count) if isinstance(count, int) else None


def rests_on(name: str, start: dt.date, region: str | None = None) -> tuple[str, ...]:
    """The article that gives a period its length; none where it is this software's suggestion.

    Args:
        name: The parameter.
        start: The day from which it runs.
        region: GB/T 2260 code.
    """
    held = parameter(name).held(start, region=region)
    return (held.article,) if held is not None and held.article else ()


def unit_of(name: str) -> str:
    """How a period is counted: `WORKING` or `CALENDAR`.

    Args:
        name: The parameter that gives its length.
    """
    return parameter(name).unit


def _end(length: Parameter, start: dt.date, count: int) -> dt.date:
    if length.unit == WORKING:
        return add_workdays(start, count)
    last = start + dt.timedelta(days=count)
    # What this software suggests is no statutory period, and ends on a day of rest too.
    return last if length.heuristic else roll_later(last)
