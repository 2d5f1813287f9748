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
_WHO = r"(?:[\u4e00-\u9fff]{2,4}|.{2,}(?:公司|[局院厂队部]))(?:[(（][^()（）]*[)）])?"
_SEVERAL_PERSONS = re.compile(rf"{_WHO}(?:\s*[、;；，,/]\s*{_WHO})+")
"""Where the column is of parties or persons: elsewhere 防水、保温 may be one."""


def about_several(part: Part) -> Iterator[Issue]:
    """Say where a cell that is to hold one id holds several.

    Args:
        part: A sheet, cleaned.

    Yields:
        One issue a column.
    """
    for target in part.data.column_names:
        column = part.data[target]
        one = _holds_one(part.table, target) or _names_somebody(part.table, target)
        if one and holds(column, _MARKS):
            yield from _about(part, target, column)


def _about(part: Part, target: str, column: pa.ChunkedArray) -> Iterator[Issue]:
    texts = pc.unique(column).drop_null().to_pylist()
    persons = _names_somebody(part.table, target)
    several = [
        text
        for text in texts
        if _SEVERAL.fullmatch(text) or (persons and _SEVERAL_PERSONS.fullmatch(text))
    ]
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


def _names_somebody(table: str, target: str) -> bool:
    """Whether a column names a party or a person."""
    side, _, name = target.rpartition(".")
    schema = tables()[side or table]
    if name not in schema.names:
        return False
    refers = {"party", "worker"} & set(schema.column(name).references)
    return (bool(refers) and schema.column(name).type == "id") or (
        name == "name" and schema.name in {"party", "worker", "claimant"}
    )
