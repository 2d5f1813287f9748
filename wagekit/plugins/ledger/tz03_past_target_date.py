"""TZ03: an entry of the arrears ledger is neither paid nor closed after its target day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, cite, clear_when, found, ladder
from wagekit.core.logic import TRUE, before, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.ledger_entry import ENTRY_TO_COME, entries

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


@rule(
    "TZ03",
    "past_target_date",
    title=Text("逾期未化解", "Arrears open after their target day"),
    subject="arrears",
    articles=("R6", "T10"),
)
def past_target_date(arrears_now: Frame, actor: Frame, as_of: nw.Expr) -> Ladder:
    """The day by which arrears were to be settled is past, and they are neither paid nor closed.

    Why it matters: each entry has a day by which its wages are to be paid; who lets it pass is
    reminded, and the case supervised. No article gives that day: the plans on wage arrears do.
    Found when: the target day is over, the entry is not closed, and it is not known to be paid in
    full.
    Not found when: it was closed or paid in full, even late; the target day is not over, and the
    day itself still counts.
    Assumes: a target day is agreed, so it does not move over days of rest. An empty day of closing
    means that the entry is open, and so an empty sum of payment saves none that is; where the sum
    owed is not known and a part was paid, or all was in a month that still runs, it is open.
    Closing without payment is for TZ02.
    """
    frame = entries(arrears_now, actor).with_columns(past=before("target_on", as_of))
    none_paid = nw.coalesce(nw.col("paid") == 0, TRUE)
    return ladder(
        frame,
        ENTRY_TO_COME,
        clear_when(is_true(nw.col("closed")), "已经销号", "closed"),
        clear_when(is_true(nw.col("paid") >= nw.col("amount")), "已足额支付", "paid in full"),
        clear_when(is_true(~nw.col("past")), "化解时限未过", "the target day is not over"),
        cannot_tell(
            nw.col("past").is_null(),
            "台账{entry_id}登记的{employer_name}欠薪尚未销号，化解时限为{target_on:day}，是否已过不明",
            "entry {entry_id} on {employer_name} is not closed; whether its target day"
            " ({target_on:day}) is over is not known",
            ask=["ledger_target"],
        ),
        cannot_tell(
            nw.col("closed").is_null(),
            "台账{entry_id}登记的{employer_name}欠薪的化解时限{target_on:day}已过，"
            "销号日期只知道月份（{closed_on:day}），是否已经销号不明",
            "the target day {target_on:day} of entry {entry_id} on {employer_name} is over; only"
            " the month of its closing is known ({closed_on:day}), so that it may still be open",
            ask=["ledger_closing"],
        ),
        cannot_tell(
            nw.col("amount").is_null() & ~none_paid,
            "台账{entry_id}登记的{employer_name}欠薪的化解时限{target_on:day}已过，已支付{paid:yuan}元，"
            "欠薪金额未登记，是否付清不明",
            "the target day {target_on:day} of entry {entry_id} on {employer_name} is over;"
            " {paid:yuan} yuan is paid, but the sum owed is not stated",
            ask=["ledger_amount", "wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("paid_open") & ~is_true(nw.col("paid_amount") < nw.col("amount")),
            "台账{entry_id}登记的{employer_name}欠薪的化解时限{target_on:day}已过，登记的支付日期只知道月份"
            "（{paid_on:day}），是否已经付清不明",
            "the target day {target_on:day} of entry {entry_id} on {employer_name} is over; only"
            " the month of payment is known ({paid_on:day}), so that it may be unpaid still",
            ask=["wage_payment_proof"],
        ),
        found(
            nw.col("paid_open"),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，化解时限{target_on:day}已过，"
            "登记支付{paid_amount:yuan}元（支付日期{paid_on:day}），尚未付清和销号",
            "the target day {target_on:day} of entry {entry_id} on {amount:sum} owed by"
            " {employer_name} is over; {paid_amount:yuan} yuan are recorded as paid ({paid_on:day})"
            " and the entry is not closed",
            ask=["wage_payment_proof", "ledger_closing"],
        ),
        found(
            nw.col("paid").is_null(),
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，化解时限{target_on:day}已过，"
            "台账未记载支付和销号",
            "the target day {target_on:day} of entry {entry_id} on {amount:sum} owed by"
            " {employer_name} is over; the ledger shows neither payment nor closing",
            ask=["wage_payment_proof", "ledger_closing"],
        ),
        found(
            TRUE,
            "台账{entry_id}登记{employer_name}欠薪{amount:sum}，化解时限{target_on:day}已过，"
            "已支付{paid:yuan}元，尚未付清和销号",
            "the target day {target_on:day} of entry {entry_id} on {amount:sum} owed by"
            " {employer_name} is over; {paid:yuan} yuan is paid, and the entry is not closed",
            ask=["wage_payment_proof", "ledger_closing"],
        ),
        evidence=[cite("arrears", "entry_id")],
        parties=["employer_id"],
        amount="left",
    )
