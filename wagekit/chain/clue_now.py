"""Clues as they stand on the day of judgement: one row each, what came later left out."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, earliest, happened, how_many, is_true, latest, not_later
from wagekit.model.clue_kinds import VERIFIED
from wagekit.model.codes import NONE

DAYS = ("accepted_on", "dispatched_on", "concluded_on")


@derived
def clue_now(clue: Frame, action: Frame, project: Frame, as_of: nw.Expr, region: nw.Expr) -> Frame:
    """`clue` with its subject, its region and the days on which it went on.

    `received_from`, `received_to`, and so for accepted, dispatched and concluded: the first and the
    last day that it can have been; null where it had not happened by `as_of`, or is not known.
    `conclusion`: null where the day of conclusion is later.
    A case that was opened is accepted (J-2), where the clue's own cell is empty; of a concluded
    clue it is then known only that it was accepted by that day.
    `to_come`: received after `as_of`. `concluded`: it has a day of conclusion. `disposed`: a
    disposition is on record. `answered`: either, or a conclusion that says something, or a case
    opened on no known day.
    """
    frame = clue.drop("_file", "_sheet", "_row").join(_opened(action), on="clue_id", how="left")
    unstated = earliest("accepted_on").is_null()
    ended = is_true(earliest("concluded_on") <= nw.coalesce(as_of, earliest("concluded_on")))
    frame = frame.with_columns(
        accepted_on=nw.when(unstated & ~ended).then("_opened_on").otherwise("accepted_on"),
        accepted_on_month=nw.when(unstated & ~ended).then("_month").otherwise("accepted_on_month"),
    )
    frame = _by_now(frame, as_of).join(_places(project), on="project_id", how="left")
    concluded = ~nw.col("concluded_from").is_null()
    by_then = concluded & nw.col("accepted_from").is_null() & ~nw.col("_opened_to").is_null()
    last = nw.min_horizontal("_opened_to", "concluded_to")
    disposed = is_true(nw.col("disposition") != NONE)
    return frame.with_columns(
        subject=nw.col("clue_id"),
        accepted_from=nw.when(by_then).then("received_from").otherwise("accepted_from"),
        accepted_to=nw.when(by_then).then(last).otherwise("accepted_to"),
        region=nw.coalesce("_region", region),
        to_come=is_true(nw.col("received_from") > as_of),
        concluded=concluded,
        disposed=disposed,
        answered=concluded
        | is_true(nw.col("conclusion").is_in(VERIFIED))
        | disposed
        | is_true(nw.col("_undated") > 0),
    ).drop("_opened_on", "_opened_to", "_month", "_undated", "_region")


def _opened(action: Frame) -> Frame:
    """`clue_id`, `_opened_on`, `_month`: when a case was first opened on a clue.

    `_opened_to`: the last day that this can have been. `_undated`: how many were on no day that is
    known.
    """
    rows = action.filter(is_true(nw.col("kind") == "case_filed"), ~nw.col("clue_id").is_null())
    first = rows.group_by("clue_id").agg(
        _from=earliest("decided_on").min(),
        _to=latest("decided_on").min(),
        _undated=how_many(earliest("decided_on").is_null()),
    )
    exact = nw.col("_from") == nw.col("_to")
    return first.with_columns(
        _opened_on=nw.when(exact).then("_from"),
        _month=nw.when(~exact).then("_from"),
        _opened_to=nw.col("_to"),
    ).drop("_from", "_to")


def _by_now(frame: Frame, as_of: nw.Expr) -> Frame:
    """What happened after `as_of` has not happened, nor had a later conclusion been reached."""
    frame = frame.with_columns(
        conclusion=nw.when(not_later("concluded_on", as_of)).then("conclusion")
    )
    frame = happened(frame, DAYS, as_of)
    for name in ("received_on", *DAYS):
        event = name.removesuffix("_on")
        last = nw.min_horizontal(latest(name), nw.coalesce(as_of, latest(name)))
        known = nw.when(~earliest(name).is_null())
        frame = frame.with_columns(
            **{f"{event}_from": earliest(name), f"{event}_to": known.then(last)}
        )
    return frame


def _places(project: Frame) -> Frame:
    regions = project.select("project_id", _region="region")
    return regions.group_by("project_id").agg(nw.col("_region").min())
