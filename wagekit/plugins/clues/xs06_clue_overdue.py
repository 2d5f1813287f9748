"""XS06: a clue was not concluded in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import TRUE, UNKNOWN, Frame, earliest, is_true, latest
from wagekit.core.rest import rolled_later
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.clue_frame import (
    NOT_RECEIVED,
    NOT_SUPERVISION,
    done_actions,
    of_unknown_kind,
    with_case_closed,
)
from wagekit.plugins.clue_period import done_after, is_over, with_workday_end
from wagekit.plugins.deadline import after_regional_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

LOCAL = "regional_conclusion_days"
SHORTER = Note(
    is_true(nw.col("local_to") < nw.col("normal_to")) & nw.col("statutory"),
    Text(
        "（当地规定为{local_days}日，至{local_to}，短于全国规定，其适用待法制确认）",
        " (the region gives {local_days} days, to {local_to}, which is shorter; whether that"
        " applies is for the legal officers)",
    ),
)


@rule(
    "XS06",
    "clue_overdue",
    title=Text("线索办理超期", "Clue overdue"),
    subject="clue",
    articles=("R5", "J-6", "HE-J19", "JS-44", "GZ-17"),
    parameters=("investigation_workdays", "investigation_extension_workdays", LOCAL),
)
def clue_overdue(
    clue_now: Frame,
    action: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A clue was not concluded by its term, or within the period of an investigation.

    Why it matters: an investigation ends sixty working days after the case was opened, and ninety
    where its extension was approved (J-6); the clue's own term stands where one was set (R5).
    Found when: the term that the clue states is over and it was not concluded by then; where none
    is stated, ninety working days after acceptance. The last day still counts.
    Not found when: it was concluded, or its case was closed, in time, or the time still runs.
    Without a stated term it is also not found while it is not accepted, or where it is about
    project money or another office handles it.
    Assumes: a stated term is as stated and does not move over rest. Between the sixtieth and the
    ninetieth working day it is open, since an extension may have been approved. A region's shorter
    period (Hebei, Jiangsu and Guizhou count days) is told and does not decide. Where it is not
    known when an answered clue was accepted, it is clear only if sixty working days from receipt
    were kept. A case that was closed is concluded, where the clue states no day of its own; closed
    on no known day, it is open. So it is where an act on the clue, of no stated kind, may have
    closed it, or opened it. An approved suspension is not in the data. A clue of which nobody says
    what it is about is open, unless a term is stated.
    """
    frame = with_case_closed(clue_now, done_actions(action, as_of))
    frame = _with_ends(frame, calendar).with_columns(today=as_of)
    return ladder(
        frame,
        NOT_RECEIVED,
        *_by_the_stated_term(as_of),
        NOT_SUPERVISION,
        *_by_the_statutory_period(as_of),
        notes=[SHORTER],
        evidence=[cite("clue", "clue_id"), cite("action", "closing_id")],
        parties=["respondent_id"],
        law_in="region",
    )


def _with_ends(frame: Frame, calendar: Frame) -> Frame:
    """The last days: `term` (stated), `normal`, `longest`, `at_least` (of receipt), `local_to`."""
    normal = parameter("investigation_workdays").expr(nw.col("accepted_from"))
    more = parameter("investigation_extension_workdays").expr(nw.col("accepted_from"))
    since_receipt = parameter("investigation_workdays").expr(nw.col("received_from"))
    frame = frame.with_columns(normal_days=normal, more_days=more)
    for start, end, count in (
        ("accepted", "normal", normal),
        ("accepted", "longest", normal + more),
        ("received", "at_least", since_receipt),
    ):
        frame = with_workday_end(frame, start, count=count, end=end, calendar=calendar)
    local, place = parameter(LOCAL), nw.col("region")
    frame = frame.with_columns(
        term_from=earliest("due_on"),
        term_to=latest("due_on"),
        statutory=earliest("due_on").is_null(),
        local_days=local.expr(nw.col("accepted_to"), region=place),
        local_to=after_regional_days(nw.col("accepted_to"), local, region=place),
    )
    return rolled_later(frame, "local_to", calendar)


def _late(end: str, as_of: nw.Expr) -> nw.Expr:
    """Whether the clue was concluded after `end`, or is not and that is over (Kleene)."""
    over = is_over(end, as_of)
    untold = nw.col("untold") & ~is_true(nw.col("untold_from") > nw.col(f"{end}_to"))
    perhaps = nw.col("closed_undated") | untold
    unfinished = nw.when(perhaps & is_true(over)).then(UNKNOWN).otherwise(over)
    return nw.when("concluded").then(done_after("concluded", end)).otherwise(unfinished)


def _perhaps_closed(when: nw.Expr) -> Step:
    return cannot_tell(
        when & nw.col("untold") & ~nw.col("concluded"),
        "至{today}没有该线索办结的记录（收到：{received_on:day}，受理：{accepted_on:day}，办理期限：{due_on:day}），"
        "另有没有写明种类的处置记录，是否为结案未知",
        "by {today} no conclusion of the clue is on record (received {received_on:day}, accepted"
        " {accepted_on:day}, term {due_on:day}); an act on it of no stated kind may have closed its"
        " case",
        ask=["clue_handling"],
    )


def _by_the_stated_term(as_of: nw.Expr) -> Sequence[Step]:
    stated, late = ~nw.col("statutory"), _late("term", as_of)
    return (
        found(
            stated & is_true(late) & nw.col("concluded"),
            "线索的办理期限为{due_on:day}，{concluded_on:day}才办结",
            "the clue was to be concluded by {due_on:day} and was on {concluded_on:day}",
            ask=["clue_extension", "clue_handling"],
        ),
        found(
            stated & is_true(late),
            "线索的办理期限为{due_on:day}，至{today}没有办结的记录",
            "the clue was to be concluded by {due_on:day}; by {today} no conclusion is on record",
            ask=["clue_extension", "clue_handling"],
        ),
        clear_when(stated & is_true(~late), "在办理期限内", "within its term"),
        _perhaps_closed(stated),
        cannot_tell(
            stated,
            "线索的办理期限或办结日期不确切（期限：{due_on:day}，办结：{concluded_on:day}），"
            "是否超期无法判断",
            "the term or the day of conclusion is not exactly known (term {due_on:day}, concluded"
            " {concluded_on:day}), nor therefore whether it was kept",
            ask=["clue_receipt", "clue_handling"],
        ),
    )


def _by_the_statutory_period(as_of: nw.Expr) -> Sequence[Step]:
    unaccepted, longest = nw.col("accepted_from").is_null(), _late("longest", as_of)
    known = ~nw.col("received_from").is_null()
    return (
        clear_when(
            unaccepted & ~nw.col("answered") & ~nw.col("untold") & known,
            "尚未受理，调查期限没有起算",
            "not accepted, so that no period runs yet",
        ),
        clear_when(
            is_true(~_late("normal", as_of)) | (unaccepted & is_true(~_late("at_least", as_of))),
            "在调查期限内",
            "within the period of an investigation",
        ),
        cannot_tell(
            unaccepted,
            "线索没有受理日期（收到：{received_on:day}，办结：{concluded_on:day}），是否超期无法判断",
            "when the clue was accepted is not stated (received {received_on:day}, concluded"
            " {concluded_on:day}), nor therefore whether the period was kept",
            ask=["clue_acceptance"],
        ),
        of_unknown_kind(longest),
        found(
            is_true(longest) & nw.col("concluded"),
            "线索于{accepted_on:day}受理，应于{normal_to}前办结，即使经批准延长{more_days}个工作日"
            "也应于{longest_to}前办结，{concluded_on:day}才办结",
            "the clue was accepted on {accepted_on:day}, to be concluded by {normal_to}, or by"
            " {longest_to} with the longest extension, and was on {concluded_on:day}",
            ask=["clue_extension", "clue_handling"],
        ),
        found(
            is_true(longest),
            "线索于{accepted_on:day}受理，应于{normal_to}前办结，即使经批准延长{more_days}个工作日"
            "也应于{longest_to}前办结，至{today}没有办结的记录",
            "the clue was accepted on {accepted_on:day}, to be concluded by {normal_to}, or by"
            " {longest_to} with the longest extension; by {today} no conclusion is on record",
            ask=["clue_extension", "clue_handling"],
        ),
        _perhaps_closed(TRUE),
        cannot_tell(
            TRUE,
            "线索于{accepted_on:day}受理，{normal_days}个工作日至{normal_to}，可能已超过；是否经批准延长"
            "（至{longest_to}）或者日期是否确切未知",
            "the clue was accepted on {accepted_on:day} and {normal_days} working days end on"
            " {normal_to}, which may be past; whether an extension (to {longest_to}) was approved,"
            " or the exact days, are not known",
            ask=["clue_extension", "clue_acceptance"],
        ),
    )
