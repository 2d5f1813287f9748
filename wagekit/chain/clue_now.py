"""Clues as they stand on the day of judgement: one row each, what came later left out."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    TRUE,
    Frame,
    earliest,
    happened,
    how_many,
    is_true,
    latest,
    not_later,
)
from wagekit.model.clue_kinds import VERIFIED
from wagekit.model.codes import NONE

DAYS = ("accepted_on", "dispatched_on", "concluded_on")
OPENED = ("_opened_on", "_month", "_opened_from", "_opened_to", "_undated", "_vague")


@derived
def clue_now(clue: Frame, action: Frame, project: Frame, as_of: nw.Expr, region: nw.Expr) -> Frame:
    """`clue` with its subject, its region and the days on which it went on.

    `received_from`, `received_to`, and so for accepted, dispatched and concluded: the first and the
    last day that it can have been; null where it had not happened by `as_of`, or is not known.
    `conclusion`: null where the day of conclusion is later.
    A case that was opened is accepted (J-2), where the clue's own cell is empty; of a concluded
    clue it is then known only that it was accepted by that day. So it is where another case may
    have been opened before: one of no known day, or by an act of no stated kind.
    `to_come`: received after `as_of`. `concluded`: it has a day of conclusion. `disposed`: a
    disposition is on record. `answered`: either, or a conclusion that says something, or a case
    opened on no known day.
    """
    opened = _opened(action, as_of)
    frame = clue.drop("_file", "_sheet", "_row").join(opened, on="clue_id", how="left")
    frame = frame.with_columns(_unstated=earliest("accepted_on").is_null())
    unstated = nw.col("_unstated")
    ended = is_true(earliest("concluded_on") <= nw.coalesce(as_of, earliest("concluded_on")))
    frame = frame.with_columns(
        accepted_on=nw.when(unstated & ~ended).then("_opened_on").otherwise("accepted_on"),
        accepted_on_month=nw.when(unstated & ~ended).then("_month").otherwise("accepted_on_month"),
    )
    frame = _by_now(frame, as_of).join(_places(project), on="project_id", how="left")
    concluded = ~nw.col("concluded_from").is_null()
    vague = unstated & is_true(nw.col("_vague"))
    unknown = nw.col("accepted_from").is_null() & ~nw.col("_opened_to").is_null()
    by_then = unknown & (concluded | vague)
    first = nw.when(~concluded).then("_opened_from")
    last = nw.min_horizontal("_opened_to", "concluded_to")
    disposed = is_true(nw.col("disposition") != NONE)
    return frame.with_columns(
        subject=nw.col("clue_id"),
        accepted_from=nw.when(by_then)
        .then(nw.coalesce(first, "received_from"))
        .otherwise("accepted_from"),
        accepted_to=nw.when(by_then).then(last).otherwise("accepted_to"),
        region=nw.coalesce("_region", region),
        to_come=is_true(nw.col("received_from") > as_of),
        concluded=concluded,
        disposed=disposed,
        answered=concluded
        | is_true(nw.col("conclusion").is_in(VERIFIED))
        | disposed
        | is_true(nw.col("_undated") > 0),
    ).drop(*OPENED, "_unstated", "_region")


def _opened(action: Frame, as_of: nw.Expr) -> Frame:
    """`clue_id`, `_opened_on`, `_month`: when a case was first opened on a clue, by `as_of`.

    `_opened_from`, `_opened_to`: the days between which this was; the first null if not known, both
    where no act says that it opened one. `_undated`: how many were on no day that is known.
    `_vague`: another act on no known day, or of no stated kind, may have opened it before.
    """
    rows = action.filter(
        nw.coalesce(nw.col("kind") == "case_filed", TRUE),
        ~nw.col("clue_id").is_null(),
        not_later("decided_on", as_of),
    )
    sure, undated = ~nw.col("kind").is_null(), earliest("decided_on").is_null()
    first = rows.group_by("clue_id").agg(
        _from=earliest("decided_on").min(),
        _sure=nw.when(sure).then(earliest("decided_on")).min(),
        _to=nw.when(sure).then(latest("decided_on")).min(),
        _undated=how_many(sure & undated),
        _unknown=how_many(undated),
    )
    vague = (nw.col("_unknown") > 0) | is_true(nw.col("_from") < nw.col("_sure"))
    exact = nw.col("_sure") == nw.col("_to")
    return first.with_columns(
        _opened_on=nw.when(exact & ~vague).then("_sure"),
        _month=nw.when(~exact & ~vague).then("_sure"),
        _opened_from=nw.when(nw.col("_unknown") == 0).then("_from"),
        _opened_to=nw.col("_to"),
        _vague=vague,
    ).select("clue_id", *OPENED)


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
