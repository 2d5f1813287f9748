"""Which orders to pay wages are still unmet, and how far each has come, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.core.logic import HOLDS
from wagekit.model.order import Order

if TYPE_CHECKING:
    from wagekit.core.world import World

NOT: Final = 0
LEVELS: Final[dict[int, bool | None]] = {HOLDS: True, NOT: False}


def orders(world: World) -> tuple[Order, ...]:
    """The orders made by the day of judgement of which it is not known that they were met.

    Args:
        world: The tables.
    """
    rows = world.records(world.frame("pay_order"))
    made = (
        Order(
            action_id=row["action_id"],
            kind=row["kind"],
            project_id=row["project_id"],
            party_id=row["party_id"],
            due=row["due_to"],
            served=LEVELS.get(row["served"]),
            expired=LEVELS.get(row["expired"]),
        )
        for row in rows
    )
    return tuple(sorted(made, key=lambda one: one.action_id))
