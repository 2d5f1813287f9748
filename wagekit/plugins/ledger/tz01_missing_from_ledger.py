"""TZ01: wages owed were verified on a clue that stands in no entry of the arrears ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import (
    Ladder,
    cannot_tell,
    cite,
    clear_when,
    found,
    ladder,
    not_applicable,
)
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest, level, truth
from wagekit.core.rule import rule
from wagekit.model.clue_kinds import NOT_WAGES
from wagekit.model.text import Text
from wagekit.plugins.clue_frame import HANDED_ON
from wagekit.plugins.ledger_match import entries_beside, with_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step
    from wagekit.core.logic import Frame

CONCLUSION = nw.col("conclusion")
VERIFIED = nw.coalesce("verified_amount", "verified_people")
UNASKED = CONCLUSION.is_null() & is_true(nw.col("disposition").is_in(HANDED_ON))
"""Nobody verified what was handed on without a conclusion."""
ORDERS_TO_PAY = ("pay_order", "rectify_order", "decision", "enforcement")
MET = ("_sum", "_first", "_last", "_sure")
NOWHERE = nw.col("project_id").is_null() & nw.col("respondent_id").is_null()


@rule(
    "TZ01",
    "missing_from_ledger",
    title=Text("核实的欠薪未见于台账", "Verified arrears not seen in the ledger"),
    subject="clue",
    articles=("R4", "R6", "T10", "T38"),
)
def missing_from_ledger(
    clue: Frame,
    arrears: Frame,
    action: Frame,
    project: Frame,
    actor: Frame,
    as_of: nw.Expr,
    any_arrears: nw.Expr,
) -> Ladder:
    """A clue on wages was found true, wholly or partly, and stands in no entry of the ledger.

    Why it matters: what is not in the ledger is neither followed nor supervised (瞒报漏报). No
    article asks for the entry: the plans on wage arrears do.
    Found when: people or a sum were verified, and no entry of the ledger names the clue, or the
    same project and employer. The ledger is whole as soon as it holds any row.
    Not found when: the clue is about other money, is not concluded, or was found untrue; the sum
    verified is nil; or all was paid by the day of its conclusion, as its disposition says or an
    order to pay wages that names it and is not for less: then nothing was left for the ledger.
    Assumes: a conclusion without a day was reached. Entries made after the day of judgement do not
    count. An entry that leaves out the project or the firm, one closed before the clue came, and
    one in the project where either names the owner or the general contractor, may be about the
    same wages; so may one that came from another clue, unless it is for as much as was verified. A
    labour dispute may be about wages. Of a clue that was not found untrue, with nothing stated as
    verified, it is open how much is owed. What was paid, or done, on an act of no stated kind, or
    on an order to the firm in the project that names no clue, may have been these wages.
    """
    frame = _clues(clue, action, actor, as_of)
    frame = with_listed(frame, arrears, project, as_of=as_of)
    return ladder(
        frame,
        *_not_reached(as_of),
        clear_when(is_true(nw.col("listed")), "已列入台账", "in the ledger"),
        clear_when(is_true(nw.col("paid_before")), "办结时已经支付", "paid when it was concluded"),
        *_open_steps(any_arrears),
        found(
            TRUE,
            "线索{clue_id}反映的{respondent_name}欠薪经核实{verified_people}人、"
            "{verified_amount:sum}，欠薪台账中未见相应记录",
            "clue {clue_id} on {respondent_name} was verified: {verified_people:person|people},"
            " {verified_amount:sum}; no entry of the arrears ledger is seen for it",
            ask=["ledger_full", "wage_payment_proof"],
        ),
        evidence=[
            cite("clue", "clue_id"),
            cite("arrears", "entry_id", frame=entries_beside(clue, arrears, project, as_of=as_of)),
        ],
        parties=["respondent_id"],
        amount="verified_amount",
    )


def _not_reached(as_of: nw.Expr) -> Sequence[Step]:
    later = is_true(earliest("concluded_on") > as_of)
    unsaid = CONCLUSION.is_null() & earliest("concluded_on").is_null()
    nothing = is_true(VERIFIED <= 0) | (VERIFIED.is_null() & UNASKED)
    return (
        not_applicable(
            is_true(earliest("received_on") > as_of),
            "研判日以后才收到的线索",
            "a clue received after the day of judgement",
        ),
        not_applicable(
            is_true(nw.col("kind").is_in(NOT_WAGES)),
            "不是反映拖欠工资的线索",
            "a clue about other money than wages",
        ),
        not_applicable(
            later | unsaid | is_true(CONCLUSION == "pending"),
            "尚无核处结论",
            "not concluded yet",
        ),
        clear_when(is_true(CONCLUSION == "false"), "经核实不属实", "found untrue"),
        clear_when(nothing, "没有核实的欠薪", "nothing was verified to be owed"),
    )


def _open_steps(ledger_known: nw.Expr) -> Sequence[Step]:
    return (
        cannot_tell(
            ~ledger_known,
            "线索{clue_id}反映的{respondent_name}欠薪经核实{verified_people}人、"
            "{verified_amount:sum}，资料中没有欠薪台账，是否列入不明",
            "clue {clue_id} on {respondent_name} was verified: {verified_people:person|people},"
            " {verified_amount:sum}; there is no arrears ledger to look it up in",
            ask=["ledger_full"],
        ),
        cannot_tell(
            VERIFIED.is_null(),
            "线索{clue_id}反映{respondent_name}欠款{amount:sum}，经核实属实，未见于欠薪台账，"
            "核实的人数和金额未登记",
            "clue {clue_id} on {respondent_name}, {amount:sum}, was found true and is not seen in"
            " the arrears ledger; how many people and what sum were verified is not stated",
            ask=["clue_conclusion", "ledger_full"],
        ),
        cannot_tell(
            ~is_true(nw.col("kind") == "wage"),
            "线索{clue_id}反映{respondent_name}，核实的{verified_amount:sum}未见于欠薪台账，"
            "是否为工资不明",
            "clue {clue_id} on {respondent_name}, {verified_amount:sum}, is not seen in the"
            " arrears ledger; whether it is about wages is not known",
            ask=["clue_conclusion"],
        ),
        cannot_tell(
            CONCLUSION.is_null(),
            "线索{clue_id}反映{respondent_name}，核实的{verified_amount:sum}未见于欠薪台账，"
            "核处结论未登记",
            "clue {clue_id} on {respondent_name}, {verified_amount:sum}, is not seen in the"
            " arrears ledger; its conclusion is not stated",
            ask=["clue_conclusion"],
        ),
        cannot_tell(
            NOWHERE,
            "线索{clue_id}核实的{verified_amount:sum}，项目和被反映单位均未知，不能与欠薪台账核对",
            "clue {clue_id}, {verified_amount:sum}, names neither project nor firm, so that it"
            " cannot be looked up in the arrears ledger",
            ask=["clue_conclusion", "ledger_full"],
        ),
        cannot_tell(
            nw.col("listed").is_null(),
            "线索{clue_id}反映的{respondent_name}欠薪经核实{verified_amount:sum}，"
            "台账中有相近记录，是否为同一欠薪不明",
            "clue {clue_id} on {respondent_name} was verified: {verified_amount:sum}; the"
            " ledger has an entry like it, which may be about the same wages",
            ask=["ledger_full", "clue_conclusion"],
        ),
        cannot_tell(
            nw.col("paid_before").is_null(),
            "线索{clue_id}反映{respondent_name}，核实的{verified_amount:sum}未见于欠薪台账，"
            "记载已经支付，但支付的是否为这些工资，或者支付日期与办结日期的先后不明",
            "clue {clue_id} on {respondent_name}, {verified_amount:sum}, is not seen in the"
            " arrears ledger; something is recorded as paid, maybe these wages and maybe before it"
            " was concluded",
            ask=["wage_payment_proof", "clue_conclusion"],
        ),
    )


def _clues(clue: Frame, action: Frame, actor: Frame, as_of: nw.Expr) -> Frame:
    """Every clue with `subject`, `respondent_name` and `paid_before` (Kleene)."""
    named = actor.select(respondent_id="party_id", _respondent="name")
    frame = clue.drop("_file", "_sheet", "_row").join(named, on="respondent_id", how="left")
    frame = frame.join(_paid(clue, action, as_of), on="clue_id", how="left")
    by_action = nw.when(nw.col("_paid").is_null()).then(FALSE).otherwise(truth(nw.col("_paid")))
    disposed = is_true(nw.col("disposition") == "paid")
    return frame.with_columns(
        subject=nw.col("clue_id"),
        respondent_name=nw.coalesce("_respondent", "respondent_id"),
        paid_before=nw.when(disposed).then(TRUE).otherwise(by_action),
    ).drop("_paid", "_respondent")


def _paid(clue: Frame, action: Frame, as_of: nw.Expr) -> Frame:
    """`clue_id`, `_paid`: whether an order was met in full by the day of conclusion (a level)."""
    ends = clue.select(
        "clue_id",
        "verified_amount",
        _end_from=nw.coalesce(earliest("concluded_on"), as_of),
        _end_to=nw.coalesce(latest("concluded_on"), as_of),
    )
    met = _met(action)
    named = met.drop("project_id", "respondent_id").join(ends, on="clue_id")
    places = clue.select(
        "clue_id", "project_id", "respondent_id", _came=earliest("received_on")
    ).join(ends, on="clue_id")
    loose = met.filter(nw.col("clue_id").is_null()).drop("clue_id")
    beside = loose.join(places, on=["project_id", "respondent_id"])
    since = beside.filter(~is_true(nw.col("_last") < nw.col("_came"))).with_columns(_sure=FALSE)
    columns = ("clue_id", "verified_amount", "_end_from", "_end_to", *MET)
    joined = nw.concat([part.select(*columns) for part in (named, since)], how="vertical")
    pairs = joined.filter(~is_true(nw.col("_sum") < nw.col("verified_amount")))
    later = nw.when(nw.col("_first") > nw.col("_end_to")).then(FALSE).otherwise(UNKNOWN)
    surely = is_true(nw.col("_last") <= nw.col("_end_from")) & nw.col("_sure")
    in_time = nw.when(surely).then(TRUE).otherwise(later)
    return pairs.with_columns(_paid=level(in_time)).group_by("clue_id").agg(nw.col("_paid").max())


def _met(action: Frame) -> Frame:
    """Orders that were met, or may be; not `_sure` where kind or result are not stated."""
    ordered, paid = nw.col("kind").is_in(ORDERS_TO_PAY), nw.col("result") == "paid"
    done = nw.col("result").is_null() & ~earliest("done_on").is_null()
    told = action.filter(is_true(paid) | done, nw.coalesce(ordered, TRUE))
    return told.select(
        "clue_id", "project_id", respondent_id="party_id", _sum="amount",
        _first=earliest("done_on"), _last=latest("done_on"), _sure=is_true(ordered & paid),
    )  # fmt: skip
