"""The wage deposits of a project as its guarantee rows show them: sums, terms and draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest, level
from wagekit.law import parameter
from wagekit.model.codes import LETTERS
from wagekit.plugins.deadline import after_workdays

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

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
    """One row for each project that has any; what has an end is no cash, whatever its form.

    `waived`, `rows` (not waived), `unkinded` (of unknown kind), `unkinded_from` and `unkinded_sum`
    (the first day and sum of those, null where any is not known), `held_least`, `held_most` (fen;
    rows may follow one another or stand side by side), `required` (as stated), `lodged_from`,
    `lodged_to` (the first), `unmet_level`, `unmet_due`, `cash`, `letters`, `formless` (of unknown
    form and without an end), `begins_from`, `begins_to` (the first letter's), `ends_from`,
    `ends_to` (the last letter's), and for sentences `lodged_day`, `ends_day`, each with its
    `_month`.
    """
    real = ~nw.col("waived") & ~nw.col("kind").is_null()
    formless, ends = nw.col("form").is_null(), ~earliest("to_on").is_null()
    letter = real & is_true(nw.col("form").is_in(LETTERS) | (formless & ends))
    grouped = rows.group_by("project_id").agg(
        waived=nw.col("waived").max(),
        rows=_count(real),
        unkinded=_count(nw.col("kind").is_null()),
        cash=_count(real & is_true(nw.col("form") == "cash")),
        letters=_count(letter),
        formless=_count(real & formless & ~ends),
        **_of_unknown_kind(),
        **_sums(real),
        **_first_day(real),
        **_draws(real),
        **_letter_days(letter),
    )
    return _with_days(_without_gaps(grouped))


def held_through(rows: Frame, due: Frame) -> Frame:
    """`held_through` (fen) of each project: what surely stood side by side all the time.

    That is from the day on which the deposit was due to the end of the works; what has neither form
    nor end may end sooner.

    Args:
        rows: what `deposits` gives.
        due: `project_id`, `due_from`, `ended_to`.
    """
    real = rows.filter(~nw.col("waived"), ~nw.col("kind").is_null())
    joined = real.join(due.select("project_id", "due_from", "ended_to"), on="project_id")
    endless = is_true(nw.col("form") == "cash") & earliest("to_on").is_null()
    stays = endless | (earliest("to_on") >= nw.col("ended_to"))
    whole = is_true((latest("from_on") <= nw.col("due_from")) & stays)
    sums = nw.when(whole).then("amount").sum().cast(nw.Int64)
    return joined.group_by("project_id").agg(held_through=sums)


def _count(where: nw.Expr) -> nw.Expr:
    return nw.when(where).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


def _sums(real: nw.Expr) -> dict[str, nw.Expr]:
    return {
        "held_least": nw.when(real).then("amount").max(),
        "held_most": nw.when(real).then("amount").sum().cast(nw.Int64),
        "required": nw.when(real).then("required_amount").max(),
        "_gaps": _count(real & nw.col("amount").is_null()),
    }


def _of_unknown_kind() -> dict[str, nw.Expr]:
    those = nw.col("kind").is_null()
    return {
        "unkinded_from": nw.when(those).then(earliest("from_on")).min(),
        "unkinded_sum": nw.when(those).then("amount").sum().cast(nw.Int64),
        "_unkinded_undated": _count(those & earliest("from_on").is_null()),
        "_unkinded_gaps": _count(those & nw.col("amount").is_null()),
    }


def _first_day(real: nw.Expr) -> dict[str, nw.Expr]:
    return {
        "lodged_from": nw.when(real).then(earliest("from_on")).min(),
        "lodged_to": nw.when(real).then(latest("from_on")).min(),
        "_undated": _count(real & earliest("from_on").is_null()),
    }


def _draws(real: nw.Expr) -> dict[str, nw.Expr]:
    return {
        "unmet_level": nw.when(real).then(level(nw.col("unmet"))).max(),
        "unmet_due": nw.when(real & is_true(nw.col("unmet"))).then("unmet_due").min(),
    }


def _letter_days(letter: nw.Expr) -> dict[str, nw.Expr]:
    return {
        "begins_from": nw.when(letter).then(earliest("from_on")).min(),
        "begins_to": nw.when(letter).then(latest("from_on")).min(),
        "ends_from": nw.when(letter).then(earliest("to_on")).max(),
        "ends_to": nw.when(letter).then(latest("to_on")).max(),
        "_endless": _count(letter & earliest("to_on").is_null()),
        "_unbegun": _count(letter & earliest("from_on").is_null()),
    }


def _without_gaps(grouped: Frame) -> Frame:
    """What a row leaves open is open for them all."""
    open_where = {
        "held_most": "_gaps",
        "lodged_from": "_undated",
        "begins_from": "_unbegun",
        "ends_to": "_endless",
        "unkinded_from": "_unkinded_undated",
        "unkinded_sum": "_unkinded_gaps",
    }
    kept = {name: nw.when(nw.col(gap) == 0).then(name) for name, gap in open_where.items()}
    return grouped.with_columns(**kept).drop(*open_where.values())


def _with_days(grouped: Frame) -> Frame:
    """Of both ends the month is the same where the day is not."""
    lodged, ends = (nw.col(f"{name}_from") == nw.col(f"{name}_to") for name in ("lodged", "ends"))
    return grouped.with_columns(
        lodged_day=nw.when(lodged).then("lodged_from"),
        lodged_day_month=nw.when(~lodged).then("lodged_from"),
        ends_day=nw.when(ends).then("ends_to"),
        ends_day_month=nw.when(~ends).then("ends_to"),
    )


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
