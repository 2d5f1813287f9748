"""The latest day on which something happened in the data: the default day of judgement."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.model.schema import Column, tables

Span = tuple[date, date]


def latest_day(found: Mapping[str, pa.Table]) -> date | None:
    """Find the latest day of any column whose dates happened.

    Args:
        found: The canonical tables.

    Returns:
        The day (of a month alone: its last day), or None where nothing is dated.
    """
    return max((last for _, last in _latest_of_each(found, None)), default=None)


def latest_by(found: Mapping[str, pa.Table], day: date | None) -> Span | None:
    """Find the latest day of any such column that does not surely come after a day.

    Args:
        found: The canonical tables.
        day: The day; None where there is no end.

    Returns:
        The first and the last day that it can have been: two where only the month is known. None
        where nothing is dated.
    """

    def reached(span: Span) -> Span:
        return (span[1] if day is None else min(span[1], day)), span[0]

    return max(_latest_of_each(found, day), key=reached, default=None)


def _latest_of_each(found: Mapping[str, pa.Table], by: date | None) -> Iterator[Span]:
    for name, table in found.items():
        for column in tables()[name].columns:
            if column.happens:
                yield from _latest(table, column, by)


def _latest(table: pa.Table, column: Column, by: date | None) -> Iterator[Span]:
    for name in (column.name, f"{column.name}_month"):
        top = _top(table[name], by) if name in table.column_names else None
        if top is not None:
            yield _span(f"{top!s:.10}", is_day=name == column.name and column.type != "month")


def _top(values: pa.ChunkedArray, by: date | None) -> object:
    """The greatest value that begins by a day; months count from their first."""
    top = pc.max(values).as_py()
    if by is None or top is None or f"{top!s:.10}" <= by.isoformat():
        return top
    return pc.max(values.filter(pc.less_equal(days_of(values), by.isoformat()))).as_py()


def days_of(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """The days of a column of days or times, as text; of months what they are."""
    return pc.utf8_slice_codeunits(values.cast(pa.string()), 0, len("2026-01-01"))


def _span(text: str, *, is_day: bool) -> Span:
    if is_day:
        day = date.fromisoformat(text)
        return day, day
    first = date.fromisoformat(f"{text:.7}-01")
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
