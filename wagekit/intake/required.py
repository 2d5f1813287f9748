"""Rows without what their table requires are set aside."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import Part
from wagekit.model.schema import tables

DERIVED = frozenset({"project_id", "worker_id", "person_id"})
"""Required columns that other sheets or the lines above a table may still give."""
_CODES = {"project_id": "no_project", "worker_id": "no_person", "person_id": "no_person"}


def set_aside_without(part: Part, names: Iterable[str]) -> Part:
    """Set aside the rows that lack one of some required cells.

    Args:
        part: A sheet.
        names: Columns to look at; those that its table does not require are left alone.

    Returns:
        The part without those rows, each with its reason.
    """
    required = tables()[part.table].required
    for name in names:
        if name in required:
            missing = _missing(part, name)
            code = _CODES.get(name, "required_missing")
            part = part.setting_aside(name, dict.fromkeys(missing, (code, "")))
    return part.settled()


def underived(part: Part) -> tuple[str, ...]:
    """The required columns that only the row itself can give."""
    table = tables()[part.table]
    made = () if part.layout.canonical else table.key
    return tuple(name for name in table.required if name not in {*DERIVED, *made})


def _missing(part: Part, name: str) -> list[int]:
    column = part.column(name)
    if column is None:
        return list(range(len(part.data)))
    return _nulls(column)


def _nulls(column: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(pc.is_null(column)).to_pylist()
    return rows
