"""Payroll lines that are unpaid and due, and the day before which they cannot have been due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.logic import is_true, month_begins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.core.world import World

    Row = Mapping[str, Any]


def unpaid_lines(world: World) -> Sequence[Row]:
    """The lines that are overdue; `since`: before this day they cannot have been due.

    Args:
        world: The tables.
    """
    lines = world.frame("wage_line").filter(is_true(nw.col("overdue")))
    columns = ("payroll_id", "project_id", "employer_id", "worker_id", "owed")
    since = nw.coalesce("due_from", month_begins("month"))
    return world.records(lines.select(*columns, since=since))
