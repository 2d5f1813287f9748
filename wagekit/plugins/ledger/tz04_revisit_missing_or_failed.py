"""TZ04: nobody looked again at closed arrears in time, or the look found them not paid in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import FALSE, TRUE, UNKNOWN, earliest, is_true, latest
from wagekit.core.rule import rule
from wagekit.law import parameter
from wagekit.model.text import Text
from wagekit.plugins.ledger_entry import ENTRY_TO_COME, NOT_CLOSED, entries

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

DAYS = parameter("revisit_days").on(None)
RESULT = nw.col("revisit_paid_in_full")


@rule(
    "TZ04",
    "revisit_missing_or_failed",
    title=Text("未回访或回访未足额", "Revisit missing, or not paid in full"),
    subject="arrears",
    articles=("R6",),
    parameters=("revisit_days",),
)
def revisit_missing_or_failed(arrears_now: Frame, actor: Frame, as_of: nw.Expr) -> Ladder:
    """A closed entry of the ledger was not revisited in time, or the revisit found wages unpaid.

    Why it matters: a revisit is the check on entries that were closed on paper. No article sets its
    day: the plans on wage arrears ask for it, and 180 days are this software's suggestion.
    Found when: the revisit found that the wages were not paid in full; or 180 days from the closing
    are over and no revisit is on record.
    Not found when: a revisit, early or late, confirmed payment in full; the 180 days still run, the
    last day included. Open entries are not reached.
    Assumes: a revisit made after the 180 days that confirms payment in full is neither missing nor
    failed: its delay alone is not found. These days are no statutory period, so that they end on a
    day of rest, too. A look before the closing is no revisit of it, and an empty day means that
    there was none; a result without a day counts if it says that wages are unpaid, and is open if
    it says that they are paid and the days are over.
    """
    frame = entries(arrears_now, actor)
    frame = frame.with_columns(over=_is_over(as_of), revisited=_revisited(as_of), days=nw.lit(DAYS))
    undated = earliest("revisit_on").is_null() & ~RESULT.is_null()
    told = nw.when(undated).then(TRUE).otherwise("revisited")
    running = is_true(~nw.col("over")) & is_true(~nw.col("revisited") | RESULT)
    return ladder(
        frame,
        ENTRY_TO_COME,
        NOT_CLOSED,
        found(
            is_true(nw.col("closed") & told & ~RESULT),
            "台账{entry_id}登记的{employer_name}欠薪于{closed_on:day}销号，"
            "回访记载工资未足额支付，回访日期{revisit_on:day}",
            "entry {entry_id} on {employer_name} was closed on {closed_on:day}; a revisit"
            " of {revisit_on:day} records that wages are not paid in full",
            ask=["wage_payment_proof", "revisit_record"],
        ),
        clear_when(
            is_true(nw.col("revisited") & RESULT),
            "回访确认已足额支付",
            "a revisit confirmed payment in full",
        ),
        clear_when(running, "回访期限未满", "the time to revisit still runs"),
        cannot_tell(
            nw.col("closed").is_null(),
            "台账{entry_id}登记的{employer_name}欠薪的销号日期只知道月份（{closed_on:day}），是否已经销号不明",
            "only the month in which entry {entry_id} on {employer_name} was closed is known"
            " ({closed_on:day}), so that it may still be open",
            ask=["ledger_closing"],
        ),
        cannot_tell(
            is_true(told) & RESULT.is_null(),
            "台账{entry_id}登记的{employer_name}欠薪已于{revisit_on:day}回访，是否足额支付未知",
            "entry {entry_id} on {employer_name} was revisited on {revisit_on:day}; whether all was"
            " paid is not known",
            ask=["revisit_record"],
        ),
        cannot_tell(
            nw.coalesce(told, TRUE),
            "台账{entry_id}登记的{employer_name}欠薪于{closed_on:day}销号，"
            "登记的回访日期{revisit_on:day}不足以判断是否在销号以后",
            "entry {entry_id} on {employer_name} was closed on {closed_on:day}; the day of the"
            " revisit, {revisit_on:day}, does not tell whether it came after that",
            ask=["revisit_record"],
        ),
        cannot_tell(
            nw.col("over").is_null(),
            "台账{entry_id}登记的{employer_name}欠薪于{closed_on:day}销号，未见回访，回访期限是否已满不明",
            "entry {entry_id} on {employer_name} was closed on {closed_on:day} and no revisit is on"
            " record; whether the time for it is over is not known",
            ask=["ledger_closing", "revisit_record"],
        ),
        found(
            TRUE,
            "台账{entry_id}登记的{employer_name}欠薪于{closed_on:day}销号，{days}天内未见回访记录"
            "（期限为启发值，非法定标准）",
            "entry {entry_id} on {employer_name} was closed on {closed_on:day}; no revisit within"
            " {days} days is on record (the period is a heuristic of this software, not a legal"
            " standard)",
            ask=["revisit_record"],
        ),
        evidence=[cite("arrears", "entry_id")],
        parties=["employer_id"],
        amount="amount",
    )


def _is_over(as_of: nw.Expr) -> nw.Expr:
    first, last = (
        nw.col(name).dt.offset_by(f"{DAYS}d").cast(nw.Date) for name in ("closed_from", "closed_to")
    )
    runs = nw.when(first >= as_of).then(FALSE).otherwise(UNKNOWN)
    return nw.when(last < as_of).then(TRUE).otherwise(runs)


def _revisited(as_of: nw.Expr) -> nw.Expr:
    """Whether it was looked at after the closing and by `as_of`."""
    first, last = earliest("revisit_on"), latest("revisit_on")
    not_so = first.is_null() | (first > as_of) | (last < nw.col("closed_from"))
    surely = (first >= nw.col("closed_to")) & (last <= as_of)
    rest = nw.when(is_true(not_so)).then(FALSE).otherwise(UNKNOWN)
    return nw.when(is_true(surely)).then(TRUE).otherwise(rest)
