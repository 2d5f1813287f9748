"""Ids of records that recognised files do not number, or number so that two rows collide."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import as_chunked
from wagekit.model.schema import tables

_NAMED_OTHERWISE = frozenset({"project", "party", "worker", "account"})


def number_records(parts: Sequence[Part]) -> list[Part]:
    """Fill the id column of recognised sheets from file, sheet and row.

    A voucher number often stands on several lines, and one number on a whole wage sheet: where
    no other table refers to such ids, a repeated number gives way to file, sheet and row.

    Args:
        parts: All sheets of the case.

    Returns:
        The sheets with an id in each row of each table that has one.
    """
    repeated = {table: _repeated(parts, table) for table in _unreferred()}
    return [_numbered(part, repeated.get(part.table)) for part in parts]


def _unreferred() -> list[str]:
    referred = {
        reference.partition(".")[0]
        for table in tables().values()
        for column in table.columns
        for reference in column.references
    }
    return [name for name in tables() if name not in referred]


def _repeated(parts: Sequence[Part], table: str) -> pa.Array:
    """The ids of a table that stand on rows with other contents."""
    key = tables()[table].key[0]
    rows = [
        pa.table({"id": own, "all": _contents(part)})
        for part in parts
        if part.table == table and (own := part.column(key)) is not None
    ]
    if not rows:
        return pa.array([], pa.string())
    seen = pa.concat_tables(rows).group_by("id").aggregate([("all", "count_distinct")])
    return seen.filter(pc.greater(seen["all_count_distinct"], 1))["id"].combine_chunks()


def _contents(part: Part) -> pa.ChunkedArray:
    cells = [
        pc.fill_null(pc.cast(part.data[name], pa.string()), "")
        for name in sorted(part.data.column_names)
        if name != ROW
    ]
    return pc.binary_join_element_wise(*cells, "\x1f")


def _numbered(part: Part, repeated: pa.Array | None) -> Part:
    key = tables()[part.table].key
    if part.layout.canonical or part.table in _NAMED_OTHERWISE or len(key) > 1:
        return part
    made = places(part)
    own = part.column(key[0])
    if own is None:
        return replace(part.with_column(key[0], made), numbered=True)
    if repeated is not None and len(repeated):
        own = pc.if_else(pc.is_in(own, value_set=repeated), None, own)
    return part.with_column(key[0], pc.coalesce(own, made))


def place_id(part: Part, row: int | str) -> str:
    """The id of a row that its file does not number: file, sheet and row."""
    return "#".join(str(each) for each in (part.file, part.sheet, row) if each)


def places(part: Part) -> pa.ChunkedArray:
    """The id of each row that its file does not number."""
    rows = pc.cast(part.data[ROW], pa.string())
    stem = place_id(part, "")
    return as_chunked(pc.binary_join_element_wise(stem, rows, "#").combine_chunks())
