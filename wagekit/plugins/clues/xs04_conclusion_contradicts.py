"""XS04: what a clue concludes does not agree with what else is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear, found, ladder, not_applicable
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.clue_kinds import NOT_WAGES, VERIFIED
from wagekit.model.text import Text
from wagekit.plugins.clue_against import (
    entries_against,
    loose_orders,
    wages_complained_of,
    wages_near,
    with_entries,
    with_orders,
    with_wages,
    with_wages_near,
)
from wagekit.plugins.clue_frame import (
    NOT_RECEIVED,
    by_clue,
    done_actions,
)
from wagekit.plugins.clue_ledger import entries_near, entries_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.core.ladder import Step

FALSE_ = is_true(nw.col("conclusion") == "false")
TRUE_ = is_true(nw.col("conclusion").is_in(("true", "partly")))
PAID = is_true(nw.col("disposition") == "paid")
REFUSED = is_true(nw.col("disposition") == "rejected")
ZERO = is_true(nw.col("verified_amount") == 0) | is_true(nw.col("verified_people") == 0)
MEDIATED = is_true(nw.col("disposition") == "mediated")
SETTLED = is_true(nw.col("kind") == "labour_dispute") & MEDIATED
"""A labour dispute may be about something else than money."""
UNSAID = nw.col("kind").is_null() | is_true(nw.col("kind") == "unknown")
"""Nobody says what the clue is about."""
ON_WAGES = ~is_true(nw.col("kind").is_in(NOT_WAGES))


@rule(
    "XS04",
    "conclusion_contradicts",
    title=Text("核实结论与其他资料不一致", "Conclusion at odds with other records"),
    subject="clue",
    articles=("R4", "R6"),
)
def conclusion_contradicts(
    clue_now: Frame,
    claimant: Frame,
    claimed: Frame,
    clue_wage: Frame,
    wage_line: Frame,
    arrears_now: Frame,
    action: Frame,
    as_of: nw.Expr,
) -> Ladder:
    """What a clue concludes does not agree with its other columns, the ledger or the payroll.

    Why it matters: a conclusion ends the matter for the workers (R4); one that the records do not
    bear out must be verified again.
    Found when: it is false, and people or an amount were verified, or it was paid or ordered, or an
    order to pay, or one that states people and an amount, was made on it; or an entry of the ledger
    came from it and is open or paid, or the respondent has an open entry in the project, found by
    the day of conclusion; or wages that were due before the clue came were unpaid on that day,
    though they may be paid since. It is true, at least in part, and nobody or nothing was verified,
    or it was refused though something was. It was concluded as pending. It was disposed of as paid,
    and the entry that came from it, or a claimant's wages, are not paid, or the order to pay was
    refused.
    Not found when: these agree, or there is no conclusion yet. Wages and entries say nothing on
    clues about project money, nor do wages that fell due on or after the day of receipt or of
    conclusion.
    Assumes: a labour dispute that was mediated may be about no money. The wages are those of the
    claimants who are known by id, number or name, in the months they claim, else of the respondent
    in the project; where claimants are named and none is known, or a clue was paid, wages of others
    there are open. So are entries found later, or that came from another clue, and a true
    conclusion with a zero that was paid, since what was paid may have been left out. Open are also
    an order to the firm, or in the project, since the clue came that names no clue, and an act on
    it of no stated kind; an entry that names no source, and is paid, or no firm or project; wages
    of nobody stated in the project, or of the firm where the clue names no project; and what the
    ledger or payroll says against a clue of which nobody says what it is about. An entry
    larger than the clue counts as paid when as much as was verified is. Verified numbers that are
    missing are looked at elsewhere.
    """
    done = done_actions(action, as_of)
    frame = clue_now.with_columns(
        closing_from=nw.coalesce("concluded_from", as_of),
        closing_to=nw.coalesce("concluded_to", as_of),
    )
    entries = entries_against(_entries(frame, arrears_now), frame)
    wages = wages_complained_of(frame, clue_wage)
    frame = with_orders(with_entries(with_wages(frame, wages, claimant), entries), done)
    loose = loose_orders(frame, done).filter("_told")
    others = wages_complained_of(frame, wages_near(clue_now, claimed, wage_line))
    frame = with_wages_near(frame, others)
    no_conclusion = ~nw.col("concluded") & ~is_true(nw.col("conclusion").is_in(VERIFIED))
    return ladder(
        frame,
        NOT_RECEIVED,
        not_applicable(no_conclusion & ~PAID, "尚无核实结论", "no conclusion yet"),
        *_against_itself(),
        _of_unknown_kind(),
        *_against_records(),
        *_open(),
        *_perhaps(),
        clear("核实结论与其他资料没有不一致", "the conclusion agrees with what else is on record"),
        evidence=[
            cite("clue", "clue_id"),
            cite("action", "action_id", frame=by_clue(done, "action_id", frame)),
            cite("action", "action_id", frame=loose.select("project_id", "subject", "action_id")),
            cite("arrears", "entry_id", frame=_told_of(entries)),
            cite("payroll", "payroll_id", frame=_lines(frame, wages)),
        ],
        parties=["respondent_id"],
        amount="verified_amount",
    )


def _against_itself() -> Sequence[Step]:
    people, amount = nw.col("verified_people"), nw.col("verified_amount")
    ask = ["clue_verification"]
    return (
        found(
            FALSE_ & is_true(amount > 0),
            "核实结论为不属实，核实金额{verified_amount:yuan}元",
            "concluded as false, with {verified_amount:yuan} yuan verified",
            ask=ask,
        ),
        found(
            FALSE_ & is_true(people > 0),
            "核实结论为不属实，核实{verified_people}人",
            "concluded as false, with {verified_people:person|people} verified",
            ask=ask,
        ),
        found(
            FALSE_ & (PAID | is_true(nw.col("disposition") == "ordered")),
            "核实结论为不属实，处置结果为已支付或者责令改正",
            "concluded as false, and disposed of as paid or ordered",
            ask=ask,
        ),
        found(
            FALSE_ & (nw.col("orders") > 0),
            "核实结论为不属实，该线索有{orders}份责令支付或者载明人数和金额的文书",
            "concluded as false, with {orders:order|orders} made on it to pay, or with people and"
            " an amount",
            ask=[*ask, "clue_handling"],
        ),
        found(
            TRUE_ & ~PAID & ~SETTLED & ~(UNSAID & MEDIATED) & ZERO,
            "核实结论为属实或部分属实，核实人数（{verified_people}）或者核实金额（{verified_amount:sum}）为零",
            "concluded as true or partly true, with zero people ({verified_people}) or amount"
            " ({verified_amount:sum}) verified",
            ask=ask,
        ),
        found(
            TRUE_ & REFUSED & (is_true(people > 0) | is_true(amount > 0)),
            "核实结论为属实或部分属实，核实{verified_people}人、{verified_amount:sum}，处置结果为不予受理",
            "concluded as true or partly true, with {verified_people:person|people} and"
            " {verified_amount:sum} verified, and disposed of as refused",
            ask=ask,
        ),
        found(
            PAID & (nw.col("refused") > 0) & (nw.col("perhaps_met") == 0),
            "处置结果为已支付，该线索有{refused}份责令支付的文书执行结果为拒不履行",
            "disposed of as paid, with {refused:order|orders} to pay on it refused",
            ask=[*ask, "clue_handling"],
        ),
        found(
            nw.col("concluded") & is_true(nw.col("conclusion") == "pending"),
            "线索于{concluded_on:day}办结，核实结论为待核实",
            "the clue was concluded on {concluded_on:day} with its conclusion pending",
            ask=ask,
        ),
    )


def _of_unknown_kind() -> Step:
    """What the ledger or the payroll says against a clue holds only where it is about wages."""
    ledger = FALSE_ & (nw.col("entries") > 0)
    wages = FALSE_ & (nw.col("overdue_then") > 0) & ~nw.col("of_others")
    short = PAID & is_true(nw.col("ledger_paid") < nw.col("to_pay"))
    unpaid = PAID & (nw.col("overdue") > 0) & nw.col("of_claimant")
    return cannot_tell(
        UNSAID & (ledger | wages | short | unpaid | (TRUE_ & MEDIATED & ZERO)),
        "线索的性质未知，可能不是反映工资的线索；台账、工资表或者核实数字与其结论、处置结果是否不一致无法判断",
        "what the clue is about is not known; it may not be about wages, and whether the ledger,"
        " the payroll or what was verified is at odds with its conclusion cannot be told",
        ask=["clue_verification"],
    )


def _against_records() -> Sequence[Step]:
    ask = ["clue_verification", "wage_payment_proof"]
    return (
        found(
            ON_WAGES & FALSE_ & (nw.col("entries") > 0),
            "核实结论为不属实，欠薪台账中有{entries}条来源于该线索，或者同一项目、同一单位的欠薪记录",
            "concluded as false, while {entries} entries of the ledger came from it, or are on the"
            " same firm and project",
            ask=ask,
        ),
        found(
            ON_WAGES & FALSE_ & (nw.col("overdue_then") > 0) & ~nw.col("of_others"),
            "核实结论为不属实，工资表显示当时有{overdue_then:yuan}元工资到期未付",
            "concluded as false, while {overdue_then:yuan} yuan of wages on the payroll were"
            " overdue",
            ask=ask,
        ),
        found(
            ON_WAGES & PAID & is_true(nw.col("ledger_paid") < nw.col("to_pay")),
            "处置结果为已支付，来源于该线索的台账记录应付{to_pay:yuan}元、已付{ledger_paid:yuan}元",
            "disposed of as paid, while of {to_pay:yuan} yuan in the entries that came from it"
            " {ledger_paid:yuan} are paid",
            ask=ask,
        ),
        found(
            ON_WAGES & PAID & (nw.col("overdue") > 0) & nw.col("of_claimant"),
            "处置结果为已支付，工资表显示投诉人有{overdue:yuan}元工资到期未付",
            "disposed of as paid, while {overdue:yuan} yuan of the claimants' wages on the payroll"
            " are overdue",
            ask=ask,
        ),
    )


def _open() -> Sequence[Step]:
    ask = ["clue_verification", "wage_payment_proof"]
    return (
        cannot_tell(
            nw.col("concluded") & nw.col("conclusion").is_null(),
            "线索于{concluded_on:day}办结，没有核实结论",
            "the clue was concluded on {concluded_on:day} without a conclusion on record",
            ask=["clue_verification"],
        ),
        cannot_tell(
            TRUE_ & PAID & ZERO,
            "核实结论为属实或部分属实，处置结果为已支付，核实人数或者金额为零，是否未计已支付的部分未知",
            "concluded as true or partly true and paid, with zero people or amount verified;"
            " whether what was paid was left out is not known",
            ask=ask,
        ),
        cannot_tell(
            TRUE_ & SETTLED & ZERO,
            "反映劳动争议的线索核实结论为属实或部分属实，已调解，核实人数或者金额为零，争议是否涉及金额未知",
            "a clue on a labour dispute concluded as true or partly true and mediated, with zero"
            " people or amount verified; whether the dispute was about money is not known",
            ask=ask,
        ),
        cannot_tell(
            ON_WAGES & FALSE_ & (nw.col("doubtful_entries") > 0),
            "核实结论为不属实，同一项目、同一单位在台账中有{doubtful_entries}条未销号的欠薪记录，"
            "是否为同一欠薪未知",
            "concluded as false, while {doubtful_entries} open entries of the ledger are on the"
            " same firm and project; whether they are on the same wages is not known",
            ask=ask,
        ),
        cannot_tell(
            ON_WAGES & FALSE_ & (nw.col("overdue_then") > 0),
            "核实结论为不属实，工资表显示该单位在该项目当时有{overdue_then:yuan}元工资到期未付，"
            "是否为投诉人的工资未知",
            "concluded as false, while {overdue_then:yuan} yuan of the firm's wages in the project"
            " were overdue; whether these are the claimants' is not known",
            ask=[*ask, "claimant_list"],
        ),
        cannot_tell(
            ON_WAGES & PAID & nw.col("ledger_unstated"),
            "处置结果为已支付，来源于该线索的台账记录没有已支付金额",
            "disposed of as paid, while the entries that came from it do not say what is paid",
            ask=ask,
        ),
        cannot_tell(
            ON_WAGES & PAID & (nw.col("overdue") > 0),
            "处置结果为已支付，工资表显示该单位在该项目有{overdue:yuan}元工资到期未付，是否为投诉人的工资未知",
            "disposed of as paid, while {overdue:yuan} yuan of the firm's wages in the project are"
            " overdue; whether these are the claimants' is not known",
            ask=[*ask, "claimant_list"],
        ),
        cannot_tell(
            ON_WAGES & (FALSE_ | PAID) & (nw.col("open_lines") > 0),
            "有{open_lines}条工资记录的应付、实付或者应付日期不明，与核实结论是否一致无法判断",
            "{open_lines} payroll lines lack what is payable, paid or when it was due, so that it"
            " is not known whether the conclusion agrees with them",
            ask=["wage_sheet", *ask],
        ),
    )


def _perhaps() -> Sequence[Step]:
    """Rows that may be on the clue: they share its firm or project, and no more is stated."""
    ask = ["clue_verification", "clue_handling"]
    return (
        cannot_tell(
            FALSE_ & (nw.col("perhaps_orders") > 0),
            "核实结论为不属实，另有{perhaps_orders}份文书没有写明种类，或者责令该单位（该项目）支付而没有写明"
            "线索，是否为针对该线索的责令支付未知",
            "concluded as false, while {perhaps_orders:document|documents} of no stated kind, or"
            " ordering the firm to pay, or in the project, for no stated clue, may be an order to"
            " pay on it",
            ask=ask,
        ),
        cannot_tell(
            PAID & (nw.col("refused") > 0),
            "处置结果为已支付，该线索有{refused}份责令支付的文书执行结果为拒不履行，另有{perhaps_met}份文书的种类、"
            "线索或者执行结果没有登记，此后是否支付未知",
            "disposed of as paid, with {refused:order|orders} to pay on it refused; of"
            " {perhaps_met:document|documents} the kind, clue or result is not stated, nor"
            " therefore whether it was paid since",
            ask=ask,
        ),
        cannot_tell(
            PAID & (nw.col("perhaps_refused") > 0),
            "处置结果为已支付，另有{perhaps_refused}份没有写明种类或者线索的文书执行结果为拒不履行，"
            "是否为针对该线索的责令支付未知",
            "disposed of as paid, while {perhaps_refused:document|documents} of no stated kind or"
            " clue met with refusal; whether they order to pay on it is not known",
            ask=ask,
        ),
        cannot_tell(
            ON_WAGES & FALSE_ & (nw.col("vague_entries") > 0),
            "核实结论为不属实，台账中有{vague_entries}条该单位或者该项目的记录没有写明来源线索，或者没有写明项目、"
            "单位，是否来源于该线索未知",
            "concluded as false, while {vague_entries:entry|entries} of the ledger on the firm or"
            " in the project, of no stated source, project or firm, may have come from it",
            ask=["clue_verification", "ledger_full"],
        ),
        cannot_tell(
            ON_WAGES & PAID & (nw.col("unpaid_entries") > 0),
            "处置结果为已支付，台账中有{unpaid_entries}条该单位或者该项目未付清的记录没有写明来源线索，"
            "是否来源于该线索未知",
            "disposed of as paid, while {unpaid_entries:entry|entries} of the ledger on the firm or"
            " in the project, of no stated source, that are not paid, may have come from it",
            ask=["wage_payment_proof", "ledger_full"],
        ),
        cannot_tell(
            ON_WAGES & ((FALSE_ & (nw.col("near_then") > 0)) | (PAID & (nw.col("near_now") > 0))),
            "该单位或者该项目有到期未付或者可能未付的工资记录，工资表没有写明用人单位，或者线索没有写明项目、单位，"
            "是否为所反映的工资未知",
            "the payroll has wages of the firm, or in the project, that are overdue or may be; it"
            " does not say who owes them, or the clue not in which project or by whom, so that it"
            " is not known whether these are the wages complained of",
            ask=["clue_project", "wage_sheet"],
        ),
    )


def _told_of(entries: Frame) -> Frame:
    """Entries on the same arrears, and of others those which something is said of."""
    rows = entries.filter(~nw.col("near") | nw.col("vague") | nw.col("unpaid_then"))
    return rows.select("project_id", "subject", "entry_id")


def _entries(frame: Frame, arrears_now: Frame) -> Frame:
    """Entries on the same arrears, and those `near`, which may be."""
    named = entries_of(frame, arrears_now).with_columns(near=nw.lit(False))
    others = entries_near(frame, arrears_now).with_columns(near=nw.lit(True))
    columns = named.collect_schema().names()
    return nw.concat([named, others.select(*columns)], how="vertical")


def _lines(frame: Frame, wages: Frame) -> Frame:
    unpaid = wages.filter(nw.coalesce(nw.col("owed_then") > 0, nw.lit(True)))
    places = frame.select("clue_id", "project_id", subject=nw.col("clue_id"))
    return unpaid.select("clue_id", "payroll_id").join(places, on="clue_id").drop("clue_id")
