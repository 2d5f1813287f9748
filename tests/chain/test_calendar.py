"""The calendar table against the calendar functions, day by day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from made import rows_of, world_of

from wagekit.law import workdays

if TYPE_CHECKING:
    from made import Row

Days = dict[dt.date, "Row"]


@pytest.fixture(scope="module")
def days() -> Days:
    return {row["day"]: row for row in rows_of(world_of({}), "calendar")}


def test_every_day_of_the_span_stands_once(days: Days) -> None:
    assert len(days) == (dt.date(2036, 1, 1) - dt.date(2000, 1, 1)).days
    assert (min(days), max(days)) == (dt.date(2000, 1, 1), dt.date(2035, 12, 31))


def test_days_and_rolls_are_those_of_the_law(days: Days) -> None:
    assert all(row["workday"] == workdays.is_workday(day) for day, row in days.items())
    assert all(row["earlier"] == workdays.roll_earlier(day) for day, row in days.items())
    assert all(row["later"] == workdays.roll_later(day) for day, row in days.items())
    assert all(row["provisional"] == workdays.is_provisional(day) for day, row in days.items())
    assert all(row["number"] == day.toordinal() for day, row in days.items())


def test_the_number_counts_working_days_after_any_day(days: Days) -> None:
    by_number = {row["workday_number"]: row["day"] for row in days.values() if row["workday"]}
    starts = [dt.date(2024, 1, 26) + dt.timedelta(days=n) for n in range(30)]
    counted = {
        (start, n): by_number[days[start]["workday_number"] + n]
        for start in starts
        for n in (1, 5, 20)
    }
    assert counted == {(start, n): workdays.add_workdays(start, n) for start, n in counted}


def test_the_spring_festival_of_2024(days: Days) -> None:
    holiday = days[dt.date(2024, 2, 10)]
    assert holiday["earlier"] == dt.date(2024, 2, 9)
    assert holiday["later"] == dt.date(2024, 2, 18)
    assert days[dt.date(2024, 2, 18)]["workday"] is True
