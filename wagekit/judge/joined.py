"""The tables as the run compares parties in them: one id a party, with the employer of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw

from wagekit.core.logic import is_true
from wagekit.core.roster import named_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from wagekit.core.logic import Frame
    from wagekit.core.world import World

READ: Final = {
    "project": "project",
    "party": "party",
    "contract": "contract",
    "team": "team",
    "worker": "worker",
    "payroll": "employed_line",
    "payment": "payment",
    "clue": "clue",
    "action": "addressed_action",
    "arrears": "arrears",
}
"""A canonical table -> the one of the world that tells of whom its rows are."""
PEOPLE: Final = frozenset({"worker", "payroll"})
OVERDUE: Final = "wage_line"
"""The payroll lines that are overdue, with where the money of each went."""


def joined(world: World) -> Mapping[str, pa.Table]:
    """The tables that say who is whose, by canonical name; of workers `person_id` is the one id.

    Who a row is about is to be read from these; what a party is called stands in the tables as the
    files have them. `wage_line` has the payroll lines that are overdue: a sheet may call them paid.

    Args:
        world: The tables.
    """
    overdue = world.frame(OVERDUE).filter(is_true(nw.col("overdue")))
    tables = {name: world.engine.rows(_frame(name, world)) for name in READ}
    return tables | {OVERDUE: world.engine.rows(overdue)}


def _frame(name: str, world: World) -> Frame:
    frame = world.frame(READ[name])
    return named_people(frame, world.frame("alias")) if name in PEOPLE else frame
