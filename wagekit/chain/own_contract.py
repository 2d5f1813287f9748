"""Payments that were made under a contract which the payer itself gave out, or may have been."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import Frame, is_true


def with_own_contract(frame: Frame, given_out: Frame) -> Frame:
    """Whether the payer paid under a contract of its own, by the contract that the payment names.

    A contract that names no issuer is given out by who holds the one above. One of unknown
    contractor is no doubt about a payee who took works over (`took_over`), nor is an agreement by
    which works are passed on: whoever holds that took them over. What may be such an agreement with
    somebody who is not on the payer's roster (`payee_hired`) is `own_of_open_kind`.
    """
    ends = given_out.select(
        "contract_id",
        _in="project_id",
        _issuer="payer_id",
        _holder="payee_id",
        _over="over",
        _may_be_over="may_be_over",
    )
    heldless = ends.filter(nw.col("_holder").is_null(), ~nw.col("_over"))
    given = heldless.select(project_id="_in", payer_id="_issuer")
    given = given.group_by("project_id", "payer_id").agg(_heldless=nw.len())
    frame = frame.join(ends, on="contract_id", how="left")
    frame = frame.join(given, on=["project_id", "payer_id"], how="left")
    by_payer = nw.col("_issuer") == nw.col("payer_id")
    to_payee = nw.coalesce(nw.col("_holder") == nw.col("payee_id"), nw.col("_holder").is_null())
    open_kind = is_true(nw.col("_may_be_over")) & ~nw.col("payee_hired")
    here = is_true(nw.col("_in") == nw.col("project_id")) & ~is_true(nw.col("_over"))
    own = is_true(by_payer) & to_payee & here
    named = ~nw.col("contract_id").is_null()
    no_row = named & nw.col("_in").is_null()
    sideless = nw.col("_holder").is_null() & ~is_true(~by_payer)
    open_ = no_row | (named & (sideless | _of_unknown_issuer()))
    may_hold = ~nw.col("_heldless").is_null() & ~nw.col("took_over")
    return frame.with_columns(
        own_contract=own & ~open_kind,
        own_of_open_kind=own & open_kind,
        contract_open=open_ | (~named & may_hold),
    ).drop("_in", "_issuer", "_holder", "_over", "_may_be_over", "_heldless")


def _of_unknown_issuer() -> nw.Expr:
    """It may be the payer's, and so its papers may tell why another than its contractor was paid.

    Nobody gives a contract to himself.
    """
    holder = nw.col("_holder")
    another = is_true((holder != nw.col("payee_id")) & (holder != nw.col("payer_id")))
    return nw.col("_issuer").is_null() & another
