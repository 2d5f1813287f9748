"""What was known on a day: claims and payments dated up to it, by the day of the event."""

from __future__ import annotations

import calendar
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping, Sequence

    Tables = Mapping[str, pa.Table]

MOST_STOPS: Final = 400
"""Days with an event that are marked; of more, the last of each month."""
CLAIM_DAYS: Final = ("certified_on", "due_on")
"""A claim is known from the earliest of these that it states."""


def known_on(tables: Tables, day: dt.date) -> tuple[dict[str, pa.Table], int]:
    """The tables of a case with only the claims and payments dated up to a day.

    Contracts, parties, accounts and all other tables stay as they are.

    Args:
        tables: Canonical tables.
        day: The last day that counts.

    Returns:
        The tables, and how many claims and payments were left out because they have no day.
    """
    known, undated = dict(tables), 0
    for name, days in (("claim", _claim_days), ("payment", _payment_days)):
        if name in tables:
            dated = days(tables[name])
            known[name] = tables[name].filter(pc.fill_null(pc.less_equal(dated, day), False))
            undated += dated.null_count
    return known, undated


def events(
    tables: Tables, own: Collection[str], due: Sequence[dt.date]
) -> dict[dt.date, Counter[str]]:
    """How many of what happened on each day.

    Args:
        tables: Canonical tables.
        own: Ids of the project's payments.
        due: The due days of its claims.
    """
    found: dict[dt.date, Counter[str]] = {}
    for day, kind in (*_certified(tables), *((day, "due") for day in due), *_paid(tables, own)):
        found.setdefault(day, Counter())[kind] += 1
    return found


def thinned(days: Sequence[dt.date]) -> list[dt.date]:
    """The days to mark: all, or where they are too many the last of each month."""
    if len(days) <= MOST_STOPS:
        return list(days)
    return list({(day.year, day.month): day for day in days}.values())


def _certified(tables: Tables) -> Iterator[tuple[dt.date, str]]:
    if "claim" in tables:
        for day in _column(tables["claim"], "certified_on"):
            if day:
                yield day, "certified"


def _paid(tables: Tables, own: Collection[str]) -> Iterator[tuple[dt.date, str]]:
    if "payment" in tables:
        payments = tables["payment"]
        days, ids = _payment_days(payments).to_pylist(), payments["payment_id"].to_pylist()
        for day, id_ in zip(days, ids, strict=True):
            if day:
                yield day, "paid" if id_ in own else "other"


def _payment_days(table: pa.Table) -> Any:  # noqa: ANN401 - Arrow is untyped
    return pc.cast(pc.cast(table["paid_at"], pa.timestamp("s"), safe=False), pa.date32())


def _claim_days(table: pa.Table) -> Any:  # noqa: ANN401 - Arrow is untyped
    stated = zip(*(_column(table, name) for name in CLAIM_DAYS), strict=True)
    firsts = [min((day for day in days if day), default=None) for days in stated]
    return pa.chunked_array([pa.array(firsts, pa.date32())])


def _column(table: pa.Table, name: str) -> list[dt.date | None]:
    """Days of a column; of a month alone its last day, when all of it is known."""
    nothing: list[dt.date | None] = [None] * len(table)
    here = table.column_names
    days = table[name].to_pylist() if name in here else nothing
    months = table[f"{name}_month"].to_pylist() if f"{name}_month" in here else nothing
    pairs = zip(days, months, strict=True)
    return [day or (_last_of(month) if month else None) for day, month in pairs]


def _last_of(month: dt.date) -> dt.date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
