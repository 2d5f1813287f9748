"""Tables from rows written by hand: canonical headers, money in yuan, dates as in a CSV."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from wagekit.core.errors import RuleError
from wagekit.model.arrow import arrow_schema
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.model.schema import Column

Row = dict[str, Any]


def table_of(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The canonical table `name` with `rows`; a row's number in the file is its place plus one."""
    schema = arrow_schema(tables()[name])
    made = [_row(name, row, number) for number, row in enumerate(rows, start=2)]
    return pa.Table.from_pylist(made, schema=schema)


def _row(name: str, row: Mapping[str, Any], number: int) -> Row:
    columns = {column.name: column for column in tables()[name].columns}
    strange = set(row) - set(columns)
    if strange:
        raise RuleError(f"table {name!r} has no column {', '.join(sorted(strange))}")
    made: Row = {"_file": f"{name}.csv", "_sheet": None, "_row": number}
    for key, value in row.items():
        made |= _cell(columns[key], value)
    return made


def _cell(column: Column, value: Any) -> Row:  # noqa: ANN401 - a YAML scalar
    if value is None:
        return {column.name: None}
    if column.type == "date":
        return _date(column.name, value)
    return {column.name: _scalar(column, value)}


def _scalar(column: Column, value: Any) -> Any:  # noqa: ANN401 - a YAML scalar, an Arrow one
    if column.type == "money":
        return int(Decimal(str(value)) * 100)
    if column.type == "time":
        return _time(value)
    if column.type in {"bool", "int", "ratio", "number"}:
        return value
    if column.codes and str(value) not in column.codes:
        raise RuleError(f"{column.name} cannot be {value!r}: {', '.join(column.codes)}")
    return str(value)


def _date(name: str, value: Any) -> Row:  # noqa: ANN401 - YAML reads a date, or a text
    text = str(value)
    if len(text) == len("2024-01"):
        return {name: None, f"{name}_month": dt.date.fromisoformat(f"{text}-01")}
    return {name: dt.date.fromisoformat(text)}


def _time(value: Any) -> dt.datetime:  # noqa: ANN401 - YAML reads a date, a time, or a text
    if isinstance(value, dt.datetime):
        return value
    return dt.datetime.fromisoformat(str(value))
