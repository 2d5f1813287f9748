"""How a canonical table is laid out in memory: one Arrow field a column, with its provenance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from wagekit.model.schema import tables

if TYPE_CHECKING:
    from wagekit.model.schema import Column, Table

TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "id": pa.string(),
    "ids": pa.string(),
    "code": pa.string(),
    "region": pa.string(),
    "enum": pa.string(),
    "month": pa.string(),
    "bool": pa.bool_(),
    "int": pa.int64(),
    "ratio": pa.float64(),
    "number": pa.float64(),
    "money": pa.int64(),
    "date": pa.date32(),
    "time": pa.timestamp("us"),
}
PROVENANCE = (
    pa.field("_file", pa.string()),
    pa.field("_sheet", pa.string()),
    pa.field("_row", pa.int64()),
)


def fields_of(column: Column) -> tuple[pa.Field, ...]:
    """The field of a column; a date has a second one for the month when the day is unknown."""
    field = pa.field(column.name, TYPES[column.type])
    if column.type != "date":
        return (field,)
    return (field, pa.field(f"{column.name}_month", pa.date32()))


def arrow_schema(table: Table) -> pa.Schema:
    """All fields of a canonical table, then `_file`, `_sheet` and `_row`."""
    fields = [field for column in table.columns for field in fields_of(column)]
    return pa.schema([*fields, *PROVENANCE])


def empty(name: str) -> pa.Table:
    """The canonical table `name` with no row: everything in it is unknown."""
    return arrow_schema(tables()[name]).empty_table()
