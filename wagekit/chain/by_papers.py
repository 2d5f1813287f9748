"""To which contracts a payment by mandate or in kind belongs, where it need not name one."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, Frame

SIDES = ["project_id", "contractor_id"]


@derived
def by_papers(issued: Frame, contract: Frame, ends: Frame) -> Frame:
    """`contract_id`, `certain`: contracts to which payments by mandate or in kind can belong.

    `certain` where the payment names it; where it names none of the payee's, and all contracts
    that the payee holds in the project have one issuer; and where it names none at all, the payee
    holds none of the payer's, and the payer gave out no other in the project. A contract may stand
    there twice.
    """
    papers = ends.filter("price", "papers")
    named = papers.filter(~nw.col("contract_id").is_null()).select("contract_id", certain=TRUE)
    untold = names_none_of_theirs(papers, contract).select("project_id", contractor_id="payee_id")
    here = _held(issued).join(untold, on=SIDES, how="semi")
    nowhere = untold.filter(nw.col("project_id").is_null())
    anywhere = issued.join(nowhere, on="contractor_id", how="semi")
    parts = [
        named,
        here.select("contract_id", "certain"),
        anywhere.select("contract_id", certain=FALSE),
        *_of_the_payer(issued, contract, papers),
    ]
    return nw.concat(parts, how="vertical")


def names_none_of_theirs(moved: Frame, contract: Frame) -> Frame:
    """Those of `moved` that name no contract, or one that their payee does not hold."""
    theirs = contract.select("contract_id", payee_id="contractor_id")
    return moved.join(theirs, on=["contract_id", "payee_id"], how="anti")


def _of_the_payer(issued: Frame, contract: Frame, papers: Frame) -> list[Frame]:
    """What an issuer paid to somebody else, for whom nobody says, was for whom it owes."""
    ends = papers.filter(~nw.col("wages"), nw.col("contract_id").is_null())
    apart = ends.filter(nw.col("payer_id") != nw.col("payee_id"))
    theirs = contract.select("project_id", payer_id="issuer_id", payee_id="contractor_id")
    placed = apart.join(theirs, on=["project_id", "payer_id", "payee_id"], how="anti")
    unplaced = placed.filter(nw.col("project_id").is_null())
    unplaced = unplaced.join(theirs, on=["payer_id", "payee_id"], how="anti")
    given = issued.group_by("project_id", "issuer_id").agg(_given=nw.len())
    alone = issued.join(given, on=["project_id", "issuer_id"])
    paid = placed.select("project_id", issuer_id="payer_id")
    here = alone.join(paid, on=["project_id", "issuer_id"], how="semi")
    anywhere = issued.join(unplaced.select(issuer_id="payer_id"), on="issuer_id", how="semi")
    return [
        here.select("contract_id", certain=nw.col("_given") == 1),
        anywhere.select("contract_id", certain=FALSE),
    ]


def _held(issued: Frame) -> Frame:
    """Each contract, and whether all that its contractor holds in the project have one issuer."""
    unknown = nw.when(nw.col("issuer_id").is_null()).then(1).otherwise(0)
    issuers = (
        issued.with_columns(_unknown=unknown)
        .group_by(*SIDES)
        .agg(
            _first=nw.col("issuer_id").min(),
            _last=nw.col("issuer_id").max(),
            _unknown=nw.col("_unknown").sum(),
        )
    )
    one = (nw.col("_first") == nw.col("_last")) & (nw.col("_unknown") == 0)
    joined = issued.join(issuers, on=SIDES)
    return joined.with_columns(certain=nw.coalesce(one, FALSE))
