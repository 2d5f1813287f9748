"""Three-valued logic on narwhals expressions: what is unknown stays unknown.

SQL's AND, OR and NOT are Kleene's, so a condition of law can be written as it reads: it is true,
false, or null when the data do not settle it. Only three things need a helper: dates of which just
the month is known, conditions over a group of rows, and the typed unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Sequence

Frame = nw.LazyFrame[Any]
BASIS = 10_000
HOLDS, OPEN = 2, 1
"""The levels of what is true and of what is unknown; what is false has level 0."""
UNKNOWN = nw.lit(None, dtype=nw.Boolean)
TRUE = nw.lit(True)
FALSE = nw.lit(False)
ZERO = nw.lit(0, dtype=nw.Int64)
"""Fen or a count; a plain 0 would be a narrower number on some engines."""
NO_DAY = nw.lit(None, dtype=nw.Date)
NO_TEXT = nw.lit(None, dtype=nw.String)
"""Not known, in a column of days or of ids and words."""


def earliest(date: str) -> nw.Expr:
    """The first day that the date column `date` can mean; its first of the month if no day."""
    return nw.coalesce(nw.col(date), nw.col(f"{date}_month"))


def latest(date: str) -> nw.Expr:
    """The last day that the date column `date` can mean; its end of the month if no day."""
    end_of_month = nw.col(f"{date}_month").dt.offset_by("1mo").dt.offset_by("-1d")
    return nw.coalesce(nw.col(date), end_of_month.cast(nw.Date))


def not_later(date: str, as_of: nw.Expr) -> nw.Expr:
    """Whether nothing says that the date column `date` lies after `as_of`; never null."""
    return ~is_true(earliest(date) > as_of)


def happened(frame: Frame, dates: Sequence[str], as_of: nw.Expr) -> Frame:
    """`frame` with what of its date columns `dates` is after `as_of` taken out."""
    for date in dates:
        now = nw.when(~is_true(earliest(date) > as_of))
        frame = frame.with_columns(
            **{date: now.then(date), f"{date}_month": now.then(f"{date}_month")}
        )
    return frame


def stated(date: str) -> nw.Expr:
    """The date column `date` in text, for sentences; the month where only that is known."""
    month = nw.col(f"{date}_month").cast(nw.String).str.slice(0, len("2020-05"))
    return nw.coalesce(nw.col(date).cast(nw.String), month)


def month_only(first: str, last: str) -> nw.Expr:
    """A day in the month of both columns, where it is one month and not one day."""
    begun, over = nw.col(first), nw.col(last)
    same = (begun.dt.year() == over.dt.year()) & (begun.dt.month() == over.dt.month())
    return nw.when(same & (begun != over)).then(first)


def month_begins(month: str) -> nw.Expr:
    """The first day of the months in a column of text such as 2024-03."""
    return nw.concat_str([nw.col(month), nw.lit("-01")]).str.to_date("%Y-%m-%d")


def next_month_ends(month: str) -> nw.Expr:
    """The last day of the month after those in such a column: wages are due by then (T14)."""
    return month_begins(month).dt.offset_by("2mo").dt.offset_by("-1d").cast(nw.Date)


def month_count(day: nw.Expr) -> nw.Expr:
    """The months from the year 0 to that of `day`: for counting months that differ by row."""
    return day.dt.year().cast(nw.Int64) * 12 + day.dt.month().cast(nw.Int64)


def before(date: str, day: nw.Expr) -> nw.Expr:
    """Whether column `date` lies before `day`: null when the day is unknown and it matters."""
    return (
        nw.when(latest(date) < day)
        .then(TRUE)
        .otherwise(nw.when(earliest(date) >= day).then(FALSE).otherwise(UNKNOWN))
    )


def level(condition: nw.Expr) -> nw.Expr:
    """0 false, 1 unknown, 2 true: the greatest of a group is Kleene's OR, the least its AND."""
    return nw.coalesce(condition.cast(nw.Int32) * HOLDS, nw.lit(OPEN))


def least(*levels: str) -> nw.Expr:
    """The least of several columns of levels: Kleene's AND across a row; null if the first is."""
    lowest = nw.col(levels[0])
    for name in levels[1:]:
        lowest = nw.when(nw.col(name) < lowest).then(name).otherwise(lowest)
    return lowest.cast(nw.Int64)


def truth(of_level: nw.Expr) -> nw.Expr:
    """Back from a level to true, false or null; an absent group (null level) is unknown."""
    not_true = nw.when(of_level == 0).then(FALSE).otherwise(UNKNOWN)
    return nw.when(of_level == HOLDS).then(TRUE).otherwise(not_true)


def is_true(condition: nw.Expr) -> nw.Expr:
    """True only where it is known to be true: for choosing rows, never for judging them."""
    return nw.coalesce(condition, FALSE)


def day_number(date: nw.Expr) -> nw.Expr:
    """The days from the year 1 to `date`: for adding days that differ by row.

    Intervals of dates do not carry over between engines; whole numbers do.
    """
    years = date.dt.year().cast(nw.Int64) - 1
    leaps = years // 4 - years // 100 + years // 400
    return years * 365 + leaps + date.dt.ordinal_day().cast(nw.Int64)


def at_least(part: nw.Expr, whole: nw.Expr, ratio: float) -> nw.Expr:
    """Whether `part` reaches `ratio` of `whole`, both in fen, without rounding."""
    return part * BASIS >= whole * round(ratio * BASIS)


def how_many(condition: nw.Expr) -> nw.Expr:
    """In a group: how many of its rows meet the condition."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()
