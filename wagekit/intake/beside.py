"""Persons side by side on one sheet: 姓名, 工日, 工资 and, to the right of them, the same again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pyarrow.compute as pc

from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.record_ids import places
from wagekit.intake.settings import FileOverride
from wagekit.intake.targets import targets_of

TablePart = Callable[[RawSheet, Layout, Meta, FileOverride], Part]
_NAMES = {"payroll": "worker.name", "attendance": "worker.name", "worker": "name"}


def blocks_beside(layout: Layout) -> tuple[Mapping[str, int], ...]:
    """What each block to the right of the first holds: target to column index."""
    name = _NAMES.get(layout.table)
    if name is None or layout.canonical or layout.profile is not None:
        return ()
    meant = {index: _target(layout, index) for index in layout.repeated}
    starts = [index for index, target in meant.items() if target == name]
    return tuple(
        {target: i for i, target in meant.items() if target and start <= i < end}
        for start, end in pairwise([*starts, len(layout.headers)])
    )


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
        layout = replace(main.layout, columns=columns, sums={}, totals={}, repeated=())
        yield _numbered(read(sheet, layout, main.meta, override), number)


def _target(layout: Layout, index: int) -> str | None:
    return targets_of(layout.table).get(header_of(layout.headers[index] or "").text)


def _numbered(part: Part, number: int) -> Part:
    named = part.data.filter(pc.is_valid(part.data[_NAMES[part.table]]))
    part = replace(
        part, data=named, raw={}, read=len(named), skipped=0, aside=frozenset(), issues=(),
        second=True,
    )  # fmt: skip
    if part.table != "payroll":
        return part
    ids = pc.binary_join_element_wise(places(part), str(number), "#")
    return part.with_column("payroll_id", ids)
