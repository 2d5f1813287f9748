"""Which contract stands under which: given, or the one contract that its issuer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true

if TYPE_CHECKING:
    from wagekit.core.engine import Engine

DEEPEST = 32
"""No real chain is this deep; what is left after it stands in a circle."""


@derived
def link(contract: Frame, works: Frame) -> Frame:
    """`contract_id`, `above`: every contract under which a contract can stand.

    `parent_contract_id` where it is given; else each works contract of the same project whose
    contractor is this one's issuer.
    """
    given = contract.filter(~nw.col("parent_contract_id").is_null())
    told = given.select("contract_id", above=nw.col("parent_contract_id"))
    open_ = contract.filter(nw.col("parent_contract_id").is_null())
    itself = is_true(nw.col("contractor_id") == nw.col("issuer_id"))
    holders = works.filter(~itself).select(
        "project_id", issuer_id=nw.col("contractor_id"), above=nw.col("contract_id")
    )
    seen = open_.select("project_id", "issuer_id", "contract_id").join(
        holders, on=["project_id", "issuer_id"]
    )
    apart = seen.filter(nw.col("contract_id") != nw.col("above"))
    return nw.concat([told, apart.select("contract_id", "above")], how="vertical")


@derived
def parent(link: Frame) -> Frame:
    """`contract_id`, `parent_id`: the contract above, where there is only one that it can be."""
    grouped = link.group_by("contract_id").agg(parent_id=nw.col("above").min(), n=nw.len())
    return grouped.filter(nw.col("n") == 1).select("contract_id", "parent_id")


@derived
def tier(contract: Frame, link: Frame, engine: Engine) -> Frame:
    """`contract_id`, `tier`: 1 for what nothing stands above, null for what stands in a circle."""
    known = contract.select("contract_id")
    edges = link.join(known.rename({"contract_id": "above"}), on="above", how="semi")
    level = engine.keep(
        known.join(edges, on="contract_id", how="anti").select("contract_id", tier=nw.lit(1))
    )
    levels = [level]
    placed = level
    for depth in range(2, DEEPEST):
        below = edges.join(level.select(above=nw.col("contract_id")), on="above", how="semi")
        fresh = below.group_by("contract_id").agg(n=nw.len()).select("contract_id")
        fresh = fresh.join(placed, on="contract_id", how="anti")
        level = engine.keep(fresh.select("contract_id", tier=nw.lit(depth)))
        if not engine.rows(level.head(1)).num_rows:
            break
        levels.append(level)
        placed = nw.concat(levels, how="vertical")
    return known.join(nw.concat(levels, how="vertical"), on="contract_id", how="left")
