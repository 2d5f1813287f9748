"""XS01: a clue was accepted later than within five working days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    Note,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.core.rest import rolled_later
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.clue_acts import acts_of, with_handling_in_time
from wagekit.plugins.clue_frame import (
    NOT_RECEIVED,
    NOT_SUPERVISION,
    done_actions,
    of_unknown_kind,
)
from wagekit.plugins.clue_period import BOUNDS, done_after, is_over, with_workday_end
from wagekit.plugins.deadline import after_regional_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

REGIONAL = "regional_case_decision_days"
SHORTER = Note(
    is_true(nw.col("due_to") < nw.col("national_to")),
    Text(
        "（按当地规定的较短期限计算；全国规定为{workdays}个工作日，至{national_to}，两者的适用待法制确认）",
        " (counted by the region's shorter period; the national {workdays} working days end on"
        " {national_to}; which of them applies is for the legal officers)",
    ),
)
DISPATCHED = Note(
    is_true(nw.col("dispatched_from") > nw.col("received_from")),
    Text("（该线索于{dispatched_on:day}转办）", " (the clue was forwarded on {dispatched_on:day})"),
)


@rule(
    "XS01",
    "clue_accepted_late",
    title=Text("线索受理超期", "Clue accepted late"),
    subject="clue",
    articles=("R5", "J-2", "J-3", "HE-J18", "GZ-16"),
    parameters=("complaint_accept_workdays", REGIONAL, "regional_case_decision_workdays"),
)
def clue_accepted_late(
    clue_now: Frame,
    action: Frame,
    arrears: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A clue was not accepted within five working days of its receipt.

    Why it matters: a valid complaint is accepted, and so opened as a case, within five working days
    (J-2); the investigation's own period runs from then (J-6). No national time limit of the clue
    platform is known, and this one stands in for it (R5).
    Found when: it was accepted after the fifth working day, or is not accepted and that day is
    past. The last day still counts, and the day of receipt does not. A region's shorter period goes
    first (Guizhou five days, Hebei seven, moved later over rest), and the reason says so.
    Not found when: it was accepted, opened as a case or concluded in time; it was refused; it is
    about project money, or another office handles it; it was received after the day of judgement.
    Assumes: the days run from receipt, whoever received it; a later dispatch is told. An empty day
    of acceptance means that it was not accepted, but is open where the clue was concluded, or an
    inquiry or an order that names it was made in time. So it is where a case was opened on no
    known day, or an act that names the clue, of no stated kind, may have opened one in time. A
    region's longer period (Jiangsu) gives nobody more time. A clue of which nobody says what it is
    about is open.
    """
    done = done_actions(action, as_of)
    acts = acts_of(clue_now, done, arrears)
    frame = _with_end(clue_now, calendar).with_columns(today=as_of)
    frame = with_handling_in_time(frame, acts)
    unaccepted = nw.col("accepted_from").is_null()
    concluded_late = done_after("concluded", "due")
    return ladder(
        frame,
        NOT_RECEIVED,
        NOT_SUPERVISION,
        not_applicable(
            unaccepted & is_true(nw.col("disposition") == "rejected"),
            "该线索不予受理",
            "the clue was refused",
        ),
        cannot_tell(
            nw.col("received_from").is_null(),
            "线索的收到日期未知，受理是否超期无法判断（受理日期：{accepted_on:day}）",
            "when the clue was received is not known, nor therefore whether it was accepted in time"
            " (accepted: {accepted_on:day})",
            ask=["clue_receipt", "clue_acceptance"],
        ),
        of_unknown_kind(done_after("accepted", "due")),
        found(
            is_true(done_after("accepted", "due")),
            "线索于{received_on:day}收到，应于{due_to}前受理，{accepted_on:day}才受理",
            "the clue was received on {received_on:day}, to be accepted by {due_to}, and accepted"
            " on {accepted_on:day}",
            ask=["clue_receipt", "clue_acceptance"],
        ),
        clear_when(
            is_true(~done_after("accepted", "due")) | is_true(~concluded_late),
            "在期限内受理",
            "accepted in time",
        ),
        clear_when(
            unaccepted & is_true(~is_over("due", as_of)), "受理期限未满", "the period still runs"
        ),
        *_perhaps_opened(),
        cannot_tell(
            unaccepted & nw.col("concluded"),
            "线索于{received_on:day}收到，已办结，但没有受理日期",
            "the clue was received on {received_on:day} and is concluded; when it was accepted"
            " is not stated",
            ask=["clue_acceptance"],
        ),
        cannot_tell(
            unaccepted & (nw.col("actions") > 0),
            "线索于{received_on:day}收到，期限内对该线索有{actions}条处置记录，但没有受理日期",
            "the clue was received on {received_on:day} and {actions} actions on it in time are on"
            " record; when it was accepted is not stated",
            ask=["clue_acceptance"],
        ),
        of_unknown_kind(unaccepted & is_over("due", as_of)),
        found(
            unaccepted & is_true(is_over("due", as_of)),
            "线索于{received_on:day}收到，应于{due_to}前受理，至{today}仍没有受理的记录",
            "the clue was received on {received_on:day}, to be accepted by {due_to}; by {today} no"
            " acceptance is on record",
            ask=["clue_acceptance"],
        ),
        cannot_tell(
            TRUE,
            "线索的收到或受理日期不确切（收到：{received_on:day}，受理：{accepted_on:day}），"
            "受理是否超期无法判断",
            "the days are not exactly known (received {received_on:day}, accepted"
            " {accepted_on:day}), nor therefore whether the clue was accepted in time",
            ask=["clue_receipt", "clue_acceptance"],
        ),
        notes=[DISPATCHED, SHORTER],
        evidence=[
            cite("clue", "clue_id"),
            cite("action", "action_id", frame=acts.select("project_id", "subject", "action_id")),
        ],
        parties=["respondent_id"],
        law_in="region",
    )


def _perhaps_opened() -> Sequence[Step]:
    return (
        cannot_tell(
            nw.col("undated_cases") > 0,
            "线索于{received_on:day}收到，应于{due_to}前受理；该线索有立案记录，立案日期没有记载，是否在期限内未知",
            "the clue was received on {received_on:day}, to be accepted by {due_to}; a case was"
            " opened on it, and the day is not stated, nor therefore whether that was in time",
            ask=["clue_acceptance"],
        ),
        cannot_tell(
            nw.col("untold") > 0,
            "线索于{received_on:day}收到，应于{due_to}前受理；期限内对该线索有{untold}条没有写明种类的"
            "处置记录，是否为立案未知",
            "the clue was received on {received_on:day}, to be accepted by {due_to};"
            " {untold:act|acts} on it in time, of no stated kind, may have opened a case",
            ask=["clue_handling", "clue_acceptance"],
        ),
    )


def _with_end(frame: Frame, calendar: Frame) -> Frame:
    """`national`, and `due`, the shorter of it and the region's, each with `_from` and `_to`."""
    count = parameter("complaint_accept_workdays").expr(nw.col("received_from"))
    frame = frame.with_columns(workdays=count)
    count = nw.col("workdays")
    frame = with_workday_end(frame, "received", count=count, end="national", calendar=calendar)
    limit = parameter(REGIONAL)
    for bound in BOUNDS:
        frame = frame.with_columns(
            _local=after_regional_days(nw.col(f"received_{bound}"), limit, region=nw.col("region"))
        )
        frame = rolled_later(frame, "_local", calendar)
        shorter = nw.min_horizontal("_local", f"national_{bound}")
        frame = frame.with_columns(shorter.alias(f"due_{bound}"))
    return frame.drop("_local")
