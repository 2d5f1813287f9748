"""Rows that follow from other rows: a party, person or project that is only named somewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.model.arrow import arrow_schema
from wagekit.model.schema import tables


@dataclass(frozen=True, slots=True)
class Follow:
    """One such row.

    Attributes:
        table: Where it goes.
        part: Which sheet names it, by position.
        row: The row of that sheet that names it first.
        values: Columns whose value is known when the name is met.
        copied: Columns to copy from the row once all its ids are settled: target there to column.
    """

    table: str
    part: int
    row: int
    values: Mapping[str, str | None]
    copied: Mapping[str, str] = field(default_factory=dict)


def following_rows(follows: Iterable[Follow], parts: Sequence[Part]) -> dict[str, pa.Table]:
    """Build the rows.

    Args:
        follows: What was met.
        parts: The sheets, their ids settled.

    Returns:
        One table for each canonical table that gains rows.
    """
    rows: dict[str, list[dict[str, object]]] = {}
    for follow in follows:
        part = parts[follow.part]
        place = {"_file": part.file, "_sheet": part.sheet, "_row": follow.row}
        rows.setdefault(follow.table, []).append(
            {**_copies(follow, part), **follow.values, **place}
        )
    return {table: _table(table, found) for table, found in rows.items()}


def _copies(follow: Follow, part: Part) -> dict[str, object]:
    if not follow.copied:
        return {}
    index = pc.index(part.data[ROW], follow.row).as_py()
    if index < 0:
        return {}
    return {
        column: part.data[target][index].as_py()
        for target, column in follow.copied.items()
        if target in part.data.column_names
    }


def _table(name: str, rows: list[dict[str, object]]) -> pa.Table:
    present = {column for row in rows for column, value in row.items() if value is not None}
    present |= {"_file", "_sheet", "_row"}
    fields = [field for field in arrow_schema(tables()[name]) if field.name in present]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))
