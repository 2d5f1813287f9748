"""Days, months and times as people write them; what is ambiguous stays unread."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import (
    Cleaned,
    RawColumn,
    Unreadable,
    by_kind,
    with_usual_first,
)
from wagekit.intake.glance import holds_only, lengths

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
_SHORT_YEAR = re.compile(r"^(1[3-9]|[23]\d)(?=/\d{1,2}/\d{1,2}(?!\d)|年\d{1,2}月)")
"""21/11/5 and 21年11月; what might be a month or a day of another order is not taken for a year."""
_FIRST_MONTH = re.compile(r"(?<=\d年)元月")
_NO_DATE = frozenset({"-", "--", "—", "——", "–", "/", "\\"})
_OPEN_ENDED = r"^(长期(有效)?|永久(有效)?|无固定期限|至今|无限期)$"
_AMBIGUOUS = re.compile(r"\d{4}\.1")
_SERIAL = re.compile(r"[3-6]\d{4}(\.\d+)?")
_SERIALS = range(30_000, 60_001)
_PLAUSIBLE = range(36_526, 49_675)
"""The days of 2000 to 2035: outside them a number written as text is not taken for a day."""
_DIGITS = "〇一二三四五六七八九"
_IN_CHARACTERS = re.compile(
    rf"([{_DIGITS}零○]{{4}})年(?:([{_DIGITS}十元正]{{1,3}})月(份?))?(?:([{_DIGITS}十]{{1,3}})[日号])?"
)
_EPOCH = date(1899, 12, 30)
_YEARS = range(1900, 2101)
_DAY_SECONDS = 86_400
_STAMP = len("2021-03-04 10:00:00")
_USUAL_TIME = (
    r"^(19|20)\d{2}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)"
    r"|(0[13578]|1[02])-31) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$"
)


def clean_date(column: RawColumn) -> Cleaned:
    """Clean a column of days; a cell with only a month goes to the month's own column.

    Args:
        column: Tidy text and which cells held numbers.

    Returns:
        Days, and the first of the month where the day is unknown.
    """
    days = by_kind(column, pa.date32(), text=_text_day_or_none, number=_numeric_day_or_none)
    months = by_kind(column, pa.date32(), text=_only_month, number=_only_month)
    return Cleaned(days.values, days.problems, months.values)


def without_open_ends(column: RawColumn) -> RawColumn:
    """The days on which something ends, empty where it says that it does not."""
    open_ended = pc.fill_null(pc.match_substring_regex(column.text, _OPEN_ENDED), False)
    return replace(column, text=pc.if_else(open_ended, None, column.text))


def clean_month(column: RawColumn) -> Cleaned:
    """Clean a column of months to `YYYY-MM`; a full day counts for its month."""
    return by_kind(column, pa.string(), text=_text_month, number=_numeric_month_text)


def clean_time(column: RawColumn) -> Cleaned:
    """Clean a column of times to the second, Asia/Shanghai; a day alone is its midnight."""

    def rest(left: pa.ChunkedArray) -> Cleaned:
        return by_kind(
            RawColumn(left, column.numeric),
            pa.timestamp("us"),
            text=_text_moment,
            number=_numeric_moment,
        )

    return with_usual_first(column.text, usual=_plain_times, rest=rest)


def _plain_times(text: pa.ChunkedArray) -> pa.ChunkedArray:
    if is_stamped(text):
        with suppress(pa.ArrowInvalid):
            times = pc.cast(text, pa.timestamp("us"))
            if _within_reason(times):
                return times
    # 29 February and days that no month has are left to the careful reader.
    usual = pc.if_else(pc.match_substring_regex(text, _USUAL_TIME), text, None)
    return pc.cast(usual, pa.timestamp("us"))


def is_stamped(text: pa.ChunkedArray) -> bool:
    """Whether every cell is as long as `2021-03-04 10:00:00` and has nothing but its signs."""
    return lengths(text) == (_STAMP, _STAMP) and holds_only(text, b"0123456789-: ")


def _within_reason(times: pa.ChunkedArray) -> bool:
    least, most = (each.as_py() for each in pc.min_max(times).values())
    return least is not None and least.year in _YEARS and most.year in _YEARS


def day(text: str) -> date:
    """Read one day.

    Args:
        text: As written.

    Returns:
        The day; a time of day after it is dropped.

    Raises:
        Unreadable: Not a day.
    """
    plain = _plain(text)
    found = _DAY.match(plain)
    tail = plain[found.end() :] if found else ""
    if tail and _OFFSET.search(tail):
        return moment(plain).date()
    if not found or not _is_clock(tail):
        raise Unreadable("bad_date")
    year, month, number = (int(part) for part in found.groups() if part)
    return _date(year, month, number)


def _day_or_none(text: str) -> date | None:
    return None if _is_blank(text) or _only_month(text) else _checked(text)


def _is_blank(text: str) -> bool:
    """Whether a dash stands where there is no date."""
    return text.strip() in _NO_DATE


def _text_day_or_none(text: str) -> date | None:
    serial = _exported_serial(text)
    return serial.date() if serial else _day_or_none(text)


def _checked(text: str) -> date:
    if _AMBIGUOUS.fullmatch(_plain(text)):
        raise Unreadable("ambiguous_month")
    return day(text)


def _numeric_day_or_none(text: str) -> date | None:
    serial = _serial(text)
    return serial.date() if serial else _day_or_none(text)


def _only_month(text: str) -> date | None:
    try:
        return _month(_plain(text))
    except Unreadable:
        return None


def month_text(text: str) -> str:
    """Read one month as `YYYY-MM`.

    Raises:
        Unreadable: Not a month, or one that may be January or October.
    """
    try:
        first = _month(_plain(text)) or day(text)
    except Unreadable as unreadable:
        known = unreadable.problem.code == "ambiguous_month"
        raise Unreadable("ambiguous_month" if known else "bad_month") from unreadable
    return f"{first:%Y-%m}"


def _text_month(text: str) -> str | None:
    if _is_blank(text):
        return None
    serial = _exported_serial(text)
    return f"{serial:%Y-%m}" if serial else month_text(text)


def _numeric_month_text(text: str) -> str:
    serial = _serial(text)
    return f"{serial:%Y-%m}" if serial else month_text(text)


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
    plain = _plain(text)
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


def _text_moment(text: str) -> datetime | None:
    return None if _is_blank(text) else _exported_serial(text) or moment(text)


def _numeric_moment(text: str) -> datetime:
    serial = _serial(text)
    return serial or moment(text)


def _serial(text: str) -> datetime | None:
    # Excel counts days from 1899-12-30; outside the window a number is not taken for a date.
    if not _SERIAL.fullmatch(text) or int(text[:5]) not in _SERIALS:
        return None
    number = float(text)
    start = datetime(_EPOCH.year, _EPOCH.month, _EPOCH.day)  # noqa: DTZ001 - local by contract
    return start + timedelta(int(number), round(number % 1 * _DAY_SECONDS))


def _exported_serial(text: str) -> datetime | None:
    """A serial that an export wrote as text."""
    serial = _serial(text)
    return serial if serial and int(text[:5]) in _PLAUSIBLE else None


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
    if year not in _YEARS:
        raise Unreadable("bad_date")
    try:
        return date(year, month, number)
    except ValueError as error:
        raise Unreadable("bad_date") from error


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip()
    spaced = re.sub(r"\s*([年月日号])\s*", r"\1", re.sub(r"\s+", " ", folded))
    figures = _SHORT_YEAR.sub(r"20\1", _FIRST_MONTH.sub("1月", spaced))
    return _IN_CHARACTERS.sub(_in_digits, figures)


def _in_digits(found: re.Match[str]) -> str:
    """二〇二六年三月五日 as 2026年3月5日."""
    year, month, more, number = found.groups()
    said = f"{_counted(year)}年"
    said += f"{_counted(month)}月{more}" if month else ""
    return said + (f"{_counted(number)}日" if number else "")


def _counted(characters: str) -> int:
    text = characters.translate(str.maketrans("零○元正", "〇〇一一"))
    if "十" not in text:
        return int("".join(str(_DIGITS.index(c)) for c in text))
    tens, _, ones = text.partition("十")
    return 10 * (_DIGITS.index(tens) if len(tens) == 1 else 1) + (
        _DIGITS.index(ones) if len(ones) == 1 else 0
    )
