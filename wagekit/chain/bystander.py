"""Who had people on a site early without any contract that tells why."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.bid_help import own_people
from wagekit.chain.not_builder import by_name_or_kind
from wagekit.core.derived import derived
from wagekit.core.logic import OPEN, Frame, is_true
from wagekit.model.codes import NOBODY
from wagekit.model.contract_kinds import GENERAL


@derived
def bystander(
    anchor: Frame,
    firm_on_site: Frame,
    contract: Frame,
    known_there: Frame,
    award: Frame,
    employed: Frame,
    actor: Frame,
) -> Frame:
    """Who had people on the site of a general contract by its bid or signing, for no known reason.

    A row for each of them and each such contract, with the columns of `stranger`. Not whoever
    holds or awards a contract in the project, sells to it or vouches for somebody there, is the
    lender's own, or does by its name something else there than build.
    """
    general = contract.filter(nw.col("kind").is_in(GENERAL)).select("contract_id")
    held = anchor.filter(is_true(nw.col("awarded"))).join(general, on="contract_id", how="semi")
    there = firm_on_site.filter(~nw.col("party_id").is_in(NOBODY))
    known = _with_reason(known_there, contract, award)
    there = there.join(known, on=["project_id", "party_id"], how="anti")
    there = there.join(by_name_or_kind(actor), on="party_id", how="anti")
    there = there.rename({"party_id": "borrower_id"})
    rows = held.join(there, on="project_id")
    rows = rows.join(own_people(employed, actor), on=["lender_id", "borrower_id"], how="anti")
    early = is_true(nw.col("site_from") <= nw.col("last_to"))
    strange = is_true(nw.col("borrower_id") != nw.col("lender_id"))
    none = {name: nw.lit(0) for name in ("paid", "sent", "posted")}
    return rows.filter(early & strange).with_columns(came=nw.lit(OPEN), seen=nw.lit(1), **none)


def _with_reason(known_there: Frame, contract: Frame, award: Frame) -> Frame:
    awarded = award.filter(is_true(nw.col("awarded"))).select("contract_id")
    owners = contract.join(awarded, on="contract_id", how="semi")
    parts = [
        known_there.select("project_id", "party_id"),
        contract.select("project_id", party_id="contractor_id"),
        owners.select("project_id", party_id="issuer_id"),
    ]
    return nw.concat(parts, how="vertical").filter(~nw.col("party_id").is_null())
