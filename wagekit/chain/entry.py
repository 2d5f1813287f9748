"""When a party that may have borrowed a licence first came in: before the bid or signing, or after.

This is what tells a borrowed licence from a transfer (LAW trap 1): who was there before the lender
bid or signed had come to use its name; who came after was handed the works.
"""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
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

NO_DATE = nw.lit(None, dtype=nw.Date)
KEYS = ["project_id", "lender_id", "borrower_id"]


@derived
def takeover(work: Frame) -> Frame:
    """Agreements by which a party takes over what a contractor holds, with their first known day.

    Inner contracts of other names, and any subcontract of the issuer's whole works; not those with
    the issuer's own branch or employee. The contract above is the lender's own.
    """
    whole = is_true(nw.col("whole_works")) & ~is_true(nw.col("kind") == "consortium")
    wanted = (nw.col("inside") | whole) & ~is_true(nw.col("awarded"))
    own = is_true(nw.col("own") | nw.col("own_staff"))
    return work.filter(wanted & ~own).select(
        "project_id",
        "contract_id",
        "kind",
        "parent_id",
        lender_id=nw.col("issuer_id"),
        borrower_id=nw.col("contractor_id"),
        borrower_kind=nw.col("contractor_kind"),
        first_from=nw.min_horizontal(earliest("signed_on"), earliest("started_on")),
        first_to=nw.min_horizontal(latest("signed_on"), latest("started_on")),
    )


@derived
def anchor(work: Frame, tender: Frame) -> Frame:
    """Every contract that a lender can hold, with the days before which entry counts as prior.

    `bid_from`, `bid_to`: the won bid of the contractor, for what the owner awarded; `signed_from`,
    `signed_to`: its signing. `last_from`, `last_to`: the later of the two that are known.
    """
    won = (
        tender.filter(nw.col("won"))
        .group_by("project_id", "bidder_id")
        .agg(bid_from=earliest("bid_on").max(), bid_to=latest("bid_on").max())
    )
    held = work.filter(~is_true(nw.col("kind").is_in([*INSIDE, "consortium"]))).select(
        "project_id",
        "contract_id",
        "awarded",
        lender_id=nw.col("contractor_id"),
        signed_from=earliest("signed_on"),
        signed_to=latest("signed_on"),
    )
    bids = won.rename({"bidder_id": "lender_id"})
    joined = held.join(bids, on=["project_id", "lender_id"], how="left")
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
def bid_help(tender: Frame, staff: Frame, actor: Frame, member: Frame) -> Frame:
    """`project_id`, `lender_id`, `borrower_id`: who paid the deposit or sent the agent of a bid.

    Not the bidder itself, its branch, its legal representative, its own employees, or a member of
    its consortium. `borrower_id` is null where it is known that nobody else did.
    """
    won = tender.filter(is_true(nw.col("won")))
    agent = nw.coalesce("agent_employer_id", "agent_person_id")
    helpers = nw.concat(
        [
            won.select("project_id", "bidder_id", borrower_id=nw.col("deposit_payer_id")),
            won.select("project_id", "bidder_id", borrower_id=agent),
        ],
        how="vertical",
    ).rename({"bidder_id": "lender_id"})
    strangers = helpers.filter(nw.col("borrower_id") != nw.col("lender_id"))
    strangers = strangers.filter(~nw.col("borrower_id").is_in(["none", "无"]))
    strangers = strangers.join(
        _own_people(staff, actor), on=["lender_id", "borrower_id"], how="anti"
    )
    allies = member.select("project_id", lender_id="leader_id", borrower_id="member_id")
    return strangers.join(allies, on=KEYS, how="anti").group_by(*KEYS).agg(signs=nw.len())


def _own_people(staff: Frame, actor: Frame) -> Frame:
    employed = staff.select(lender_id="labour_contract_with", borrower_id="person_id")
    leaders = actor.select(lender_id="party_id", borrower_id="legal_rep_id")
    return nw.concat([employed, leaders], how="vertical").filter(
        ~nw.col("lender_id").is_null(), ~nw.col("borrower_id").is_null()
    )


@derived
def on_site(staff: Frame, worker: Frame) -> Frame:
    """`project_id`, `party_id`: the first known day of a party, its staff or workers on the site.

    A person counts for himself, unless the company that posted him employs him.
    """
    stranger = ~is_true(nw.col("labour_contract_with") == nw.col("company_id"))
    themselves = staff.filter(stranger).with_columns(party=nw.col("person_id"))
    employers = staff.filter(stranger).with_columns(party=nw.col("labour_contract_with"))
    posted = staff.with_columns(party=nw.col("company_id"))
    rows = [_first_days(frame, "from_on") for frame in (themselves, employers, posted)]
    entered = worker.with_columns(party=nw.col("employer_id"))
    rows.append(_first_days(entered, "entered_on"))
    found = nw.concat(rows, how="vertical").filter(~nw.col("site_to").is_null())
    return found.group_by("project_id", "party_id").agg(
        nw.col("site_from").min(), nw.col("site_to").min()
    )


def _first_days(frame: Frame, day: str) -> Frame:
    return frame.select(
        "project_id", party_id=nw.col("party"), site_from=earliest(day), site_to=latest(day)
    )


@derived
def entry(takeover: Frame, anchor: Frame, bid_help: Frame, on_site: Frame, member: Frame) -> Frame:
    """One row for each takeover: `prior`, whether the borrower was there before (null if open).

    An affiliation agreement is itself the borrowing, whatever its date. `by_agreement`, `by_bid`
    and `by_site` tell which sign showed it. A member of the lender's consortium never counts.
    """
    above = anchor.drop("project_id", "lender_id").rename({"contract_id": "parent_id"})
    frame = takeover.join(above, on="parent_id", how="left")
    frame = frame.join(bid_help, on=KEYS, how="left")
    sites = on_site.rename({"party_id": "borrower_id"})
    frame = frame.join(sites, on=["project_id", "borrower_id"], how="left")
    allies = member.select(
        "project_id", lender_id="leader_id", borrower_id="member_id", ally=nw.lit(True)
    )
    frame = frame.join(allies, on=KEYS, how="left")
    frame = frame.with_columns(
        by_agreement=is_true(nw.col("kind") == "affiliation"),
        by_bid=~nw.col("signs").is_null(),
        by_site=is_true(came_before("site_from", "site_to")),
        by_contract=came_before("first_from", "first_to"),
    )
    shown = nw.col("by_agreement") | nw.col("by_bid") | nw.col("by_site")
    decided = nw.when(shown).then(TRUE).otherwise(nw.col("by_contract"))
    return frame.with_columns(prior=nw.when("ally").then(FALSE).otherwise(decided))


@derived
def lending(anchor: Frame, entry: Frame, bid_help: Frame, tender: Frame, staff: Frame) -> Frame:
    """One row for each contract that a lender can hold: what is known of who came in before it.

    `prior`: true if any borrower did, false if all that took over are known to have come after,
    null if that is open or nobody is known. `takeovers`: how many agreements pass it on.
    `borrower_id`: who paid the deposit or sent the agent without any agreement.
    """
    inner = entry.group_by("parent_id").agg(takeovers=nw.len(), _inner=level(nw.col("prior")).max())
    frame = anchor.join(inner.rename({"parent_id": "contract_id"}), on="contract_id", how="left")
    frame = frame.join(_strangers(bid_help, entry), on=["project_id", "lender_id"], how="left")
    frame = frame.join(_clean_bids(tender), on=["project_id", "lender_id"], how="left")
    frame = frame.join(_foreign_staff(staff), on=["project_id", "lender_id"], how="left")
    frame = frame.with_columns(_staff=_foreign_level())
    awarded = is_true(nw.col("awarded"))
    by_bid = awarded & ~nw.col("borrower_id").is_null()
    known = nw.max_horizontal("_inner", "_staff")
    return frame.select(
        "project_id",
        "contract_id",
        "lender_id",
        "awarded",
        takeovers=nw.coalesce("takeovers", nw.lit(0)),
        borrower_id=nw.when(awarded).then("borrower_id"),
        clean_bid=is_true(awarded & nw.col("clean_bid")),
        prior=nw.when(by_bid).then(TRUE).otherwise(truth(known)),
    )


def _strangers(bid_help: Frame, entry: Frame) -> Frame:
    alone = bid_help.join(entry.select(*KEYS), on=KEYS, how="anti")
    return alone.group_by("project_id", "lender_id").agg(nw.col("borrower_id").min())


def _clean_bids(tender: Frame) -> Frame:
    """Bids of which it is known that the bidder paid the deposit and sent its own agent."""
    own_money = nw.col("deposit_payer_id") == nw.col("lender_id")
    own_agent = nw.col("agent_employer_id") == nw.col("lender_id")
    won = tender.filter(is_true(nw.col("won"))).rename({"bidder_id": "lender_id"})
    clean = level(own_money & own_agent).min()
    return (
        won.group_by("project_id", "lender_id")
        .agg(_clean=clean)
        .select("project_id", "lender_id", clean_bid=is_true(truth(nw.col("_clean"))))
    )


def _foreign_staff(staff: Frame) -> Frame:
    """The first day on which people of another employer held a post of the lender."""
    foreign = nw.col("labour_contract_with") != nw.col("company_id")
    others = staff.filter(foreign, nw.col("labour_contract_with") != "none")
    return (
        others.rename({"company_id": "lender_id"})
        .group_by("project_id", "lender_id")
        .agg(
            foreign_from=earliest("from_on").min(),
            foreign_to=latest("from_on").min(),
            foreign=nw.len(),
        )
    )


def _foreign_level() -> nw.Expr:
    some = ~nw.col("foreign").is_null()
    return nw.when(some).then(level(came_before("foreign_from", "foreign_to")))
