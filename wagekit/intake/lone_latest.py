"""A latest day far after all others: most likely a slip in the year, which moves the judgement."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.latest import days_of, latest_by
from wagekit.intake.notes import note
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_FAR = timedelta(days=366)


def about_lone_latest(found: Mapping[str, pa.Table], top: date) -> Iterator[Issue]:
    """Name the row whose day is the default day of judgement, where no other comes near it.

    Args:
        found: The canonical tables.
        top: The latest day in them.
    """
    day_before = top - timedelta(days=1)
    span = latest_by(found, day_before)
    before = top if span is None else min(span[1], day_before)
    if top - before > _FAR:
        yield from _named(found, top, before)


def _named(found: Mapping[str, pa.Table], top: date, before: date) -> Iterator[Issue]:
    for name, table in found.items():
        for column in (c for c in tables()[name].columns if c.happens):
            for place in _places(table, column.name, top):
                yield note(
                    "lone_latest", *place, column=column.zh, value=top.isoformat(),
                    before=before.isoformat(),
                )  # fmt: skip


def _places(table: pa.Table, name: str, top: date) -> Iterator[tuple[str, str | None, int]]:
    if name not in table.column_names:
        return
    there = table.filter(pc.equal(days_of(table[name]), top.isoformat()))
    for place in there.select(["_file", "_sheet", "_row"]).to_pylist():
        yield place["_file"], place["_sheet"], place["_row"]
