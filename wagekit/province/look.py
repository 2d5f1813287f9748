"""One look through a table as files hold it: what has to be read anew, and what cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.engines import columns as sql
from wagekit.province.issues import cells_unreadable, rows_doubled, rows_without, type_unusable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from wagekit.core.logic import Frame
    from wagekit.engines.stored import ProvinceEngine, Stored
    from wagekit.model.finding import Issue
    from wagekit.model.schema import Column, Table

PLACED = {"_file": "STRING", "_sheet": "STRING", "_row": "BIGINT"}
"""Where a row stands, and how that is held."""
ROWS = "_rows"


@dataclass(frozen=True, slots=True)
class Looked:
    """A table in canonical terms.

    Attributes:
        frame: its rows, not computed.
        rows: how many the files have.
        aside: how many of them do not load.
        latest: the last of each column of days on which something happened.
        issues: what is wrong in it.
    """

    frame: Frame
    rows: int
    aside: int
    latest: pa.Table
    issues: tuple[Issue, ...]


def look_through(table: Table, stored: Stored, engine: ProvinceEngine) -> Looked:
    """What `stored` is in canonical terms; only where keys stand twice are rows computed."""
    there = [column for column in table.columns if column.name in stored.types]
    usable = [column for column in there if sql.family(stored.types[column.name])]
    issues = [type_unusable(table, c, stored.types[c.name]) for c in there if c not in usable]
    cells = stored.frame.rename({name: f"{sql.CELL}{name}" for name in _names(stored.frame)})
    seen = engine.rows(_counted(usable, stored, cells, engine)).to_pylist()[0]
    issues += _about_cells(table, usable, seen)
    read = _read(usable, stored, seen, cells, engine)
    lacking = nw.any_horizontal(
        *(nw.col(name).is_null() for name in table.required), ignore_nulls=True
    )
    without = _number(read.filter(lacking), engine)
    kept = read.filter(~lacking) if without else read
    key = [name for name in (*table.key, *table.once_per) if name in _names(kept)]
    doubled = seen[ROWS] - without - _number(kept.group_by(key).agg(_n=nw.len()), engine)
    once = engine.keep(_first_of_each(kept, key)) if doubled else kept
    issues += [rows_without(table, without)] if without else []
    issues += [rows_doubled(table, doubled)] if doubled else []
    latest = engine.rows(_latest(once, usable))
    return Looked(once, seen[ROWS], without + doubled, latest, tuple(issues))


def _names(frame: Frame) -> list[str]:
    return frame.collect_schema().names()


def _number(frame: Frame, engine: ProvinceEngine) -> int:
    return int(engine.rows(frame.select(_n=nw.len()))["_n"][0].as_py())


def _counted(usable: list[Column], stored: Stored, cells: Frame, engine: ProvinceEngine) -> Frame:
    """One row: how many rows, and of each column how many cells are bad, how many unclean."""
    flags = dict(_flags(usable, stored))
    seen = engine.worked(cells, {"_one": "1", **flags})
    numbers = [nw.col(name).cast(nw.Int64).sum() for name in flags if not name.startswith("eg_")]
    examples = [nw.col(name).min() for name in flags if name.startswith("eg_")]
    return seen.select(nw.len().alias(ROWS), *numbers, *examples)


def _flags(usable: list[Column], stored: Stored) -> Iterator[tuple[str, str]]:
    for column in usable:
        kind, name = stored.types[column.name], column.name
        value, month = sql.canonical(column, kind), sql.month_only(column, kind)
        if sql.as_stored(column, kind) and sql.family(kind) != "text":
            continue
        unread = f"{sql.holds(column, kind)} AND {value} IS NULL"
        bad = f"{unread} AND {month} IS NULL" if month else unread
        yield f"bad_{name}", bad
        yield f"eg_{name}", f"CASE WHEN {bad} THEN {sql.shown(column)} END"
        if sql.as_stored(column, kind):
            yield f"new_{name}", f"{value} IS DISTINCT FROM {sql.CELL}{name}"


def _about_cells(table: Table, usable: list[Column], seen: Mapping[str, Any]) -> Iterator[Issue]:
    for column in usable:
        number = seen.get(f"bad_{column.name}")
        if number:
            yield cells_unreadable(table, column, number, seen[f"eg_{column.name}"])


def _read(
    usable: list[Column],
    stored: Stored,
    seen: Mapping[str, Any],
    cells: Frame,
    engine: ProvinceEngine,
) -> Frame:
    """The table in canonical terms; a column that is so already is taken as it is."""
    worked = dict(_columns(usable, stored, seen))
    there = set(_names(cells))
    worked |= {f"v_{n}": _place(n, stored) for n in PLACED if f"{sql.CELL}{n}" in there}
    whole = engine.worked(cells, worked)
    return whole.rename({name: name.removeprefix("v_") for name in _names(whole)})


def _place(name: str, stored: Stored) -> str:
    """Files may have a place of their own, of any type: a row that is no number is not known."""
    cell, own = f"{sql.CELL}{name}", stored.types.get(name, PLACED[name])
    text = cell if sql.family(own) == "whole" else f"CAST({cell} AS STRING)"
    return f"TRY_CAST({text} AS {PLACED[name]})"


def _columns(
    usable: list[Column], stored: Stored, seen: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    for column in usable:
        name, kind = column.name, stored.types[column.name]
        bare = sql.as_stored(column, kind) and not seen.get(f"new_{name}")
        yield f"v_{name}", f"{sql.CELL}{name}" if bare else sql.canonical(column, kind) or "NULL"
        month = _month(column, stored)
        if month:
            yield f"v_{name}_month", month


def _month(column: Column, stored: Stored) -> str | None:
    own = f"{column.name}_month"
    if column.type == "date" and sql.family(stored.types.get(own, "")) == "day":
        return f"{sql.CELL}{own}"
    return sql.month_only(column, stored.types[column.name])


def _first_of_each(read: Frame, key: list[str]) -> Frame:
    """Of the rows with one key the first, by file and row."""
    counted = read.with_columns(_one=nw.lit(1))
    place = nw.col("_one").cum_sum().over(*key, order_by=["_file", "_row"])
    first = counted.with_columns(_place=place).filter(nw.col("_place") == 1)
    return first.drop("_one", "_place")


def _latest(read: Frame, usable: list[Column]) -> Frame:
    there = _names(read)
    days = [column.name for column in usable if column.happens]
    months = [f"{name}_month" for name in days if f"{name}_month" in there]
    return read.select(nw.len().alias(ROWS), *(nw.col(name).max() for name in (*days, *months)))
