"""XS07: a clue came more than two years after the last of its wages fell due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, ladder, not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, how_many, is_true, month_begins
from wagekit.core.rule import rule
from wagekit.model.clue_kinds import NOT_WAGES
from wagekit.model.text import Text
from wagekit.plugins.clue_earlier import discoveries, with_discovery
from wagekit.plugins.clue_frame import NOT_RECEIVED, done_actions, of_unknown_kind
from wagekit.plugins.clue_ledger import entries_of
from wagekit.plugins.clue_limit import with_last_claimed, with_limit
from wagekit.plugins.clue_same import other_clues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step


@rule(
    "XS07",
    "outside_time_limit",
    title=Text("线索可能超过查处时效", "Clue outside the time limit"),
    subject="clue",
    articles=("J-9", "J-3"),
    parameters=("supervision_limit_years",),
)
def outside_time_limit(
    clue_now: Frame,
    claimant: Frame,
    claimed: Frame,
    clue_wage: Frame,
    wage_line: Frame,
    arrears_now: Frame,
    addressed_action: Frame,
    project: Frame,
    calendar: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """A clue came more than two years after the last of its wages fell due, and all is paid.

    Why it matters: labour supervision no longer acts on what nobody discovered or reported for two
    years after it ended (J-9); such a complaint is refused in writing (J-3). Arbitration and the
    court have limits of their own.
    Found when: from the last due day of the clue's wages to its receipt lie more than two years,
    and nothing of these wages is unpaid. The same day two years later is in time, and a day of rest
    moves it later.
    Not found when: it came within two years; an earlier clue on the same arrears did, or an entry
    of the ledger or an action on the respondent in the project shows that they were discovered,
    once the first of them was due; the works, or what is claimed, began within two years of
    receipt, or the last month claimed lies in them; it is about project money.
    Assumes: the wages are those of the claimants who are known by id, number or name, in the months
    they claim, else of the respondent in the project. While a claimant has no line, or any is
    unpaid, or may be, it is open, since it is disputed whether arrears that go on end at all. A
    month without a pay day fell due by the end of the next; so did the last month claimed, where no
    line is of it. The same arrears are those of the same respondent and project, or of one person
    in one project; a clue, entry or action that names no project or firm, or the owner or general
    contractor, may be on them. A clue of which nobody says what it is about is open.
    """
    done = done_actions(addressed_action, as_of)
    entries, others = entries_of(clue_now, arrears_now), other_clues(clue_now, claimed, project)
    shown = discoveries(clue_now, others, entries, arrears_now, done, project)
    frame = _with_wages(clue_now, clue_wage)
    frame = _with_unlined(frame, claimed, clue_wage)
    frame = with_last_claimed(frame, claimant, clue_wage, wage_line, calendar)
    frame = with_limit(frame, claimant, project, calendar)
    frame = with_discovery(frame, shown)
    frame = frame.with_columns(late=_late())
    return ladder(
        frame,
        NOT_RECEIVED,
        not_applicable(
            is_true(nw.col("kind").is_in(NOT_WAGES)),
            "不是反映工资的线索",
            "not a clue on wages",
        ),
        *_steps(),
        evidence=[
            cite("clue", "clue_id"),
            cite("clue", "other_id", frame=others),
            cite("payroll", "payroll_id", frame=_lines(clue_now, clue_wage)),
            cite("arrears", "entry_id", frame=entries),
        ],
        parties=["respondent_id"],
        amount="amount_left",
    )


def _steps() -> Sequence[Step]:
    late = nw.col("late")
    return (
        cannot_tell(
            nw.col("received_from").is_null(),
            "线索的收到日期未知，是否在两年以内无法判断",
            "when the clue was received is not known, nor whether that was within two years",
            ask=["clue_receipt"],
        ),
        clear_when(is_true(~late), "在两年以内", "within two years"),
        clear_when(
            is_true(nw.col("discovered")),
            "两年以内已有举报投诉或者已被发现",
            "reported or discovered within two years",
        ),
        cannot_tell(
            nw.col("lines").is_null(),
            "线索于{received_on:day}收到，资料没有所涉工资的记录，最后应付日未知，是否在两年以内无法判断",
            "the clue was received on {received_on:day}; the data hold none of its wages, so that"
            " their last due day is not known, nor whether that was within two years",
            ask=["wage_sheet", "claimant_list", "earlier_complaints"],
        ),
        cannot_tell(
            late.is_null(),
            "线索于{received_on:day}收到，所涉工资的最后应付日（{last_from}至{last_to}之间）"
            "或者收到日期不确切，是否在两年以内无法判断",
            "the clue was received on {received_on:day}; the last due day of its wages (from"
            " {last_from} to {last_to}) or that of receipt is not exact, so that it is not known"
            " whether it was within two years",
            ask=["pay_day_terms", "clue_receipt"],
        ),
        cannot_tell(
            nw.col("left") > 0,
            "线索于{received_on:day}收到，所涉工资的最后应付日为{last_to}，已超过两年，"
            "尚有{amount_left:yuan}元未付，拖欠是否仍在继续存在争议",
            "the clue was received on {received_on:day}, more than two years after the last due day"
            " {last_to} of its wages; {amount_left:yuan} yuan are unpaid, and whether the arrears"
            " go on is disputed",
            ask=["wage_payment_proof", "earlier_complaints"],
        ),
        cannot_tell(
            (nw.col("open") > 0) | nw.col("ledger_open") | nw.col("unsheeted"),
            "线索于{received_on:day}收到，所涉工资的最后应付日为{last_to}，已超过两年，"
            "工资是否已全部付清未知",
            "the clue was received on {received_on:day}, more than two years after the last due day"
            " {last_to} of its wages; whether all is paid is not known",
            ask=["wage_payment_proof", "earlier_complaints"],
        ),
        cannot_tell(
            nw.col("unlined") > 0,
            "线索于{received_on:day}收到，资料所载工资的最后应付日为{last_to}，已超过两年；"
            "有{unlined}名投诉人没有工资记录，其工资的应付日和是否付清未知",
            "the clue was received on {received_on:day}, more than two years after the last due day"
            " {last_to} of the wages on record; of {unlined} of its claimants the data hold none,"
            " so that it is not known when theirs were due, nor whether they are paid",
            ask=["claimant_list", "wage_sheet"],
        ),
        cannot_tell(
            nw.col("discovered").is_null(),
            "线索于{received_on:day}收到，距所涉工资的最后应付日{last_to}已超过两年，"
            "另有线索或处置记录，其日期不确切，或者是否针对同一欠薪不明",
            "the clue was received on {received_on:day}, more than two years after the last due day"
            " {last_to} of its wages; of another clue or action the day is not exact, or it is not"
            " known whether it was on them",
            ask=["earlier_complaints"],
        ),
        of_unknown_kind(TRUE),
        found(
            TRUE,
            "线索于{received_on:day}收到，距所涉工资的最后应付日{last_to}已超过两年（至{limit_to}），"
            "没有此前举报投诉或者被发现的记录，工资已付清",
            "the clue was received on {received_on:day}, more than two years (to {limit_to}) after"
            " the last due day {last_to} of its wages; no earlier report or discovery is on record,"
            " and the wages are paid",
            ask=["earlier_complaints", "wage_payment_proof"],
        ),
    )


def _with_wages(frame: Frame, clue_wage: Frame) -> Frame:
    """`lines`, `open`, `left` (fen); `first_due`, `first_due_to`, `last_from`, `last_to`.

    The days between which the first of the lines fell due, and those of the last.
    """
    owed, due_from = nw.col("owed"), nw.coalesce(nw.col("due_from"), month_begins("month"))
    sums = clue_wage.group_by("clue_id").agg(
        lines=nw.len(),
        open=how_many(owed.is_null()),
        left=nw.when(owed > 0).then(owed).otherwise(nw.lit(0)).sum().cast(nw.Int64),
        first_due=due_from.min(),
        first_due_to=nw.col("due_to").min(),
        last_from=due_from.max(),
        last_to=nw.col("due_to").max(),
    )
    joined = frame.join(sums, on="clue_id", how="left")
    return joined.with_columns(amount_left=nw.when(nw.col("left") > 0).then("left"))


def _with_unlined(frame: Frame, claimed: Frame, clue_wage: Frame) -> Frame:
    """`unlined`: how many of the claimants have no line, or are in no list that tells who."""
    lined = clue_wage.select("clue_id", "person_id").unique()
    others = claimed.join(lined, on=["clue_id", "person_id"], how="anti")
    counted = others.group_by("clue_id").agg(unlined=nw.len())
    joined = frame.join(counted, on="clue_id", how="left")
    return joined.with_columns(unlined=nw.coalesce("unlined", nw.lit(0)))


def _late() -> nw.Expr:
    """Whether the clue came after the limit (Kleene); what began since is in time."""
    in_time = nw.when(nw.col("received_to") <= nw.col("limit_from")).then(FALSE).otherwise(UNKNOWN)
    lined = ~nw.col("lines").is_null()
    after = lined & (nw.col("received_from") > nw.col("limit_to"))
    late = nw.when(after).then(TRUE).otherwise(in_time)
    begun = is_true(nw.col("received_to") <= nw.col("begun_limit"))
    return nw.when(begun).then(FALSE).otherwise(late)


def _lines(frame: Frame, clue_wage: Frame) -> Frame:
    places = frame.select("clue_id", "project_id", subject=nw.col("clue_id"))
    return clue_wage.select("clue_id", "payroll_id").join(places, on="clue_id").drop("clue_id")
