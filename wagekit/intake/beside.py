"""Persons side by side on one sheet: 姓名, 工日, 工资 and, to the right of them, the same again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.only_beside import IF_AN_AMOUNT, IF_IT_ADDS_UP
from wagekit.intake.part import Part, TablePart
from wagekit.intake.raw import RawSheet
from wagekit.intake.record_ids import places
from wagekit.intake.settings import FileOverride
from wagekit.intake.targets import targets_of
from wagekit.intake.texts import as_chunked

_NAMES = {"payroll": "worker.name", "attendance": "worker.name", "worker": "name"}
_OWN = {"payroll": {"payable", "days"}, "attendance": {"days"}, "worker": {"id_no", "job"}}
"""Of these a block repeats one at least: 代领人姓名 or a relative's name begins none."""


def blocks_beside(layout: Layout) -> tuple[Mapping[str, int], ...]:
    """What each block to the right of the first holds: target to column index."""
    name = _NAMES.get(layout.table)
    if name is None or layout.canonical or layout.profile is not None:
        return ()
    meant = {index: _target(layout, index) for index in layout.repeated}
    first = layout.spelled(name)
    starts = [i for i, target in meant.items() if target == name and layout.headers[i] == first]
    blocks = (
        {target: i for i, target in meant.items() if target and start <= i < end}
        for start, end in pairwise([*starts, len(layout.headers)])
    )
    return tuple(block for block in blocks if _OWN[layout.table] & block.keys())


def first_block(sheet: RawSheet, layout: Layout) -> RawSheet:
    """The sheet without the blocks to the right: a total there is none of the first block's."""
    blocks = blocks_beside(layout)
    start = min((index for block in blocks for index in block.values()), default=None)
    return sheet if start is None else _only(sheet, range(start))


def _only(sheet: RawSheet, kept: range) -> RawSheet:
    columns = tuple(
        column if index in kept else as_chunked(pa.nulls(sheet.height, column.type))
        for index, column in enumerate(sheet.columns)
    )
    numeric = tuple(c if index in kept else None for index, c in enumerate(sheet.numeric))
    return replace(sheet, columns=columns, numeric=numeric)


def parts_beside(
    sheet: RawSheet, main: Part, override: FileOverride, read: TablePart
) -> Iterator[Part]:
    """Read the blocks to the right; their rows are counted with those of the first.

    Args:
        sheet: The raw sheet.
        main: The first block.
        override: What case.toml says of the file.
        read: Reads a sheet by a layout.
    """
    for number, columns in enumerate(blocks_beside(main.layout), start=2):
        layout = replace(main.layout, columns=columns, sums={}, totals={}, repeated=(), plain=None)
        block = _only(sheet, range(min(columns.values()), max(columns.values()) + 1))
        yield _numbered(read(block, layout, main.meta, override), number)


def _target(layout: Layout, index: int) -> str | None:
    word = header_of(layout.headers[index] or "").text
    # A block has one column a target, and nothing that is one only if its rows add up.
    return None if word in IF_IT_ADDS_UP | IF_AN_AMOUNT else targets_of(layout.table).get(word)


def _numbered(part: Part, number: int) -> Part:
    named = part.data.filter(pc.is_valid(part.data[_NAMES[part.table]]))
    part = part.counted_elsewhere(named)
    if part.table != "payroll":
        return part
    ids = pc.binary_join_element_wise(places(part), str(number), "#")
    return part.with_column("payroll_id", ids)
