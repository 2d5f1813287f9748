"""What an agreement by which somebody takes works over can stand under."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import NO_DAY, NO_TEXT, Frame, earliest, latest

DAYS = ("bid_from", "bid_to", "signed_from", "signed_to", "last_from", "last_to")
SIDE = ("project_id", "lender_id")
HOLD = ("hold_id", "contract_id", *SIDE)


def of_contract(column: str) -> nw.Expr:
    """The `hold_id` of a contract; those of bids begin otherwise."""
    return nw.concat_str([nw.lit("c:"), nw.col(column)])


@derived
def hold(anchor: Frame, loose_bid: Frame) -> Frame:
    """`HOLD`, `DAYS`: each contract of `anchor`, and won bids whose contract is not on record.

    Of those `contract_id` and the days of signing are null.
    """
    signed = anchor.with_columns(hold_id=of_contract("contract_id"))
    return nw.concat([signed.select(*HOLD, *DAYS), _of_bids(loose_bid)], how="vertical")


def _of_bids(loose_bid: Frame) -> Frame:
    first, last = earliest("bid_on"), latest("bid_on")
    frame = loose_bid.select(
        "project_id",
        "lender_id",
        hold_id=of_bid(),
        contract_id=NO_TEXT,
        bid_from=first,
        bid_to=last,
        signed_from=NO_DAY,
        signed_to=NO_DAY,
        last_from=first,
        last_to=last,
    )
    return frame.select(*HOLD, *DAYS)


def of_bid() -> nw.Expr:
    """The `hold_id` of a bid."""
    return nw.concat_str([nw.lit("b:"), nw.col("tender_id")])


@derived
def above(takeover: Frame, hold: Frame, allied: Frame) -> Frame:
    """`contract_id`, `hold_id`, `held_id`, `DAYS`: each takeover with all that it can stand under.

    The contract above, where it is on record, and any won bid of its lender that has no contract
    where that one names no contractor; else each that its lender holds; else each that its partners
    in a consortium hold. Where that contract is named and not on record, only a bid that
    has no contract can be its own.
    """
    told = takeover.filter("hung").with_columns(hold_id=of_contract("parent_id"))
    open_ = takeover.filter(~nw.col("hung")).select("contract_id", "parent_id", *SIDE)
    own = open_.join(_renamed(hold), on=list(SIDE))
    alone = open_.join(own.select("contract_id"), on="contract_id", how="anti")
    partners = allied.rename({"borrower_id": "_partner"})
    theirs = _renamed(hold).rename({"lender_id": "_partner"})
    shared = alone.join(partners, on=list(SIDE)).join(theirs, on=["project_id", "_partner"])
    columns = ("contract_id", "hold_id", "held_id", *DAYS)
    guessed = nw.concat([own.select("parent_id", *columns), shared.select("parent_id", *columns)])
    missing = nw.col("parent_id").is_null() | nw.col("held_id").is_null()
    named = told.select("contract_id", "hold_id").join(_renamed(hold).drop(*SIDE), on="hold_id")
    bids = _bids_for_nobodys(told, hold)
    parts = [
        named.select(*columns),
        bids.select(*columns),
        guessed.filter(missing).select(*columns),
    ]
    return nw.concat(parts, how="vertical")


def _bids_for_nobodys(told: Frame, hold: Frame) -> Frame:
    """The won bids that may belong to a contract above of which nobody names the contractor."""
    nobodys = hold.filter(nw.col("lender_id").is_null()).select("hold_id")
    asking = told.join(nobodys, on="hold_id", how="semi").select("contract_id", *SIDE)
    loose = _renamed(hold.filter(nw.col("contract_id").is_null()))
    return asking.join(loose, on=list(SIDE))


def _renamed(hold: Frame) -> Frame:
    return hold.rename({"contract_id": "held_id"})
