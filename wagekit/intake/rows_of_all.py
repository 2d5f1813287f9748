"""Columns of several sheets laid end to end, with the sheet and row that each value is of."""

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part

AT = "_part"
"""The position of the sheet."""


def is_wage_sheet(part: Part, names: Collection[str]) -> bool:
    """Whether a recognised sheet holds lines of wages and has these columns."""
    known = part.table == "payroll" and not part.second and not part.layout.canonical
    return known and {*names} <= {*part.data.column_names} and len(part.data) > 0


def rows_of(parts: Mapping[int, Part], names: Sequence[str]) -> pa.Table:
    """The columns as text (sums as fen) of all rows that are not set aside.

    Args:
        parts: Sheets of one table by their positions.
        names: Columns; one that a sheet lacks is empty.

    Returns:
        The columns, `_part` and `_row`.
    """
    return pa.concat_tables([_of(at, part.settled(), names) for at, part in parts.items()])


def _of(at: int, part: Part, names: Sequence[str]) -> pa.Table:
    height = len(part.data)
    columns = {name: _column(part, name) for name in names}
    return pa.table({**columns, AT: pa.repeat(pa.scalar(at), height), ROW: part.data[ROW]})


def _column(part: Part, name: str) -> pa.ChunkedArray:
    values = part.column(name)
    if values is None:
        return pa.chunked_array([pa.nulls(len(part.data), pa.string())])
    return pc.cast(values, pa.string())


def joined(table: pa.Table, names: Sequence[str]) -> pa.ChunkedArray:
    """The columns of each row as one text; an empty cell is nothing."""
    texts = [pc.fill_null(table[name], "") for name in names]
    return pc.binary_join_element_wise(*texts, "\x1f")


def filled_cells(part: Part) -> dict[int, int]:
    """How many cells each row fills, by its number."""
    data = part.settled().data
    counts = pa.chunked_array([pa.repeat(pa.scalar(0), len(data))])
    for name in data.column_names:
        counts = pc.add(counts, pc.cast(pc.is_valid(data[name]), pa.int64()))
    return dict(zip(data[ROW].to_pylist(), counts.to_pylist(), strict=True))
