"""The wage deposits of a project as its guarantee rows show them: sums, terms and draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest, level, stated
from wagekit.law import parameter
from wagekit.plugins.deadline import after_workdays

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAY = len("2021-11-01")
LETTERS = ("bank_letter", "insurance", "company_letter")
REPLENISH, MIN_YEARS = "deposit_replenish_workdays", "deposit_letter_min_years"
PARAMETERS = (REPLENISH, MIN_YEARS)


def deposits(guarantee: Frame, calendar: Frame, as_of: nw.Expr) -> Frame:
    """The rows of wage deposits and of guarantees of unknown kind, with how each draw was met.

    `unmet`: a draw was not made good in time (Kleene). `unmet_due`: when that time was over.
    `waived`: the row says that no deposit is asked for.
    """
    kept = guarantee.filter(nw.col("kind").is_null() | (nw.col("kind") == "wage_deposit"))
    rows = kept.drop("_file", "_sheet", "_row").with_columns(
        drawn_from=earliest("drawn_on"),
        drawn_to=latest("drawn_on"),
        waived=is_true(nw.col("exempt")),
    )
    for bound in ("from", "to"):
        count = parameter(REPLENISH).expr(nw.col(f"drawn_{bound}"))
        rows = after_workdays(
            rows, f"drawn_{bound}", count=count, end=f"_good_{bound}", calendar=calendar
        )
    drawn = _was_drawn(as_of)
    return rows.with_columns(
        subject=nw.col("project_id"),
        unmet=drawn & _not_made_good(as_of),
        unmet_due=nw.col("_good_to"),
    ).drop("_good_from", "_good_to")


def _was_drawn(as_of: nw.Expr) -> nw.Expr:
    later, nothing = is_true(nw.col("drawn_from") > as_of), is_true(nw.col("drawn_amount") <= 0)
    unsaid = nw.col("drawn_from").is_null() & ~is_true(nw.col("drawn_amount") > 0)
    return ~(later | nothing | unsaid)


def _not_made_good(as_of: nw.Expr) -> nw.Expr:
    """Without a day it was not made good by `as_of`."""
    by, until = nw.col("_good_from"), nw.col("_good_to")
    done = earliest("replenished_on")
    open_ = done.is_null() | is_true(done > as_of)
    late = nw.when(open_).then(as_of > until).otherwise(done > until)
    in_time = nw.when(open_).then(as_of <= by).otherwise(latest("replenished_on") <= by)
    rest = nw.when(is_true(in_time)).then(FALSE).otherwise(UNKNOWN)
    return nw.when(is_true(late)).then(TRUE).otherwise(rest)


def by_project(rows: Frame) -> Frame:
    """One row for each project that has any.

    `waived`, `rows` (not waived), `unkinded` (of unknown kind), `held_least`, `held_most` (fen;
    rows may follow one another or stand side by side), `required` (as stated), `lodged_from`,
    `lodged_to` (the first), `unmet_level`, `unmet_due`, `cash`, `letters`, `ends_from`, `ends_to`
    (the last letter's), `lodged_day` and `ends_day` (the same in text).
    """
    real = ~nw.col("waived") & ~nw.col("kind").is_null()
    mine = nw.when(real)
    letter = nw.when(real & is_true(nw.col("form").is_in(LETTERS) | _dated_without_form()))
    grouped = rows.group_by("project_id").agg(
        waived=nw.col("waived").max(),
        rows=mine.then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        unkinded=nw.when(nw.col("kind").is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        held_least=mine.then("amount").max(),
        _sum=mine.then("amount").sum().cast(nw.Int64),
        _gaps=nw.when(real & nw.col("amount").is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        required=mine.then("required_amount").max(),
        lodged_from=mine.then(earliest("from_on")).min(),
        lodged_to=mine.then(latest("from_on")).min(),
        _lodged_day=mine.then(_sorted(earliest("from_on"), "from_on")).min(),
        _undated=nw.when(real & earliest("from_on").is_null())
        .then(nw.lit(1))
        .otherwise(nw.lit(0))
        .sum(),
        unmet_level=mine.then(level(nw.col("unmet"))).max(),
        unmet_due=nw.when(real & is_true(nw.col("unmet"))).then("unmet_due").min(),
        cash=nw.when(real & is_true(nw.col("form") == "cash"))
        .then(nw.lit(1))
        .otherwise(nw.lit(0))
        .sum(),
        letters=letter.then(nw.lit(1)).otherwise(nw.lit(0)).sum(),
        _endless=letter.then(_endless()).max(),
        begins_from=letter.then(earliest("from_on")).min(),
        begins_to=letter.then(latest("from_on")).min(),
        ends_from=letter.then(earliest("to_on")).max(),
        _ends_to=letter.then(latest("to_on")).max(),
        _ends_day=letter.then(_sorted(latest("to_on"), "to_on")).max(),
    )
    return grouped.with_columns(
        held_most=nw.when(nw.col("_gaps") == 0).then("_sum"),
        lodged_from=nw.when(nw.col("_undated") == 0).then("lodged_from"),
        ends_to=nw.when(nw.col("_endless") == 0).then("_ends_to"),
        lodged_day=nw.col("_lodged_day").str.slice(DAY),
        ends_day=nw.col("_ends_day").str.slice(DAY),
    ).drop("_sum", "_gaps", "_undated", "_endless", "_ends_to", "_lodged_day", "_ends_day")


def _sorted(day: nw.Expr, date: str) -> nw.Expr:
    """The date as it is stated, behind the day by which it is older or younger than others."""
    return nw.concat_str([day.cast(nw.String), stated(date)])


def _dated_without_form() -> nw.Expr:
    """What has an end is no cash, whatever it is."""
    return nw.col("form").is_null() & ~earliest("to_on").is_null()


def _endless() -> nw.Expr:
    return nw.when(earliest("to_on").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))


def lasts_too_short() -> nw.Expr:
    """Whether the letters together last less than the least term (a frame of `by_project`)."""
    years = f"{parameter(MIN_YEARS).history()[0].value}y"
    least = [
        nw.col(f"begins_{bound}").dt.offset_by(years).dt.offset_by("-1d").cast(nw.Date)
        for bound in ("from", "to")
    ]
    enough = nw.when(nw.col("ends_from") >= least[1]).then(FALSE).otherwise(UNKNOWN)
    return nw.when(nw.col("ends_to") < least[0]).then(TRUE).otherwise(enough)


def ends_too_soon(as_of: nw.Expr) -> nw.Expr:
    """Whether the last letter ends before the works (`ended_from`, `ended_to`, `status`)."""
    covered = nw.when(nw.col("ends_from") >= nw.col("ended_to")).then(FALSE).otherwise(UNKNOWN)
    going_on = is_true(nw.col("status").is_in(["active", "suspended"]))
    lapsed = going_on & nw.col("ended_to").is_null() & is_true(nw.col("ends_to") < as_of)
    short = is_true(nw.col("ends_to") < nw.col("ended_from")) | lapsed
    return nw.when(short).then(TRUE).otherwise(covered)
