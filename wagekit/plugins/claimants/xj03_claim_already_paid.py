"""XJ03: the wage sheets show the wages of all months claimed as paid before the claim came."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import (
    FALSE,
    TRUE,
    UNKNOWN,
    ZERO,
    Frame,
    earliest,
    is_true,
    latest,
    month_begins,
    month_count,
)
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.claimant import BY_NAME, NOBODY_KNOWN, NOT_YET, NOWHERE, OTHER_MONEY, shown

BY_BANK = ("wage_special", "bank")
BORNE_OUT = ("true", "partly")
ACTED_ON = ("paid", "ordered", "filed", "mediated")
ONE, NONE = nw.lit(1, dtype=nw.Int64), ZERO
UNDATED = Note(
    nw.col("undated") > 0,
    Text(
        "（工资表或线索没有载明日期，须核实是否在反映之后才支付）",
        " (the sheet or the clue has no day: whether it was paid only after the claim needs to be"
        " checked)",
    ),
)


@rule(
    "XJ03",
    "claim_already_paid",
    title=Text("主张的工资可能已经支付", "Wages claimed may have been paid"),
    subject="claimant",
    articles=("T52", "T15", "T50"),
)
def claim_already_paid(
    claimed: Frame,
    wage_line: Frame,
    payroll: Frame,
    wages_received: Frame,
    worker: Frame,
    alias: Frame,
) -> Ladder:
    """The wage sheets show the wages of every month claimed as paid in full before the claim.

    Why it matters: what was paid cannot be claimed again (T52); but the proof of payment is the
    employer's to keep (T15, T50), and wages that came only after the claim bear it out.
    Found when: in the project the person has a line for every month claimed, nothing is left of any
    of them, less deductions, and the sum claimed is no more than what was to be paid by the sheets.
    Not found when: something is unpaid, be it a part (of any month, where the months claimed are
    not stated); or it was paid after the clue had come. Wages in kind, or on another's card without
    mandate, were not paid.
    Assumes: months or a sum that are not stated, months without a line, a sum above the sheets' or
    no more than the deductions, months that make up for each other, cash without a signature and
    sheets that the foreman drew up leave it open. So do payments of no known day, where the clue
    was borne out or acted on, and a transfer that the sheet tells of in a month in which the bank
    rows have wages of others in the project, and none of this person then or in the next month.
    """
    lines = _with_transfer(_lines(claimed, wage_line, payroll), wages_received)
    frame = _with_sums(claimed, lines)
    months = nw.col("last") - nw.col("first") + 1
    frame = frame.with_columns(months=months)
    spanned = is_true(months > 0)
    return ladder(
        frame,
        NOT_YET,
        OTHER_MONEY,
        NOBODY_KNOWN,
        NOWHERE,
        clear_when(
            (nw.col("short") > 0) & (nw.col("owed") > 0),
            "主张的月份尚有未付的工资",
            "wages of the months claimed are unpaid",
        ),
        cannot_tell(
            ~spanned,
            "{claimant_name}主张的起止月份不明，是否已经支付未知",
            "the months that {claimant_name} claims are not known, nor whether they were paid",
            ask=["claim_statement", "wage_sheet", "wage_payment_proof"],
        ),
        clear_when(nw.col("after") > 0, "工资在线索收到之后才支付", "paid after the clue had come"),
        cannot_tell(
            is_true(nw.col("covered") < months) | nw.col("covered").is_null(),
            "{claimant_name}主张{period}的工资，并非每个月都有工资记录，是否已经支付未知",
            "{claimant_name} claims wages of {period}; not every month has a line on a sheet, and"
            " whether they were paid is not known",
            ask=["wage_sheet", "wage_payment_proof", "attendance_record"],
        ),
        cannot_tell(
            (nw.col("open") > 0) | (nw.col("short") > 0),
            "{claimant_name}主张{period}的工资，工资表未载明应发或实发，或者仅有其本人自制的工资表，"
            "或者有的月份少付、有的月份多付，是否付清未知",
            "{claimant_name} claims wages of {period}; lines lack what was payable or paid, come"
            " from a sheet of the person's own, or are short in one month and over in another:"
            " whether all was paid is not known",
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("weak") > 0,
            "{claimant_name}主张{period}的工资，工资表记为已付，但系班组长编制，或者不是银行转账且没有"
            "本人签字，是否收到未知",
            "{claimant_name} claims wages of {period}; the sheets say that they were paid, but the"
            " foreman drew them up, or no bank transferred the wages and nobody signed: whether"
            " they were received is not known",
            ask=["wage_payment_proof", "claim_statement"],
        ),
        cannot_tell(
            nw.col("untransferred") > 0,
            "{claimant_name}主张{period}的工资，工资表记为银行已付，但当月流水有本项目他人的工资而没有其本人"
            "的转账，是否收到未知",
            "{claimant_name} claims wages of {period}; by the sheets a bank paid them, but the bank"
            " rows of the month have wages of others in the project and no transfer to this person:"
            " whether they were received is not known",
            ask=["wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("unsure") > 0,
            "{claimant_name}主张{period}的工资，工资表记为已付，是在线索收到之前还是之后支付未知",
            "{claimant_name} claims wages of {period}; the sheets say that they were paid: whether"
            " before the clue came or after is not known",
            ask=["wage_payment_proof"],
        ),
        cannot_tell(
            ~is_true(nw.col("claimed_amount") <= nw.col("net")),
            "{claimant_name}主张{period}的工资{claimed_amount:sum}，工资表应付{net:yuan}元且记为已付，"
            "主张数额不明或者超过工资表的部分是否应付未知",
            "{claimant_name} claims {claimed_amount:sum} of wages of {period}; by the sheets"
            " {net:yuan} yuan were to be paid and were: the sum claimed is not known or higher, and"
            " whether more was to be paid is not known",
            ask=["claim_statement", "labour_contract", "attendance_record", "wage_sheet"],
        ),
        cannot_tell(
            is_true(nw.col("claimed_amount") <= nw.col("withheld")),
            "{claimant_name}主张{claimed_amount:sum}，工资表有扣款{withheld:yuan}元，主张的是否为被扣的"
            "工资未知",
            "{claimant_name} claims {claimed_amount:sum}; the sheets deduct {withheld:yuan} yuan,"
            " and whether that is what is claimed is not known",
            ask=["deduction_papers", "claim_statement"],
        ),
        found(
            TRUE,
            "{claimant_name}主张{period}的工资{claimed_amount:sum}；工资表记载这{months}个月应付"
            "{net:yuan}元且已足额支付，需要核对支付凭证",
            "{claimant_name} claims {claimed_amount:sum} of wages of {period}; by the sheets"
            " {net:yuan} yuan were to be paid for {months:such month|such months} and were paid in"
            " full: the proof of payment needs to be checked",
            ask=["wage_payment_proof", "claim_statement"],
        ),
        notes=[BY_NAME, UNDATED],
        evidence=[
            *shown(frame, worker, alias),
            cite("payroll", "payroll_id", frame=_cited(claimed, wage_line, payroll)),
        ],
        parties=["person_id"],
        amount="claimed_amount",
        period="period",
    )


def _lines(claimed: Frame, wage_line: Frame, payroll: Frame) -> Frame:
    """The lines of each claimant in the place and the months claimed; all, where none are."""
    asked = claimed.select(
        "subject", "person_id", "first", "last", "conclusion", "disposition", "verified_amount",
        "received_from", "received_to", _project="project_id", project_id="place",
    )  # fmt: skip
    made = payroll.select("payroll_id", "made_by")
    lines = wage_line.join(made, on="payroll_id", how="left")
    lines = lines.with_columns(month_number=month_count(month_begins("month")))
    joined = lines.join(asked, on=["project_id", "person_id"])
    number = nw.col("month_number")
    since, until = number >= nw.col("first"), number <= nw.col("last")
    return joined.filter(nw.coalesce(since, TRUE), nw.coalesce(until, TRUE))


def _with_transfer(lines: Frame, wages_received: Frame) -> Frame:
    """`untransferred`: the bank paid others of the project in that month, and not this person."""
    month = month_count(nw.col("on"))
    runs = wages_received.select("project_id", _paid_in=month, _run=TRUE).unique()
    own = wages_received.select("person_id", _paid_in=month)
    late = own.with_columns(_paid_in=nw.col("_paid_in") - 1)
    had = nw.concat([own, late], how="vertical").unique().with_columns(_had=TRUE)
    dated = lines.with_columns(_paid_in=month_count(earliest("paid_on")))
    joined = dated.join(runs, on=["project_id", "_paid_in"], how="left")
    joined = joined.join(had, on=["person_id", "_paid_in"], how="left")
    lacking = is_true(nw.col("_run")) & ~is_true(nw.col("_had"))
    unsaid = nw.col("channel").is_null() & ~is_true(nw.col("signed"))
    by_bank = is_true(nw.col("channel").is_in(BY_BANK)) | unsaid
    return joined.with_columns(untransferred=by_bank & lacking).drop("_run", "_had", "_paid_in")


def _with_sums(claimed: Frame, lines: Frame) -> Frame:
    """Of the months claimed: `covered` with a line, and what the lines say of them."""
    owed, deducted = nw.col("owed"), nw.coalesce("deducted", ZERO)
    refused, signed = is_true(~nw.col("signed")), is_true(nw.col("signed"))
    by_hand = nw.when(nw.col("channel").is_null()).then(refused).otherwise(~signed)
    handed = ~is_true(nw.col("channel").is_in(BY_BANK)) & by_hand
    weak = handed | is_true(nw.col("made_by") == "foreman")
    undated = _undated()
    told = {
        "short": is_true(owed > 0),
        "open": owed.is_null(),
        "weak": weak,
        "after": is_true(_after()),
        "unsure": _after().is_null() & (~undated | _borne_out()),
        "undated": undated,
        "untransferred": nw.col("untransferred"),
    }
    sums = lines.group_by("subject").agg(
        owed=owed.sum().cast(nw.Int64),
        net=(nw.col("payable") - deducted).sum().cast(nw.Int64),
        withheld=deducted.sum().cast(nw.Int64),
        **{name: nw.when(so).then(ONE).otherwise(NONE).sum() for name, so in told.items()},
    )
    months = lines.group_by("subject", "month_number").agg(n=nw.len())
    covered = months.group_by("subject").agg(covered=nw.len().cast(nw.Int64))
    return claimed.join(sums, on="subject", how="left").join(covered, on="subject", how="left")


def _after() -> nw.Expr:
    """Whether a line was paid after the clue had come; null where the days do not tell."""
    came_first = earliest("paid_on") > nw.col("received_to")
    paid_first = nw.when(latest("paid_on") < nw.col("received_from")).then(FALSE)
    return nw.when(is_true(came_first)).then(TRUE).otherwise(paid_first.otherwise(UNKNOWN))


def _undated() -> nw.Expr:
    return earliest("paid_on").is_null() | nw.col("received_from").is_null()


def _borne_out() -> nw.Expr:
    """The clue was found true, or led to something, so that wages may have been paid upon it."""
    return (
        is_true(nw.col("conclusion").is_in(BORNE_OUT))
        | is_true(nw.col("disposition").is_in(ACTED_ON))
        | is_true(nw.col("verified_amount") > 0)
    )


def _cited(claimed: Frame, wage_line: Frame, payroll: Frame) -> Frame:
    lines = _lines(claimed, wage_line, payroll)
    return lines.select("subject", "payroll_id", project_id="_project")
