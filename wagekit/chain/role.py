"""Who is what in a project: owner's award or subcontract, and the role of each party."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.bid import split_members
from wagekit.chain.kinds import WORKS
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, NO_TEXT, TRUE, UNKNOWN, Frame, is_true
from wagekit.model.contract_kinds import GENERAL

HELD = ("general", "own_scope", "hired", "topmost", "professional", "labour", "unnamed")
"""By what a party has its role: `hired` by the owner, or `topmost`, for nobody knows what."""
SURELY = nw.col("general") | nw.col("own_scope")
PERHAPS = nw.col("hired") | nw.col("topmost")
WORKS_IDS = ("contract_id", "parent_contract_id", "project_id", "issuer_id", "contractor_id")


@derived
def works(contract: Frame) -> Frame:
    """The contracts for works by their ids: `WORKS_IDS`, and `kind`; the issuer where stated.

    Kept apart, so that engines know how many there are before they join them.
    """
    return contract.filter(WORKS).select(*WORKS_IDS, "kind")


@derived
def issued(works: Frame, contract: Frame) -> Frame:
    """`works`; where nobody named the issuer, it is who holds the contract above.

    `issuer_stated`: the contract itself names it. What tests the issuer must not take the other.
    """
    above = contract.select(_above="contract_id", _issuer="contractor_id")
    unnamed = nw.when(nw.col("issuer_id").is_null()).then("parent_contract_id")
    known = works.with_columns(_above=unnamed).join(above, on="_above", how="left")
    filled = known.with_columns(
        issuer_id=nw.coalesce("issuer_id", "_issuer"), issuer_stated=~nw.col("issuer_id").is_null()
    )
    return filled.drop("_above", "_issuer")


@derived
def award(issued: Frame, project: Frame, link: Frame) -> Frame:
    """`contract_id`, `awarded`: whether the owner gave out the contract; null if not known.

    What the owner issues is awarded; what stands under another contract, or comes from the general
    contractor, is not. A general contract with nothing above it is taken as awarded, so that an
    agent of the owner does not look like a contractor.
    """
    parties = project.select("project_id", "owner_id", gc=nw.col("general_contractor_id"))
    above = link.group_by("contract_id").agg(above=nw.len())
    joined = issued.join(parties, on="project_id", how="left")
    joined = joined.join(above, on="contract_id", how="left")
    stands_under = ~nw.col("above").is_null() | is_true(nw.col("issuer_id") == nw.col("gc"))
    outsider = ~nw.col("owner_id").is_null() & ~nw.col("issuer_id").is_null()
    rest = nw.when(outsider).then(FALSE).otherwise(UNKNOWN)
    topmost = nw.when(nw.col("kind").is_in(GENERAL)).then(TRUE).otherwise(rest)
    below = nw.when(stands_under).then(FALSE).otherwise(topmost)
    by_owner = nw.col("issuer_id") == nw.col("owner_id")
    return joined.select("contract_id", awarded=nw.when(by_owner).then(TRUE).otherwise(below))


@derived
def member(won_bid: Frame, alias: Frame) -> Frame:
    """`project_id`, `leader_id`, `member_id`: the members of each consortium that won.

    Who leads is the one of them that holds the award; the bidder is a member then. Each member
    under its one id: the list in a cell is split before ids are joined.
    """
    joint = won_bid.filter(~nw.col("joint_members").is_null())
    listed = split_members(joint, alias).select("project_id", "lender_id", "member_id")
    bidders = joint.filter(nw.col("bidder_id") != nw.col("lender_id")).select(
        "project_id", "lender_id", member_id=nw.col("bidder_id")
    )
    both = nw.concat([listed, bidders], how="vertical").rename({"lender_id": "leader_id"})
    return both.group_by("project_id", "leader_id", "member_id").agg(n=nw.len())


@derived
def consortium(member: Frame) -> Frame:
    """`project_id`, `party_id`, `leader_id`: members and leaders of the consortia that won."""
    members = member.select("project_id", "leader_id", party_id="member_id")
    leaders = member.select("project_id", "leader_id", party_id="leader_id")
    both = nw.concat([members, leaders], how="vertical")
    return both.group_by("project_id", "party_id").agg(leader_id=nw.col("leader_id").min())


@derived
def allied(member: Frame) -> Frame:
    """`project_id`, `lender_id`, `borrower_id`: every two of one consortium, either way round."""
    members = member.select("project_id", "leader_id", side="member_id")
    leaders = member.select("project_id", "leader_id", side="leader_id")
    both = nw.concat([members, leaders], how="vertical")
    one = both.rename({"side": "lender_id"})
    pairs = one.join(both.rename({"side": "borrower_id"}), on=["project_id", "leader_id"])
    sides = ("project_id", "lender_id", "borrower_id")
    return pairs.group_by(*sides).agg(n=nw.len()).select(*sides)


@derived
def role(works: Frame, project: Frame, award: Frame, member: Frame) -> Frame:
    """`project_id`, `party_id`, and whether it is `general`, `professional`, `labour`, `unnamed`.

    General contractors are also professional firms that the owner hired, the members of a
    consortium, and, where neither owner nor general contractor is known, the contractor of the
    topmost contract if that is not for labour. `unnamed` holds a contract whose kind nobody stated.
    `perhaps`: it holds such a contract at the top, and so may be a general contractor. It is
    `general` all the same where nobody else is: then it answers for wages, but no rule may take it
    for one.
    """
    joined = works.join(award, on="contract_id").join(
        project.select("project_id", "owner_id", gc=nw.col("general_contractor_id")),
        on="project_id",
        how="left",
    )
    members = member.select("project_id", party_id="member_id", role=nw.lit("general"))
    parts = [_named(project), _contracted(joined, member), members]
    rows = nw.concat(parts, how="vertical").filter(~nw.col("party_id").is_null())
    held = {kind: (nw.col("role") == kind).max() for kind in HELD}
    return _with_alone(rows.group_by("project_id", "party_id").agg(**held)).select(
        "project_id",
        "party_id",
        "professional",
        "labour",
        general=SURELY | nw.col("_alone"),
        perhaps=PERHAPS & ~SURELY,
        unnamed=nw.col("unnamed") | (PERHAPS & ~SURELY),
    )


def _with_alone(held: Frame) -> Frame:
    """`_alone`: the only one that the owner hired, or at the top of what is known of a project."""
    hired = nw.when("hired").then(nw.lit(1)).otherwise(nw.lit(0))
    here = held.group_by("project_id").agg(_headed=nw.col("general").max(), _hired=hired.sum())
    top = nw.col("topmost") | (nw.col("hired") & (nw.col("_hired") == 1))
    return held.join(here, on="project_id").with_columns(_alone=top & ~nw.col("_headed"))


def _named(project: Frame) -> Frame:
    general = nw.lit("general").alias("role")
    return project.select("project_id", nw.col("general_contractor_id").alias("party_id"), general)


def _contracted(joined: Frame, member: Frame) -> Frame:
    """The holders of contracts; who leads the consortium that won holds it as its members do."""
    leaders = member.group_by("project_id", "leader_id").agg(_members=nw.len())
    sides = {"leader_id": "contractor_id"}
    frame = joined.join(leaders.rename(sides), on=["project_id", "contractor_id"], how="left")
    return frame.select("project_id", party_id="contractor_id", role=_by_contract())


def _by_contract() -> nw.Expr:
    kind, awarded = nw.col("kind"), is_true(nw.col("awarded"))
    nobody_known = nw.col("owner_id").is_null() & nw.col("gc").is_null()
    topmost = nobody_known & nw.col("awarded").is_null()
    scope = nw.when(kind == "professional").then(nw.lit("own_scope")).otherwise(nw.lit("general"))
    unstated = nw.when(awarded).then(nw.lit("hired")).otherwise(nw.lit("topmost"))
    open_ = kind.is_null() & nw.col("_members").is_null()
    above = nw.when(open_).then(unstated).otherwise(scope)
    plain = (
        nw.when(kind.is_in(["professional", "labour"]))
        .then("kind")
        .otherwise(nw.when(kind.is_null()).then(nw.lit("unnamed")).otherwise(NO_TEXT))
    )
    return nw.when((awarded | topmost) & ~is_true(kind == "labour")).then(above).otherwise(plain)
