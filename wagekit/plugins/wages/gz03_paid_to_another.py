"""GZ03: a worker's wages went to somebody else."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Ladder, cannot_tell, clear, clear_when, found, ladder
from wagekit.core.logic import FALSE, Frame, is_true
from wagekit.core.rule import rule
from wagekit.model.text import Text
from wagekit.plugins.payslip import EVIDENCE, NOTHING_PAID, PARTIES, PERIOD, payslips


@rule(
    "GZ03",
    "paid_to_another",
    title=Text("工资支付给他人", "Wages paid to another"),
    subject="payroll",
    articles=("T11", "Z19-20", "T31", "LR-50"),
    explainable=True,
)
def paid_to_another(
    wage_line: Frame, worker: Frame, actor: Frame, account_holder: Frame, as_of: nw.Expr
) -> Ladder:
    """A worker's wages were paid to somebody else's card or into somebody else's hands.

    Why it matters: what the foreman collects need not reach the worker; wages are paid to the
    worker in person (T11), from the wage account to the worker's own card (T31).
    Found when: the account paid into belongs to another, or another collected the wages.
    Not found when: the account is the worker's own, or cash was paid against the worker's own
    signature. The worker's written mandate, once accepted, rebuts it.
    Assumes: an account belongs to whom the account table, the party or the roster names; a card
    that several workers gave belongs to nobody known.
    """
    frame = payslips(wage_line, worker, actor, as_of)
    frame = _with_holder(frame, account_holder, actor)
    cash_signed = (nw.col("channel") == "cash") & nw.col("signed")
    another = nw.when(is_true(cash_signed)).then(FALSE)
    frame = frame.with_columns(another=nw.coalesce("to_another", another))
    return ladder(
        frame,
        NOTHING_PAID,
        clear_when(
            is_true(~nw.col("another")),
            "支付给本人",
            "paid to the worker in person",
        ),
        cannot_tell(
            nw.col("another").is_null(),
            "{worker_name}（{month}）的工资是否支付给本人不明",
            "whether {worker_name}'s wages of {month} were paid to the worker in person is not"
            " known",
            ask=["wage_payment_proof", "card_holder_proof"],
        ),
        found(
            ~nw.col("unpaid") & ~nw.col("holder_name").is_null(),
            "{worker_name}（{month}）的工资{paid:yuan}元付入{holder_name}的账户",
            "{worker_name}'s wages of {month}, {paid:yuan} yuan, went into an account of"
            " {holder_name}",
            ask=["wage_mandate", "card_holder_proof"],
        ),
        found(
            ~nw.col("unpaid"),
            "{worker_name}（{month}）的工资{paid:yuan}元由他人代领",
            "{worker_name}'s wages of {month}, {paid:yuan} yuan, were collected by another",
            ask=["wage_mandate", "wage_payment_proof"],
        ),
        cannot_tell(
            nw.col("unpaid").is_null(),
            "{worker_name}（{month}）的工资列明由他人收取，但实发金额不明",
            "{worker_name}'s wages of {month} are listed as received by another; what was paid is"
            " not known",
            ask=["wage_payment_proof", "wage_mandate"],
        ),
        clear("支付给本人", "paid to the worker in person"),
        evidence=EVIDENCE,
        parties=PARTIES,
        amount="paid",
        period=PERIOD,
    )


def _with_holder(frame: Frame, account_holder: Frame, actor: Frame) -> Frame:
    """`holder_name`: whose the account is, where that is another."""
    cards = account_holder.rename({"account": "payee_account"})
    names = actor.select(holder_id="party_id", _holder="name")
    joined = frame.join(cards, on="payee_account", how="left")
    joined = joined.join(names, on="holder_id", how="left")
    other = nw.col("holder_id") != nw.col("person_id")
    named = nw.when(other).then(nw.coalesce("_holder", "holder_id"))
    return joined.with_columns(holder_name=named).drop("_holder", "holder_id")
