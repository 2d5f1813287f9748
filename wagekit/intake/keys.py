"""Two rows with one key: the first loads, and the others are said to be the same or different."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.notes import note
from wagekit.model.finding import Issue
from wagekit.model.schema import Table, tables

Where = tuple[str, str | None, int]
_PROVENANCE = ("_file", "_sheet", "_row")


def one_row_a_key(
    found: Mapping[str, pa.Table],
) -> tuple[dict[str, pa.Table], tuple[Issue, ...], frozenset[Where]]:
    """Keep the first row of each key.

    Args:
        found: The canonical tables.

    Returns:
        The tables without the later rows, an issue for each, and where those rows stand.
    """
    kept: dict[str, pa.Table] = {}
    issues: list[Issue] = []
    aside: list[Where] = []
    for name, table in found.items():
        keys = key_of(tables()[name], table)
        first, later = _first_and_later(keys)
        kept[name] = table if not later else table.take(pa.array(first, pa.int64()))
        for index, before in later:
            issues.append(_about(name, table, keys[index].as_py(), index, before))
            aside.append(_where(table, index))
    return kept, tuple(issues), frozenset(aside)


def key_of(schema: Table, table: pa.Table) -> pa.ChunkedArray:
    """The key of each row: the values of its key columns joined by `/`, unknown as nothing."""
    return pc.binary_join_element_wise(*(_key_texts(schema, table)), "/")


def _key_texts(schema: Table, table: pa.Table) -> list[pa.ChunkedArray]:
    return [_text(schema, table, name) for name in schema.key]


def _text(schema: Table, table: pa.Table, name: str) -> pa.ChunkedArray:
    names = [name, f"{name}_month", schema.key_else.get(name, "")]
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


def _about(name: str, table: pa.Table, key: str, index: int, before: int) -> Issue:
    code = "same_row" if _values(table, index) == _values(table, before) else "same_key"
    column = "+".join(tables()[name].key)
    return note(code, *_where(table, index), column=column, value=key)


def _values(table: pa.Table, index: int) -> dict[str, object]:
    row = table.slice(index, 1).to_pylist()[0]
    return {name: value for name, value in row.items() if name not in _PROVENANCE}


def _where(table: pa.Table, index: int) -> Where:
    file, sheet, row = (table[name][index].as_py() for name in _PROVENANCE)
    return file, sheet, row
