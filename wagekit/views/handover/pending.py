"""What is still to be done by a day, as the tables of a case have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wagekit.model.schema import tables as schemas

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from wagekit.model.text import Text

DUE: Final = {
    "action": ("due_on", "done_on"),
    "clue": ("due_on", "concluded_on"),
    "arrears": ("target_on", "closed_on"),
    "funds_arrears": ("plan_on", "closed_on"),
}
"""Tables with a day by which something is due, and the column that says that it was done."""


@dataclass(frozen=True, slots=True, order=True)
class Pending:
    """Something to be done.

    Attributes:
        due: By when.
        table: The canonical table that says so.
        key: The row's id.
        project_id: The project; empty where none is named.
    """

    due: dt.date
    table: str
    key: str
    project_id: str

    @property
    def title(self) -> Text:
        """What a person calls a row of that table."""
        return schemas()[self.table].title


def pending_of(tables: Mapping[str, pa.Table]) -> tuple[Pending, ...]:
    """Everything that is due and not said to be done, the earliest first.

    Args:
        tables: The tables of a case.
    """
    return tuple(sorted(one for name in DUE if name in tables for one in _rows(name, tables[name])))


def _rows(name: str, table: pa.Table) -> Iterator[Pending]:
    due, done = DUE[name]
    [key] = schemas()[name].key
    for row in table.to_pylist():
        if row.get(due) is not None and row.get(done) is None and not _done_in_month(row, done):
            yield Pending(row[due], name, row[key], row.get("project_id") or "")


def _done_in_month(row: Mapping[str, Any], done: str) -> bool:
    """Whether only the month in which it was done is known."""
    return row.get(f"{done}_month") is not None
