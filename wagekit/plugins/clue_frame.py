"""Clues as the rules on their handling look at them: one row each, what came later left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import not_applicable
from wagekit.core.logic import earliest, is_true, latest
from wagekit.model.clue_kinds import ELSEWHERE, NOT_WAGES, VERIFIED
from wagekit.model.codes import NONE

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

HANDED_ON = ("transferred", "guided", "rejected")
"""Dispositions after which somebody else handles it, or nobody."""
DAYS = ("accepted_on", "dispatched_on", "concluded_on")

NOT_RECEIVED = not_applicable(
    nw.col("to_come"),
    "研判日以后才收到的线索",
    "a clue received after the day of judgement",
)
NOT_SUPERVISION = not_applicable(
    is_true(nw.col("kind").is_in(NOT_WAGES)) | is_true(nw.col("routed_to").is_in(ELSEWHERE)),
    "不属于劳动保障监察受理的事项，或者由其他部门承办",
    "no matter for labour supervision, or handled by another office",
)


def clues(clue: Frame, action: Frame, project: Frame, *, as_of: nw.Expr, region: nw.Expr) -> Frame:
    """Every clue with its subject, its region and the days on which it went on.

    `received_from`, `received_to`, and so for accepted, dispatched and concluded: the first and the
    last day that it can have been; null where it had not happened by `as_of`, or is not known.
    A case that was opened is accepted (J-2), whatever the clue's own cell says.
    `to_come`: received after `as_of`. `concluded`: it has a day of conclusion. `answered`: that, or
    a conclusion that says something, or a disposition, or a case opened on no known day.
    """
    frame = clue.drop("_file", "_sheet", "_row").join(_opened(action), on="clue_id", how="left")
    unstated = earliest("accepted_on").is_null()
    frame = frame.with_columns(
        accepted_on=nw.when(unstated).then("_opened_on").otherwise("accepted_on"),
        accepted_on_month=nw.when(unstated).then("_month").otherwise("accepted_on_month"),
    )
    frame = _by_now(frame, as_of).join(_places(project), on="project_id", how="left")
    concluded = ~nw.col("concluded_from").is_null()
    return frame.with_columns(
        subject=nw.col("clue_id"),
        region=nw.coalesce("_region", region),
        to_come=is_true(nw.col("received_from") > as_of),
        concluded=concluded,
        answered=concluded
        | is_true(nw.col("conclusion").is_in(VERIFIED))
        | disposed()
        | is_true(nw.col("_undated") > 0),
    ).drop("_opened_on", "_month", "_undated", "_region")


def taken_up_days(frame: Frame) -> Frame:
    """`frame` with `taken_from` and `taken_to`: when the clue was accepted or dispatched first."""
    return frame.with_columns(
        taken_from=nw.min_horizontal("accepted_from", "dispatched_from"),
        taken_to=nw.min_horizontal("accepted_to", "dispatched_to"),
    )


def disposed() -> nw.Expr:
    """Whether a disposition is on record; never null."""
    return is_true(nw.col("disposition") != NONE)


def done_actions(action: Frame, as_of: nw.Expr) -> Frame:
    """The actions up to `as_of`, with `day_from` and `day_to`: null where they state no day."""
    names = ("decided_on", "served_on", "done_on")
    dated = action.with_columns(
        day_from=nw.coalesce(*(earliest(name) for name in names)),
        day_to=nw.coalesce(*(latest(name) for name in names)),
    )
    return dated.filter(~is_true(nw.col("day_from") > as_of))


def how_many(condition: nw.Expr) -> nw.Expr:
    """In a group: how many of its rows meet the condition."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


def _opened(action: Frame) -> Frame:
    """`clue_id`, `_opened_on`, `_month`: when a case was first opened on a clue.

    `_undated`: how many were on no day that is known.
    """
    rows = action.filter(is_true(nw.col("kind") == "case_filed"), ~nw.col("clue_id").is_null())
    first = rows.group_by("clue_id").agg(
        _from=earliest("decided_on").min(),
        _to=latest("decided_on").min(),
        _undated=how_many(earliest("decided_on").is_null()),
    )
    exact = nw.col("_from") == nw.col("_to")
    return first.with_columns(
        _opened_on=nw.when(exact).then("_from"), _month=nw.when(~exact).then("_from")
    ).drop("_from", "_to")


def with_case_closed(frame: Frame, done: Frame) -> Frame:
    """`frame`; where a clue states no day of conclusion, that on which its case was closed.

    `closing_id`: the action that closed it. `closed_undated`: one did, on no day that is known.

    Args:
        frame: what `clues` gives.
        done: what `done_actions` gives.
    """
    rows = done.filter(is_true(nw.col("kind") == "case_closed"), ~nw.col("clue_id").is_null())
    last = rows.filter(nw.col("day_from") == nw.col("day_from").max().over("clue_id"))
    closed = last.group_by("clue_id").agg(
        closing_id=nw.col("action_id").max(), _from=nw.col("day_from").max(),
        _to=nw.col("day_to").max(),
    )  # fmt: skip
    undated = rows.filter(nw.col("day_from").is_null()).group_by("clue_id").agg(_undated=nw.len())
    joined = frame.join(closed, on="clue_id", how="left").join(undated, on="clue_id", how="left")
    days = {"_from": "concluded_from", "_to": "concluded_to"}
    exact = nw.when(nw.col("_from") == nw.col("_to")).then("_from")
    known = {name: nw.when(~nw.col("concluded")).then(day).otherwise(name)
             for day, name in days.items()}  # fmt: skip
    return joined.with_columns(
        **known,
        concluded_on=nw.when(~nw.col("concluded")).then(exact).otherwise("concluded_on"),
        concluded_on_month=nw.when(~nw.col("concluded"))
        .then("_from")
        .otherwise("concluded_on_month"),
        concluded=nw.col("concluded") | ~nw.col("_from").is_null(),
        answered=nw.col("answered") | ~nw.col("_from").is_null() | ~nw.col("_undated").is_null(),
        closed_undated=~nw.col("_undated").is_null(),
    ).drop("_from", "_to", "_undated")


def _by_now(frame: Frame, as_of: nw.Expr) -> Frame:
    """What happened after `as_of` has not happened."""
    for name in DAYS:
        now = nw.when(~is_true(earliest(name) > as_of))
        frame = frame.with_columns(
            **{name: now.then(name), f"{name}_month": now.then(f"{name}_month")}
        )
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


def by_clue(rows: Frame, key: str, frame: Frame) -> Frame:
    """The rows that name a clue of `frame`, as evidence on it; `key` has their keys."""
    places = frame.select("clue_id", "project_id", subject=nw.col("clue_id"))
    return rows.select("clue_id", key).join(places, on="clue_id").drop("clue_id")
