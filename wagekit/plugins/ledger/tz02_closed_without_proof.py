"""TZ02: an entry of the arrears ledger was closed, and no proof of payment in full is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear, clear_when, found, ladder
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.ledger_entry import ENTRY_TO_COME, NOT_CLOSED, entries

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

HERE = ["project_id", "employer_id"]
SHORT = nw.col("paid") < nw.col("amount")
UNPROVED = ~nw.col("voucher_seen")
MONTHS_ONLY = nw.col("paid_on").is_null() & nw.col("closed_on").is_null()
"""Nothing then tells that a payment in the month of the closing came after it."""
PAID_IN_TIME = nw.coalesce(latest("paid_on") <= nw.col("closed_from"), TRUE) | MONTHS_ONLY
PAID_LATER = (
    nw.when(is_true(earliest("paid_on") > nw.col("closed_to")))
    .then(TRUE)
    .otherwise(nw.when(PAID_IN_TIME).then(FALSE).otherwise(UNKNOWN))
)
STILL_OWED = nw.col("unpaid_workers") > 0
SHOWN_PAID = is_true(~SHORT) & is_true(~UNPROVED)
"""A sheet that nobody kept up does not refute a voucher of the whole."""
ON_THE_SHEET = Text(
    "台账{entry_id}登记{employer_name}欠薪{amount:sum}，于{closed_on:day}销号，"
    "工资表显示该单位在本项目仍有{unpaid_workers}名工人在销号前到期的工资（{on_sheet:yuan}元）未付清",
    "entry {entry_id} on {amount:sum} owed by {employer_name} was closed on {closed_on:day}; by the"
    " payroll, {on_sheet:yuan} yuan of wages of {unpaid_workers:worker|workers} of that firm in the"
    " project that were due before are not paid",
)
UPDATED = Text(
    "；台账已足额支付并有凭证，工资表是否在支付以后更新不明",
    "; the ledger has all of it paid, with a voucher, so that the payroll may not have been kept up"
    " since",
)
ALSO_UNPROVED = Note(
    is_true(nw.col("closed") & SHORT & UNPROVED),
    Text("，也未见支付凭证", ", nor is a voucher of payment seen"),
)


@rule(
    "TZ02",
    "closed_without_proof",
    title=Text("销号依据不足", "Closed without proof of payment"),
    subject="arrears",
    articles=("R6", "T10"),
)
def closed_without_proof(
    arrears_now: Frame, actor: Frame, wage_owed: Frame, wage_line: Frame, as_of: nw.Expr
) -> Ladder:
    """An entry of the ledger was closed without payment in full, or without a voucher of it.

    Why it matters: what is not settled is not struck off (不解决不销账). No article says so: the
    plans on wage arrears do; the law asks that complaints be handled and answered (T10).
    Found when: an entry is closed, and less than its sum was paid, no voucher of payment is seen,
    the payment came after the closing, or the payroll still shows wages of that employer in that
    project unpaid that were due before it and no voucher of the whole is there.
    Not found when: all is paid, a voucher was seen, and the payroll does not contradict, or a
    revisit found all paid; or the entry is open.
    Assumes: what was paid after the day of judgement is not paid. Unpaid lines of the payroll speak
    against a closed entry only where the ledger has no other entry of that employer there that is
    open, and leave it open beside a voucher of the whole, as the sheet may be older; wages that
    fell due after the entry was found, or, where that day is empty, after the closing, are arrears
    of their own. An empty sum or voucher is not known, and open; so is a payment of which only the
    month is known, where it may have come after the closing.
    """
    entry = entries(arrears_now, actor)
    unpaid = _unpaid_before(entry, wage_owed, as_of)
    counted = unpaid.group_by("subject").agg(
        unpaid_workers=nw.len(), on_sheet=nw.col("owed").sum().cast(nw.Int64)
    )
    frame = entry.join(counted, on="subject", how="left")
    frame = frame.with_columns(unpaid_workers=nw.coalesce("unpaid_workers", nw.lit(0)))
    frame = frame.with_columns(doubtful=_doubtful())
    closed = nw.col("closed")
    return ladder(
        frame,
        ENTRY_TO_COME,
        NOT_CLOSED,
        clear_when(
            is_true(~(SHORT | UNPROVED | PAID_LATER | STILL_OWED)),
            "已足额支付并有支付凭证",
            "paid in full, with a voucher",
        ),
        cannot_tell(
            closed.is_null(),
            "台账{entry_id}登记的{employer_name}欠薪的销号日期只知道月份（{closed_on:day}），是否已经销号不明",
            "only the month in which entry {entry_id} on {employer_name} was closed is known"
            " ({closed_on:day}), so that it may still be open",
            ask=["ledger_closing"],
        ),
        found(
            is_true(SHORT),
            "台账{entry_id}登记{employer_name}欠薪{amount:yuan}元，于{closed_on:day}销号，"
            "已支付{paid:yuan}元，尚差{left:yuan}元",
            "entry {entry_id} on {employer_name} was closed on {closed_on:day}: of {amount:yuan}"
            " yuan owed, {paid:yuan} is paid and {left:yuan} is open",
            ask=["wage_payment_proof", "ledger_closing"],
        ),
        found(
            is_true(UNPROVED),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，于{closed_on:day}销号，未见支付凭证",
            "entry {entry_id} on {amount:sum} owed by {employer_name} was closed on"
            " {closed_on:day}; no voucher of payment is seen",
            ask=["wage_payment_proof"],
        ),
        found(
            is_true(PAID_LATER),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，于{closed_on:day}销号，"
            "登记的支付日期{paid_on:day}在销号以后",
            "entry {entry_id} on {amount:sum} owed by {employer_name} was closed on"
            " {closed_on:day}; the day of payment stated, {paid_on:day}, is later",
            ask=["wage_payment_proof", "ledger_closing"],
        ),
        found(
            STILL_OWED & ~SHOWN_PAID,
            ON_THE_SHEET.zh,
            ON_THE_SHEET.en,
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            STILL_OWED,
            ON_THE_SHEET.zh + UPDATED.zh,
            ON_THE_SHEET.en + UPDATED.en,
            ask=["wage_sheet", "wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("paid_open") | PAID_LATER.is_null(),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，于{closed_on:day}销号，"
            "支付日期只知道月份（{paid_on:day}），是否在销号以前付清不明",
            "entry {entry_id} on {amount:sum} owed by {employer_name} was closed on"
            " {closed_on:day}; only the month of payment is known ({paid_on:day}), so that it may"
            " have been paid later",
            ask=["wage_payment_proof"],
        ),
        cannot_tell(
            SHORT.is_null(),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，于{closed_on:day}销号，"
            "已支付金额或者欠薪金额未登记，是否付清不明",
            "entry {entry_id} on {amount:sum} owed by {employer_name} was closed on"
            " {closed_on:day}; the sum owed or paid is not stated, so that it may not be paid"
            " in full",
            ask=["ledger_amount", "wage_payment_proof"],
        ),
        cannot_tell(
            UNPROVED.is_null(),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，于{closed_on:day}销号，"
            "有无支付凭证未登记",
            "entry {entry_id} on {amount:sum} owed by {employer_name} was closed on"
            " {closed_on:day}; whether a voucher of payment was seen is not stated",
            ask=["wage_payment_proof"],
        ),
        clear("已足额支付并有支付凭证", "paid in full, with a voucher"),
        notes=[ALSO_UNPROVED],
        evidence=[
            cite("arrears", "entry_id"),
            cite("payroll", "payroll_id", frame=_lines(unpaid, wage_line)),
        ],
        parties=["employer_id"],
        amount="doubtful",
    )


def _doubtful() -> nw.Expr:
    """Fen in doubt: what is not paid of the entry; by the sheet alone, what that shows unpaid."""
    by_sheet = STILL_OWED & ~is_true(UNPROVED) & ~is_true(PAID_LATER)
    sheet = nw.when(by_sheet).then("on_sheet").otherwise("amount")
    return nw.when(is_true(SHORT)).then("left").otherwise(sheet)


def _unpaid_before(entry: Frame, wage_owed: Frame, as_of: nw.Expr) -> Frame:
    """`project_id`, `employer_id`, `subject`, `worker_id`, `owed`: of what the entry told of.

    That fell due before the closing, and by the day the entry was found where that is known. Only
    where no other entry of the employer there is open, which would tell of the same wages, and no
    revisit found all paid.
    """
    seen = is_true(latest("revisit_on") <= as_of) & is_true(nw.col("revisit_paid_in_full"))
    ours = entry.filter(~nw.col("to_come"), ~(SHOWN_PAID & seen))
    alone = ours.join(_open(ours).select(*HERE), on=HERE, how="anti")
    owed = wage_owed.filter(nw.col("owed") > 0).select(*HERE, "worker_id", "first_due_to", "owed")
    days = alone.select(*HERE, "subject", "closed_from", _found=earliest("found_on"))
    pairs = days.join(owed, on=HERE)
    told = nw.col("first_due_to") <= nw.coalesce(nw.col("_found"), nw.col("first_due_to"))
    before = pairs.filter(is_true(told & (nw.col("first_due_to") < nw.col("closed_from"))))
    return before.select(*HERE, "subject", "worker_id", "owed")


def _open(entry: Frame) -> Frame:
    return entry.filter(~is_true(nw.col("closed")) & ~is_true(nw.col("paid") >= nw.col("amount")))


def _lines(unpaid: Frame, wage_line: Frame) -> Frame:
    """The lines of those workers that are overdue."""
    overdue = wage_line.filter(is_true(nw.col("overdue")))
    joined = unpaid.join(overdue.select(*HERE, "worker_id", "payroll_id"), on=[*HERE, "worker_id"])
    return joined.select("project_id", "subject", "payroll_id")
