"""Cells that hold several ids where the column holds one in each."""

import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import holds
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_MARKS = tuple(mark.encode() for mark in "、;；，,/")
# A dash or stroke inside a code is its own, and 一、二号楼 is one project: only what is whole on
# both sides counts.
_SEVERAL = re.compile(
    r"[A-Za-z0-9_#*-]+(\s*[、;；，,]\s*[A-Za-z0-9_#*-]+)+"
    r"|.*(公司|[局院厂])\s*[、;；，,/]\s*.*(公司|[局院厂])"
)


def about_several(part: Part) -> Iterator[Issue]:
    """Say where a cell that is to hold one id holds several.

    Args:
        part: A sheet, cleaned.

    Yields:
        One issue a column.
    """
    for target in part.data.column_names:
        column = part.data[target]
        if _holds_one(part.table, target) and holds(column, _MARKS):
            yield from _about(part, target, column)


def _about(part: Part, target: str, column: pa.ChunkedArray) -> Iterator[Issue]:
    texts = pc.unique(column).drop_null().to_pylist()
    several = [text for text in texts if _SEVERAL.fullmatch(text)]
    if several:
        hit = pc.is_in(column, value_set=pa.array(several, column.type))
        rows = part.data[ROW].filter(pc.fill_null(hit, False)).to_pylist()
        yield part.note(
            "several_ids", rows[0], target=target, value=several[0],
            count=len(rows), rows=these_rows(rows),
        )  # fmt: skip


def _holds_one(table: str, target: str) -> bool:
    side, _, name = target.rpartition(".")
    schema = tables()[side or table]
    return name in schema.names and schema.column(name).type in {"id", "code"}
