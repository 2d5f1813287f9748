"""GZ01: wages that were due are not paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, Note, cannot_tell, cite, clear, found, ladder
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.debtors import DEBTORS, others_named, with_debtors
from wagekit.plugins.safeguard import DECREE
from wagekit.plugins.workers import (
    OLD_LAW,
    UNDER_ANOTHER_ID,
    owed_first,
    people,
    with_other_ids,
)

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

SUMMED = ("owed", "excess", "open", "undated", "lines")
UNSTATED = Note(
    nw.col("lines_unstated") > 0,
    Text(
        "（工资表未载明应付日期的，按最迟次月末应付计算）",
        " (where no pay day is stated, the end of the next month is taken as the latest)",
    ),
)
SAME = nw.col("first_month") == nw.col("last_month")
SPAN = nw.concat_str(["first_month", "last_month"], separator="/")


@rule(
    "GZ01",
    "wages_unpaid",
    title=Text("到期未足额支付工资", "Wages due and not paid in full"),
    subject="worker",
    articles=("T12-13", "T14", "LR-85", "LR-W7"),
    parameters=("wages_decree_from",),
)
def wages_unpaid(
    worker: Frame, wage_line: Frame, wage_owed: Frame, person: Frame, actor: Frame
) -> Ladder:
    """A worker's wages were due and are not paid in full.

    Why it matters: whoever hired the worker must pay at once, and the general contractor first if
    that was a subcontractor (T30①, T30③); after an order that expired, 50 to 100 percent on top
    (T53).
    Found when: on a line of the payroll something is left of the wages payable, less deductions and
    what was paid, after the pay day; the pay day moves earlier over days of rest. Where none is
    stated it is over with the next month, the last in which pay can be due (T14).
    Not found when: the pay day is not past, or other lines of the same employer in the same project
    paid as much too much: of the same month it was made up for, of another that is open. A name on
    the roster without a line on the payroll is not found. Who stands on the roster under two ids is
    one person, judged where the lines are.
    Assumes: no deduction stated is none. Wages in kind, or on somebody else's card without the
    worker's mandate, were not paid (T11); on an account of nobody known, while the worker gave
    another, it is open. A sheet that only the claimant made is a claim. Each
    employer that owes is named with its own sum. Wages that were all due before 2020-05-01 rest on
    the articles of that time alone.
    """
    sums = wage_owed.group_by("worker_id").agg(
        *(nw.col(c).sum().cast(nw.Int64) for c in SUMMED),
        *(nw.col(c).min() for c in ("first_due_to", "first_month")),
        *(nw.col(c).max() for c in ("last_due_to", "last_month")),
        lines_unstated=nw.when(nw.col("owed") > 0).then("lines_unstated").sum(),
    )
    owing = wage_owed.filter(nw.col("owed") > 0)
    frame = people(worker, actor, owed_first(owing, wage_line))
    frame = frame.join(sums, on="worker_id", how="left")
    frame = with_other_ids(frame, wage_line, person, unpaid=nw.col("overdue"))
    frame = with_debtors(frame, owing, actor).with_columns(
        period=nw.when(SAME).then("first_month").otherwise(SPAN),
        amount=_amount(),
        law_on=nw.when(nw.col("last_due_to") < DECREE).then("last_due_to"),
    )
    return ladder(
        frame,
        found(
            nw.col("owed") > 0,
            "{worker_name}（{period}）的工资到期未足额支付，用人单位{name1}尚欠{owed1:yuan}元",
            "{worker_name}'s wages of {period} were due and are not paid in full: {name1} still"
            " owes {owed1:yuan} yuan",
            ask=["wage_payment_proof", "wage_mandate"],
        ),
        *UNDER_ANOTHER_ID,
        cannot_tell(
            nw.col("lines").is_null(),
            "工资表中没有{worker_name}的记录，应得工资未知",
            "the payroll has no line for {worker_name}: what is payable is not known",
            ask=["wage_sheet", "attendance_record", "labour_contract"],
        ),
        cannot_tell(
            nw.col("undated") > 0,
            "{worker_name}尚有{undated:yuan}元工资未付，应付日期不明",
            "{undated:yuan} yuan of {worker_name}'s wages are unpaid; their pay day is not known",
            ask=["pay_day_terms", "wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("open") > 0,
            "{worker_name}有{open}条工资记录的应发、实发、应付日期或收款账户归属不明，或仅有其本人自制的工资表",
            "{open} payroll lines of {worker_name} lack what is payable, paid or when it was due,"
            " went to an account of nobody known, or come from a sheet of the worker's own",
            ask=["wage_sheet", "wage_payment_proof", "pay_day_terms"],
        ),
        cannot_tell(
            ~nw.col("first_month").is_null(),
            "{worker_name}（{period}）的工资未足额支付，但其他月份多付{excess:yuan}元，是否补发未知",
            "{worker_name}'s wages of {period} are short, but {excess:yuan} yuan too much was paid"
            " for other months; whether that made up for it is not known",
            ask=["wage_payment_proof"],
        ),
        clear("到期工资已足额支付", "all wages due were paid in full"),
        notes=[*others_named(), UNSTATED, OLD_LAW],
        evidence=[
            cite("worker", "worker_id"),
            cite("payroll", "payroll_id", frame=_cited(frame, wage_line)),
        ],
        parties=[*DEBTORS, "employer_id"],
        amount="amount",
        period="period",
        law_on="law_on",
    )


def _amount() -> nw.Expr:
    """What is overdue; else what is unpaid without a known pay day; nothing known is no zero."""
    undated = nw.when(nw.col("undated") > 0).then("undated")
    return nw.when(nw.col("owed") > 0).then("owed").otherwise(undated)


def _cited(frame: Frame, wage_line: Frame) -> Frame:
    """The lines that are overdue or open."""
    wanted = wage_line.filter(nw.coalesce("overdue", nw.lit(True)))
    subjects = frame.select("subject", "worker_id", place="project_id")
    joined = wanted.select("worker_id", "payroll_id").join(subjects, on="worker_id")
    return joined.select("subject", "payroll_id", project_id="place")
