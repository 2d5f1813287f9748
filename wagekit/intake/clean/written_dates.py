"""Single days, months and moments as people write them; what is ambiguous stays unread."""

import re
from datetime import date, datetime, timedelta

from wagekit.intake.clean.cleaned import Unreadable
from wagekit.intake.clean.date_characters import in_figures

_DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))"
)
_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2})|/(\d{1,2})|\.(\d{1,2})|年(\d{1,2})月份?|(\d{2}))")
_CLOCK = re.compile(
    r"[T ]?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?|[T ](\d{2})(\d{2})(\d{2})"
)
_OFFSET = re.compile(r"(?<=\d)\s?(?:Z|([+-])(\d{2}):?(\d{2})?)$")
_SHANGHAI = 8 * 60
"""How many minutes the time of all moments is ahead of UTC."""
_AMBIGUOUS = re.compile(r"\d{4}\.1")
YEARS = range(1900, 2101)


def day(text: str) -> date:
    """Read one day.

    Args:
        text: As written.

    Returns:
        The day; a time of day after it is dropped.

    Raises:
        Unreadable: Not a day.
    """
    plain = in_figures(text)
    found = _DAY.match(plain)
    tail = plain[found.end() :] if found else ""
    if tail and _OFFSET.search(tail):
        return moment(plain).date()
    if not found or not _is_clock(tail):
        raise Unreadable("bad_date")
    year, month, number = (int(part) for part in found.groups() if part)
    return _date(year, month, number)


def certain_day(text: str) -> date:
    """As `day`; 2023.1, which may be January or October, is told apart."""
    if _AMBIGUOUS.fullmatch(in_figures(text)):
        raise Unreadable("ambiguous_month")
    return day(text)


def only_month(text: str) -> date | None:
    """The first day of a month that stands without a day."""
    try:
        return _month(in_figures(text))
    except Unreadable:
        return None


def month_text(text: str) -> str:
    """Read one month as `YYYY-MM`.

    Raises:
        Unreadable: Not a month, or one that may be January or October.
    """
    try:
        first = _month(in_figures(text)) or day(text)
    except Unreadable as unreadable:
        known = unreadable.problem.code == "ambiguous_month"
        raise Unreadable("ambiguous_month" if known else "bad_month") from unreadable
    return f"{first:%Y-%m}"


def _month(plain: str) -> date | None:
    if _AMBIGUOUS.fullmatch(plain):
        raise Unreadable("ambiguous_month")
    found = _MONTH.fullmatch(plain)
    if not found:
        return None
    year, month = (int(part) for part in found.groups() if part)
    return _date(year, month, 1)


def moment(text: str) -> datetime:
    """Read one time; a day without a time of day is its midnight.

    Raises:
        Unreadable: Not a time.
    """
    plain = in_figures(text)
    found = _DAY.match(plain)
    if not found:
        raise Unreadable("bad_time")
    tail = plain[found.end() :]
    offset = _OFFSET.search(tail)
    clock = _clock(tail[: offset.start()] if offset else tail)
    try:
        start = day(plain[: found.end()])
        local = datetime(start.year, start.month, start.day, *clock)  # noqa: DTZ001 - local by contract
        return local + timedelta(minutes=_behind(offset)) if offset else local
    except (ValueError, Unreadable) as error:
        raise Unreadable("bad_time") from error


def _behind(offset: re.Match[str]) -> int:
    """How many minutes the time in Shanghai is ahead of one with an offset from UTC."""
    sign, hours, minutes = offset.groups()
    ahead = 60 * int(hours or 0) + int(minutes or 0)
    return _SHANGHAI + (ahead if sign == "-" else -ahead)


def _clock(tail: str) -> tuple[int, int, int]:
    if not tail:
        return (0, 0, 0)
    found = _CLOCK.fullmatch(tail)
    if not found:
        raise Unreadable("bad_time")
    hour, minute, second = ([int(part) for part in found.groups() if part] + [0])[:3]
    return hour, minute, second


def _is_clock(tail: str) -> bool:
    return not tail or _CLOCK.fullmatch(tail) is not None


def _date(year: int, month: int, number: int) -> date:
    if year not in YEARS:
        raise Unreadable("bad_date")
    try:
        return date(year, month, number)
    except ValueError as error:
        raise Unreadable("bad_date") from error
