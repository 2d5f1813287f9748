"""Statutory periods: days and months that differ by row, and working days, as joins and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, NO_DAY, TRUE, UNKNOWN, is_true
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.core.logic import Frame
    from wagekit.law.parameter import Parameter

AT_LATEST = Text(
    "（起算日期不确切，期限按最晚的可能计算）",
    " (the day from which it runs is not exactly known: this is the latest that it can end)",
)


def is_open(due: str) -> nw.Expr:
    """1 where a period ends by the day `due`_to at the latest, and may end earlier.

    0 where that day is not known: nothing is said of it then.
    """
    first, last = nw.col(f"{due}_from"), nw.col(f"{due}_to")
    exact = last.is_null() | is_true(first == last)
    return nw.when(exact).then(nw.lit(0)).otherwise(nw.lit(1))


def check_too_early(undated: nw.Expr = FALSE) -> nw.Expr:
    """Whether a check (`seen_from`, `seen_on`) came before the time (`due_`…) was over.

    Args:
        undated: never null: a day is on record somewhere, but which one is not known. Else, where
            no day at all is known, nothing excuses.
    """
    end = nw.coalesce("due_to", "due_from")
    over = (is_true(nw.col("seen_from") > end) | end.is_null()) & ~undated
    after = nw.when(over).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("seen_on") <= nw.col("due_from")).then(TRUE).otherwise(after)


def after_days(day: nw.Expr, parameter: Parameter) -> nw.Expr:
    """The day that lies as many days after `day` as the law in force on `day` gives.

    Before the law gave any, the first number that it gave: whoever kept it cannot be late.
    """
    return _after(day, _given_on(day, parameter), parameter, "d")


def after_years(day: nw.Expr, parameter: Parameter) -> nw.Expr:
    """The same in years."""
    return _after(day, _given_on(day, parameter), parameter, "y")


def after_regional_days(day: nw.Expr, parameter: Parameter, *, region: nw.Expr) -> nw.Expr:
    """The day that lies as many days after `day` as the region gives; null where it gives none."""
    return _after(day, parameter.expr(day, region=region), parameter, "d")


def _given_on(day: nw.Expr, parameter: Parameter) -> nw.Expr:
    return nw.coalesce(parameter.expr(day), nw.lit(_counts(parameter)[0]))


def _counts(parameter: Parameter) -> list[int]:
    return [int(str(held.value)) for held in parameter.history()]


def _after(day: nw.Expr, given: nw.Expr, parameter: Parameter, unit: str) -> nw.Expr:
    """Offsets that differ by row do not carry over between engines: one branch for each number."""
    end = NO_DAY
    for count in dict.fromkeys(_counts(parameter)):
        later = day.dt.offset_by(f"{count}{unit}").cast(nw.Date)
        end = nw.when(given == count).then(later).otherwise(end)
    return end


def after_workdays(frame: Frame, start: str, *, count: nw.Expr, end: str, calendar: Frame) -> Frame:
    """`frame` with `end`: the working day `count` working days after the day in `start`.

    The day itself does not count; null where the day or the count is not known.
    """
    number = nw.col("workday_number")
    begins = calendar.select(nw.col("day").alias(start), number.alias("_begins"))
    days = calendar.filter("workday").select(nw.col("day").alias(end), number.alias("_ends"))
    joined = frame.join(begins, on=start, how="left")
    counted = joined.with_columns(_ends=nw.col("_begins") + count)
    return counted.join(days, on="_ends", how="left").drop("_begins", "_ends")
