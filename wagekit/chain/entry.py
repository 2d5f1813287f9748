"""When a party that may have borrowed a licence first came in: before the bid or signing, or after.

This is what tells a borrowed licence from a transfer: who was there before the lender
bid or signed had come to use its name; who came after was handed the works.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.bid_help import HELP, KEYS
from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    NO_TEXT,
    OPEN,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    level,
    truth,
)
from wagekit.model.contract_kinds import INSIDE

ALIKE = ("held_id", "_contract", "_site", "_entered")


@derived
def anchor(work: Frame, contract_bid: Frame) -> Frame:
    """Every contract that a lender can hold, with the days before which entry counts as prior.

    `bid_from`, `bid_to`: the bid that belongs to it, null where it may be one of unknown day;
    `signed_from`, `signed_to`: its signing.
    `last_from`, `last_to`: the later of the two that are known. `labour`: it is for labour alone.
    """
    dayless = earliest("bid_on").is_null().max()
    bids = contract_bid.group_by("contract_id").agg(
        bid_from=earliest("bid_on").min(), bid_to=latest("bid_on").max(), _dayless=dayless
    )
    ends = ("bid_from", "bid_to")
    bids = bids.with_columns(*(nw.when(~nw.col("_dayless")).then(end).alias(end) for end in ends))
    held = work.filter(~is_true(nw.col("kind").is_in([*INSIDE, "consortium"]))).select(
        "project_id",
        "contract_id",
        "awarded",
        labour=is_true(nw.col("kind") == "labour"),
        lender_id=nw.col("contractor_id"),
        signed_from=earliest("signed_on"),
        signed_to=latest("signed_on"),
    )
    joined = held.join(bids, on="contract_id", how="left")
    return joined.with_columns(
        last_from=nw.max_horizontal("bid_from", "signed_from"),
        last_to=nw.max_horizontal("bid_to", "signed_to"),
    ).drop("_dayless")


def came_before(first_from: str, first_to: str) -> nw.Expr:
    """Whether somebody came before the bid or the signing; the same day is open.

    Where the signing is not known, coming after the bid does not yet mean coming after both.
    """
    before = nw.col(first_to) < nw.col("last_from")
    after = (nw.col(first_from) > nw.col("last_to")) & ~nw.col("signed_from").is_null()
    return nw.when(before).then(TRUE).otherwise(nw.when(after).then(FALSE).otherwise(UNKNOWN))


@derived
def entry(takeover: Frame, entry_sign: Frame, allied: Frame) -> Frame:
    """One row for each takeover: `prior`, whether the borrower was there before (null if open).

    An affiliation agreement is itself the borrowing, whatever its date. `by_agreement`, `by_bid`,
    `by_contract` and `by_site` tell which sign showed it. A member of the lender's consortium never
    counts; `staff_open`: whoever came before may be the lender's employee; `branch_open`: whoever
    may have come before may be its branch, or the lender that of the borrower; `kind_open`,
    `whole_open`: whoever may have come before may have labour alone, or not the whole;
    `partner_open`: has a consortium agreement with the lender, whose won bid lists no partner. Any
    other subcontract is here only where its contractor helped at the bid. `parent_id`: also the
    only contract above that it can be.
    """
    frame = takeover.join(entry_sign, on="contract_id")
    frame = frame.join(allied.with_columns(ally=nw.lit(True)), on=list(KEYS), how="left")
    listed = allied.group_by("project_id", "lender_id").agg(listed=nw.len())
    frame = frame.join(listed, on=["project_id", "lender_id"], how="left")
    agreed = is_true(nw.col("kind") == "affiliation")
    known = nw.when(agreed).then(nw.lit(HOLDS)).otherwise("came")
    before = nw.when("ally").then(FALSE).otherwise(truth(known))
    open_ = is_true(before) & nw.col("maybe_staff")
    helped, maybe = is_true(nw.col("stands") == 1), ~is_true(~before)
    branch, kind = maybe & nw.col("maybe_own"), maybe & nw.col("maybe_labour")
    whole = maybe & nw.col("maybe_whole") & ~helped
    unlisted = nw.col("listed").is_null() & is_true(nw.col("kind") == "consortium")
    partner = maybe & unlisted
    wanted = frame.filter(~nw.col("ordinary") | helped | whole)
    return wanted.with_columns(
        parent_id=nw.coalesce("parent_id", "only_held"),
        by_agreement=agreed,
        by_bid=nw.col("_bid") == HOLDS,
        by_site=nw.col("_site") == HOLDS,
        by_contract=nw.col("_contract") == HOLDS,
        staff_open=open_,
        branch_open=branch,
        kind_open=kind,
        whole_open=whole,
        partner_open=partner,
        prior=nw.when(open_ | branch | kind | whole | partner).then(UNKNOWN).otherwise(before),
    )


@derived
def entry_sign(
    takeover: Frame, above: Frame, bid_help: Frame, on_site: Frame, allied: Frame
) -> Frame:
    """What is known of each takeover's entry, over all that it can stand under.

    `came`: the level to which it is true that its contractor was there before.

    Help at any bid of the lender counts; days must come before each contract that is possible.
    """
    dates = ("first_from", "first_to")
    frame = takeover.select("contract_id", *KEYS, *dates).join(above, on="contract_id", how="left")
    helped = _for_partners(bid_help, allied)
    frame = frame.join(helped, on=["hold_id", "lender_id", "borrower_id"], how="left")
    sites = on_site.rename({"party_id": "borrower_id"})
    frame = frame.join(sites, on=["project_id", "borrower_id"], how="left")
    there = level(came_before("site_from", "site_to"))
    frame = frame.with_columns(
        _contract=level(came_before(*dates)),
        _site=nw.when(nw.col("site_to").is_null()).then(nw.lit(0)).otherwise(there),
        _bid=nw.coalesce("helped", nw.lit(0)),
    ).with_columns(_entered=nw.max_horizontal("_contract", "_site"))
    grouped = frame.group_by("contract_id").agg(
        *(nw.col(one).max() for one in ("_bid", *HELP, "bid_to", "signed_to", "site_to")),
        *(nw.col(one).min() for one in ("bid_from", "signed_from", "site_from")),
        *(nw.col(one).min().alias(f"{one}_low") for one in ALIKE),
        *(nw.col(one).max().alias(f"{one}_high") for one in ALIKE),
    )
    return grouped.with_columns(
        *(_agreed_on(one, nw.lit(OPEN)).alias(one) for one in ALIKE[1:]),
        only_held=_agreed_on("held_id", NO_TEXT),
    ).with_columns(came=nw.max_horizontal("_bid", "_entered"))


def _agreed_on(column: str, otherwise: nw.Expr) -> nw.Expr:
    """What all rows of a group have in `column`."""
    low, high = nw.col(f"{column}_low"), nw.col(f"{column}_high")
    return nw.when(low == high).then(low).otherwise(otherwise)


def _for_partners(bid_help: Frame, allied: Frame) -> Frame:
    """The same for the lender's partners in a consortium, for which it bid too."""
    columns = ("hold_id", "lender_id", "borrower_id", "helped", *HELP)
    partners = allied.rename({"borrower_id": "_partner"})
    others = bid_help.join(partners, on=["project_id", "lender_id"])
    others = others.filter(nw.col("_partner") != nw.col("lender_id"))
    others = others.with_columns(lender_id="_partner")
    return nw.concat([bid_help.select(*columns), others.select(*columns)], how="vertical")
