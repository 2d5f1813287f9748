"""Parties known only by name: the listed one of that exact name, else one made from the name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.directory import Directory
from wagekit.intake.distinct import distinct
from wagekit.intake.follow import Follow
from wagekit.intake.link.decisions import Decisions
from wagekit.intake.link.firm_name import cut, kind_said
from wagekit.intake.link.former import Former
from wagekit.intake.link.judgement import Judgements
from wagekit.intake.link.naming import Cell, Naming
from wagekit.intake.link.number import sure_code, whole
from wagekit.intake.link.roster import Described, Roster
from wagekit.intake.name_and_number import may_be_person
from wagekit.intake.part import Part
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue
from wagekit.model.schema import Column, tables


def name_parties(
    parts: Sequence[Part],
    roster: Roster,
    *,
    former: Iterable[Former] = (),
    decisions: Decisions,
    judgements: Judgements,
) -> tuple[list[Part], list[Follow]]:
    """Turn names into ids in every column that refers to a party.

    Args:
        parts: All sheets, their projects and people settled.
        roster: Everyone known.
        former: Former names that registers give.
        decisions: What persons decided about who is whom.
        judgements: Where every tie is kept.

    Returns:
        The sheets, and the parties that are known by name only.
    """
    shared = _shared_names(parts)
    own = [_own_ids(part, decisions, shared) for part in parts]
    listed = Directory(pair for part in own for pair in _listed(part))
    naming = Naming(listed, roster, decisions, judgements)
    naming.learn(former)
    named = [
        part if part.layout.canonical else _settle(naming, _told_by_names(naming, part, i), i)
        for i, part in enumerate(own)
    ]
    return named, naming.follows


def _shared_names(parts: Iterable[Part]) -> frozenset[str]:
    """Names of persons that lists of parties give to several id numbers.

    Beside a firm's name stands the number of its representative.
    """
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for part in parts:
        name, id_no = part.column("name"), part.column("id_no")
        if _lists_parties(part) and name is not None and id_no is not None:
            for text, number in distinct([name, id_no], len(part.data)).combinations:
                if text and may_be_person(plain(text)) and (shown := whole(number)):
                    numbers[plain(text)].add(shown)
    return frozenset(name for name, several in numbers.items() if len(several) > 1)


def _lists_parties(part: Part) -> bool:
    return part.table == "party" and not part.layout.canonical


def _own_ids(part: Part, decisions: Decisions, shared: Collection[str]) -> Part:
    """Give a listed party without an id its credit code, else its name.

    Args:
        part: A sheet.
        decisions: What persons decided about who is whom.
        shared: Names that are several persons': each goes by the last digits of the number too.
    """
    name = part.column("name")
    if not _lists_parties(part) or name is None:
        return part
    found = distinct([part.column("uscc"), name, part.column("id_no")], len(part.data))
    ids = [
        sure or _named_id(short, id_no, shared)
        for (code, text, id_no) in found.combinations
        for sure, short in [_own_id(decisions, code, text)]
    ]
    own, made = part.column("party_id"), found.spread(ids)
    return part.with_column("party_id", made if own is None else pc.coalesce(own, made))


def _own_id(
    decisions: Decisions, code: str | None, name: str | None
) -> tuple[str | None, str | None]:
    """The code as an id, where it is one; and what else the id can be."""
    short = plain(name) if name else None
    # A code that a person said is not this firm's gives no id, nor one whose end is lost.
    disputed = code and decisions.apart((code,), (name,))
    return (None, short) if disputed else (sure_code(code), short or code)


def _named_id(name: str | None, id_no: str | None, shared: Collection[str]) -> str | None:
    return Described(None, name, id_no).label if name in shared and whole(id_no) else name


def _listed(part: Part) -> Iterator[tuple[str | None, str | None]]:
    ids, names = part.column("party_id"), part.column("name")
    if part.table == "party" and ids is not None:
        texts = [None] * len(ids) if names is None else names.to_pylist()
        yield from zip(ids.to_pylist(), texts, strict=True)


def _settle(naming: Naming, part: Part, index: int) -> Part:
    """Settle every party column of one sheet."""
    for target, column in referring(part):
        found = distinct([part.column("project_id"), part.column(target)], len(part.data))
        several = _borne_by(naming.listed, (text for _, text in found.combinations))
        ids = [
            naming.cell(text, project, column, Cell(part, index, row, target))
            for (project, text), row in zip(found.combinations, found.firsts, strict=True)
        ]
        if ids != [text for _, text in found.combinations]:
            part = part.with_column(target, found.spread(ids))
        unsure: dict[str, int] = {}
        for (_, text), row, key in zip(found.combinations, found.firsts, ids, strict=True):
            if text in several and key == plain(text):
                unsure.setdefault(text, row)
        part = part.noting(_of_several(part, target, unsure, several))
    return part


def _borne_by(listed: Directory, texts: Iterable[str | None]) -> dict[str, int]:
    """Names that several listed parties bear, and how many; an id is one party's."""
    counts = {text: len(listed.called(text)) for text in texts if text and text not in listed}
    return {text: count for text, count in counts.items() if count > 1}


def _of_several(
    part: Part, target: str, unsure: Mapping[str, int], several: Mapping[str, int]
) -> Iterator[Issue]:
    """That rows are of none of the parties whose name they give."""
    for text, index in unsure.items():
        count, row = several[text], part.row(index)
        yield part.note("several_parties", row, target=target, value=text, count=count)


def _told_by_names(naming: Naming, part: Part, index: int) -> Part:
    """Fill what the names of listed parties say: whose branch or site office, what kind."""
    if part.table != "party" or part.column("name") is None or not len(part.data):
        return part
    columns = ("party_id", "name", "kind", "parent_id")
    found = distinct([part.column(name) for name in columns], len(part.data))
    kinds: list[str | None] = []
    parents: list[str | None] = []
    for (key, name, kind, parent), row in zip(found.combinations, found.firsts, strict=True):
        free = key and name and parent is None and kind in {None, "branch"}
        cell = Cell(part, index, row, "parent_id")
        above = _parent(naming, key or "", name or "", cell) if free else parent
        kinds.append(kind or ("branch" if above else kind_said(plain(name or ""))))
        parents.append(above)
    return part.with_column("kind", _spread(found.codes, kinds)).with_column(
        "parent_id", _spread(found.codes, parents)
    )


def _parent(naming: Naming, key: str, name: str, cell: Cell) -> str | None:
    parts = cut(plain(name))
    if not (parts.branch or parts.office) or not naming.may_follow(name, parts.firm):
        return None
    rule = "branch" if parts.branch else "site_office"
    return naming.branch_of(key, name, parts.firm, cell, rule)


def _spread(codes: pa.Array, values: list[str | None]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, pa.string()).take(codes)])


def referring(part: Part) -> Iterable[tuple[str, Column]]:
    """The columns of a sheet that name parties."""
    for target in part.data.column_names:
        side, _, name = target.rpartition(".")
        table = tables()[side or part.table]
        if name in table.names:
            column = table.column(name)
            if "party" in column.references:
                yield target, column
