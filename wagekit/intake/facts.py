"""What is given once for a whole sheet, as a column of its own."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.columns import clean_target, schema_column
from wagekit.intake.meta import PAYING
from wagekit.intake.part import Part
from wagekit.intake.texts import as_chunked
from wagekit.model.schema import tables


def with_facts(part: Part) -> Part:
    """Add what is given once, above the table or by its profile, as a column of its own."""
    facts = dict(part.meta.facts)
    month = part.meta.month
    if month and "month" in tables()[part.table].names and "month" not in part.raw:
        if part.meta.dated and "month" not in facts:
            part = part.noting([part.note("month_of_date", target="month", value=month)])
        facts.setdefault("month", month)
    if part.layout.profile:
        facts.update(part.layout.profile.constants)
    for target, text in facts.items():
        if target not in part.data.column_names:
            part = _with_fact(part, target, text)
    return part


def _with_fact(part: Part, target: str, text: str) -> Part:
    cells = RawColumn(as_chunked(pa.array([text], pa.string())), None)
    cleaned = clean_target(cells, schema_column(part.table, target), "元")
    value, paying = cleaned.values[0], (part.table, target) == PAYING
    if value.is_valid:
        values = as_chunked(pa.repeat(value, len(part.data)))
        return part.with_column(target, _where_paid(part, values) if paying else values)
    return part.noting([part.note("day_above_unread", target=target, value=text)] if paying else ())


def _where_paid(part: Part, days: pa.ChunkedArray) -> pa.ChunkedArray:
    """The day of paying, in the rows that were paid anything."""
    paid = part.column("paid")
    if paid is None:
        return pc.if_else(False, days, None)
    return pc.if_else(pc.fill_null(pc.greater(paid, 0), False), days, None)
