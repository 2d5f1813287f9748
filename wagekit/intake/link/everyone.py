"""Every party and worker of a case as one list, with where each stands first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.link.compare_people import person_name
from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_COLUMNS = {
    "party": ("party_id", "name", "uscc", "id_no", "kind", "parent_id"),
    "worker": ("worker_id", "name", "id_no", "project_id"),
}


@dataclass(frozen=True, slots=True)
class Someone:
    """A party or a worker, as one row has them.

    Attributes:
        table: `party` or `worker`.
        key: The id.
        name: The name as spelled.
        uscc: Credit code.
        id_no: Resident id number.
        kind: Kind of party.
        parent_id: The parent of a branch.
        project_id: The project of a worker.
        listed: Whether a list of parties or workers has the row, rather than a mention.
        file: Where it stands.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
    """

    table: str
    key: str
    name: str | None
    uscc: str | None
    id_no: str | None
    kind: str | None
    parent_id: str | None
    project_id: str | None
    listed: bool
    file: str
    sheet: str | None
    row: int


def everyone(parts: Sequence[Part], added: Mapping[str, pa.Table]) -> list[Someone]:
    """List them in the order of the files.

    Args:
        parts: All sheets, linked.
        added: Rows that follow from others.
    """
    found = [one for part in parts for one in _of_part(part)]
    return [*found, *(one for table in _COLUMNS for one in _of_added(table, added.get(table)))]


def _of_part(part: Part) -> Iterator[Someone]:
    if part.table in _COLUMNS:
        places = ((part.file, part.sheet, row) for row in part.data[ROW].to_pylist())
        yield from _rows(part.table, part.data, places, listed=True)


def _of_added(table: str, rows: pa.Table | None) -> Iterator[Someone]:
    if rows is not None:
        places = zip(*(rows[name].to_pylist() for name in ("_file", "_sheet", ROW)), strict=True)
        yield from _rows(table, rows, places, listed=False)


def _rows(
    table: str, rows: pa.Table, places: Iterable[tuple[str, str | None, int]], *, listed: bool
) -> Iterator[Someone]:
    names = [name for name in _COLUMNS[table] if name in rows.column_names]
    columns = [rows[name].to_pylist() for name in names]
    nothing = dict.fromkeys(("uscc", "id_no", "kind", "parent_id", "project_id", "name"))
    own = _COLUMNS[table][0]
    for values, place in zip(zip(*columns, strict=True), places, strict=True):
        given = {**nothing, **dict(zip(names, values, strict=True))}
        key = given.pop(own, None)
        if key is not None:
            file, sheet, row = place
            yield Someone(table, key, **given, listed=listed, file=file, sheet=sheet, row=row)


def central_ids(parts: Sequence[Part], people: Iterable[Someone]) -> frozenset[str]:
    """Ids of parties that a list has, or that a sheet other than one of payments refers to.

    Args:
        parts: All sheets, linked.
        people: Everyone.
    """
    found = {one.key for one in people if one.listed}
    for part in parts:
        if part.table != "payment":
            for name in part.data.column_names:
                if refers(part.table, name):
                    found.update(pc.unique(part.data[name]).drop_null().to_pylist())
    return frozenset(found)


def refers(table: str, name: str) -> bool:
    """Whether a column of a table refers to parties or workers."""
    known = name in tables()[table].names
    return known and bool(_COLUMNS.keys() & set(tables()[table].column(name).references))


class Known:
    """Ids and names of everyone, to find whom a line of links.csv means."""

    def __init__(self, people: Iterable[Someone]) -> None:
        self.ids: dict[str, Someone] = {}
        self._names: dict[str, dict[str, None]] = {}
        for one in people:
            self.ids.setdefault(one.key, one)
            for name in {plain(one.name), person_name(one.name)} if one.name else ():
                self._names.setdefault(name, {})[one.key] = None

    def meant(self, text: str) -> tuple[str, ...]:
        """The ids that an id or a name stands for: none, one, or several of one name."""
        if text in self.ids:
            return (text,)
        return tuple(self._names.get(plain(text), ()))
