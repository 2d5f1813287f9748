"""What is still to be done by a day, as the tables of a case have it."""

from __future__ import annotations

import calendar
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
        due: By when; the last day of the month where only that is known.
        table: The canonical table that says so.
        key: The row's id.
        project_id: The project; empty where none is named.
        stated: The day as it is written, or the month.
    """

    due: dt.date
    table: str
    key: str
    project_id: str
    stated: str

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
        by_when = _by_when(row, due)
        if by_when is not None and row.get(done) is None and row.get(f"{done}_month") is None:
            yield Pending(by_when[0], name, row[key], row.get("project_id") or "", by_when[1])


def _by_when(row: Mapping[str, Any], due: str) -> tuple[dt.date, str] | None:
    """The day and how it is written; of a month that alone is known, the last day."""
    day, month = row.get(due), row.get(f"{due}_month")
    if day is not None:
        return day, day.isoformat()
    if month is not None:
        _, last = calendar.monthrange(month.year, month.month)
        return month.replace(day=last), f"{month:%Y-%m}"
    return None
