"""The bids that won, who leads each, and which bid belongs to which contract."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import TRUE, Frame, earliest, is_true, latest
from wagekit.model.contract_kinds import INSIDE

BID = ("project_id", "tender_id", "bidder_id")
SHOWN = (
    *BID,
    "lender_id",
    "joint_members",
    "bid_on",
    "bid_on_month",
    "deposit_payer_id",
    "agent_person_id",
    "agent_employer_id",
)


@derived
def won_bid(tender: Frame, contract: Frame, award: Frame, alias: Frame) -> Frame:
    """The bids that won, each with `lender_id`: the bidder or the member who holds the award.

    Where nobody stated who won, it is a bidder that holds an award of the project.
    """
    awarded = award.filter(is_true(nw.col("awarded")))
    holders = contract.join(awarded, on="contract_id", how="semi")
    held = holders.select("project_id", party_id="contractor_id")
    holding = _sides(tender, alias).join(held, on=["project_id", "party_id"], how="semi")
    first = holding.group_by(*BID).agg(nw.col("_label").min())
    joined = tender.join(first, on=list(BID), how="left")
    holder = nw.col("_label").str.slice(2)
    won = nw.when(~holder.is_null()).then(nw.coalesce("won", TRUE)).otherwise("won")
    named = joined.with_columns(won=won, lender_id=nw.coalesce(holder, "bidder_id"))
    return named.filter(is_true(nw.col("won"))).select(*SHOWN)


def _sides(tender: Frame, alias: Frame) -> Frame:
    """Who stands behind each bid; the bidder goes first, then the lower id."""
    joint = split_members(tender.filter(~nw.col("joint_members").is_null()), alias)
    members = joint.select(*BID, party_id=nw.col("member_id"), _rank=nw.lit("1:"))
    bidders = tender.select(*BID, party_id=nw.col("bidder_id"), _rank=nw.lit("0:"))
    both = nw.concat([bidders, members], how="vertical")
    return both.with_columns(_label=nw.concat_str([nw.col("_rank"), nw.col("party_id")]))


def split_members(joint: Frame, alias: Frame) -> Frame:
    """A row for each of `joint_members`, under its one id in `member_id`."""
    split = joint.with_columns(member_id=nw.col("joint_members").str.split(";"))
    ids = alias.select(member_id="id", _who="who")
    listed = split.explode("member_id").join(ids, on="member_id", how="left")
    return listed.with_columns(member_id=nw.coalesce("_who", "member_id")).drop("_who")


@derived
def contract_bid(work: Frame, won_bid: Frame) -> Frame:
    """The won bid that belongs to each contract a lender can hold.

    The latest one on or before the signing; where none is, each one that it can be.
    """
    days = ("signed_on", "signed_on_month")
    held = _of_owner(work).select("project_id", "contract_id", *days, lender_id="contractor_id")
    bids = held.join(won_bid, on=["project_id", "lender_id"])
    in_time = is_true(earliest("bid_on") <= latest("signed_on"))
    dated = bids.with_columns(_day=nw.when(in_time).then(earliest("bid_on")))
    last = dated.group_by("contract_id").agg(_last=nw.col("_day").max())
    marked = dated.join(last, on="contract_id")
    chosen = nw.col("_last").is_null() | is_true(nw.col("_day") == nw.col("_last"))
    return marked.filter(chosen).select(*SHOWN, "contract_id")


@derived
def loose_bid(work: Frame, won_bid: Frame) -> Frame:
    """The won bids of whoever has no contract on record to which they could belong."""
    holders = _of_owner(work).select("project_id", lender_id="contractor_id")
    return won_bid.join(holders, on=["project_id", "lender_id"], how="anti")


def _of_owner(work: Frame) -> Frame:
    """The contracts that the owner gave out, as far as is known."""
    agreed = is_true(nw.col("kind").is_in([*INSIDE, "consortium"]))
    return work.filter(~agreed, ~is_true(~nw.col("awarded")))
