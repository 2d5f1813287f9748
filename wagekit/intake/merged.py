"""Cells merged downwards in a workbook: a name over three rows is the name of all three."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from wagekit.intake.layout import Layout
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet
from wagekit.intake.rows import headers
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_FILLED = frozenset({"id", "ids", "code", "text", "enum", "date", "month", "time"})
"""What a merged cell says of each of its rows; an amount or a count is there once."""
_ONCE = frozenset({"signed", "out", "in", "balance", "serial"})
"""Targets of a bank statement that are no columns of a payment and belong to one line: a serial on
two lines of one amount would make them the same line. The others say who, when and how."""


@dataclass(frozen=True, slots=True)
class FilledDown:
    """A sheet with its merged cells filled down.

    Attributes:
        sheet: The sheet.
        filled: Target to the number of its first row that was filled and how many were.
        left: The same for targets whose merged cells count once.
    """

    sheet: RawSheet
    filled: dict[str, tuple[int, int]]
    left: dict[str, tuple[int, int]]


def filled_down(sheet: RawSheet, layout: Layout) -> FilledDown:
    """Fill ids, names, teams and dates down over the rows that their cells are merged over.

    Args:
        sheet: The raw sheet.
        layout: Which column is which, and where the header ends.

    Returns:
        The sheet, and what was filled; amounts and counts stay where they stand.
    """
    filled: dict[str, tuple[int, int]] = {}
    left: dict[str, tuple[int, int]] = {}
    columns = sorted(layout.columns.items(), key=lambda pair: pair[1])
    heads = headers(sheet, layout).to_pylist() if sheet.merged else []
    for target, index in columns if sheet.merged else ():
        # A header that a page repeats is merged as the first one is.
        spans = [span for span in _spans(sheet, layout, index) if not heads[span[0]]]
        if spans:
            alike = fills(layout.table, target)
            known = filled if alike else left
            known[target] = (_number(sheet, spans[0][0]), sum(b - a for a, b in spans))
            sheet = _filled(sheet, index, spans) if alike else sheet
    return FilledDown(sheet, filled, left)


def about_merged(sheet: RawSheet, layout: Layout, down: FilledDown) -> Iterator[Issue]:
    """Say once a sheet what was filled down, and once what counts in its first row only."""
    for code, found in (("merged_filled", down.filled), ("merged_left", down.left)):
        if found:
            columns = "+".join(layout.named(target) for target in found)
            row, count = min(r for r, _ in found.values()), sum(n for _, n in found.values())
            yield note(code, sheet.source.name, sheet.sheet, row, column=columns, count=count)


def fills(table: str, target: str) -> bool:
    """Whether a cell may say the same of several rows; own_account and the like are in no schema.

    Args:
        table: The canonical table.
        target: One of its columns, or of what a row describes besides.
    """
    side, _, name = target.rpartition(".")
    schema = tables()[side or table]
    return schema.column(name).type in _FILLED if name in schema.names else name not in _ONCE


def _spans(sheet: RawSheet, layout: Layout, index: int) -> Iterator[tuple[int, int]]:
    """First and last position of each merged cell of a column that has text, below the header."""
    start = sheet.rows[0].as_py() if sheet.height else 1
    for top, bottom, column in sheet.merged:
        first, last = top - start, min(bottom - start, sheet.height - 1)
        below = column == index and layout.header < first < last
        if below and sheet.columns[index][first].is_valid:
            yield first, last


def _number(sheet: RawSheet, position: int) -> int:
    number: int = sheet.rows[position].as_py()
    return number


def _filled(sheet: RawSheet, index: int, spans: list[tuple[int, int]]) -> RawSheet:
    places = list(range(sheet.height))
    for first, last in spans:
        places[first : last + 1] = [first] * (last - first + 1)
    return sheet.with_cells_of(index, pa.array(places, pa.int64()))
