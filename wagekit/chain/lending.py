"""Who came into what a lender holds without an agreement: at its bid, or by people in its posts."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.bid_help import KEYS
from wagekit.chain.entry import came_before
from wagekit.core.derived import derived
from wagekit.core.logic import (
    FALSE,
    HOLDS,
    NO_DAY,
    TRUE,
    UNKNOWN,
    Frame,
    earliest,
    is_true,
    latest,
    level,
    truth,
)
from wagekit.core.perhaps_one import with_perhaps_one
from wagekit.model.codes import EMPLOYS, NOBODY

WHO = ("contract_id", "borrower_id")
FLAGS = ("paid", "sent", "came", "posted", "seen")
SHOWN = (*FLAGS, "site_from", "site_to")


@derived
def stranger(
    anchor: Frame,
    entry: Frame,
    bid_help: Frame,
    foreign_post: Frame,
    allied: Frame,
    contract: Frame,
    licence: Frame,
    bystander: Frame,
) -> Frame:
    """`contract_id`, `borrower_id`, `came`: who has no agreement with the lender.

    `came` is the level to which it is true that he came before: who paid the deposit or sent the
    agent of the bid did; people whom he employs may have held posts of the lender beforehand.
    `paid`, `sent`: the help at the bid, as in `bid_help`; `posted`: 1 where such people did come
    before, the first of them between `site_from` and `site_to`; `seen`: 1 where his own people were
    there, which leaves open what for.
    Agencies send people to whoever pays them, and take no works over.
    """
    held = anchor.filter(is_true(nw.col("awarded")))
    helped = bid_help.filter(nw.col("stands") == 1)
    helped = helped.join(held.select("contract_id"), on="contract_id", how="semi")
    at_bid = helped.select(
        *KEYS,
        "contract_id",
        "paid",
        "sent",
        came=nw.lit(HOLDS),
        posted=nw.lit(0),
        seen=nw.lit(0),
        site_from=NO_DAY,
        site_to=NO_DAY,
    )
    columns = (*KEYS, "contract_id", *SHOWN)
    foreign = foreign_post.join(held.select("contract_id"), on="contract_id", how="semi")
    there = nw.concat([foreign.select(*columns), bystander.select(*columns)], how="vertical")
    there = there.join(allied, on=list(KEYS), how="anti")
    there = there.join(_agencies(contract, licence), on="borrower_id", how="anti")
    both = nw.concat([at_bid.select(*columns), there], how="vertical")
    alone = both.join(entry.select(*KEYS), on=list(KEYS), how="anti")
    return alone.group_by(*WHO).agg(
        *(nw.col(name).max() for name in FLAGS),
        *(nw.col(name).min() for name in ("site_from", "site_to")),
    )


def _agencies(contract: Frame, licence: Frame) -> Frame:
    sent = contract.filter(nw.col("kind") == "dispatch").select(borrower_id="contractor_id")
    licensed = licence.filter(nw.col("kind") == "dispatch").select(borrower_id="party_id")
    return nw.concat([sent, licensed], how="vertical").filter(~nw.col("borrower_id").is_null())


@derived
def foreign_post(anchor: Frame, staff: Frame, allied: Frame, open_branch: Frame) -> Frame:
    """Posts of whoever holds a contract that people of another hold: did they beforehand (`came`).

    Who has his labour contract, wages or pension with the lender's side is no other's.
    Whose he is tells his labour contract; of whom none is stated, all three must be known.
    """
    rows = anchor.join(_posts(staff), on=["project_id", "lender_id"])
    rows = rows.filter(~is_true(nw.col("_contract") != nw.col("contract_id")))
    for relation in EMPLOYS:
        rows = _with_elsewhere(rows, allied, open_branch, relation)
    elsewhere = nw.col(EMPLOYS[0]) & nw.col(EMPLOYS[1]) & nw.col(EMPLOYS[2])
    days = rows.with_columns(
        site_from=earliest("from_on"), site_to=latest("from_on"), _theirs=level(elsewhere)
    ).filter(nw.col("_theirs") > 0)
    came = nw.min_horizontal(level(came_before("site_from", "site_to")), "_theirs")
    none = {name: nw.lit(0) for name in ("paid", "sent", "seen")}
    return days.with_columns(came=came, **none).with_columns(
        posted=nw.when(nw.col("came") == HOLDS).then(nw.lit(1)).otherwise(nw.lit(0))
    )


def _posts(staff: Frame) -> Frame:
    """`borrower_id` is whom the labour contract names, else who pays the wages.

    A pension alone names nobody: agencies pay it for others.
    """
    firms = [nw.when(~nw.col(one).is_in(NOBODY)).then(nw.col(one)) for one in EMPLOYS[:2]]
    lent = is_true(nw.col("group_secondment") | nw.col("retired_rehired"))
    posts = staff.filter(~lent).select(
        *("project_id", "from_on", "from_on_month", *EMPLOYS),
        _hired=is_true(~nw.col(EMPLOYS[0]).is_in(NOBODY)),
        lender_id="company_id",
        borrower_id=nw.coalesce(*firms),
        _contract="contract_id",
    )
    return posts.filter(is_true(nw.col("borrower_id") != nw.col("lender_id")))


def _with_elsewhere(rows: Frame, allied: Frame, open_branch: Frame, relation: str) -> Frame:
    """`rows` with `relation` as an answer: whether it is with somebody beside the lender's side."""
    partners = allied.rename({"borrower_id": relation}).with_columns(_partner=TRUE)
    joined = rows.join(partners, on=["project_id", "lender_id", relation], how="left")
    joined = with_perhaps_one(joined, open_branch, "lender_id", relation)
    who = nw.col(relation)
    own = is_true(who == nw.col("lender_id")) | is_true(nw.col("_partner"))
    unsaid = who.is_null() & ~nw.col("_hired")
    open_ = unsaid | (nw.col("perhaps_one") & is_true(~who.is_in(NOBODY)))
    other = nw.when(open_).then(UNKNOWN).otherwise(TRUE)
    answer = nw.when(own).then(FALSE).otherwise(other)
    return joined.with_columns(answer.alias(relation)).drop("_partner", "perhaps_one")


@derived
def lending(
    anchor: Frame, entry: Frame, stranger: Frame, contract_bid: Frame, allied: Frame
) -> Frame:
    """One row for each contract that a lender can hold: what is known of who came in before it.

    `prior`: true if any borrower did, false if all that are known came after, null if that is open
    or nobody is known. `takeovers`: how many agreements pass it on. `undisturbed`: no stranger may
    have come before, and no agent of its bid is one of whom nobody says who employs him.
    `clean_bid`: the bidder paid the deposit and sent the agent itself. `bidless`: labour that the
    owner gave out, and no bid for it is on record: there is none to be asked about. `payer_told`,
    `employer_told`: whether a bid says who paid the deposit and who employs the agent.
    """
    inner = entry.group_by("parent_id").agg(takeovers=nw.len(), _inner=level(nw.col("prior")).max())
    frame = anchor.join(inner.rename({"parent_id": "contract_id"}), on="contract_id", how="left")
    alone = stranger.group_by("contract_id").agg(_alone=nw.col("came").max())
    frame = frame.join(alone, on="contract_id", how="left")
    frame = frame.join(_clean_bids(contract_bid, allied), on="contract_id", how="left")
    settled = nw.coalesce("_alone", nw.lit(0)) == 0
    no_bid = nw.col("clean_bid").is_null()
    return frame.select(
        "project_id",
        "contract_id",
        "lender_id",
        "awarded",
        takeovers=nw.coalesce("takeovers", nw.lit(0)),
        undisturbed=settled & ~is_true(nw.col("agent_unknown")),
        clean_bid=is_true(nw.col("awarded") & nw.col("clean_bid")) & settled,
        bidless=is_true(nw.col("awarded")) & nw.col("labour") & no_bid & settled,
        prior=truth(nw.max_horizontal("_inner", "_alone")),
        payer_told=is_true(nw.col("payer_told")),
        employer_told=is_true(nw.col("employer_told")),
    )


def _clean_bids(contract_bid: Frame, allied: Frame) -> Frame:
    """Bids of which it is known that the bidder's side paid the deposit and sent the agent."""
    bids = _on_own_side(contract_bid, allied, "deposit_payer_id", "_payer")
    bids = _on_own_side(bids, allied, "agent_employer_id", "_employer")
    grouped = bids.group_by("contract_id").agg(
        _clean=level(nw.col("_payer") & nw.col("_employer")).min(),
        payer_told=(~nw.col("deposit_payer_id").is_null()).max(),
        employer_told=(~nw.col("agent_employer_id").is_null()).max(),
        agent_unknown=_agent_unknown().max(),
    )
    return grouped.with_columns(clean_bid=nw.col("_clean") == HOLDS).drop("_clean")


def _agent_unknown() -> nw.Expr:
    """A bid that names who made it and not whose employee he is."""
    return ~nw.col("agent_person_id").is_null() & nw.col("agent_employer_id").is_null()


def _on_own_side(bids: Frame, allied: Frame, column: str, answer: str) -> Frame:
    """`bids` with `answer`: `column` names the lender, the bidder or one of their consortium."""
    partners = allied.rename({"borrower_id": column}).with_columns(_partner=nw.lit(True))
    joined = bids.join(partners, on=["project_id", "lender_id", column], how="left")
    side = nw.col(column)
    itself = (side == nw.col("lender_id")) | (side == nw.col("bidder_id"))
    own = itself | is_true(nw.col("_partner"))
    return joined.with_columns(own.alias(answer)).drop("_partner")
