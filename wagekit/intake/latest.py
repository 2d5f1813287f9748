"""The latest day on which something happened in the data: the default day of judgement."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.model.schema import Column, tables


def latest_day(found: Mapping[str, pa.Table]) -> date | None:
    """Find the latest day of any column whose dates happened.

    Args:
        found: The canonical tables.

    Returns:
        The day (of a month alone: its last day), or None where nothing is dated.
    """
    days = [
        day
        for name, table in found.items()
        for column in tables()[name].columns
        if column.happens
        for day in _latest(table, column)
    ]
    return max(days, default=None)


def _latest(table: pa.Table, column: Column) -> Iterator[date]:
    if column.name in table.column_names:
        top = pc.max(table[column.name]).as_py()
        if top is not None:
            yield _day(column, top)
    month = f"{column.name}_month"
    if month in table.column_names:
        first = pc.max(table[month]).as_py()
        if first is not None:
            yield _last_of_month(first)


def _day(column: Column, top: object) -> date:
    if column.type == "month":
        return _last_of_month(date.fromisoformat(f"{top}-01"))
    return date.fromisoformat(f"{top!s:.10}")


def _last_of_month(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
