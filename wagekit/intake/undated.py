"""Payments of which the day cannot be read: what the table would hold if each were made in time.

A payment needs its day to load. That somebody paid nothing is not known either, as long as such a
row may be that payment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.written_dates import only_month
from wagekit.intake.part import Part

DAY = "paid_at"
_EARLY = date(2000, 1, 1)
"""For whom a row speaks is not asked: the payment counts as made before anything was due."""
_SIDES = ("payer_id", "payee_id", "payer_account", "payee_account")


def undated(parts: Sequence[Part]) -> list[Part]:
    """The payments whose cell for the day says something that is no day, as if made by then.

    Args:
        parts: The sheets, with the rows that were set aside.

    Returns:
        Such rows only, on the first day that the cell allows; a part for each sheet that has any.
    """
    return [each for part in parts if part.table == "payment" for each in _of_part(part)]


def _of_part(part: Part) -> Iterator[Part]:
    said = part.raw.get(DAY)
    if said is None or part.column("amount") is None:
        return
    told = pc.and_(pc.is_valid(said), pc.is_valid(part.data["amount"]))
    open_ = pc.and_(pc.and_(told, pc.is_null(part.data[DAY])), _between_somebody(part))
    rows = pc.indices_nonzero(open_)
    if len(rows):
        days = [_first_day(cell) for cell in said.take(rows).to_pylist()]
        raw = {target: column.take(rows) for target, column in part.raw.items()}
        data, none = part.data.take(rows), frozenset[int]()
        meant = replace(part, data=data, raw=raw, aside=none, issues=(), read=len(rows), skipped=0)
        yield meant.with_column(DAY, pa.array(days, part.data[DAY].type))


def _between_somebody(part: Part) -> pa.ChunkedArray:
    sides = [part.data[name] for name in _SIDES if name in part.data.column_names]
    return pc.is_valid(pc.coalesce(*sides)) if sides else pc.is_null(part.data["amount"])


def _first_day(cell: str) -> datetime:
    day = only_month(cell) or _EARLY
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Shanghai time, as all of it
