"""Who had people on a site early without any contract that tells why."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.bid_help import NOBODY, own_people
from wagekit.core.derived import derived
from wagekit.core.logic import OPEN, Frame, is_true
from wagekit.model.contract_kinds import GENERAL

ELSEWHERE = ("监理", "勘察", "设计", "检测", "咨询", "造价")
"""Firms with such a name have work of their own on a site."""


@derived
def bystander(
    anchor: Frame,
    firm_on_site: Frame,
    contract: Frame,
    project: Frame,
    award: Frame,
    employed: Frame,
    actor: Frame,
) -> Frame:
    """Who had people on the site of a general contract by its bid or signing, for no known reason.

    A row for each of them and each such contract, with the columns of `stranger`. Not whoever
    holds or awards a contract in the project, is the lender's own, or does by its name something
    else there than build.
    """
    general = contract.filter(nw.col("kind").is_in(GENERAL)).select("contract_id")
    held = anchor.filter(is_true(nw.col("awarded"))).join(general, on="contract_id", how="semi")
    there = firm_on_site.rename({"party_id": "borrower_id"}).filter(
        ~nw.col("borrower_id").is_in(NOBODY)
    )
    there = there.join(
        _with_reason(contract, project, award), on=["project_id", "borrower_id"], how="anti"
    )
    there = there.join(_not_builders(actor), on="borrower_id", how="anti")
    rows = held.join(there, on="project_id")
    rows = rows.join(own_people(employed, actor), on=["lender_id", "borrower_id"], how="anti")
    early = is_true(nw.col("site_from") <= nw.col("last_to"))
    strange = is_true(nw.col("borrower_id") != nw.col("lender_id"))
    none = {name: nw.lit(0) for name in ("paid", "sent", "posted")}
    return rows.filter(early & strange).with_columns(came=nw.lit(OPEN), seen=nw.lit(1), **none)


def _with_reason(contract: Frame, project: Frame, award: Frame) -> Frame:
    awarded = award.filter(is_true(nw.col("awarded"))).select("contract_id")
    owners = contract.join(awarded, on="contract_id", how="semi")
    parts = [
        contract.select("project_id", borrower_id="contractor_id"),
        owners.select("project_id", borrower_id="issuer_id"),
        project.select("project_id", borrower_id="owner_id"),
        project.select("project_id", borrower_id="general_contractor_id"),
    ]
    return nw.concat(parts, how="vertical").filter(~nw.col("borrower_id").is_null())


def _not_builders(actor: Frame) -> Frame:
    called = (is_true(nw.col("name").str.contains(word, literal=True)) for word in ELSEWHERE)
    other = nw.any_horizontal(*called, ignore_nulls=True) | is_true(nw.col("kind") == "government")
    return actor.filter(other).select(borrower_id="party_id")
