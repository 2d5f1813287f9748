"""Rows without what their table requires are set aside."""

import pyarrow.compute as pc

from wagekit.intake.part import Part
from wagekit.model.schema import Table, tables


def set_aside_incomplete(part: Part) -> Part:
    """Set aside the rows that lack a required cell.

    Args:
        part: A sheet whose ids and projects are filled as far as they can be.

    Returns:
        The part with those rows set aside, each with its reason.
    """
    table: Table = tables()[part.table]
    for name in table.required:
        column = part.column(name)
        missing = range(len(part.data)) if column is None else _nulls(column)
        code = _CODES.get(name, "required_missing")
        part = part.setting_aside(name, dict.fromkeys(missing, (code, "")))
    return part


_CODES = {"project_id": "no_project", "worker_id": "no_person"}


def _nulls(column: object) -> list[int]:
    rows: list[int] = pc.indices_nonzero(pc.is_null(column)).to_pylist()
    return rows
