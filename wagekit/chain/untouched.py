"""Contracts for works that money never touched, although payments are on record."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.kinds import WORKS
from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true


@derived
def untouched(contract: Frame, relation: Frame, any_payment: nw.Expr) -> Frame:
    """`project_id`, `contract_id`, `contractor_id`, `price`: nothing came from the issuer.

    Looked at where issuer and contractor are known and are two, and payments are on record at all;
    consortium agreements and internal contracts with an own employee need no payment. What touches
    a contract stands in `relation`.
    """
    kinds = is_true(nw.col("kind") == "consortium")
    own = is_true((nw.col("kind") == "internal") & nw.col("employee_contractor"))
    apart = nw.col("issuer_id") != nw.col("contractor_id")
    looked_at = contract.filter(WORKS, apart, ~kinds, ~own, any_payment)
    rest = looked_at.join(relation, on="contract_id", how="anti")
    return rest.select("project_id", "contract_id", "contractor_id", "price")
