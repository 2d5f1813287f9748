"""What inspectors noted of each safeguard, the last check of a project deciding."""

from __future__ import annotations

import datetime as dt

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, earliest, is_true, latest, level, truth

STATED = ("checked_on", "checked_on_month")
DAYS = ("seen_on", *STATED)
LONG_AGO = nw.lit(dt.date(1900, 1, 1))


@derived
def last_check(safeguard: Frame, as_of: nw.Expr) -> Frame:
    """The rows of `safeguard` that count: up to `as_of`, answered, and the latest of their kind.

    `project_id`, `item`, `ok`, `seen_on` (the day of the check, `as_of` where it is not given),
    `checked_on` and `checked_on_month` as the row has them.
    """
    later = is_true(earliest("checked_on") > as_of)
    answered = safeguard.filter(~nw.col("ok").is_null(), ~nw.col("item").is_null(), ~later)
    seen = answered.with_columns(seen_on=nw.coalesce(latest("checked_on"), as_of))
    ordered = seen.with_columns(_order=nw.coalesce("seen_on", LONG_AGO))
    last = nw.col("_order").max().over("project_id", "item")
    return ordered.filter(nw.col("_order") == last).select(
        "project_id", "item", "ok", "seen_on", *STATED
    )


@derived
def checked(last_check: Frame) -> Frame:
    """One answer each, with its days as in `last_check`; null where checks of a day differ."""
    grouped = last_check.group_by("project_id", "item").agg(
        _least=level(nw.col("ok")).min(),
        _most=level(nw.col("ok")).max(),
        **{day: nw.col(day).max() for day in DAYS},
    )
    same = nw.col("_least") == nw.col("_most")
    agreed = nw.when(same).then("_most").otherwise(nw.lit(1))
    return grouped.select("project_id", "item", *DAYS, ok=truth(agreed))
