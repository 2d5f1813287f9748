"""What inspectors noted of each safeguard, the last check of a project deciding."""

from __future__ import annotations

import datetime as dt

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, earliest, is_true, latest, level, truth

STATED = ("checked_on", "checked_on_month")
DAYS = ("seen_from", "seen_on", *STATED)
LONG_AGO = nw.lit(dt.date(1900, 1, 1))


@derived
def last_check(safeguard: Frame, as_of: nw.Expr) -> Frame:
    """The rows of `safeguard` that count: up to `as_of`, answered, and the latest of their kind.

    Of which only the month is known may be the latest, so several can stand here.
    `project_id`, `item`, `ok`, `seen_from` and `seen_on` (the first and the last day on which the
    check may have been made, by `as_of`; that day where none is given), `checked_on` and
    `checked_on_month` as the row has them.
    """
    later = is_true(earliest("checked_on") > as_of)
    answered = safeguard.filter(~nw.col("ok").is_null(), ~nw.col("item").is_null(), ~later)
    seen = answered.with_columns(
        seen_from=nw.coalesce(earliest("checked_on"), as_of),
        seen_on=nw.min_horizontal(latest("checked_on"), as_of),
    )
    first, last = (nw.coalesce(name, LONG_AGO) for name in ("seen_from", "seen_on"))
    ordered = seen.with_columns(_last=last, _known=first.max().over("project_id", "item"))
    return ordered.filter(nw.col("_last") >= nw.col("_known")).select(
        "project_id", "item", "ok", *DAYS
    )


@derived
def checked(last_check: Frame) -> Frame:
    """One answer each, with its days as in `last_check`; null where checks that may be last differ.

    The last check was made on the latest `seen_from` of them at the earliest.
    """
    grouped = last_check.group_by("project_id", "item").agg(
        _least=level(nw.col("ok")).min(),
        _most=level(nw.col("ok")).max(),
        **{day: nw.col(day).max() for day in DAYS},
    )
    same = nw.col("_least") == nw.col("_most")
    agreed = nw.when(same).then("_most").otherwise(nw.lit(1))
    return grouped.select("project_id", "item", *DAYS, ok=truth(agreed))
