"""Columns of days, months and times."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, RawColumn, by_kind, with_usual_first
from wagekit.intake.clean.serial_days import exported_serial, serial
from wagekit.intake.clean.written_dates import YEARS, certain_day, moment, month_text, only_month
from wagekit.intake.glance import holds_only, lengths
from wagekit.intake.texts import replace_where

_NO_DATE = frozenset({"-", "--", "—", "——", "–", "/", "\\"})
_OPEN_ENDED = r"^(长期(有效)?|永久(有效)?|无固定期限|至今|无限期)$"
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
    months = by_kind(column, pa.date32(), text=only_month, number=only_month)
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

    return with_usual_first(_spaced(column.text), usual=_plain_times, rest=rest)


def _spaced(text: pa.ChunkedArray) -> pa.ChunkedArray:
    """20240304071522 and 2024-03-04-07.15.22 as a day and a clock."""
    if is_stamped(text):
        return text
    text = replace_where(text, r"^(\d{8})(\d{6})(\.\d+)?$", r"\1 \2")
    dotted = r"^(\d{4}-\d{2}-\d{2})-(\d{2})\.(\d{2})\.(\d{2})(\.\d+)?$"
    return replace_where(text, dotted, r"\1 \2:\3:\4")


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
    return least is not None and least.year in YEARS and most.year in YEARS


def _day_or_none(text: str) -> date | None:
    return None if _is_blank(text) or only_month(text) else certain_day(text)


def _is_blank(text: str) -> bool:
    """Whether a dash stands where there is no date."""
    return text.strip() in _NO_DATE


def _text_day_or_none(text: str) -> date | None:
    counted = exported_serial(text)
    return counted.date() if counted else _day_or_none(text)


def _numeric_day_or_none(text: str) -> date | None:
    counted = serial(text)
    return counted.date() if counted else _day_or_none(text)


def _text_month(text: str) -> str | None:
    if _is_blank(text):
        return None
    counted = exported_serial(text)
    return f"{counted:%Y-%m}" if counted else month_text(text)


def _numeric_month_text(text: str) -> str:
    counted = serial(text)
    return f"{counted:%Y-%m}" if counted else month_text(text)


def _text_moment(text: str) -> datetime | None:
    return None if _is_blank(text) else exported_serial(text) or moment(text)


def _numeric_moment(text: str) -> datetime:
    return serial(text) or moment(text)
