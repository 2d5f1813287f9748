"""The rows of an invented project: those of a lawful one, with a fault put over them.

A row of a fault replaces the cells of the lawful row with the same key, or is added; ``~`` takes a
cell away. `each` makes a row once for every value of the names that it lists, as in
``each: {w: [1, 2]}``, and ``{w}`` in its cells is that value. `like` takes the cells of the lawful
row with that key where the row has none of its own.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = dict[str, Any]
Rows = dict[str, tuple[Row, ...]]
EACH, LIKE, WITHOUT, PROJECT = "each", "like", "without", "P"
"""`without` lists the keys of rows that a fault takes out."""


def rows_in(raw: Mapping[str, Any]) -> Rows:
    """The rows of every table that a file gives."""
    return {name: tuple(_of_table(name, raw[name])) for name in tables() if raw.get(name)}


def overlaid(lawful: Rows, raw: Mapping[str, Any]) -> Rows:
    """The lawful rows with those of a fault put over them."""
    changed, without = rows_in(raw), raw.get(WITHOUT, {})
    names = (name for name in tables() if name in lawful or name in changed)
    return {n: _over(n, lawful.get(n, ()), changed.get(n, ()), without.get(n, ())) for n in names}


def key_of(name: str, row: Mapping[str, Any]) -> str:
    """The key of a row, its columns joined by a slash."""
    return "/".join(str(row.get(column) or "") for column in tables()[name].key)


def _of_table(name: str, raw: Iterable[Row]) -> Iterator[Row]:
    default = {"project_id": PROJECT} if "project_id" in tables()[name].required else {}
    for row in raw:
        for one in _each(row):
            yield {**default, **one}


def _each(row: Row) -> Iterator[Row]:
    values: Mapping[str, Sequence[Any]] = row.get(EACH, {})
    cells = {name: cell for name, cell in row.items() if name != EACH}
    for chosen in product(*values.values()):
        named = dict(zip(values, map(str, chosen), strict=True))
        yield {name: _filled(cell, named) for name, cell in cells.items()}


def _filled(cell: Any, named: Mapping[str, str]) -> Any:  # noqa: ANN401 - a YAML scalar
    if not isinstance(cell, str):
        return cell
    for name, value in named.items():
        cell = cell.replace(f"{{{name}}}", value)
    return cell


def _over(
    name: str, lawful: Iterable[Row], own: Iterable[Row], without: Iterable[str]
) -> tuple[Row, ...]:
    rows = {key_of(name, row): row for row in lawful}
    for row in own:
        cells = {column: cell for column, cell in row.items() if column != LIKE}
        key = key_of(name, cells)
        rows[key] = {**rows.get(row.get(LIKE, key), {}), **cells}
    gone = {str(key) for key in without}
    return tuple(row for key, row in rows.items() if key not in gone)
