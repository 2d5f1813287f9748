"""To which contracts a payment by mandate or in kind belongs, where it need not name one."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, Frame

SIDES = ["project_id", "contractor_id"]


@derived
def by_papers(issued: Frame, contract: Frame, ends: Frame) -> Frame:
    """`contract_id`, `certain`: contracts to which payments by mandate or in kind can belong.

    `certain` where the payment names it; and where it names none of the payee's, and all contracts
    that the payee holds in the project have one issuer. A contract may stand there twice.
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
    ]
    return nw.concat(parts, how="vertical")


def names_none_of_theirs(moved: Frame, contract: Frame) -> Frame:
    """Those of `moved` that name no contract, or one that their payee does not hold."""
    theirs = contract.select("contract_id", payee_id="contractor_id")
    return moved.join(theirs, on=["contract_id", "payee_id"], how="anti")


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
