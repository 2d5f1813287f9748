"""Payments that were made under a contract which the payer itself gave out, or may have been."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.passing import passes_works_on
from wagekit.core.logic import Frame, is_true


def with_own_contract(frame: Frame, contract: Frame) -> Frame:
    """Whether the payer paid under a contract of its own, by the contract that the payment names.

    A contract that names no issuer is given out by who holds the one above.
    """
    above = contract.select(parent_contract_id="contract_id", _above="contractor_id")
    ends = contract.join(above, on="parent_contract_id", how="left").select(
        "contract_id",
        _in="project_id",
        _issuer=nw.coalesce("issuer_id", "_above"),
        _holder="contractor_id",
        _over=passes_works_on(),
    )
    heldless = ends.filter(nw.col("_holder").is_null())
    own = heldless.select(project_id="_in", payer_id="_issuer")
    own = own.group_by("project_id", "payer_id").agg(_heldless=nw.len())
    frame = frame.join(ends, on="contract_id", how="left")
    frame = frame.join(own, on=["project_id", "payer_id"], how="left")
    by_payer = nw.col("_issuer") == nw.col("payer_id")
    to_payee = nw.coalesce(nw.col("_holder") == nw.col("payee_id"), nw.col("_holder").is_null())
    here = is_true(nw.col("_in") == nw.col("project_id")) & ~is_true(nw.col("_over"))
    named = ~nw.col("contract_id").is_null()
    no_row = named & nw.col("_in").is_null()
    open_ = no_row | (nw.col("_holder").is_null() & ~is_true(~by_payer) & named)
    return frame.with_columns(
        own_contract=is_true(by_payer) & to_payee & here,
        contract_open=open_ | (~named & ~nw.col("_heldless").is_null()),
    ).drop("_in", "_issuer", "_holder", "_over", "_heldless")
