"""The two years within which labour supervision acts on what a clue reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import TRUE, earliest, is_true, latest, month_begins, next_month_ends
from wagekit.core.rest import rolled_earlier, rolled_later
from wagekit.law import parameter
from wagekit.plugins.deadline import after_years

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

LIMIT = parameter("supervision_limit_years")
MONTH = len("2024-03")


def with_last_claimed(
    frame: Frame, claimant: Frame, clue_wage: Frame, wage_line: Frame, calendar: Frame
) -> Frame:
    """`frame` with the last month that is claimed counted in, where no line of the clue is of it.

    Its wages fell due between its first day and the end of the next month, so that `last_from` and
    `last_to` move on. `unsheeted`: the project has no sheet of that month, or a claim names its
    first month and not its last, so that it is not known whether they were paid.

    Args:
        frame: has `clue_id`, `project_id`, `last_from` and `last_to`.
        claimant: what is claimed until when.
        clue_wage: the lines of each clue.
        wage_line: all lines.
        calendar: the working days.
    """
    from_, to = earliest("claimed_from"), latest("claimed_to")
    endless = (~from_.is_null() & to.is_null()).max()
    until = claimant.group_by("clue_id").agg(_until=to.max(), _endless=endless)
    open_end = until.select("clue_id", "_endless")
    until = until.select("clue_id", month=nw.col("_until").cast(nw.String).str.slice(0, MONTH))
    lined = clue_wage.select("clue_id", "month").unique()
    claimed = until.filter(~nw.col("month").is_null()).join(
        lined, on=["clue_id", "month"], how="anti"
    )
    claimed = claimed.with_columns(_from=month_begins("month"), _to=next_month_ends("month"))
    sheets = wage_line.select("project_id", "month", _sheet=TRUE).unique()
    joined = frame.join(rolled_earlier(claimed, "_to", calendar), on="clue_id", how="left")
    joined = joined.join(sheets, on=["project_id", "month"], how="left")
    joined = joined.join(open_end, on="clue_id", how="left")
    return joined.with_columns(
        last_from=nw.max_horizontal("last_from", "_from"),
        last_to=nw.max_horizontal("last_to", "_to"),
        unsheeted=is_true(nw.col("_endless"))
        | (~nw.col("_from").is_null() & ~is_true(nw.col("_sheet"))),
    ).drop("month", "_from", "_to", "_sheet", "_endless")


def with_limit(frame: Frame, claimant: Frame, project: Frame, calendar: Frame) -> Frame:
    """`frame` with `limit_from` and `limit_to`: the last day in time after its last due day.

    `begun_limit`: the last day in time for what began when the works, or what is claimed, did:
    wages cannot have been due before. Days of rest move all three later.

    Args:
        frame: has `clue_id`, `project_id`, `last_from` and `last_to`.
        claimant: what is claimed since when.
        project: when the works began.
        calendar: the working days.
    """
    claimed = claimant.group_by("clue_id").agg(_claimed=earliest("claimed_from").min())
    begun = project.group_by("project_id").agg(_began=earliest("started_on").min())
    joined = frame.join(claimed, on="clue_id", how="left").join(begun, on="project_id", how="left")
    joined = joined.with_columns(_begun=nw.max_horizontal("_claimed", "_began"))
    ends = {"limit_from": "last_from", "limit_to": "last_to", "begun_limit": "_begun"}
    joined = joined.with_columns(
        **{end: after_years(nw.col(start), LIMIT) for end, start in ends.items()}
    )
    for end in ends:
        joined = rolled_later(joined, end, calendar)
    return joined.drop("_claimed", "_began", "_begun")
