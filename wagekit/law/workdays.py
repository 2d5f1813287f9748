"""Working days of the mainland: published arrangements where known, statutory days beyond them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.law import source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OVERRIDES: Final = Path(__file__).parent / "calendar" / "overrides.yaml"
_MEANINGS: Final = MappingProxyType({"work": True, "rest": False})
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A working-day calendar; days that it overrides win over every published arrangement.

    Attributes:
        overrides: Day -> True for a working day, False for a day of rest.
    """

    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))

    def is_workday(self, day: date) -> bool:
        """Whether it is a working day; make-up working days are.

        Args:
            day: The day asked about.
        """
        overridden = self.overrides.get(day)
        return _published(day) if overridden is None else overridden

    def is_provisional(self, day: date) -> bool:
        """Whether the answer may change, because the year's arrangement is not published here.

        Args:
            day: The day asked about.
        """
        return day not in self.overrides and not _year_is_known(day.year)

    def add_workdays(self, day: date, count: int) -> date:
        """The last day of a period in working days; the first day itself does not count.

        Args:
            day: The day from which the period runs.
            count: Working days; negative counts back; zero gives the day itself.
        """
        step = _DAY if count >= 0 else -_DAY
        for _ in range(abs(count)):
            day = self._next(day + step, step)
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after `start`, up to and with `end`; negative when `end` comes first.

        Args:
            start: The day from which the period runs; it does not count.
            end: The last day that counts.
        """
        if end < start:
            return -sum(self.is_workday(end + _DAY * n) for n in range((start - end).days))
        return sum(self.is_workday(start + _DAY * n) for n in range(1, (end - start).days + 1))

    def roll_later(self, day: date) -> date:
        """The day itself, or the next working day: how a statutory period ends.

        Args:
            day: The nominal last day.
        """
        return self._next(day, _DAY)

    def roll_earlier(self, day: date) -> date:
        """The day itself, or the working day before it: how a pay day moves.

        Args:
            day: The agreed pay day.
        """
        return self._next(day, -_DAY)

    def _next(self, day: date, step: timedelta) -> date:
        while not self.is_workday(day):
            day += step
        return day


def read_overrides(path: Path) -> Mapping[date, bool]:
    """Read a file that says of single days whether they are worked.

    Args:
        path: A YAML or TOML file with lines such as `2027-02-05: rest` (TOML: `= "rest"`).

    Raises:
        ValueError: A key is no date or a value is neither `work` nor `rest`.
    """
    readers: dict[str, Callable[[Path], Mapping[object, object]]] = {".toml": _toml}
    content = readers.get(path.suffix, _yaml)(path)
    return MappingProxyType(dict(_override(key, value, path) for key, value in content.items()))


def statutory_days(year: int) -> tuple[date, ...]:
    """The statutory holidays of a year (11 until 2024, 13 from 2025), without days moved to them.

    Where two of them fall on one day, that day stands once.

    Args:
        year: Calendar year, from 2008.
    """
    import holidays  # noqa: PLC0415 - only when a calendar is asked for

    # Moved days and single years' extra days are no statutory days.
    moved = ("observed", "substituted", "Extended", "Anniversary")
    named = holidays.country_holidays("CN", years=year, language="en_US").items()
    return tuple(sorted(day for day, name in named if not any(word in name for word in moved)))


@cache
def calendar(overrides: Path | None = None) -> Calendar:
    """The calendar of the country, with the shipped overrides and those of a further file.

    Args:
        overrides: A file for `read_overrides`; its days win over the shipped ones.
    """
    own = {} if overrides is None else read_overrides(overrides)
    return Calendar(MappingProxyType({**read_overrides(_OVERRIDES), **own}))


def is_workday(day: date) -> bool:
    """As `Calendar.is_workday`, in the country's calendar."""
    return calendar().is_workday(day)


def is_provisional(day: date) -> bool:
    """As `Calendar.is_provisional`, in the country's calendar."""
    return calendar().is_provisional(day)


def add_workdays(day: date, count: int) -> date:
    """As `Calendar.add_workdays`, in the country's calendar."""
    return calendar().add_workdays(day, count)


def workdays_between(start: date, end: date) -> int:
    """As `Calendar.workdays_between`, in the country's calendar."""
    return calendar().workdays_between(start, end)


def roll_later(day: date) -> date:
    """As `Calendar.roll_later`, in the country's calendar."""
    return calendar().roll_later(day)


def roll_earlier(day: date) -> date:
    """As `Calendar.roll_earlier`, in the country's calendar."""
    return calendar().roll_earlier(day)


@cache
def _published(day: date) -> bool:
    import chinese_calendar  # noqa: PLC0415 - only when a calendar is asked for

    in_week = day.isoweekday() <= 5  # noqa: PLR2004 - Friday
    if not _year_is_known(day.year):
        return in_week and day not in _statutory(day.year)
    # Its own question looks for the first and last day that it knows each time that it is asked.
    return day in chinese_calendar.workdays or (in_week and day not in chinese_calendar.holidays)


@cache
def _year_is_known(year: int) -> bool:
    import chinese_calendar  # noqa: PLC0415 - only when a calendar is asked for

    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


@cache
def _statutory(year: int) -> frozenset[date]:
    return frozenset(statutory_days(year))


def _yaml(path: Path) -> Mapping[object, object]:
    return dict(source.read(path).items())


def _toml(path: Path) -> Mapping[object, object]:
    import tomllib  # noqa: PLC0415 - only for files of this kind

    return dict(tomllib.loads(path.read_text(encoding="utf-8-sig")).items())


def _override(key: object, value: object, path: Path) -> tuple[date, bool]:
    if not isinstance(value, str) or value not in _MEANINGS:
        raise ValueError(f"{path.name}: {key} 应写 work 或 rest，现为 {value!r}")
    try:
        day = key if isinstance(key, date) else date.fromisoformat(str(key))
    except ValueError:
        raise ValueError(f"{path.name}: {key!r} 不是 YYYY-MM-DD 形式的日期") from None
    return day, _MEANINGS[value]
