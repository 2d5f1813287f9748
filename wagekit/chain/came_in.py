"""What contractors had received for a project when they paid something out."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.relation import price_of_works
from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true
from wagekit.law import parameter

SENT = ["project_id", "payer_id", "on"]
MET = ("project_id", "payer_id", "receipt_id", "came_on")


@derived
def came_in(
    receipt: Frame, work: Frame, movement: Frame, payment: Frame, account_project: Frame
) -> Frame:
    """`project_id`, `payer_id`, `receipt_id`, `came_on`: what contractors received for a project.

    `payer_id` is who received it and may pay it out. `sure`: it is classed, and it is known for
    which project it was: stated, that of the payee's account, or the only one of its parties.
    What names a contract and went to its contractor came in under it, even where nobody says who
    paid or who gave the contract out.
    """
    sides = work.select("contract_id", "project_id", payer_id="contractor_id")
    met = nw.concat([_known_receipts(receipt, sides), _of_unknown(work, movement)], how="vertical")
    once = met.group_by(*MET).agg(_n=nw.len()).drop("_n")
    unnamed = nw.col("contract_id").is_null() & nw.col("project_id").is_null()
    account = nw.when(unnamed).then("payee_account")
    said = payment.select("class", receipt_id="payment_id", account_id=account)
    held = account_project.rename({"project_id": "_held"})
    told = once.join(said, on="receipt_id").join(held, on="account_id", how="left")
    here = nw.coalesce("_held", "project_id") == nw.col("project_id")
    placed = told.filter(here).with_columns(_projects=nw.len().over("receipt_id"))
    sure = ~nw.col("class").is_null() & (nw.col("_projects") == 1)
    return placed.select(*MET, sure=sure)


def _known_receipts(receipt: Frame, sides: Frame) -> Frame:
    named = receipt.select("contract_id", receipt_id="payment_id", came_on="on")
    return named.join(sides, on="contract_id").select(*MET)


def _of_unknown(work: Frame, movement: Frame) -> Frame:
    """What came in under the contract it names, of which the payer or the issuer is not known."""
    held = work.select("contract_id", "project_id", "issuer_id", payee_id="contractor_id")
    paid = movement.filter("by_then", price_of_works()).select(
        *("contract_id", "payer_id", "payee_id"), receipt_id="payment_id", came_on="on"
    )
    met = held.join(paid, on=["contract_id", "payee_id"])
    unknown = met.filter(nw.col("payer_id").is_null() | nw.col("issuer_id").is_null())
    return unknown.with_columns(payer_id=nw.col("payee_id")).select(*MET)


@derived
def receipt_before(outgoing: Frame, came_in: Frame) -> Frame:
    """`payment_id`, `receipt_id`: what had just come in when money went to somebody apart."""
    took_over = nw.col("took_over") | nw.col("may_have_taken_over")
    apart = ~nw.col("concerned") | took_over | ~nw.col("other_project").is_null()
    sent = outgoing.filter(nw.col("soon") & apart).select("payment_id", *SENT)
    return _near(sent, came_in).select("payment_id", "receipt_id")


def with_receipts(frame: Frame, came_in: Frame) -> Frame:
    """Only what was paid after something had come in."""
    sure = came_in.filter("sure")
    first = came_in.group_by("project_id", "payer_id").agg(_first=nw.col("came_on").min())
    surely = sure.group_by("project_id", "payer_id").agg(_first_sure=nw.col("came_on").min())
    had = frame.join(first, on=["project_id", "payer_id"])
    had = had.filter(nw.col("on") >= nw.col("_first"))
    had = had.join(surely, on=["project_id", "payer_id"], how="left")
    had = had.join(_days_near(had, came_in).rename({"_near": "_any"}), on=SENT, how="left")
    had = had.join(_days_near(had, sure).rename({"_near": "_sure"}), on=SENT, how="left")
    before = is_true(nw.col("on") >= nw.col("_first_sure"))
    near = ~nw.col("_sure").is_null()
    marked = had.with_columns(
        soon=~nw.col("_any").is_null(),
        proven=nw.when(nw.col("other_project").is_null()).then(near).otherwise(before),
    )
    return marked.drop("_first", "_first_sure", "_any", "_sure")


def _days_near(sent: Frame, received: Frame) -> Frame:
    """The days on which each payer paid within days of a receipt: days are fewer than payments."""
    days = sent.group_by(*SENT).agg(_n=nw.len()).drop("_n")
    came = received.group_by("project_id", "payer_id", "came_on").agg(_n=nw.len()).drop("_n")
    return _near(days, came).group_by(*SENT).agg(_near=nw.len())


def _near(sent: Frame, came: Frame) -> Frame:
    """What was sent beside what had come in within days before."""
    until = nw.col("came_on").dt.offset_by(f"{parameter('pass_on_days').on(None)}d").cast(nw.Date)
    joined = sent.join(came.with_columns(until=until), on=["project_id", "payer_id"])
    return joined.filter(nw.col("on") >= nw.col("came_on"), nw.col("on") <= nw.col("until"))
