"""Rows that no authority numbered, said by table and row: an id made of a file's name is no name.

Intake gives such a row an id of file, sheet and row, with `#` between. Letters go out, so they say
欠薪台账（第4行）; where several files hold the table, the file too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyarrow.compute as pc

from wagekit.model.schema import tables as schemas
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from wagekit.views.letter.words import Words

    Place = tuple[str, str | None]
    Held = Mapping[Place, Sequence[str]]

_NUMBER: Final = r"(\d+)(?:#[\d-]+)?"
"""The row, and which of several records that one row gave."""
_LEAST: Final = 2
"""Characters of a table's title that must stand before an id to have named the table."""


def rows_placed(tables: Mapping[str, pa.Table], words: Words) -> Callable[[str], str]:
    """What says rows by their place, in every text where an id that intake made up stands.

    Args:
        tables: The case's tables by canonical name; any may be absent.
        words: The language.

    Returns:
        From a text to the text without such ids.
    """
    held = _held(tables)
    stems = {_stem(place): place for place in held}
    longest_first = sorted(map(re.escape, stems), key=len, reverse=True)
    made_up = re.compile(f"({'|'.join(longest_first)}){_NUMBER}")

    def placed(found: re.Match[str]) -> str:
        place = stems[found[1]]
        table = _table_of(found[0], held[place], tables)
        before = found.string[: found.start()]
        return _said(before, table, _place(found[2], place, table, held, words), words)

    return (lambda text: made_up.sub(placed, text)) if stems else str


def _held(tables: Mapping[str, pa.Table]) -> Held:
    """The tables that each sheet holds rows of."""
    held: dict[Place, list[str]] = defaultdict(list)
    for name, table in tables.items():
        if name in schemas() and {"_file", "_sheet"} <= {*table.column_names}:
            for place in _sheets(table):
                held[place].append(name)
    return held


def _sheets(table: pa.Table) -> Iterator[Place]:
    named = table.select(["_file", "_sheet"]).group_by(["_file", "_sheet"]).aggregate([])
    yield from ((row["_file"], row["_sheet"]) for row in named.to_pylist() if row["_file"])


def _stem(place: Place) -> str:
    return "".join(f"{plain(part)}#" for part in place if part)


def _table_of(id_: str, names: Sequence[str], tables: Mapping[str, pa.Table]) -> str:
    """Of the tables of a sheet the one that has the id."""
    for name in names:
        key = schemas()[name].key[:1]
        if key and pc.any(pc.equal(tables[name][key[0]], id_)).as_py():
            return name
    return names[0]


def _place(row: str, place: Place, table: str, held: Held, words: Words) -> str:
    if sum(table in names for names in held.values()) == 1:
        return words.say("row_alone", row=row)
    file, sheet = (plain(part or "") for part in place)
    said = words.say("row_sheet", sheet=sheet) if sheet else ""
    return words.say("row_of_file", file=file, sheet=said, row=row)


def _said(before: str, table: str, place: str, words: Words) -> str:
    """The place in brackets, unless one is open; with the table's title unless it stands there."""
    title = schemas()[table].title.in_(words.lang)
    key = "row_within" if _is_open(before) else "row_named"
    is_said = any(before.rstrip(" “").endswith(end) for end in _endings(title))
    return words.say("row_bare" if is_said else key, title=title, place=place)


def _is_open(before: str) -> bool:
    return any(before.count(a) > before.count(b) for a, b in ("（）", "()"))


def _endings(title: str) -> Iterator[str]:
    yield from (title[at:] for at in range(len(title) - _LEAST + 1))
