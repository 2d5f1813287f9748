"""When a party that may have borrowed a licence first came in: before the bid or signing, or after.

This is what tells a borrowed licence from a transfer (LAW trap 1): who was there before the lender
bid or signed had come to use its name; who came after was handed the works.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    BASIS,
    FALSE,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
)
from wagekit.law import parameter
from wagekit.model.contract_kinds import INSIDE

KEYS = ["project_id", "lender_id", "borrower_id"]
NEAR_WHOLE = nw.lit(parameter("near_whole_ratio").on(None))
NOBODY = ("none", "无")
HELP = ("signs", "paid", "sent")
SECURERS = ("银行", "保险", "担保")
LETTERS = ("bank_letter", "insurance", "company_letter")


@derived
def takeover(work: Frame, award: Frame) -> Frame:
    """Agreements by which a party takes over what a contractor holds, with their first known day.

    Inner contracts of other names, and any subcontract of the issuer's whole works; not those with
    the issuer's own branch or employee. The contract above is the lender's own. `ordinary`: any
    other subcontract, which tells something only of who helped at the bid.
    """
    upper = award.select(parent_id="contract_id", _top="awarded")
    frame = work.join(upper, on="parent_id", how="left")
    whole = is_true(nw.col("whole_works")) & ~is_true(nw.col("kind") == "consortium")
    takes = nw.col("inside") | (whole & _worth_the_whole())
    own = is_true(nw.col("own") | nw.col("own_staff"))
    return frame.filter(~is_true(nw.col("awarded")) & ~own).select(
        "project_id",
        "contract_id",
        "kind",
        "parent_id",
        ordinary=~takes,
        lender_id=nw.col("issuer_id"),
        borrower_id=nw.col("contractor_id"),
        borrower_kind=nw.col("contractor_kind"),
        first_from=nw.min_horizontal(earliest("signed_on"), earliest("started_on")),
        first_to=nw.min_horizontal(latest("signed_on"), latest("started_on")),
    )


def _worth_the_whole() -> nw.Expr:
    """Labour alone takes the works over only at a price near that of all the issuer holds."""
    whole = nw.coalesce("parent_price", nw.when(is_true(nw.col("_top"))).then("project_price"))
    near = is_true(nw.col("price") * BASIS >= whole * (NEAR_WHOLE * BASIS))
    return ~is_true(nw.col("kind") == "labour") | near


@derived
def anchor(work: Frame, contract_bid: Frame) -> Frame:
    """Every contract that a lender can hold, with the days before which entry counts as prior.

    `bid_from`, `bid_to`: the bid that belongs to it; `signed_from`, `signed_to`: its signing.
    `last_from`, `last_to`: the later of the two that are known.
    """
    bids = contract_bid.group_by("contract_id").agg(
        bid_from=earliest("bid_on").min(), bid_to=latest("bid_on").max()
    )
    held = work.filter(~is_true(nw.col("kind").is_in([*INSIDE, "consortium"]))).select(
        "project_id",
        "contract_id",
        "awarded",
        lender_id=nw.col("contractor_id"),
        signed_from=earliest("signed_on"),
        signed_to=latest("signed_on"),
    )
    joined = held.join(bids, on="contract_id", how="left")
    return joined.with_columns(
        last_from=nw.max_horizontal("bid_from", "signed_from"),
        last_to=nw.max_horizontal("bid_to", "signed_to"),
    )


def came_before(first_from: str, first_to: str) -> nw.Expr:
    """Whether somebody came before the bid or the signing; the same day is open.

    Where the signing is not known, coming after the bid does not yet mean coming after both.
    """
    before = nw.col(first_to) < nw.col("last_from")
    after = (nw.col(first_from) > nw.col("last_to")) & ~nw.col("signed_from").is_null()
    return nw.when(before).then(TRUE).otherwise(nw.when(after).then(FALSE).otherwise(UNKNOWN))


@derived
def bid_help(
    contract_bid: Frame,
    employed: Frame,
    actor: Frame,
    allied: Frame,
    guarantee: Frame,
) -> Frame:
    """Who paid the deposit or sent the agent of the bid that belongs to a contract.

    `contract_id`, `project_id`, `lender_id`, `borrower_id`; `paid`, `sent`: which of the two, 1 for
    yes. Not the bidder itself, its branch, its legal representative, its own employees, a member of
    its consortium, or a bank, insurer or guarantor: those secure a bid and take no works over.
    """
    employer, agent = nw.col("agent_employer_id"), nw.col("agent_person_id")
    sender = nw.when(employer.is_in(NOBODY)).then(agent).otherwise(nw.coalesce(employer, agent))
    keys = ("contract_id", "project_id", "lender_id")
    helpers = nw.concat(
        [
            contract_bid.select(*keys, borrower_id="deposit_payer_id", paid=nw.lit(1)),
            contract_bid.select(*keys, borrower_id=sender, paid=nw.lit(0)),
        ],
        how="vertical",
    )
    strangers = helpers.filter(nw.col("borrower_id") != nw.col("lender_id"))
    strangers = strangers.filter(~nw.col("borrower_id").is_in(NOBODY))
    own = _own_people(employed, actor)
    strangers = strangers.join(own, on=["lender_id", "borrower_id"], how="anti")
    strangers = strangers.join(allied, on=KEYS, how="anti")
    strangers = strangers.join(_securers(actor, guarantee), on="borrower_id", how="anti")
    return strangers.group_by("contract_id", *KEYS).agg(
        signs=nw.len(), paid=nw.col("paid").max(), sent=(1 - nw.col("paid")).max()
    )


def _securers(actor: Frame, guarantee: Frame) -> Frame:
    called = (is_true(nw.col("name").str.contains(word, literal=True)) for word in SECURERS)
    firms = actor.filter(~is_true(nw.col("kind") == "individual"))
    named = firms.filter(nw.any_horizontal(*called, ignore_nulls=True))
    letters = nw.col("form").is_in(LETTERS) | (nw.col("kind") == "payment_guarantee")
    gave = guarantee.filter(is_true(letters), ~nw.col("provider_id").is_null())
    parts = [named.select(borrower_id="party_id"), gave.select(borrower_id="provider_id")]
    return nw.concat(parts, how="vertical")


def _own_people(employed: Frame, actor: Frame) -> Frame:
    hired = employed.select(lender_id="employer_id", borrower_id="person_id")
    leaders = actor.select(lender_id="party_id", borrower_id="legal_rep_id")
    known = leaders.filter(~nw.col("borrower_id").is_null())
    return nw.concat([hired, known], how="vertical")


@derived
def entry(takeover: Frame, anchor: Frame, bid_help: Frame, on_site: Frame, allied: Frame) -> Frame:
    """One row for each takeover: `prior`, whether the borrower was there before (null if open).

    An affiliation agreement is itself the borrowing, whatever its date. `by_agreement`, `by_bid`
    and `by_site` tell which sign showed it. A member of the lender's consortium never counts. An
    ordinary subcontract is here only where its contractor helped at the bid.
    """
    above = anchor.drop("project_id", "lender_id", "awarded").rename({"contract_id": "parent_id"})
    frame = takeover.join(above, on="parent_id", how="left")
    frame = _with_help(frame, bid_help)
    sites = on_site.rename({"party_id": "borrower_id"})
    frame = frame.join(sites, on=["project_id", "borrower_id"], how="left")
    frame = frame.join(allied.with_columns(ally=nw.lit(True)), on=KEYS, how="left")
    frame = frame.with_columns(
        by_agreement=is_true(nw.col("kind") == "affiliation"),
        by_bid=~nw.col("signs").is_null(),
        by_site=is_true(came_before("site_from", "site_to")),
        by_contract=came_before("first_from", "first_to"),
    )
    shown = nw.col("by_agreement") | nw.col("by_bid") | nw.col("by_site")
    decided = nw.when(shown).then(TRUE).otherwise(nw.col("by_contract"))
    wanted = frame.filter(~nw.col("ordinary") | nw.col("by_bid"))
    return wanted.with_columns(prior=nw.when("ally").then(FALSE).otherwise(decided))


def _with_help(frame: Frame, bid_help: Frame) -> Frame:
    """Help at the bid of the contract above; at any bid of the lender where that is not known."""
    of_parent = bid_help.drop("project_id").rename({"contract_id": "parent_id"})
    anywhere = bid_help.group_by(*KEYS).agg(*(nw.col(one).max().alias(f"_{one}") for one in HELP))
    joined = frame.join(of_parent, on=["parent_id", "lender_id", "borrower_id"], how="left")
    joined = joined.join(anywhere, on=KEYS, how="left")
    unknown = nw.col("parent_id").is_null()
    return joined.with_columns(
        *(nw.coalesce(one, nw.when(unknown).then(f"_{one}")).alias(one) for one in HELP)
    )
