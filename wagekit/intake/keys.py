"""Two rows with one key: the first loads, and the others are said to be the same or different."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.file_order import natural
from wagekit.intake.link.compare_people import person_name
from wagekit.intake.link.number import is_masked
from wagekit.intake.notes import note
from wagekit.model.finding import Issue
from wagekit.model.schema import Table, tables

Where = tuple[str, str, str | None, int]
"""Table, file, sheet, row."""
_PROVENANCE = ("_file", "_sheet", "_row")
_FILLED = frozenset({"worker", "project"})
"""Tables of which several lists tell one thing each: a roster and cards, a register and permits."""
_LEDGERS = frozenset(
    {"arrears", "funds_arrears", "clue", "action", "claim", "contract", "guarantee"}
)
"""Tables that are kept up and exported again: of rows with one number the later state counts."""
_NUMBERS = frozenset({"uscc", "id_no"})


def one_row_a_key(
    found: Mapping[str, pa.Table],
    second: frozenset[tuple[str, str, str | None]] = frozenset(),
    joined: frozenset[tuple[str, str, str | None]] = frozenset(),
    numbered: frozenset[str] = frozenset(),
) -> tuple[dict[str, pa.Table], tuple[Issue, ...], frozenset[Where]]:
    """Keep the first row of each key.

    Args:
        found: The canonical tables.
        second: Table, file and sheet of rows that only fill what other rows leave open.
        joined: The same of lists whose rows linking tied to those of another list: they fill
            too, and are loaded with an issue that says what differs.
        numbered: Tables whose rows all have an id made from file, sheet and row: no two are equal.

    Returns:
        The tables without the later rows, an issue for each, and where those rows stand.
    """
    kept: dict[str, pa.Table] = {}
    issues: list[Issue] = []
    aside: list[Where] = []
    for name, table in found.items():
        if name in numbered:
            kept[name] = table
            continue
        keys = key_of(tables()[name], table)
        rows = _once_each(tables()[name], table, keys)
        first, later = _first_and_later(rows)
        newer = _newer(table, later) if name in _LEDGERS else {}
        first, later = _in_favour_of(first, later, newer)
        places = {i: (name, *_where(table, i)[:2]) for pair in later for i in pair}
        # Only rows that follow from others come after second ones, and know no more than a name.
        filling = {pair for pair in later if second & {places[index] for index in pair}}
        tied = {
            (i, b) for i, b in later if places[i] in joined and places[i] != places[b]
        } - filling
        tied |= (_adding(table, later) if name in _FILLED else set()) - filling
        whole = _filled(table, sorted(filling | tied))
        kept[name] = whole if not later else whole.take(pa.array(first, pa.int64()))
        for index, before in later:
            if (index, before) in tied:
                issues.append(_about_tied(table, index, before))
            elif (index, before) not in filling:
                key = keys[index].as_py()
                code = "older_state" if before in newer else "same_key"
                issues.append(_about(name, table, key, index, before, code))
                aside.append((name, *_where(table, index)))
    return kept, tuple(issues), frozenset(aside)


def _filled(table: pa.Table, filling: list[tuple[int, int]]) -> pa.Table:
    """The table with what second rows know where the first row of their key leaves it open."""
    if not filling:
        return table
    for at, name in enumerate(table.column_names):
        if name in _PROVENANCE or not (table[name].null_count or name in _NUMBERS):
            continue
        values = table[name].to_pylist()
        for index, before in filling:
            if values[before] is None or (name in _NUMBERS and _shows_more(values, index, before)):
                values[before] = values[index]
        table = table.set_column(at, name, pa.chunked_array([pa.array(values, table[name].type)]))
    return table


def _shows_more(values: list[str | None], index: int, before: int) -> bool:
    here, there = values[index], values[before]
    return bool(here and there and is_masked(there) and not is_masked(here))


def _agree(name: str, here: object, there: object) -> bool:
    """Whether two rows of one person or firm say nothing different in a column."""
    if here is None or there is None or here == there:
        return True
    if name == "name":
        return person_name(str(here)) == person_name(str(there))
    return name in _NUMBERS and (is_masked(str(here)) or is_masked(str(there)))


def _adding(table: pa.Table, later: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The rows that only add to the first of their key, and to what earlier such rows added.

    One has the phone, one the number; one the owner, one the permit.
    """
    known: dict[int, dict[str, object]] = {}
    found = set()
    for index, before in later:
        here, first = _values(table, index), _values(table, before)
        there = known.setdefault(before, first)
        adds = any(first[name] is None and value is not None for name, value in here.items())
        if adds and all(_agree(name, value, there[name]) for name, value in here.items()):
            known[before] = {n: there[n] if there[n] is not None else v for n, v in here.items()}
            found.add((index, before))
    return found


def _about_tied(table: pa.Table, index: int, before: int) -> Issue:
    here, there = _values(table, index), _values(table, before)
    other = [name for name, value in here.items() if not _agree(name, value, there[name])]
    file, _, row = _where(table, before)
    code = "joined_row" if not other else "joined_differs"
    return note(code, *_where(table, index), column="+".join(other), other=file, at=row)


def key_of(schema: Table, table: pa.Table) -> pa.ChunkedArray:
    """The key of each row: the values of its key columns joined by `/`, unknown as nothing."""
    return pc.binary_join_element_wise(*(_key_texts(schema, table)), "/")


def _once_each(schema: Table, table: pa.Table, keys: pa.ChunkedArray) -> pa.ChunkedArray:
    """What only one row may have: the key, in some tables once in each project."""
    apart = [_text(schema, table, name) for name in schema.once_per]
    return pc.binary_join_element_wise(keys, *apart, "\x1f") if apart else keys


def _key_texts(schema: Table, table: pa.Table) -> list[pa.ChunkedArray]:
    return [_text(schema, table, name) for name in schema.key]


def _text(schema: Table, table: pa.Table, name: str) -> pa.ChunkedArray:
    names = [name, f"{name}_month", *schema.key_else.get(name, ())]
    present = [pc.cast(table[each], pa.string()) for each in names if each in table.column_names]
    empty = pa.scalar("", pa.string())
    if not present:
        return pa.chunked_array([pa.repeat(empty, len(table))])
    return pc.coalesce(*present, empty)


def _first_and_later(keys: pa.ChunkedArray) -> tuple[list[int], list[tuple[int, int]]]:
    if pc.count_distinct(keys).as_py() == len(keys):
        return [], []
    seen: dict[str, int] = {}
    later = []
    for index, key in enumerate(keys.to_pylist()):
        before = seen.setdefault(key, index)
        if before != index:
            later.append((index, before))
    return list(seen.values()), later


def _newer(table: pa.Table, later: list[tuple[int, int]]) -> dict[int, int]:
    """The row that counts instead of the first of its key, where another file has a later state.

    A ledger that is exported again fills more cells as time goes by; of rows that fill as many
    that of the later file counts.

    Returns:
        That row to the first.
    """
    best: dict[int, int] = {}
    for index, before in later:
        now = best.get(before, before)
        if _where(table, index)[0] != _where(table, now)[0] and _rank(table, index) > _rank(
            table, now
        ):
            best[before] = index
    return {index: before for before, index in best.items()}


def _rank(table: pa.Table, index: int) -> tuple[int, object]:
    filled = sum(value is not None for value in _values(table, index).values())
    return filled, natural(_where(table, index)[0])


def _in_favour_of(
    first: list[int], later: list[tuple[int, int]], newer: Mapping[int, int]
) -> tuple[list[int], list[tuple[int, int]]]:
    """The rows that count and the others of their keys, with the newer ones among the former."""
    instead = {before: index for index, before in newer.items()}
    others = [
        (before if index in newer else index, instead.get(before, before))
        for index, before in later
    ]
    return [instead.get(index, index) for index in first], others


def _about(name: str, table: pa.Table, key: str, index: int, before: int, code: str) -> Issue:
    column, (file, sheet, row) = "+".join(tables()[name].key), _where(table, before)
    if _values(table, index) == _values(table, before):
        return note("same_row", *_where(table, index), column=column, value=key)
    place = f"{file} {sheet}" if sheet else file
    return note(code, *_where(table, index), column=column, value=key, other=place, at=row)


def _values(table: pa.Table, index: int) -> dict[str, object]:
    row = table.slice(index, 1).to_pylist()[0]
    return {name: value for name, value in row.items() if name not in _PROVENANCE}


def _where(table: pa.Table, index: int) -> tuple[str, str | None, int]:
    file, sheet, row = (table[name][index].as_py() for name in _PROVENANCE)
    return file, sheet, row
