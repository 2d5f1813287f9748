"""Contracts whose issuer may hold other works than those known, as some name no contractor."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.held_works import KINDS, perhaps_held
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, Frame, is_true
from wagekit.model.contract_kinds import GENERAL

HELD = ("may_hold_epc", "may_hold_beside_labour", "may_hold_beside_professional")


@derived
def perhaps_holds(work: Frame, contract: Frame) -> Frame:
    """`contract_id` and `HELD`, for contracts of which one is true; none of them null.

    Whether a contract that names no contractor may be the issuer's: one for engineering,
    procurement and construction; works other than labour, or than professional ones, that the owner
    did not give out, unless a contract of the issuer's own is stated to stand above.
    """
    below = work.filter(~is_true(nw.col("awarded")))
    told = _stated_above(work, contract)
    epc = perhaps_held(work, ("epc",))
    others = [perhaps_held(below, kinds) for kinds in (KINDS, (*GENERAL, "labour"))]
    own = [held.join(told, on="contract_id", how="anti") for held in others]
    every = zip(HELD, (epc, *own), strict=True)
    parts = [_flagged(held, name) for name, held in every]
    rows = nw.concat(parts, how="vertical").group_by("contract_id")
    return rows.agg(*(nw.col(name).max() for name in HELD))


def _stated_above(work: Frame, contract: Frame) -> Frame:
    stated = contract.filter(~nw.col("parent_contract_id").is_null()).select("contract_id")
    own = work.filter(is_true(nw.col("parent_contractor_id") == nw.col("issuer_id")))
    return own.join(stated, on="contract_id", how="semi").select("contract_id")


def _flagged(held: Frame, flag: str) -> Frame:
    return held.select("contract_id", **{name: TRUE if name == flag else FALSE for name in HELD})
