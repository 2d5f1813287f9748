"""Payments with payer and payee, from their accounts where only those are named."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived_anew
from wagekit.core.logic import Frame, is_true


@derived_anew
def paid(movement: Frame) -> Frame:
    """Payments up to `as_of`: rows of `movement`."""
    return movement.filter("by_then").drop("by_then")


@derived_anew
def movement(payment: Frame, account_holder: Frame, as_of: nw.Expr) -> Frame:
    """Every payment, with payer and payee named from their accounts where only those are.

    `payment_id`, `project_id`, `contract_id`, `payer_id`, `payee_id`, `amount`, `class`, `on`,
    `at`, `papers` (by mandate or in kind), `by_then` (made by `as_of`).
    """
    on = nw.col("paid_at").cast(nw.Date)
    frame = payment
    for side in ("payer", "payee"):
        holders = account_holder.rename({"account": f"{side}_account", "holder_id": f"_{side}"})
        frame = frame.join(holders, on=f"{side}_account", how="left")
    return frame.select(
        "payment_id",
        "project_id",
        "contract_id",
        "amount",
        "class",
        payer_id=nw.coalesce("payer_id", "_payer"),
        payee_id=nw.coalesce("payee_id", "_payee"),
        on=on,
        at="paid_at",
        by_then=is_true(on <= as_of) | as_of.is_null(),
        papers=is_true(nw.col("mandated")) | is_true(nw.col("in_kind")),
    )
