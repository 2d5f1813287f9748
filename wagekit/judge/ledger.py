"""What of each entry of the ledger of arrears had happened by the day of judgement, as records."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.model.ledger import LedgerEntry

if TYPE_CHECKING:
    from wagekit.core.world import World


def ledger(world: World) -> tuple[LedgerEntry, ...]:
    """The entries that were found by the day of judgement.

    Args:
        world: The tables.
    """
    columns = [field.name for field in fields(LedgerEntry)]
    found = world.frame("arrears_now").filter(~nw.col("to_come")).select(*columns)
    made = (LedgerEntry(**row) for row in world.records(found))
    return tuple(sorted(made, key=lambda one: one.entry_id))
