"""A person's name and id number in one cell: 石大柱（身份证号：…）."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.distinct import distinct
from wagekit.intake.name_and_number import Numbered, numbered_in
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.parties import referring
from wagekit.intake.second_rows import made_layout
from wagekit.intake.texts import as_chunked, plain

_ROSTERS = (("name", "id_no"), ("worker.name", "worker.id_no"))
_Held = Mapping[str, Mapping[str, Numbered]]
_OF_PERSONS = frozenset({"worker", "claimant", "party"})


def settle_numbered_names(parts: Sequence[Part]) -> list[Part]:
    """Read the number behind a name as that person's, and the name without it.

    Args:
        parts: All tables of the case.

    Returns:
        The same, each followed by the persons that its columns of parties number so. Two persons
        of one name stay apart, as their cells have them.
    """
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    held = [(part, _in_columns(part)) for part in parts]
    for part, there in held:
        for name, number in _known(part, there):
            numbers[plain(name)].add(number.upper())
    unlike = frozenset(name for name, each in numbers.items() if len(each) > 1)
    return [made for part, there in held for made in _settled(part, there, unlike)]


def _known(part: Part, there: _Held) -> Iterator[tuple[str, str]]:
    """Everyone whose number is known, of parties and of the columns that name them."""
    if part.table == "party" and (numbers := part.column("id_no")) is not None:
        named = part.column("name")
        pairs = [] if named is None else zip(named.to_pylist(), numbers.to_pylist(), strict=True)
        yield from ((name, number) for name, number in pairs if name and number)
    yield from (found for each in there.values() for found in each.values())


def _in_columns(part: Part) -> _Held:
    """For each column of parties its texts that hold both."""
    if part.layout.canonical or not len(part.data):
        return {}
    columns = [target for target, column in referring(part) if column.type == "id"]
    found = {target: numbered_in(part.data[target]) for target in columns}
    return {target: each for target, each in found.items() if each}


def _settled(part: Part, there: _Held, unlike: frozenset[str]) -> Iterator[Part]:
    found = {
        target: {text: both for text, both in each.items() if both.name not in unlike}
        for target, each in there.items()
    }
    named = part
    for target, each in found.items():
        if each:
            named = _renamed(named, target, each)
    yield _roster(named)
    if any(found.values()):
        yield _people(part, found)


def _renamed(part: Part, target: str, found: Mapping[str, Numbered]) -> Part:
    column = part.data[target]
    hit = pc.is_in(column, value_set=pa.array(list(found), column.type))
    seen = distinct([column], len(column))
    short = {text: both.name for text, both in found.items()}
    names = [short.get(text or "", text) for (text,) in seen.combinations]
    return _told(part.with_column(target, seen.spread(names)), target, hit, next(iter(found)))


def _told(part: Part, target: str, hit: pa.ChunkedArray, value: str) -> Part:
    rows = part.data[ROW].filter(pc.fill_null(hit, False)).to_pylist()
    said = part.note(
        "numbered_names", rows[0], target=target, value=value,
        count=len(rows), rows=these_rows(rows),
    )  # fmt: skip
    return part.noting([said])


def _people(part: Part, found: Mapping[str, Mapping[str, Numbered]]) -> Part:
    """The persons as rows of their own."""
    rows: dict[Numbered, int] = {}
    for target, each in found.items():
        for text, both in each.items():
            rows.setdefault(both, part.row(pc.index(part.data[target], text).as_py()))
    people = list(rows)
    made = pa.table(
        {
            ROW: pa.array(rows.values(), pa.int64()),
            "name": pa.array([each.name for each in people], pa.string()),
            "id_no": pa.array([each.number for each in people], pa.string()),
            "kind": pa.array(["individual"] * len(people), pa.string()),
        }
    )
    return replace(part, layout=made_layout("party", part.layout)).counted_elsewhere(made)


def _roster(part: Part) -> Part:
    """The same for the names of a roster, where the row itself holds the number."""
    for name, number in () if part.layout.canonical or not len(part.data) else _ROSTERS:
        column = part.column(name)
        of_persons = "." in name or part.table in _OF_PERSONS
        if of_persons and column is not None and (found := numbered_in(column)):
            part = _numbered(part, (name, number), found)
    return part


def _numbered(part: Part, pair: tuple[str, str], found: Mapping[str, Numbered]) -> Part:
    """Where the row has a number of its own that differs, both cells stay as they are."""
    seen = distinct([part.column(target) for target in pair], len(part.data))
    read = [_row(name, number, found) for name, number in seen.combinations]
    taken = as_chunked(pa.array([row is not None for row in read]).take(seen.codes))
    if not pc.any(taken).as_py():
        return part
    rows = [row or own for row, own in zip(read, seen.combinations, strict=True)]
    for target, values in zip(pair, zip(*rows, strict=True), strict=True):
        part = part.with_column(target, seen.spread(values))
    return _told(part, pair[0], taken, next(iter(found)))


def _row(name: str | None, number: str | None, found: Mapping[str, Numbered]) -> Numbered | None:
    both = found.get(name or "")
    return both if both and number in {None, both.number} else None
