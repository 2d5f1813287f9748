"""The two years within which labour supervision acts on what a clue reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import earliest
from wagekit.core.rest import rolled_later
from wagekit.law import parameter
from wagekit.plugins.deadline import after_years

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

LIMIT = parameter("supervision_limit_years")


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
