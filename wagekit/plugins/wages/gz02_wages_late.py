"""GZ02: wages were paid after the pay day."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear, found, ladder, not_applicable
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.payslip import EVIDENCE, NOTHING_PAID, PARTIES, PERIOD, payslips
from wagekit.plugins.safeguard import DECREE


@rule(
    "GZ02",
    "wages_late",
    title=Text("迟延支付工资", "Wages paid late"),
    subject="payroll",
    articles=("T14", "T12-13", "LR-W7"),
)
def wages_late(wage_line: Frame, worker: Frame, actor: Frame, as_of: nw.Expr) -> Ladder:
    """Wages were paid after the day on which they were due.

    Why it matters: pay may be agreed for the same or the next cycle (T14), but not put off;
    lateness that repeats is what special supervision looks for (JS-40).
    Found when: the day of payment lies after the pay day, which moves earlier over days of rest;
    where none is stated, after the month that follows that of the work, under the decree (T14).
    Not found when: paid on the pay day or before it; nothing was paid yet, which GZ01 judges.
    Assumes: whatever was paid on a line was paid on the day that the line states. Payment in kind
    is not payment (GZ04). Force majeure does not show in the data.
    """
    frame = payslips(wage_line, worker, actor, as_of)
    frame = frame.with_columns(late=_late(), due_month=_due_month())
    late = nw.col("late")
    return ladder(
        frame,
        NOTHING_PAID,
        not_applicable(
            is_true(nw.col("channel") == "in_kind"),
            "以实物抵付，不是工资支付",
            "settled in kind, which is not payment of wages",
        ),
        found(
            is_true(late & (nw.col("due_to") >= DECREE))
            & ~nw.col("unpaid").is_null()
            & nw.col("due_from").is_null(),
            "{worker_name}（{month}）的工资于{paid_on:day}支付；未载明应付日期，最迟应于次月支付（遇休息日"
            "提前后为{due_to}）",
            "{worker_name}'s wages of {month} were paid on {paid_on:day}; no pay day is stated, and"
            " pay is due in the next month at the latest ({due_to}, moved earlier over days of"
            " rest)",
            ask=["wage_payment_proof", "pay_day_terms"],
        ),
        found(
            is_true(late & (nw.col("due_from") == nw.col("due_to"))) & ~nw.col("unpaid").is_null(),
            "{worker_name}（{month}）的工资于{paid_on:day}支付，晚于应付日（遇休息日提前后为{due_to}）",
            "{worker_name}'s wages of {month} were paid on {paid_on:day}, after the pay day"
            " ({due_to}, moved earlier over days of rest)",
            ask=["wage_payment_proof", "pay_day_terms"],
        ),
        found(
            is_true(late & (nw.col("due_from") != nw.col("due_to"))) & ~nw.col("unpaid").is_null(),
            "{worker_name}（{month}）的工资于{paid_on:day}支付，晚于应付日（资料只载明{due_month}，"
            "遇休息日提前后最迟为{due_to}）",
            "{worker_name}'s wages of {month} were paid on {paid_on:day}, after the pay day (some"
            " day of {due_month}; moved earlier over days of rest, {due_to} at the latest)",
            ask=["wage_payment_proof", "pay_day_terms"],
        ),
        cannot_tell(
            late.is_null() | is_true(late),
            "{worker_name}（{month}）的工资的应付日期、支付日期或实发金额不明",
            "of {worker_name}'s wages of {month} the pay day, the day or the sum of payment is not"
            " known",
            ask=["wage_payment_proof", "pay_day_terms"],
        ),
        clear("按期支付", "paid in time"),
        evidence=EVIDENCE,
        parties=PARTIES,
        amount="paid",
        period=PERIOD,
    )


def _late() -> nw.Expr:
    in_time = nw.when(latest("paid_on") <= nw.col("due_from")).then(FALSE).otherwise(UNKNOWN)
    return nw.when(earliest("paid_on") > nw.col("due_to")).then(TRUE).otherwise(in_time)


def _due_month() -> nw.Expr:
    """The month of the pay day, where its day is not known; its last day moves within it."""
    month = nw.col("due_to").cast(nw.String).str.slice(0, len("2020-05"))
    return nw.when(nw.col("due_from") != nw.col("due_to")).then(month)
