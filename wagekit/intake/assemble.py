"""Parts of one table laid end to end, with where each row came from."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from wagekit.intake.glance import constant
from wagekit.intake.part import ROW, Part
from wagekit.model.arrow import arrow_schema
from wagekit.model.schema import tables


def assemble(parts: Iterable[Part], added: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Build the canonical tables.

    Args:
        parts: All sheets of the case.
        added: Rows that follow from others (people, parties and projects known by name).

    Returns:
        Tables in the schema's order, each with the columns that some source has.
    """
    pieces: dict[str, list[pa.Table]] = {}
    # Rows that only fill what others leave open come last: the first row of a key is kept.
    for part in sorted(parts, key=lambda each: each.second):
        if len(part.data) or part.read > part.skipped or part.layout.canonical:
            pieces.setdefault(part.table, []).append(_placed(part))
    for name, rows in added.items():
        if len(rows):
            pieces.setdefault(name, []).append(rows)
    return {name: _joined(name, pieces[name]) for name in tables() if name in pieces}


def _placed(part: Part) -> pa.Table:
    rows = part.settled().data
    names = [field.name for field in arrow_schema(tables()[part.table])]
    kept = rows.select([name for name in names if name in rows.column_names and name != ROW])
    height = len(rows)
    file, sheet = (constant(pa.scalar(n, pa.string()), height) for n in (part.file, part.sheet))
    for name, values in (("_file", file), ("_sheet", sheet), (ROW, rows[ROW])):
        kept = kept.append_column(name, values)
    return kept


def _joined(name: str, pieces: list[pa.Table]) -> pa.Table:
    schema = arrow_schema(tables()[name])
    present = {column for piece in pieces for column in piece.column_names}
    fields = [field for field in schema if field.name in present]
    whole = pa.concat_tables(
        [
            piece.select([f.name for f in fields if f.name in piece.column_names])
            for piece in pieces
        ],
        promote_options="default",
    )
    return whole.select([field.name for field in fields]).cast(pa.schema(fields))
