"""What headers mean in the sheets of a table: its own columns, and persons or projects named."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from wagekit.intake.headers import header_of, names_of
from wagekit.model.schema import tables

# A person or project that is named, not numbered, is described by columns of its own table.
_PERSON = ("name", "id_no", "phone", "job", "bank_account", "employer_id", "team_id")
_SIDES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "payroll": {"worker": _PERSON},
        "attendance": {"worker": _PERSON},
        "staff": {"worker": ("name", "id_no")},
    }
)
_NAMES_FIRST = frozenset({"worker.name", "worker.id_no", "project.name"})
"""Targets that take a header from the id column that also lists it: a name is not an id."""


@cache
def targets_of(table: str) -> Mapping[str, str]:
    """All headers that mean something in a sheet of this table, to their targets."""
    found = dict(names_of(table))
    canonical = {header_of(name).text for name in tables()[table].names}
    for side, names in _sides(table).items():
        for spelling, column in names_of(side).items():
            target = f"{side}.{column}"
            first = target in _NAMES_FIRST and found.get(spelling) in _ids_of(table, side)
            if column in names and spelling not in canonical and (first or spelling not in found):
                found[spelling] = target
    return MappingProxyType(found)


def _sides(table: str) -> Mapping[str, tuple[str, ...]]:
    own = _SIDES.get(table, {})
    if table != "project" and "project_id" in tables()[table].names:
        return {**own, "project": ("name",)}
    return own


def _ids_of(table: str, side: str) -> list[str]:
    return [column.name for column in tables()[table].columns if side in column.references]
