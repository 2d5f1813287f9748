"""Rows that name a person: the worker they mean, or one new worker per person and project."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from wagekit.intake.distinct import Combination, Distinct, distinct
from wagekit.intake.follow import Follow
from wagekit.intake.link.compare_people import person_name
from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.judgement import Judgements
from wagekit.intake.link.number import tying
from wagekit.intake.link.roster import Described, Person, Place, Roster
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


def tie_people(
    parts: Sequence[Part], decisions: Decisions, judgements: Judgements
) -> tuple[list[Part], list[Follow], Roster]:
    """Fill `worker_id` where a row gives a name or an id number instead.

    Args:
        parts: All sheets, their projects settled.
        decisions: What persons decided about who is whom.
        judgements: Where every tie that rests on less than equal values is kept.

    Returns:
        The sheets, the workers that follow from them, and everyone known.
    """
    roster = Roster(decisions, judgements)
    listed = [_roster_ids(part, roster) for part in parts]
    holders = Roster(decisions, judgements)
    follows: list[Follow] = []
    clues = {key: project for part in listed for key, project in _clues(part)}
    naming = [_Naming(index, follows, clues) for index in range(len(listed))]
    names = frozenset(roster.by_name)
    described = [_described_once(part) for part in listed]
    for part, found, each in zip(listed, described, naming, strict=True):
        if found is not None:
            _learn_numbers(part, found, roster, each, names)
    tied = [
        _post_holders(part, roster, holders) if found is None else _tie(part, found, roster, each)
        for part, found, each in zip(listed, described, naming, strict=True)
    ]
    follows.sort(key=lambda follow: (follow.part, follow.row))
    return tied, follows, roster


def _described_once(part: Part) -> Distinct | None:
    """Whom the rows of a sheet name; None where none does, or their ids are given."""
    names_people = part.table in _TABLES and not part.layout.canonical
    said = names_people and any(column is not None for column in _described(part))
    return described_rows(part) if said else None


def _learn_numbers(
    part: Part,
    found: Distinct,
    roster: Roster,
    naming: "_Naming",
    listed: frozenset[tuple[str | None, str]],
) -> None:
    """Put everyone with a whole number on the roster, before any row is tied by name alone.

    Else it would hang on the order of the files who is known, and who shares a name. The name of
    somebody on a list is first of all that person's: a stranger of that name waits for its row.
    """
    if _described(part)[1] is None:
        return
    for combination, row in zip(found.combinations, found.firsts, strict=True):
        _, place, name, id_no, *_ = combination
        known = as_described(naming.project(part, place), name, id_no)
        stranger = (known.project, known.name or "") in listed and not roster.matching(known).people
        if tying(id_no) and not stranger:
            _who(part, combination, row, roster=roster, naming=naming)


@dataclass(frozen=True, slots=True)
class _Naming:
    """Where new workers of one sheet are noted, and which project a clue is about."""

    part: int
    follows: list[Follow]
    clues: dict[str | None, str | None]

    def project(self, part: Part, place: str | None) -> str | None:
        """The project of a row: that of its clue where it names a claimant."""
        return self.clues.get(place) if part.table == "claimant" else place


def _roster_ids(part: Part, roster: Roster) -> Part:
    """List the workers of a roster; those without an id get one each."""
    if part.table != "worker" or not len(part.data):
        return part
    names = ("worker_id", "project_id", "name", "id_no", "team_id", "employer_id")
    found = distinct([part.column(name) for name in names], len(part.data))
    ids: list[str | None] = []
    for (key, *described), index in zip(found.combinations, found.firsts, strict=True):
        row = as_described(*described)
        made = key or (None if part.layout.canonical else _listed_id(roster, row, part, index))
        ids.append(made)
        if made is not None:
            roster.add(row.project, _person(made, row))
    return part.with_column("worker_id", found.spread(ids))


def as_described(
    project: str | None,
    name: str | None,
    id_no: str | None,
    team: str | None = None,
    employer: str | None = None,
) -> Described:
    """The person as a row has them: the name without remarks, the team as it compares."""
    said = person_name(name) if name else None
    return Described(project, said, id_no, plain(team) if team else None, employer)


def _person(worker_id: str, row: Described) -> Person:
    return Person(worker_id, row.name, row.id_no, row.teams)


def _listed_id(roster: Roster, row: Described, part: Part, index: int) -> str | None:
    if not row.name and not row.id_no:
        return None
    found = roster.matching(row)
    return roster.meant(found, row, _place(part, index)) if found.only else roster.new_id(row)


def _place(part: Part, index: int) -> Place:
    return Place(part.file, part.sheet, part.row(index))


def _clues(part: Part) -> Iterator[tuple[str | None, str | None]]:
    ids, projects = part.column("clue_id"), part.column("project_id")
    if part.table == "clue" and ids is not None and projects is not None:
        yield from zip(ids.to_pylist(), projects.to_pylist(), strict=True)


def _tie(part: Part, found: Distinct, roster: Roster, naming: _Naming) -> Part:
    ids = [
        _who(part, combination, row, roster=roster, naming=naming)
        for combination, row in zip(found.combinations, found.firsts, strict=True)
    ]
    return part.with_column("worker_id", found.spread(ids))


def described_rows(part: Part) -> Distinct:
    """The worker's id, place, name, number, team and employer of each row, as it gives them.

    The place is the project; that of a claimant is the clue.
    """
    place = part.column("clue_id" if part.table == "claimant" else "project_id")
    team, employer = part.column("worker.team_id"), _employer(part)
    columns = [part.column("worker_id"), place, *_described(part), team, employer]
    return distinct(columns, len(part.data))


def _employer(part: Part) -> pa.ChunkedArray | None:
    own = part.column("employer_id")
    return part.column("worker.employer_id") if own is None else own


def _post_holders(part: Part, roster: Roster, holders: Roster) -> Part:
    """Find the holders of posts among the workers; the others go by their names as parties do."""
    name, id_no = part.column("worker.name"), part.column("worker.id_no")
    if part.table != "staff" or (name is None and id_no is None):
        return part
    own = part.column("person_id")
    found = distinct([own, part.column("project_id"), name, id_no], len(part.data))
    ids = [
        own or _holder(as_described(*described), roster, holders, _place(part, index))
        for (own, *described), index in zip(found.combinations, found.firsts, strict=True)
    ]
    return part.with_column("person_id", found.spread(ids))


def _holder(row: Described, roster: Roster, holders: Roster, place: Place) -> str | None:
    """The worker, or the holder of another post, whom a row means; who is nobody's goes by name.

    Of several persons of one name whose numbers conflict the later ones bear their last digits; who
    is one of several, and of which nobody can say, is none of them.
    """
    anywhere = replace(row, project=None)
    for known, said in ((roster, row), (holders, anywhere)):
        found = known.matching(said)
        if found.only:
            return known.meant(found, said, place)
        if found.people:
            return holders.namesake_id(row) if row.name in holders.ids else row.name or row.id_no
    if not row.name:
        return row.id_no
    taken = row.name in holders.ids or roster.has_namesake(row)
    made = holders.namesake_id(row) if taken else row.name
    holders.add(None, _person(made, row))
    return made


def _described(part: Part) -> tuple[pa.ChunkedArray | None, pa.ChunkedArray | None]:
    side = "" if part.table == "claimant" else "worker."
    return part.column(f"{side}name"), part.column(f"{side}id_no")


def _who(
    part: Part, combination: Combination, index: int, *, roster: Roster, naming: _Naming
) -> str | None:
    own, place, name, id_no, team, employer = combination
    if own or not (name or id_no):
        return own
    project = naming.project(part, place)
    if project is None:
        return None
    row = as_described(project, name, id_no, team, employer)
    found = roster.matching(row)
    if found.people:
        # Two people of one name and a row without a number: nobody can say which of them.
        return roster.meant(found, row, _place(part, index)) if found.only else None
    made = roster.new_id(row)
    roster.add(project, _person(made, row))
    given = {"worker_id": made, "project_id": project}
    copied = dict(_COPIED)
    naming.follows.append(Follow("worker", naming.part, part.row(index), given, copied))
    return made
