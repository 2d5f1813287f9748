"""Names of parties turned into ids: the listed one, a former name's bearer, an office's firm."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagekit.intake.directory import Directory
from wagekit.intake.follow import Follow
from wagekit.intake.link.compare_people import person_name
from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.firm_name import cut, kind_said
from wagekit.intake.link.former import Former
from wagekit.intake.link.judgement import Judgement, Judgements, Verdict
from wagekit.intake.link.likeness import in_words
from wagekit.intake.link.roster import Described, Roster
from wagekit.intake.part import Part
from wagekit.intake.texts import plain
from wagekit.model.schema import Column

_FULL = ("有限公司", "有限责任公司", "总公司")
_SCORES = {"name": 1.0, "former_name": 0.97, "site_office": 1.0, "branch": 1.0}
_WHY = {
    "name": ("equal_name",),
    "former_name": ("former_name",),
    "site_office": ("office",),
    "branch": ("branch",),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell where a name stands: the sheet and its position, the row's index, the column."""

    part: Part
    index: int
    row: int
    target: str


@dataclass(slots=True)
class Naming:
    """Looks names up, and notes the parties that have to be made and what was judged.

    Attributes:
        listed: The listed parties, and those made so far.
        roster: Everyone who is a worker.
        decisions: What persons decided about who is whom.
        judgements: Where every tie is kept.
        was: Former names to the ids of the listed parties that bore them.
        follows: Parties that have to be made.
    """

    listed: Directory
    roster: Roster
    decisions: Decisions
    judgements: Judgements
    was: dict[str, dict[str, Former]] = field(default_factory=dict)
    follows: list[Follow] = field(default_factory=list)

    def learn(self, former: Iterable[Former]) -> None:
        """Note who bore which former name; a name that a listed party bears now is no clue."""
        for each in former:
            code = each.code if each.code and each.code in self.listed else None
            now = (code,) if code else self.listed.called(each.name)
            for key in now:
                self.was.setdefault(plain(each.was), {})[key] = each

    def cell(self, text: str | None, project: str | None, column: Column, cell: Cell) -> str | None:
        """The id, or ids, that the text of a cell stands for."""
        if text is None:
            return None
        names = text.split(";") if column.type == "ids" else [text]
        found = (self._id(name, project, column, cell) or self.made(name, cell) for name in names)
        return ";".join(found)

    def _id(self, name: str, project: str | None, column: Column, cell: Cell) -> str | None:
        if name in column.none_spellings:
            return column.none_word
        if name in self.listed or ("worker" in column.references and name in self.roster.ids):
            return name
        for kind in column.references:
            found = self.known(name, cell) if kind == "party" else None
            if kind == "worker":
                found = self._worker(name, project)
            if found is not None:
                return found
        return None

    def _worker(self, name: str, project: str | None) -> str | None:
        only = self.roster.matching(Described(project, plain(name), None)).only
        return only.worker_id if only else None

    def known(self, name: str, cell: Cell) -> str | None:
        """The listed party that a name is of: by that exact cleaned name, else by a former one."""
        free = [key for key in self.listed.called(name) if not self._apart(key, name)]
        if len(free) == 1:
            self._judge("name", (free[0], name), cell, left_value=self.listed.name_of(free[0]))
            return free[0]
        bearers = (
            [] if free else [k for k in self.was.get(plain(name), ()) if not self._apart(k, name)]
        )
        if len(bearers) == 1:
            self._judge(
                "former_name", (bearers[0], name), cell, left_value=self.listed.name_of(bearers[0])
            )
            return bearers[0]
        return None

    def made(self, name: str, cell: Cell) -> str:
        """Make a party from a name; an office is its firm, a branch gets its firm as parent."""
        # Several listed parties of one name: none of them may be taken for it.
        made = plain(name)
        if made in self.listed:
            return made
        parts = cut(made)
        if parts.office and self.may_follow(name, parts.firm):
            key = self.party(parts.upper, cell)
            self._judge("site_office", (key, name), cell, left_value=parts.upper)
            return key
        said = _name_beside(name, cell)
        given: dict[str, str | None] = {"party_id": made, "name": said, "kind": kind_said(made)}
        self.listed.add(made, None if self.listed.called(name) else name)
        if parts.branch and self.may_follow(name, parts.firm):
            given |= {"kind": "branch", "parent_id": self.branch_of(made, name, parts.firm, cell)}
        # The number beside a post holder's name is theirs, not their firm's.
        copied = {"worker.id_no": "id_no"} if cell.target == "person_id" else {}
        row = cell.part.row(cell.row)
        self.follows.append(Follow("party", cell.index, row, given, copied))
        return made

    def party(self, name: str, cell: Cell) -> str:
        """The id of a party, listed or made."""
        return self.known(name, cell) or self.made(name, cell)

    def may_follow(self, name: str, firm: str) -> bool:
        """Whether an office or branch belongs to the firm whose full name is in its own."""
        whole = firm.endswith(_FULL) or bool(self.listed.called(firm))
        keys = self.listed.called(firm) or (firm,)
        return whole and len(keys) == 1 and not self._apart(keys[0], name, firm)

    def branch_of(self, key: str, name: str, firm: str, cell: Cell, rule: str = "branch") -> str:
        """The id of a branch's parent, with the judgement that it is."""
        parent = self.party(firm, cell)
        self._judge(rule, (parent, key), cell, left_value=firm, right_value=name)
        return parent

    def _apart(self, key: str, name: str, *more: str) -> bool:
        return self.decisions.apart((key, self.listed.name_of(key), *more), (name,))

    def _judge(
        self,
        rule: str,
        pair: tuple[str, str],
        cell: Cell,
        *,
        left_value: str | None,
        right_value: str | None = None,
    ) -> None:
        verdict: Verdict = "branch" if rule == "branch" else "same"
        self.judgements.add(
            Judgement(
                left=pair[0],
                right=pair[1],
                judgement=verdict,
                rule=rule,
                score=_SCORES[rule],
                left_value=left_value,
                right_value=right_value or pair[1],
                why=in_words(_WHY[rule]),
                file=cell.part.file,
                sheet=cell.part.sheet,
                row=cell.part.row(cell.row),
            )
        )


def _name_beside(key: str, cell: Cell) -> str:
    """The name of a post's holder, who may go by an id with digits of the number."""
    names = cell.part.column("worker.name") if cell.target == "person_id" else None
    beside: str | None = names[cell.row].as_py() if names is not None else None
    return beside if beside and key.startswith(f"{person_name(beside)}/") else key
