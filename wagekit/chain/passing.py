"""What a contractor received under a contract, and what of it was passed on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.near_payments import before, later
from wagekit.chain.perhaps_tied import with_perhaps_tied
from wagekit.chain.placed import here_or_unplaced, place_of
from wagekit.chain.relation import price_of_works
from wagekit.core.derived import derived
from wagekit.core.logic import TRUE, Frame, is_true
from wagekit.model.codes import FOR_WORKS

if TYPE_CHECKING:
    from wagekit.core.engine import Engine


@derived
def receipt(work: Frame, movement: Frame) -> Frame:
    """What each contractor received of its issuer; a payment that names a contract is under that.

    By mandate or in kind, what names the contract came in under it whoever paid or is the issuer.
    `contract_id`, `payment_id`, `on`, `at`, `amount`: no more, since a province has millions.
    """
    counts = nw.col("by_then") & price_of_works()
    sides = movement.select(
        "payment_id",
        "on",
        "at",
        "amount",
        _named="contract_id",
        issuer_id="payer_id",
        contractor_id="payee_id",
        _place=place_of(counts),
    )
    held = work.select("contract_id", "project_id", "issuer_id", "contractor_id")
    met = here_or_unplaced(held, sides, "issuer_id", "contractor_id")
    under = nw.coalesce(nw.col("_named") == nw.col("contract_id"), TRUE)
    columns = ("contract_id", "payment_id", "on", "at", "amount")
    by_others = _by_papers_of_others(held, movement, counts)
    return nw.concat(
        [met.filter(under).select(*columns), by_others.select(*columns)], how="vertical"
    )


def _by_papers_of_others(held: Frame, movement: Frame, counts: nw.Expr) -> Frame:
    # Filtered first: few payments have papers, and only they need their accounts looked up.
    paid = movement.filter(is_true(nw.col("papers")), is_true(counts)).select(
        *("payment_id", "on", "at", "amount", "payer_id", "contract_id"),
        contractor_id="payee_id",
    )
    met = held.join(paid, on=["contract_id", "contractor_id"])
    by_issuer = is_true(nw.col("payer_id") == nw.col("issuer_id"))
    itself = is_true(nw.col("payer_id") == nw.col("contractor_id"))
    return met.filter(~by_issuer, ~itself)


@derived
def perhaps_received(work: Frame, movement: Frame) -> Frame:
    """`contract_id`, `more` (fen, null if not known): what its issuer may have paid besides.

    What nobody named paid the contractor for works, under the contract or under none that is named.
    """
    nobodys = nw.col("payer_id").is_null() & ~nw.col("payee_id").is_null()
    paid = movement.filter("by_then", nobodys, is_true(nw.col("class").is_in(FOR_WORKS)))
    sides = paid.select(
        "amount", _named="contract_id", contractor_id="payee_id", _place=place_of(TRUE)
    )
    held = work.select("contract_id", "project_id", "contractor_id")
    met = here_or_unplaced(held, sides, "contractor_id")
    under = nw.coalesce(nw.col("_named") == nw.col("contract_id"), TRUE)
    sums = met.filter(under).group_by("contract_id")
    told = sums.agg(more=nw.col("amount").sum(), _untold=nw.col("amount").is_null().max())
    more = nw.when(~nw.col("_untold")).then("more").cast(nw.Int64)
    return told.select("contract_id", more=more)


@derived
def passed_on(
    receipt: Frame,
    to_stranger: Frame,
    work: Frame,
    party: Frame,
    given_out: Frame,
    roster: Frame,
    engine: Engine,
) -> Frame:
    """Payments of a contractor to strangers within days of a receipt: the receipt's contract too.

    `contract_id`, `payment_id`, `payee_id` (null where nobody is named), `on`, `at`, `amount` (null
    where it is not known), `named` (of it what is known to have gone to a stranger who is named),
    `came`: the sum of what came in within days before (null where the amount of any is not known).
    Not what was sent before the money came in, to the contract's issuer, or to an authority.
    """
    sent = _by_contract(receipt, to_stranger, work)
    authorities = party.filter(nw.col("kind") == "government").select(payee_id="party_id")
    # Kept: few, found among millions, and looked at four times.
    strangers = engine.keep(sent.join(authorities, on="payee_id", how="anti"))
    came = before(strangers, receipt.with_columns(named="amount"))
    near = strangers.join(came, on=["contract_id", "payment_id"]).filter(nw.col("n") > 0)
    near = with_perhaps_tied(near, work, given_out, roster)
    named = nw.when(~nw.col("payee_id").is_null(), ~nw.col("perhaps_tied")).then("amount")
    return near.select(
        *("contract_id", "payment_id", "payee_id", "on", "at", "amount"),
        named=nw.coalesce(named, nw.lit(0, dtype=nw.Int64)),
        came=nw.when(nw.col("open") == 0).then("known"),
    )


def _by_contract(receipt: Frame, to_stranger: Frame, work: Frame) -> Frame:
    """Payments to strangers under each contract of the payer, while it had lately received any."""
    sides = work.select("contract_id", "project_id", "contractor_id", "issuer_id")
    first, last = nw.col("at").min(), nw.col("on").max()
    held = receipt.group_by("contract_id").agg(_first=first, _last=last)
    held = held.join(sides, on="contract_id")
    sent = to_stranger.select(
        *("payment_id", "payee_id", "on", "at", "amount", "class"),
        contractor_id="payer_id",
        _place=place_of(TRUE),
        _paid_in=place_of(TRUE),
    )
    met = here_or_unplaced(held, sent, "contractor_id").filter(
        nw.col("at") >= nw.col("_first"),
        nw.col("on") <= later(nw.col("_last")),
        nw.coalesce(nw.col("payee_id") != nw.col("issuer_id"), TRUE),
    )
    columns = ("contract_id", "payment_id", "payee_id", "on", "at", "amount", "class")
    return met.select(*columns, _place="_paid_in")
