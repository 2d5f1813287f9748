"""The calendar knows make-up days, falls back beyond the published years, and can be overridden."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagekit.law import parameter, workdays
from wagekit.law.workdays import Calendar, calendar, read_overrides

if TYPE_CHECKING:
    from pathlib import Path

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))
COUNTS = st.integers(0, 90)


@pytest.mark.parametrize(
    ("year", "count"), [(2016, 11), (2023, 11), (2024, 11), (2025, 13), (2027, 13)]
)
def test_statutory_days_of_a_year(year: int, count: int) -> None:
    days = workdays.statutory_days(year)
    assert len(set(days)) == len(days) == count
    assert count == parameter("statutory_days_per_year").on(date(year, 1, 1))


def test_two_days_were_added_in_2025() -> None:
    assert {date(2025, 1, 28), date(2025, 5, 2)} <= set(workdays.statutory_days(2025))
    assert date(2024, 5, 2) not in workdays.statutory_days(2024)
    assert date(2024, 2, 9) not in workdays.statutory_days(2024)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 1, 26), True),  # a Sunday worked for the Spring Festival
        (date(2026, 1, 4), True),  # a Sunday worked for New Year
        (date(2024, 10, 12), True),  # a Saturday worked for National Day
        (date(2025, 2, 4), False),  # a Tuesday off
        (date(2025, 1, 25), False),  # an ordinary Saturday
        (date(2026, 11, 20), True),
        (date(2027, 2, 5), False),  # lunar New Year's Eve, a Friday
        (date(2027, 5, 3), True),  # may become a day off, not yet published
        (date(2027, 5, 8), False),  # a Saturday
    ],
)
def test_known_days(day: date, worked: bool) -> None:  # noqa: FBT001 - a column of the table
    assert workdays.is_workday(day) is worked


def test_a_year_not_yet_published_is_provisional() -> None:
    assert not workdays.is_provisional(date(2026, 12, 31))
    assert workdays.is_provisional(date(2027, 1, 1))


YAML = "2027-02-14: work\n2026-11-20: rest\n"
TOML = '2027-02-14 = "work"\n2026-11-20 = "rest"\n'


@pytest.mark.parametrize(("name", "text"), [("days.yaml", YAML), ("days.toml", TOML)])
def test_an_override_wins(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    own = calendar(tmp_path / name)
    assert own.is_workday(date(2027, 2, 14))
    assert not own.is_workday(date(2026, 11, 20))
    assert not own.is_provisional(date(2027, 2, 14))
    assert own.roll_later(date(2026, 11, 20)) == date(2026, 11, 23)


@pytest.mark.parametrize("line", ["2027-02-14: maybe", "tomorrow: work", "2027-02-14: true"])
def test_a_wrong_override_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "days.yaml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"days\.yaml"):
        read_overrides(path)


def test_a_period_of_working_days() -> None:
    assert workdays.add_workdays(date(2025, 1, 24), 2) == date(2025, 1, 27)
    assert workdays.add_workdays(date(2025, 1, 24), 3) == date(2025, 2, 5)
    assert workdays.add_workdays(date(2025, 2, 5), -1) == date(2025, 1, 27)


def test_a_pay_day_moves_earlier_and_a_deadline_later() -> None:
    assert workdays.roll_earlier(date(2025, 1, 31)) == date(2025, 1, 27)
    assert workdays.roll_later(date(2025, 1, 31)) == date(2025, 2, 5)


@given(DAYS, st.integers(-90, 90))
def test_adding_is_undone_by_counting(day: date, count: int) -> None:
    end = workdays.add_workdays(day, count)
    assert workdays.workdays_between(day, end) == count
    assert count == 0 or workdays.is_workday(end)


@given(DAYS, COUNTS, COUNTS)
def test_periods_add_up(day: date, first: int, second: int) -> None:
    once = workdays.add_workdays(day, first + second)
    assert workdays.add_workdays(workdays.add_workdays(day, first), second) == once


@given(DAYS)
def test_rolling_stops_at_the_first_working_day(day: date) -> None:
    earlier, later = workdays.roll_earlier(day), workdays.roll_later(day)
    assert earlier <= day <= later
    assert workdays.is_workday(earlier)
    assert workdays.is_workday(later)
    between = [earlier + timedelta(n) for n in range(1, (later - earlier).days)]
    assert not any(workdays.is_workday(rest) for rest in between)


def test_a_calendar_without_overrides_is_the_published_one() -> None:
    assert Calendar().is_workday(date(2025, 1, 26))
