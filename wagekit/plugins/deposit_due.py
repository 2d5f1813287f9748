"""What wage deposit each general contractor of a project must lodge, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import HOLDS, TRUE, UNKNOWN, level, truth
from wagekit.law import parameter
from wagekit.plugins import wage_deposit
from wagekit.plugins.deadline import after_workdays, is_open

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAYS = "wage_deposit_days"


def sides_due(frame: Frame, calendar: Frame) -> Frame:
    """`frame` with the sums that each general contractor must lodge, and `due_from`, `due_to`.

    Args:
        frame: A row for each general contractor, with the day that the time runs from.
        calendar: The working days.
    """
    frame = wage_deposit.with_sums(frame)
    for bound in ("from", "to"):
        start, end = f"base_{bound}", f"due_{bound}"
        count = parameter(DAYS).expr(nw.col(start))
        frame = after_workdays(frame, start, count=count, end=end, calendar=calendar)
    return frame


def of_project(sides: Frame) -> Frame:
    """A row for each project: from the first day due to the last; sums of those that are sure.

    Args:
        sides: Rows of `sides_due`.
    """
    sums = (
        sides.with_columns(_open=_open_day())
        .group_by("project_id")
        .agg(
            sides=nw.len(),
            price=nw.col("price").max(),
            maybe_capped=nw.col("maybe_capped").max(),
            _exempt=level(nw.col("maybe_exempt")).min(),
            **_sums_due(),
            **_days_due(),
            **_ends(),
        )
    )
    return sums.with_columns(
        least=nw.when(nw.col("_least_open") == 0).then("least"),
        most=nw.when(nw.col("_most_open") == 0).then("most"),
        maybe_exempt=truth(nw.col("_exempt")),
        in_law=nw.when(nw.col("_law") == HOLDS).then(TRUE).otherwise(UNKNOWN),
        ended_to=nw.when(nw.col("_endless") == 0).then("ended_to"),
    ).drop("_least_open", "_most_open", "_exempt", "_law", "_endless")


def _sums_due() -> dict[str, nw.Expr]:
    sure = nw.when("certain")
    return {
        "least": sure.then("least").sum().cast(nw.Int64),
        "_least_open": sure.then(_unknown("most")).max(),
        "most": nw.col("most").sum().cast(nw.Int64),
        "_most_open": _unknown("most").max(),
        "listed": sure.then("listed").max(),
    }


def _days_due() -> dict[str, nw.Expr]:
    return {
        "due_from": nw.col("due_from").min(),
        "due_to": nw.col("due_to").max(),
        "due_open": nw.col("_open").min(),
        "_undated": _unknown("base_to").max(),
        "permit_undated": nw.col("permit_undated").max(),
        "_law": level(~nw.col("due_from").is_null()).min(),
    }


def _ends() -> dict[str, nw.Expr]:
    return {
        "ended_from": nw.col("ended_from").max(),
        "ended_to": nw.col("ended_to").max(),
        "_endless": _unknown("ended_to").max(),
    }


def _unknown(column: str) -> nw.Expr:
    return nw.when(nw.col(column).is_null()).then(nw.lit(1)).otherwise(nw.lit(0))


def _open_day() -> nw.Expr:
    """`is_open` of those whose day is the last and therefore the one that is named."""
    named = nw.col("due_to") == nw.col("due_to").max().over("project_id")
    return nw.when(named).then(is_open("due"))
