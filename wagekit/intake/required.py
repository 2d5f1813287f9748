"""Rows without what their table requires are set aside."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import Part
from wagekit.model.schema import tables

DERIVED = frozenset({"project_id", "worker_id", "person_id"})
"""Required columns that other sheets or the lines above a table may still give."""
_CODES = {"project_id": "no_project"}
_PERSONS = {"worker_id": ("worker.name", "name"), "person_id": ("worker.name", "person_id")}
"""What is derived from a name, and where the name stands."""


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
            part = _without(part, name, _missing(part, name))
    return part.settled()


def _without(part: Part, name: str, missing: list[int]) -> Part:
    if name in _PERSONS:
        return _without_person(part, name, missing)
    code = _CODES.get(name, "required_missing")
    return part.setting_aside(name, dict.fromkeys(missing, (code, "")))


def _without_person(part: Part, name: str, missing: list[int]) -> Part:
    """A row that names somebody and is nobody's is one of several persons of that name."""
    there = next((each for each in _PERSONS[name] if part.column(each) is not None), name)
    names = part.column(there)
    named = pc.is_valid(names).to_pylist() if names is not None and missing else []
    codes = {i: ("one_of_several" if named and named[i] else "no_person", "") for i in missing}
    return part.setting_aside(there, codes)


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
