"""What is given once for a whole sheet, as a column of its own."""

import pyarrow as pa

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.columns import clean_target, schema_column
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
        if target in part.data.column_names:
            continue
        cells = RawColumn(as_chunked(pa.array([text], pa.string())), None)
        cleaned = clean_target(cells, schema_column(part.table, target), "元")
        value = cleaned.values[0]
        if value.is_valid:
            part = part.with_column(target, as_chunked(pa.repeat(value, len(part.data))))
    return part
