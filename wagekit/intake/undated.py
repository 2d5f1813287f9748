"""Payments of which the day is not known: what the table would hold if each were made in time.

A payment needs its day to load. That somebody paid nothing is not known either, as long as such a
row may be that payment. Lines of bank statements are not among them: a line without its day is no
booking.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.written_dates import only_month
from wagekit.intake.part import ROW, Part

DAY = "paid_at"
UNTOLD = date(2000, 1, 1)
"""Stands for a day of which nothing is known, before anything was due."""
_SIDES = ("payer_id", "payee_id", "payer_account", "payee_account")


def undated(parts: Sequence[Part]) -> list[Part]:
    """The payments without a day that can be read, as if made by then.

    Args:
        parts: The sheets, with the rows that were set aside.

    Returns:
        Such rows only, on the first day that the cell allows: that of its month, else `UNTOLD`.
    """
    return [each for part in parts if part.table == "payment" for each in _of_part(part)]


def _of_part(part: Part) -> Iterator[Part]:
    said = part.raw.get(DAY)
    if said is None:
        return
    unread = pc.is_null(part.data[DAY])
    rows = pc.indices_nonzero(pc.and_(unread, _between_somebody(part)))
    if len(rows):
        days = [_first_day(cell) for cell in said.take(rows).to_pylist()]
        raw = {target: column.take(rows) for target, column in part.raw.items()}
        data, none = part.data.take(rows), frozenset[int]()
        meant = replace(part, data=data, raw=raw, aside=none, issues=(), read=len(rows), skipped=0)
        yield meant.with_column(DAY, pa.array(days, part.data[DAY].type))


def _between_somebody(part: Part) -> pa.ChunkedArray:
    sides = [part.data[name] for name in _SIDES if name in part.data.column_names]
    return pc.is_valid(pc.coalesce(*sides)) if sides else pc.is_null(part.data[ROW])


def _first_day(cell: str | None) -> datetime:
    day = (only_month(cell) if cell else None) or UNTOLD
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Shanghai time, as all of it
