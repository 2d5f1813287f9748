"""Rows that name a person: the worker they mean, or one new worker per person and project."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from wagekit.intake.distinct import Combination, distinct
from wagekit.intake.follow import Follow
from wagekit.intake.part import Part
from wagekit.intake.texts import plain

_TABLES = ("payroll", "attendance", "claimant")
_COPIED = (
    ("name", "name"),
    ("id_no", "id_no"),
    ("worker.name", "name"),
    ("worker.id_no", "id_no"),
    ("worker.phone", "phone"),
    ("worker.job", "job"),
    ("worker.bank_account", "bank_account"),
    ("worker.employer_id", "employer_id"),
    ("worker.team_id", "team_id"),
    ("employer_id", "employer_id"),
    ("project_id", "project_id"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A worker as far as rows tell them apart."""

    worker_id: str
    name: str | None
    id_no: str | None


@dataclass(slots=True)
class Roster:
    """Everyone known, project by project; grows while a case is read."""

    by_project: dict[str | None, list[Person]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def add(self, project: str | None, person: Person) -> None:
        """Put a person on the roster of a project."""
        self.by_project.setdefault(project, []).append(person)
        self.ids.add(person.worker_id)

    def matching(self, project: str | None, name: str | None, id_no: str | None) -> list[Person]:
        """Who it can be: the same number, else the same name without a conflicting number."""
        known = self.by_project.get(project, [])
        same = [person for person in known if id_no and person.id_no == id_no]
        if same or not name:
            return same[:1]
        return [p for p in known if p.name == name and not (id_no and p.id_no)]

    def new_id(self, project: str | None, name: str | None, id_no: str | None) -> str:
        """An id that says who it is without giving the number away."""
        tail = (id_no or "")[-4:]
        stem = "/".join(part for part in (project, name or tail) if part)
        tried = [stem, f"{stem}/{tail}", *(f"{stem}/{tail}/{n}" for n in range(2, 1000))]
        return next(key for key in tried if key not in self.ids)


def tie_people(parts: Sequence[Part]) -> tuple[list[Part], list[Follow], Roster]:
    """Fill `worker_id` where a row gives a name or an id number instead.

    Args:
        parts: All sheets, their projects settled.

    Returns:
        The sheets, the workers that follow from them, and everyone known.
    """
    roster = Roster()
    listed = [_roster_ids(part, roster) for part in parts]
    follows: list[Follow] = []
    clues = {key: project for part in listed for key, project in _clues(part)}
    tied = [
        _tie(part, roster, _Naming(index, follows, clues))
        if part.table in _TABLES and not part.layout.canonical
        else _post_holders(part, roster)
        for index, part in enumerate(listed)
    ]
    return tied, follows, roster


@dataclass(frozen=True, slots=True)
class _Naming:
    """Where new workers of one sheet are noted, and which project a clue is about."""

    part: int
    follows: list[Follow]
    clues: dict[str | None, str | None]


def _roster_ids(part: Part, roster: Roster) -> Part:
    """List the workers of a roster; those without an id get one each."""
    if part.table != "worker" or not len(part.data):
        return part
    found = distinct(
        [part.column(n) for n in ("worker_id", "project_id", "name", "id_no")], len(part.data)
    )
    ids: list[str | None] = []
    for key, project, name, id_no in found.combinations:
        short = plain(name) if name else None
        made = key or (None if part.layout.canonical else _listed_id(roster, project, short, id_no))
        ids.append(made)
        if made is not None:
            roster.add(project, Person(made, short, id_no))
    return part.with_column("worker_id", found.spread(ids))


def _listed_id(
    roster: Roster, project: str | None, name: str | None, id_no: str | None
) -> str | None:
    if not name and not id_no:
        return None
    same = roster.matching(project, name, id_no)
    return same[0].worker_id if len(same) == 1 else roster.new_id(project, name, id_no)


def _clues(part: Part) -> Iterator[tuple[str | None, str | None]]:
    ids, projects = part.column("clue_id"), part.column("project_id")
    if part.table == "clue" and ids is not None and projects is not None:
        yield from zip(ids.to_pylist(), projects.to_pylist(), strict=True)


def _tie(part: Part, roster: Roster, naming: _Naming) -> Part:
    name, id_no = _described(part)
    own = part.column("worker_id")
    if name is None and id_no is None:
        return part
    project = part.column("clue_id" if part.table == "claimant" else "project_id")
    found = distinct([own, project, name, id_no], len(part.data))
    ids = [
        _who(part, combination, row, roster=roster, naming=naming)
        for combination, row in zip(found.combinations, found.firsts, strict=True)
    ]
    return part.with_column("worker_id", found.spread(ids))


def _post_holders(part: Part, roster: Roster) -> Part:
    """Find the holders of posts among the workers; the others go by their names as parties do."""
    name, id_no = part.column("worker.name"), part.column("worker.id_no")
    if part.table != "staff" or (name is None and id_no is None):
        return part
    own = part.column("person_id")
    found = distinct([own, part.column("project_id"), name, id_no], len(part.data))
    return part.with_column(
        "person_id", found.spread([_holder(roster, *each) for each in found.combinations])
    )


def _holder(
    roster: Roster, own: str | None, project: str | None, name: str | None, id_no: str | None
) -> str | None:
    same = roster.matching(project, plain(name) if name else None, id_no)
    return own or (same[0].worker_id if len(same) == 1 else name or id_no)


def _described(part: Part) -> tuple[pa.ChunkedArray | None, pa.ChunkedArray | None]:
    side = "" if part.table == "claimant" else "worker."
    return part.column(f"{side}name"), part.column(f"{side}id_no")


def _who(
    part: Part, combination: Combination, index: int, *, roster: Roster, naming: _Naming
) -> str | None:
    own, place, name, id_no = combination
    if own or not (name or id_no):
        return own
    project = naming.clues.get(place) if part.table == "claimant" else place
    if project is None:
        return None
    short = plain(name) if name else None
    same = roster.matching(project, short, id_no)
    if same:
        # Two people of one name and a row without a number: nobody can say which of them.
        return same[0].worker_id if len(same) == 1 else None
    made = roster.new_id(project, short, id_no)
    roster.add(project, Person(made, short, id_no))
    given = {"worker_id": made, "project_id": project}
    copied = dict(_COPIED)
    naming.follows.append(Follow("worker", naming.part, part.row(index), given, copied))
    return made
