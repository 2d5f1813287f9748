"""Parties known only by name: the listed one of that exact name, else one made from the name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from wagekit.intake.directory import Directory
from wagekit.intake.distinct import distinct
from wagekit.intake.follow import Follow
from wagekit.intake.part import Part
from wagekit.intake.people import Roster
from wagekit.intake.texts import plain
from wagekit.model.schema import Column, tables


def name_parties(parts: Sequence[Part], roster: Roster) -> tuple[list[Part], list[Follow]]:
    """Turn names into ids in every column that refers to a party.

    Args:
        parts: All sheets, their projects and people settled.
        roster: Everyone known.

    Returns:
        The sheets, and the parties that are known by name only.
    """
    own = [_own_ids(part) for part in parts]
    naming = _Naming(Directory(pair for part in own for pair in _listed(part)), roster)
    named = [
        part if part.layout.canonical else naming.settle(part, index)
        for index, part in enumerate(own)
    ]
    return named, naming.follows


def _own_ids(part: Part) -> Part:
    """Give a listed party without an id its credit code, else its name."""
    name = part.column("name")
    if part.table != "party" or part.layout.canonical or name is None:
        return part
    found = distinct([part.column("uscc"), name], len(part.data))
    made = found.spread([code or (plain(n) if n else None) for code, n in found.combinations])
    own = part.column("party_id")
    return part.with_column("party_id", made if own is None else pc.coalesce(own, made))


def _listed(part: Part) -> Iterator[tuple[str | None, str | None]]:
    ids, names = part.column("party_id"), part.column("name")
    if part.table == "party" and ids is not None:
        texts = [None] * len(ids) if names is None else names.to_pylist()
        yield from zip(ids.to_pylist(), texts, strict=True)


class _Naming:
    """Looks names up, and notes the parties that have to be made."""

    def __init__(self, listed: Directory, roster: Roster) -> None:
        self.listed, self.roster = listed, roster
        self.follows: list[Follow] = []

    def settle(self, part: Part, index: int) -> Part:
        """Settle every party column of one sheet."""
        for target, column in _referring(part):
            values = part.column(target)
            found = distinct([part.column("project_id"), values], len(part.data))
            ids = [
                self._cell(cell, project, column, _Place(part, index, row, target))
                for (project, cell), row in zip(found.combinations, found.firsts, strict=True)
            ]
            part = part.with_column(target, found.spread(ids))
        return part

    def _cell(
        self, cell: str | None, project: str | None, column: Column, place: "_Place"
    ) -> str | None:
        if cell is None:
            return None
        names = cell.split(";") if column.type == "ids" else [cell]
        found = (self._id(name, project, column) or self._made(name, place) for name in names)
        return ";".join(found)

    def _id(self, name: str, project: str | None, column: Column) -> str | None:
        if name in column.none_spellings:
            return column.none_word
        if name in self.listed:
            return name
        if "worker" in column.references and name in self.roster.ids:
            return name
        for kind in column.references:
            same = self._called(kind, name, project)
            if len(same) == 1:
                return same[0]
        return None

    def _called(self, kind: str, name: str, project: str | None) -> tuple[str, ...]:
        if kind == "party":
            return self.listed.called(name)
        people = self.roster.matching(project, plain(name), None) if kind == "worker" else []
        return tuple(person.worker_id for person in people)

    def _made(self, name: str, place: "_Place") -> str:
        # Several listed parties of one name: none of them may be taken for it.
        made = plain(name)
        if made not in self.listed:
            self.listed.add(made, None if self.listed.called(name) else name)
            given = {"party_id": made, "name": name}
            # The number beside a post holder's name is theirs, not their firm's.
            copied = {"worker.id_no": "id_no"} if place.target == "person_id" else {}
            row = place.part.row(place.row)
            self.follows.append(Follow("party", place.index, row, given, copied))
        return made


@dataclass(frozen=True, slots=True)
class _Place:
    """The cell where a name stands: the sheet and its position, the row's index, the column."""

    part: Part
    index: int
    row: int
    target: str


def _referring(part: Part) -> Iterable[tuple[str, Column]]:
    for target in part.data.column_names:
        side, _, name = target.rpartition(".")
        table = tables()[side or part.table]
        if name in table.names:
            column = table.column(name)
            if "party" in column.references:
                yield target, column
