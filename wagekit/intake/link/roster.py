"""Everyone known on each project, and who a row can mean."""

from dataclasses import dataclass, field, replace

from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.judgement import Judgement, Judgements
from wagekit.intake.link.likeness import in_words
from wagekit.intake.link.number import people_match, tying, whole

_TAIL = 4
_SCORES = {"id_no": 1.0, "masked_id": 0.95, "person_team": 0.9, "person_name": 0.8}
_WHY = {
    "id_no": ("number",),
    "masked_id": ("masked", "person_name"),
    "person_team": ("person_name", "team"),
    "person_name": ("person_name",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands."""

    file: str
    sheet: str | None
    row: int


@dataclass(frozen=True, slots=True)
class Described:
    """How a row describes a person: the name without remarks, and the number.

    Attributes:
        project: The project of the row.
        name: The name; None where the row has only a number.
        id_no: The number, perhaps masked.
        team: Of whose team the row is.
        employer: For whom the row says that the person works.
    """

    project: str | None
    name: str | None
    id_no: str | None
    team: str | None = None
    employer: str | None = None

    @property
    def teams(self) -> frozenset[tuple[str, str | None]]:
        """The team with its employer: every firm has one of carpenters."""
        return frozenset({(self.team, self.employer)} if self.team else ())

    @property
    def label(self) -> str:
        """How `links.csv` names the row: the name and the last digits, never the whole number."""
        tail = (self.id_no or "")[-_TAIL:]
        return "/".join(part for part in (self.name, tail) if part)


@dataclass(frozen=True, slots=True)
class Person:
    """A worker as far as rows tell them apart; the name without remarks, and every team."""

    worker_id: str
    name: str | None
    id_no: str | None
    teams: frozenset[tuple[str, str | None]] = frozenset()

    def is_of(self, row: Described) -> bool:
        """Whether the row names a team of this person's, and no other employer."""
        return any(
            team == row.team and (other == row.employer or None in {other, row.employer})
            for team, other in self.teams
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """Who a row can mean, and by what: `id_no`, `masked_id`, `person_team` or `person_name`."""

    people: tuple[Person, ...] = ()
    rule: str = ""

    @property
    def only(self) -> Person | None:
        """The one person it means, where nobody else can be meant."""
        return self.people[0] if len(self.people) == 1 else None


@dataclass(slots=True)
class Roster:
    """Everyone known, project by project; grows while a case is read."""

    decisions: Decisions = field(default_factory=Decisions)
    judgements: Judgements = field(default_factory=Judgements)
    ids: set[str] = field(default_factory=set)
    by_number: dict[tuple[str | None, str], Person] = field(default_factory=dict)
    by_name: dict[tuple[str | None, str], dict[str, Person]] = field(default_factory=dict)

    def add(self, project: str | None, person: Person) -> None:
        """Put a person on the roster of a project, or learn the number of one who is there."""
        if number := tying(person.id_no):
            self.by_number.setdefault((project, number), person)
        if person.name:
            named = self.by_name.setdefault((project, person.name), {})
            known = named.get(person.worker_id)
            kept = known if known and whole(known.id_no) else person
            teams = person.teams | known.teams if known else person.teams
            named[person.worker_id] = replace(kept, teams=teams)
        self.ids.add(person.worker_id)

    def matching(self, row: Described) -> Matching:
        """Who it can be: the same number, else the same name without a conflicting number.

        Of several of one name, those whose number shows the same digits go first, then the one
        of the row's team, if the others are known to be of other teams. A masked number alone is
        nobody's, nor is one whose last digits are lost: two people can share what it shows.
        """
        number = tying(row.id_no)
        same = self.by_number.get((row.project, number)) if number else None
        if same and not self._apart(same, row):
            return Matching((same,), "id_no")
        named = self.by_name.get((row.project, row.name), {}) if row.name else {}
        free = [person for person in named.values() if not self._apart(person, row)]
        damaged = tuple(person for person in free if row.id_no and person.id_no == row.id_no)
        if damaged:
            return Matching(damaged, "person_name")
        agreeing = [(person, people_match(person.id_no, row.id_no)) for person in free]
        masked = tuple(person for person, match in agreeing if match == "masked")
        if masked:
            return Matching(masked, "masked_id")
        left_open = tuple(person for person, match in agreeing if match == "unknown")
        of_team = tuple(person for person in left_open if person.is_of(row))
        if len(of_team) == 1 < len(left_open) and all(person.teams for person in left_open):
            return Matching(of_team, "person_team")
        return Matching(left_open, "person_name")

    def has_namesake(self, row: Described) -> bool:
        """Whether anybody of that name is known on the row's project."""
        return (row.project, row.name or "") in self.by_name

    def _apart(self, person: Person, row: Described) -> bool:
        known = Described(row.project, person.name, person.id_no)
        return self.decisions.apart(
            (person.worker_id, person.id_no, known.label), (row.label, row.id_no)
        )

    def meant(self, found: Matching, row: Described, place: Place | None = None) -> str:
        """Keep the judgement that a row means the one person it can.

        Args:
            found: What `matching` gave, with one person.
            row: What the row says.
            place: Where it stands.

        Returns:
            The person's id.
        """
        person = found.people[0]
        if (row.name, row.id_no) != (person.name, person.id_no) or found.rule != "id_no":
            self.judgements.add(_judgement(found, row, place))
        if row.id_no and not whole(person.id_no) and whole(row.id_no):
            self.add(row.project, replace(person, id_no=row.id_no))
        return person.worker_id

    def new_id(self, row: Described) -> str:
        """An id that says who it is without giving the number away."""
        tail = (row.id_no or "")[-_TAIL:]
        stem = "/".join(part for part in (row.project, row.name or tail) if part)
        return self._free(stem, f"{stem}/{tail}")

    def namesake_id(self, row: Described) -> str:
        """The same for one whose name alone is somebody else's."""
        return self._free(row.label)

    def _free(self, *wanted: str) -> str:
        more = (f"{wanted[-1]}/{n}" for n in range(2, 1000))
        return next(key for key in (*wanted, *more) if key not in self.ids)


def _judgement(found: Matching, row: Described, place: Place | None) -> Judgement:
    person = found.people[0]
    return Judgement(
        left=person.worker_id,
        right=row.label,
        judgement="same",
        rule=found.rule,
        score=_SCORES[found.rule],
        left_value=Described(row.project, person.name, person.id_no).label,
        right_value=row.label,
        why=in_words(_WHY[found.rule]),
        file=place.file if place else None,
        sheet=place.sheet if place else None,
        row=place.row if place else None,
    )
