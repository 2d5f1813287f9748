"""Contracts that the owner signed with a bidder before the bid was made."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, HOLDS, TRUE, UNKNOWN, Frame, earliest, is_true, latest, level
from wagekit.plugins.reach import BUILDS

BID = ("project_id", "tender_id", "bidder_id")
BID_FOR = nw.col("awarded") & BUILDS
"""What the owner awarded to a builder, who may have bid for it."""


def signings_of(owners: Frame, tender: Frame, won_bid: Frame) -> Frame:
    """Each contract of a bidder beside each bid that it did not lose; `_level`: signed before.

    A contract whose contractor is unknown stands there too, where it may be what was bid for.

    Args:
        owners: The owner's contracts that a bid can have been for.
        tender: All bids.
        won_bid: Those that won.
    """
    bids = tender.filter(~is_true(~nw.col("won")))
    bids = bids.join(_only_holders(tender, won_bid), on=list(BID), how="left")
    bids = bids.select(
        *("project_id", "tender_id", "won", "bid_on", "bid_on_month"),
        holds=is_true(nw.col("_holds")),
        contractor_id="bidder_id",
    )
    own = owners.join(bids, on=["project_id", "contractor_id"])
    won = nw.coalesce(nw.col("won"), nw.when(nw.col("holds") & nw.col("general_kind")).then(TRUE))
    own = own.with_columns(_level=level(BID_FOR & won & _before()))
    maybe = nw.when(~_before()).then(FALSE).otherwise(UNKNOWN)
    other = _perhaps_theirs(owners, bids).with_columns(_level=level(maybe))
    columns = ("project_id", "contractor_id", "contractor_name", "contract_id", "tender_id")
    days = [f"{what}_on{month}" for what in ("signed", "bid") for month in ("", "_month")]
    shown = [rows.select(*columns, *days, "_level") for rows in (own, other)]
    return nw.concat(shown, how="vertical")


def _only_holders(tender: Frame, won_bid: Frame) -> Frame:
    """`BID`, `_holds`: bids of the only bidder that holds an award, where none is said to win."""
    told = tender.filter(is_true(nw.col("won"))).select("project_id")
    silent = won_bid.join(told, on="project_id", how="anti")
    alone = silent.group_by("project_id").agg(
        _first=nw.col("bidder_id").min(), _last=nw.col("bidder_id").max()
    )
    only = alone.filter(nw.col("_first") == nw.col("_last")).select("project_id")
    return silent.join(only, on="project_id", how="semi").select(*BID, _holds=TRUE)


def _perhaps_theirs(owners: Frame, bids: Frame) -> Frame:
    """Contracts whose contractor is unknown beside the bids that they may have been for.

    A general contract that the bidder holds was what it bid for; a professional one, unless the
    other may be general.
    """
    held = (
        owners.filter(is_true(BID_FOR))
        .group_by("project_id", "contractor_id")
        .agg(_general=nw.col("general_kind").max())
    )
    bidders = bids.join(held, on=["project_id", "contractor_id"], how="left")
    unknown = owners.filter(nw.col("contractor_id").is_null()).drop("contractor_id")
    pairs = unknown.join(bidders.filter(~is_true(nw.col("_general"))), on="project_id")
    nothing = nw.col("_general").is_null()
    return pairs.filter(nothing | ~is_true(nw.col("kind") == "professional"))


def _before() -> nw.Expr:
    """Whether the contract was signed before the bid beside it was made."""
    before = nw.when(latest("signed_on") < earliest("bid_on")).then(TRUE)
    return before.otherwise(
        nw.when(earliest("signed_on") >= latest("bid_on")).then(FALSE).otherwise(UNKNOWN)
    )


def early_by_project(signings: Frame) -> Frame:
    """A project's winners: 2 if one signed all its contracts before its bids, 0 if none did."""
    each = signings.group_by("project_id", "contractor_id").agg(
        _least=nw.col("_level").min(),
        _most=nw.col("_level").max(),
        winner_name=nw.col("contractor_name").max(),
        early_signed=nw.col("signed_on").min(),
        early_signed_month=nw.col("signed_on_month").min(),
        early_bid=nw.col("bid_on").max(),
        early_bid_month=nw.col("bid_on_month").max(),
    )
    mixed = nw.when(nw.col("_most") == 0).then(nw.lit(0)).otherwise(nw.lit(1))
    early = nw.when(nw.col("_least") == HOLDS).then(nw.lit(HOLDS)).otherwise(mixed)
    each = each.with_columns(_early=early)
    most = each.group_by("project_id").agg(_early=nw.col("_early").max())
    return most.join(_one_winner(each), on="project_id", how="left")


def _one_winner(each: Frame) -> Frame:
    """The winner that is named where several signed too early."""
    sure = each.filter(nw.col("_early") == HOLDS)
    one = sure.group_by("project_id").agg(contractor_id=nw.col("contractor_id").min())
    shown = sure.join(one, on=["project_id", "contractor_id"], how="semi")
    days = [f"early_{what}{month}" for what in ("signed", "bid") for month in ("", "_month")]
    return shown.select("project_id", "winner_name", *days)
