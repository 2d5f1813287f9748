"""Which orders to pay wages are still unmet, and how far each has come, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wagekit.core.logic import HOLDS
from wagekit.judge.unpaid import unpaid_lines
from wagekit.model.order import LaterWage, Order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.core.world import World

    Row = Mapping[str, Any]

NOT: Final = 0
LEVELS: Final[dict[int, bool | None]] = {HOLDS: True, NOT: False}


def orders(world: World) -> tuple[Order, ...]:
    """The orders made by the day of judgement of which it is not known that they were met.

    Args:
        world: The tables.
    """
    rows = world.records(world.frame("pay_order"))
    unpaid = unpaid_lines(world) if rows else ()
    made = (
        Order(
            action_id=row["action_id"],
            kind=row["kind"],
            project_id=row["project_id"],
            party_id=row["party_id"],
            due=row["due_to"],
            served=LEVELS.get(row["served"]),
            expired=LEVELS.get(row["expired"]),
            later=_later(row, unpaid),
        )
        for row in rows
    )
    return tuple(sorted(made, key=lambda one: one.action_id))


def _later(order: Row, unpaid: Sequence[Row]) -> tuple[LaterWage, ...]:
    """Wages of any employer: who must pay first is ordered to pay those of others."""
    served = order["served_to"] or order["served_from"]
    return tuple(
        LaterWage(**{name: row[name] for name in LaterWage.__dataclass_fields__})
        for row in unpaid
        if served is not None and row["since"] is not None and row["since"] >= served
    )
