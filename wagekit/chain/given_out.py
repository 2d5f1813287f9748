"""Who gave a contract out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


def with_giver(contract: Frame) -> Frame:
    """The contracts with `giver_id`: the issuer, else who holds the contract above."""
    above = contract.select(parent_contract_id="contract_id", _above="contractor_id")
    beside = contract.join(above, on="parent_contract_id", how="left")
    return beside.with_columns(giver_id=nw.coalesce("issuer_id", "_above")).drop("_above")
