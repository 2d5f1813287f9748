"""Contracts that no payment is known to have followed, but some may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.by_papers import names_none_of_theirs
from wagekit.chain.placed import in_only_project
from wagekit.chain.relation import PARTIES, TIERS, between, standing_over
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, Frame, is_true
from wagekit.core.perhaps_one import anybodys_branch, firm_and_branch

if TYPE_CHECKING:
    from wagekit.core.engine import Engine


@derived
def open_relation(
    issued: Frame,
    ends: Frame,
    relation: Frame,
    by_papers: Frame,
    wages_paid: Frame,
    member: Frame,
    contract: Frame,
    project: Frame,
    role: Frame,
    link: Frame,
    open_branch: Frame,
    engine: Engine,
) -> Frame:
    """`contract_id` of contracts that are not in `relation`, but on which some money may have gone.

    A payment with an unnamed payer or payee, such as wages to a card that several workers gave; one
    that names the contract, by or to somebody else, of whose mandate nothing is said; one by the
    owner, a general contractor or whoever stands above, that names no contract of the payee's and
    may be by mandate, or is and names nobody; one by mandate or in kind to a contractor who holds
    contracts of several issuers; wages that the owner, or who may be a general contractor, paid to
    workers of the contractor or of a firm below it; wages that nobody named paid to those workers;
    wages that the issuer or one of those paid to workers of nobody known; a payment by what may be
    the issuer's branch, or to what may be the contractor's; or a payment to the contractor of a
    contract that names no issuer, by whoever it was.
    """
    works = issued.select("contract_id", "issuer_stated", *PARTIES)
    works = engine.keep(works.join(relation, on="contract_id", how="anti"))
    known = ends.filter("price")
    unsaid = known.filter("unsaid")
    untold = names_none_of_theirs(unsaid, contract)
    paid = engine.keep(untold.select("project_id", "payer_id", for_id="payee_id"))
    asked = engine.keep(
        works.join(paid.select(contractor_id="for_id"), on="contractor_id", how="semi")
    )
    parts = [
        *_with_nobody(works, _also_to_leaders(known, member)),
        _between_nobodys(works, known, project),
        _perhaps_by_the_issuer(works, known),
        _perhaps_by_mandate(works, unsaid),
        *_between_branches(works, known, open_branch),
        between(_under_others(asked, issued, project, role, link, engine), paid),
        _wages_by_others(issued, wages_paid, project, role),
        *_wages_by_nobody(issued, wages_paid),
        *_of_nobodys(works, _untold(wages_paid, known), project, role),
        by_papers.select("contract_id"),
    ]
    some = nw.concat(parts, how="vertical").group_by("contract_id").agg(payments=nw.len())
    return some.join(works, on="contract_id", how="semi")


def _with_nobody(works: Frame, known: Frame) -> list[Frame]:
    """What names the contract, came to its contractor, or went from its issuer, at an open end."""
    nobody = nw.col("payer_id").is_null() | nw.col("payee_id").is_null()
    naming = known.filter(nobody, ~nw.col("contract_id").is_null()).select("contract_id")
    payer = known.filter("for_works", nw.col("payer_id").is_null(), ~nw.col("payee_id").is_null())
    untold = payer.join(works, on="contract_id", how="anti")
    into = untold.select("project_id", contractor_id="payee_id")
    here = works.join(into, on=["project_id", "contractor_id"], how="semi")
    nowhere = into.filter(nw.col("project_id").is_null())
    anywhere = works.join(nowhere, on="contractor_id", how="semi")
    sent = known.filter("for_works", nw.col("payee_id").is_null(), ~nw.col("payer_id").is_null())
    given = sent.select("project_id", issuer_id="payer_id")
    there = works.join(given, on=["project_id", "issuer_id"], how="semi")
    unplaced = given.filter(nw.col("project_id").is_null())
    wherever = works.join(unplaced, on="issuer_id", how="semi")
    return [naming, *(some.select("contract_id") for some in (here, anywhere, there, wherever))]


def _also_to_leaders(known: Frame, member: Frame) -> Frame:
    """`known`, and what a member of a consortium got once more as what its leader got."""
    leaders = member.select("project_id", payee_id="member_id", _leader="leader_id")
    led = known.join(leaders, on=["project_id", "payee_id"]).with_columns(payee_id="_leader")
    return nw.concat([known, led.select(*known.collect_schema().names())], how="vertical")


def _between_nobodys(works: Frame, known: Frame, project: Frame) -> Frame:
    both = nw.col("payer_id").is_null() & nw.col("payee_id").is_null()
    placed = in_only_project(known.filter("for_works", both), project)
    return works.join(placed, on="project_id", how="semi").select("contract_id")


def _between_branches(works: Frame, known: Frame, open_branch: Frame) -> list[Frame]:
    """What went between two of whom one may be a branch of a side of the contract."""
    paid = known.select("project_id", "payer_id", for_id="payee_id")
    sides = ("issuer_id", "payer_id"), ("contractor_id", "for_id")
    parts = []
    for (side, end), (other, far) in (sides, sides[::-1]):
        kin = works.join(firm_and_branch(open_branch, side, "_kin"), on=side).drop(side)
        parts.append(between(kin.rename({"_kin": side}).select("contract_id", *PARTIES), paid))
        anybodys = paid.join(anybodys_branch(open_branch, end), on=end, how="semi")
        there = anybodys.select("project_id", nw.col(far).alias(other))
        parts.append(works.join(there, on=["project_id", other], how="semi").select("contract_id"))
    return parts


def _perhaps_by_the_issuer(works: Frame, known: Frame) -> Frame:
    into = known.select("project_id", contractor_id="payee_id")
    unstated = works.filter(~nw.col("issuer_stated"))
    paid = unstated.join(into, on=["project_id", "contractor_id"], how="semi")
    return paid.select("contract_id")


def _perhaps_by_mandate(works: Frame, unsaid: Frame) -> Frame:
    """What names the contract and has the issuer or the contractor at one end, or may have."""
    ends = unsaid.select("contract_id", "payer_id", "payee_id")
    sent, got = (
        nw.col("payer_id") == nw.col("issuer_id"),
        nw.col("payee_id") == nw.col("contractor_id"),
    )
    return works.join(ends, on="contract_id").filter(~is_true(~(sent | got))).select("contract_id")


def _under_others(
    asked: Frame, issued: Frame, project: Frame, role: Frame, link: Frame, engine: Engine
) -> Frame:
    """`asked`, with each who stands above its contractor in the place of its issuer.

    The owner, general contractors and whoever holds a contract above.
    """
    sides = asked.select("contract_id", "project_id", "contractor_id")
    owners = project.select("project_id", issuer_id="owner_id")
    may = is_true(nw.col("general") | nw.col("perhaps"))
    generals = role.filter(may).select("project_id", issuer_id="party_id")
    holders = issued.select(above="contract_id", issuer_id="contractor_id")
    parts = [sides.join(some, on="project_id") for some in (owners, generals)]
    parts += [rows.join(holders, on="above").drop("above") for rows in _above(sides, link, engine)]
    columns = ("contract_id", *PARTIES)
    rows = nw.concat([some.select(*columns) for some in parts], how="vertical")
    return rows.filter(nw.col("issuer_id") != nw.col("contractor_id"))


def _above(asked: Frame, link: Frame, engine: Engine) -> list[Frame]:
    """`asked` with the contracts `above`: one tier up, two, and so on."""
    higher = link.select(above="contract_id", _next="above")
    tiers = [engine.keep(asked.join(link, on="contract_id"))]
    for _ in range(TIERS - 1):
        upper = tiers[-1].join(higher, on="above").drop("above").rename({"_next": "above"})
        tiers.append(engine.keep(upper.unique()))
    return tiers


def _wages_by_others(issued: Frame, wages: Frame, project: Frame, role: Frame) -> Frame:
    """Contracts under which workers may stand whom a firm paid that is not their employer."""
    owners = project.select("project_id", payer_id="owner_id")
    perhaps = role.filter(is_true(nw.col("perhaps"))).select("project_id", payer_id="party_id")
    payers = nw.concat([owners, perhaps], how="vertical").unique()
    others = wages.join(payers, on=["project_id", "payer_id"]).filter(
        nw.col("payer_id") != nw.col("for_id")
    )
    at = others.select("project_id", contractor_id="for_id")
    return standing_over(issued, at, but=payers.rename({"payer_id": "contractor_id"}))


def _wages_by_nobody(issued: Frame, wages: Frame) -> list[Frame]:
    """Contracts under which workers stand, or may stand, whose wages came from nobody named."""
    nobodys = wages.filter(nw.col("payer_id").is_null(), ~nw.col("special"))
    at = nobodys.select("project_id", contractor_id="for_id")
    anybodys = at.filter(nw.col("contractor_id").is_null())
    there = issued.join(anybodys, on="project_id", how="semi").select("contract_id")
    return [standing_over(issued, at, but=at.head(0)), there]


def _untold(wages: Frame, known: Frame) -> Frame:
    """Who paid wages to workers of nobody known, or by mandate or in kind to nobody named."""
    columns = ("project_id", "payer_id", "special")
    workers = wages.filter(nw.col("for_id").is_null()).select(*columns)
    nobody = known.filter("papers", nw.col("payee_id").is_null())
    papers = nobody.select("project_id", "payer_id", special=FALSE)
    return nw.concat([workers, papers], how="vertical")


def _of_nobodys(works: Frame, untold: Frame, project: Frame, role: Frame) -> list[Frame]:
    """Contracts under which those may stand whom somebody paid and nobody names.

    What the owner or a general contractor pays may be for any firm of the project but itself.
    """
    sent = untold.select("project_id", issuer_id="payer_id")
    own = works.join(sent, on=["project_id", "issuer_id"], how="semi")
    owners = project.select("project_id", payer_id="owner_id")
    may = is_true(nw.col("general") | nw.col("perhaps"))
    generals = role.filter(may).select("project_id", payer_id="party_id")
    above = nw.concat([owners, generals], how="vertical")
    by_them = untold.join(above, on=["project_id", "payer_id"], how="semi")
    sides = works.select("contract_id", "project_id", "contractor_id")
    under = sides.join(by_them.select("project_id", "payer_id"), on="project_id")
    others = under.filter(~is_true(nw.col("contractor_id") == nw.col("payer_id")))
    special = untold.filter("special", nw.col("payer_id").is_null())
    held = sides.join(
        generals.rename({"payer_id": "contractor_id"}),
        on=["project_id", "contractor_id"],
        how="anti",
    )
    by_account = held.join(special, on="project_id", how="semi")
    return [some.select("contract_id") for some in (own, others, by_account)]
