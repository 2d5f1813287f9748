"""GZ04: wages were settled in kind."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear_when, found, ladder, not_applicable
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.payslip import EVIDENCE, NOTHING_PAID, PARTIES, PERIOD, payslips


@rule(
    "GZ04",
    "paid_in_kind",
    title=Text("以实物抵付工资", "Wages settled in kind"),
    subject="payroll",
    articles=("T11", "T54", "LR-50"),
)
def paid_in_kind(wage_line: Frame, worker: Frame, actor: Frame, as_of: nw.Expr) -> Ladder:
    """Wages were settled with goods or securities instead of money.

    Why it matters: wages are paid in money (T11); a firm that does not mend it when ordered to is
    fined (T54), and what was settled in kind is still owed.
    Found when: the payroll states that a line was settled in kind.
    Not found when: it states a way of paying money, or that nothing was paid or payable.
    Assumes: the channel that the payroll states is the one for the whole line.
    """
    frame = payslips(wage_line, worker, actor, as_of)
    frame = frame.with_columns(in_kind=nw.col("channel") == "in_kind", sum=_sum())
    return ladder(
        frame,
        found(
            is_true(nw.col("in_kind") & (nw.col("sum") > 0)),
            "{worker_name}（{month}）的工资{sum:yuan}元以实物抵付",
            "{worker_name}'s wages of {month}, {sum:yuan} yuan, were settled in kind",
            ask=["wage_payment_proof"],
        ),
        found(
            is_true(nw.col("in_kind")) & nw.col("sum").is_null(),
            "{worker_name}（{month}）的工资以实物抵付，金额不明",
            "{worker_name}'s wages of {month} were settled in kind; the sum is not known",
            ask=["wage_payment_proof"],
        ),
        NOTHING_PAID,
        not_applicable(
            is_true(nw.col("in_kind")),
            "登记以实物抵付，但没有应付或抵付的数额",
            "marked as settled in kind, but nothing was payable or settled",
        ),
        clear_when(
            is_true(~nw.col("in_kind")),
            "以货币支付",
            "paid in money",
        ),
        cannot_tell(
            TRUE,
            "{worker_name}（{month}）的工资以何种方式支付不明",
            "how {worker_name}'s wages of {month} were paid is not known",
            ask=["wage_payment_proof"],
        ),
        evidence=EVIDENCE,
        parties=PARTIES,
        amount="sum",
        period=PERIOD,
    )


def _sum() -> nw.Expr:
    """What the goods stand for: as stated, else all that was payable."""
    stated = nw.when(nw.col("paid") > 0).then("paid")
    return nw.coalesce(stated, nw.col("payable") - nw.coalesce("deducted", nw.lit(0)))
