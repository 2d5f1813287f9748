"""The two years within which labour supervision acts on what a clue reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import NO_DAY, earliest
from wagekit.law import parameter
from wagekit.plugins.deadline import rolled_later

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


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
    joined = joined.with_columns(**{end: _years_after(start) for end, start in ends.items()})
    for end in ends:
        joined = rolled_later(joined, end, calendar)
    return joined.drop("_claimed", "_began", "_begun")


def _years_after(start: str) -> nw.Expr:
    limit, day, end = parameter("supervision_limit_years"), nw.col(start), NO_DAY
    given = nw.coalesce(limit.expr(day), nw.lit(int(str(limit.history()[0].value))))
    for years in sorted({int(str(held.value)) for held in limit.history()}):
        later = day.dt.offset_by(f"{years}y").cast(nw.Date)
        end = nw.when(given == years).then(later).otherwise(end)
    return end
