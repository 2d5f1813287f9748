"""The cells of an invented project as SQL: what a copy of the project makes of each.

Ids get the copy's own number, or that of a firm which works in several; amounts are scaled and
days shifted by whole months, all alike within a copy, so that what held of the project still holds.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from wagekit.simulate.overlay import PROJECT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from wagekit.model.schema import Column

IDS = frozenset({"id", "ids"})
FILLED = {"p": "number", "region": "region"}
"""What stands in braces in the text of a cell, and the column of a copy that takes its place."""
KINDS = {"bool": "BOOLEAN", "int": "BIGINT", "ratio": "DOUBLE", "number": "DOUBLE"}
SCALED = "CAST(CAST({} AS DECIMAL(18, 2)) * scale / 100 AS DECIMAL(18, 2))"
SHIFTED = {
    "money": SCALED,
    "date": "CAST(CAST({} AS DATE) + to_months(shift) AS DATE)",
    "time": "CAST({} AS TIMESTAMP) + to_months(shift)",
    "month": "strftime(CAST({} || '-01' AS DATE) + to_months(shift), '%Y-%m')",
}


def written(column: Column, cell: Any, marks: Mapping[str, str]) -> str | None:  # noqa: ANN401 - a YAML scalar
    """A cell as text, its ids marked by what takes their place in a copy."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    if column.type in IDS or column.name == "subject":
        return ";".join(marked(part, marks) for part in str(cell).split(";"))
    return str(cell)


def marked(name: str, marks: Mapping[str, str]) -> str:
    """An id as `marks` has it, else one of the copy's own; the parts of a key by themselves."""
    if "/" in name:
        return "/".join(part and marked(part, marks) for part in name.split("/"))
    return marks.get(name, f"{{{PROJECT}}}-{name}")


def value_of(column: Column, cells: Iterable[str | None]) -> str:
    """The SQL of a column in a copy, where its cells are `cells`."""
    quoted = f't."{column.name}"'
    if column.type in SHIFTED:
        return SHIFTED[column.type].format(quoted)
    if column.type in KINDS:
        return f"CAST({quoted} AS {KINDS[column.type]})"
    return replaced(quoted, [cell for cell in cells if cell])


def replaced(quoted: str, cells: Collection[str]) -> str:
    """The SQL that fills in what is marked in any of `cells`; nothing else is looked for."""
    marks = sorted({mark for cell in cells for mark in _marks(cell)})
    for mark in marks:
        quoted = f"replace({quoted}, '{{{mark}}}', c.{column_of(mark)})"
    return quoted


def column_of(mark: str) -> str:
    """The column of a copy that takes the place of a mark."""
    return FILLED.get(mark, f"id_{mark}")


def _marks(cell: str) -> list[str]:
    return [part.split("}")[0] for part in cell.split("{")[1:] if "}" in part]
