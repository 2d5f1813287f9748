"""What the rules on the handling of clues share: steps, and what was done on a clue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Step, cannot_tell, not_applicable
from wagekit.core.logic import earliest, happened, how_many, is_true, latest
from wagekit.model.clue_kinds import ELSEWHERE, NOT_WAGES

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

HANDED_ON = ("transferred", "guided", "rejected")
"""Dispositions after which somebody else handles it, or nobody."""

STAGES = ("decided_on", "served_on", "done_on")
"""The days of an action, in their order."""

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


def of_unknown_kind(matters: nw.Expr) -> Step:
    """The step for a clue of which nobody says what it is about, where that `matters`."""
    unsaid = nw.col("kind").is_null() | is_true(nw.col("kind") == "unknown")
    return cannot_tell(
        unsaid & is_true(matters),
        "线索的性质未知，可能不是反映工资的线索，期限是否适用无法判断（收到：{received_on:day}）",
        "what the clue (received on {received_on:day}) is about is not known; it may not be about"
        " wages, and whether the period applies cannot be told",
        ask=["clue_verification"],
    )


def taken_up_days(frame: Frame) -> Frame:
    """`frame` with `taken_from` and `taken_to`: when the clue was accepted or dispatched first."""
    return frame.with_columns(
        taken_from=nw.min_horizontal("accepted_from", "dispatched_from"),
        taken_to=nw.min_horizontal("accepted_to", "dispatched_to"),
    )


def done_actions(action: Frame, as_of: nw.Expr) -> Frame:
    """The actions up to `as_of`, with `day_from` and `day_to`: null where they state no day.

    What of an action came later has not happened.
    """
    dated = action.with_columns(
        day_from=nw.coalesce(*(earliest(name) for name in STAGES)),
        day_to=nw.coalesce(*(latest(name) for name in STAGES)),
    )
    done = dated.filter(~is_true(nw.col("day_from") > as_of))
    return happened(done, STAGES, as_of)


def with_case_closed(frame: Frame, done: Frame) -> Frame:
    """`frame`; where a clue states no day of conclusion, that on which its case was closed.

    `closing_id`: the action that closed it. `closed_undated`: one did, on no day that is known.
    `untold`: an action on it of no stated kind may have; `untold_from`: the first day on which one
    can have been, null if that is not known.

    Args:
        frame: what `clue_now` gives, or more of it.
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
    joined = joined.join(_untold(done), on="clue_id", how="left")
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
        closing_id=nw.coalesce("closing_id", "_untold_id"),
        untold=~nw.col("_untold_id").is_null(),
    ).drop("_from", "_to", "_undated", "_untold_id")


def _untold(done: Frame) -> Frame:
    """`clue_id`, `_untold_id`, `untold_from`: of the actions on a clue that state no kind."""
    rows = done.filter(nw.col("kind").is_null(), ~nw.col("clue_id").is_null())
    counted = rows.group_by("clue_id").agg(
        _untold_id=nw.col("action_id").min(),
        _first=nw.col("day_from").min(),
        _undated=how_many(nw.col("day_from").is_null()),
    )
    first = nw.when(nw.col("_undated") == 0).then("_first")
    return counted.with_columns(untold_from=first).drop("_first", "_undated")


def by_clue(rows: Frame, key: str, frame: Frame) -> Frame:
    """The rows that name a clue of `frame`, as evidence on it; `key` has their keys."""
    places = frame.select("clue_id", "project_id", subject=nw.col("clue_id"))
    return rows.select("clue_id", key).join(places, on="clue_id").drop("clue_id")
