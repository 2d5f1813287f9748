"""XS02: a clue lies: nobody took it up, or nothing was done after it was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear, found, ladder
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.clue_kinds import VERIFIED
from wagekit.model.text import Text
from wagekit.plugins.clue_acts import acts_of, with_acts
from wagekit.plugins.clue_frame import (
    NOT_RECEIVED,
    done_actions,
    taken_up_days,
)
from wagekit.plugins.clue_period import done_after, is_over, with_workday_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

HEURISTIC = Note(
    TRUE,
    Text(
        "（期限为启发值，非法定标准）",
        " (the period is a heuristic of this software, not a legal standard)",
    ),
)


@rule(
    "XS02",
    "clue_stuck",
    title=Text("线索滞留", "Clue stuck"),
    subject="clue",
    articles=("R5", "T10", "J-4"),
    parameters=("clue_dispatch_workdays", "clue_action_workdays"),
)
def clue_stuck(
    clue_now: Frame,
    action: Frame,
    arrears: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A clue was neither accepted nor dispatched for long, or accepted and then not acted on.

    Why it matters: whoever is asked first handles a complaint at once or forwards it (T10); a clue
    that lies is found by nobody's deadline, since no national one is known (R5).
    Found when: within ten working days of receipt it was neither accepted nor dispatched; or within
    thirty working days of acceptance nothing was done. The last day still counts.
    Not found when: it was taken up in time and then dispatched, disposed of, concluded or acted on;
    an action on the ledger entry that came from it is one; a disposition counts, and so does a
    conclusion or an action that states no day. It was received after the day of judgement.
    Assumes: both periods are heuristics. A dispatch or an action before the acceptance is none
    after it. Where there is no table of actions there was none. An empty day of acceptance means
    not accepted, but is open where the clue was answered, or acted on in time or on no known day.
    Open is also an action on the respondent in the project that names no clue.
    """
    done = done_actions(action, as_of)
    acts = acts_of(clue_now, done, arrears)
    frame = taken_up_days(clue_now)
    for start, name, end in (
        ("received", "clue_dispatch_workdays", "take"),
        ("accepted", "clue_action_workdays", "act"),
    ):
        frame = frame.with_columns(
            parameter(name).expr(nw.col(f"{start}_from")).alias(f"{end}_days")
        )
        count = nw.col(f"{end}_days")
        frame = with_workday_end(frame, start, count=count, end=end, calendar=calendar)
    frame = with_acts(frame, acts).with_columns(today=as_of)
    frame = frame.with_columns(
        untaken=_untaken(as_of), idle=_idle(as_of), never=nw.col("taken_from").is_null()
    )
    return ladder(
        frame,
        NOT_RECEIVED,
        *_found_steps(),
        *_open_steps(),
        clear("已在期限内受理、转办或处置，或期限未满", "taken up and acted on, or still in time"),
        notes=[HEURISTIC],
        evidence=[
            cite("clue", "clue_id"),
            cite("action", "action_id", frame=acts.select("project_id", "subject", "action_id")),
        ],
        parties=["respondent_id"],
    )


def _found_steps() -> Sequence[Step]:
    untaken, idle = is_true(nw.col("untaken")), is_true(nw.col("idle"))
    return (
        found(
            untaken & nw.col("never"),
            "线索于{received_on:day}收到，超过{take_days}个工作日（至{take_to}），至{today}没有受理或转办的记录",
            "the clue was received on {received_on:day}; {take_days} working days ended on"
            " {take_to}, and by {today} neither acceptance nor dispatch is on record",
            ask=["clue_acceptance", "clue_transfer"],
        ),
        found(
            untaken,
            "线索于{received_on:day}收到，超过{take_days}个工作日（至{take_to}），{taken_from}才受理或转办",
            "the clue was received on {received_on:day}; {take_days} working days ended on"
            " {take_to}, and it was accepted or dispatched on {taken_from}",
            ask=["clue_acceptance", "clue_transfer"],
        ),
        found(
            idle & nw.col("acted_from").is_null(),
            "线索于{accepted_on:day}受理，超过{act_days}个工作日（至{act_to}），至{today}没有处置记录",
            "the clue was accepted on {accepted_on:day}; {act_days} working days ended on"
            " {act_to}, and by {today} nothing done on it is on record",
            ask=["clue_handling"],
        ),
        found(
            idle,
            "线索于{accepted_on:day}受理，超过{act_days}个工作日（至{act_to}），{acted_from}才有处置记录",
            "the clue was accepted on {accepted_on:day}; {act_days} working days ended on"
            " {act_to}, and the first that was done on it is of {acted_from}",
            ask=["clue_handling"],
        ),
    )


def _open_steps() -> Sequence[Step]:
    untaken, idle = nw.col("untaken").is_null(), nw.col("idle").is_null()
    return (
        cannot_tell(
            untaken & nw.col("received_from").is_null(),
            "线索的收到日期未知，是否及时受理或转办无法判断",
            "when the clue was received is not known, nor whether it was taken up in time",
            ask=["clue_receipt", "clue_acceptance"],
        ),
        cannot_tell(
            untaken,
            "线索于{received_on:day}收到，受理日期没有记载或者不确切，是否及时受理或转办无法判断",
            "the clue was received on {received_on:day}; when it was accepted is not stated, or not"
            " exactly, nor therefore whether it was taken up in time",
            ask=["clue_acceptance", "clue_transfer"],
        ),
        cannot_tell(
            idle & (nw.col("unnamed") > 0),
            "线索于{accepted_on:day}受理，对被投诉单位有{unnamed}条处置记录没有写明线索，是否为本线索的处置未知",
            "the clue was accepted on {accepted_on:day}; {unnamed} actions on the respondent name"
            " no clue, so that it is not known whether they are on this one",
            ask=["clue_handling"],
        ),
        cannot_tell(
            idle,
            "线索于{accepted_on:day}受理，处置的日期没有记载或者不确切，是否及时处置无法判断",
            "the clue was accepted on {accepted_on:day}; when something was done on it is not"
            " stated, or not exactly, nor therefore whether that was in time",
            ask=["clue_handling", "clue_acceptance"],
        ),
    )


def _untaken(as_of: nw.Expr) -> nw.Expr:
    """Whether the clue was not taken up in time."""
    taken, lies = done_after("taken", "take"), is_over("take", as_of)
    in_time = is_true(~done_after("concluded", "take"))
    acted = ~nw.col("first_act_from").is_null() & ~is_true(done_after("first_act", "take"))
    acted |= nw.col("undated") > 0
    implied = nw.col("answered") | acted
    # An answer, or an action, shows that somebody accepted the clue, and not when.
    unstated = implied & nw.col("accepted_from").is_null()
    late = nw.when(nw.col("taken_from").is_null()).then(lies).otherwise(taken)
    open_ = nw.when(unstated & ~is_true(~late)).then(UNKNOWN).otherwise(late)
    return nw.when(in_time).then(FALSE).otherwise(open_)


def _idle(as_of: nw.Expr) -> nw.Expr:
    """Whether nothing was done in time after the clue was accepted; not accepted is false."""
    late = done_after("acted", "act")
    late = nw.when(nw.col("acted_from").is_null()).then(is_over("act", as_of)).otherwise(late)
    undated = is_true(nw.col("conclusion").is_in(VERIFIED)) & ~nw.col("concluded")
    counts = nw.col("disposed") | undated | (nw.col("undated_acts") > 0)
    unnamed = nw.col("unnamed") > 0
    late = nw.when(unnamed & ~is_true(~late)).then(UNKNOWN).otherwise(late)
    accepted = ~nw.col("accepted_from").is_null()
    return nw.when(accepted & ~counts).then(late).otherwise(FALSE)
