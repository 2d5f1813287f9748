"""Columns of a sheet that nothing was made of."""

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.beside import blocks_beside
from wagekit.intake.carried import carried_column
from wagekit.intake.given_back import given_back_column
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.ledger_state import state_columns
from wagekit.intake.link import former, team_name
from wagekit.intake.months_alone import year_column
from wagekit.intake.notes import note
from wagekit.intake.only_beside import IF_IT_ADDS_UP
from wagekit.intake.participants import heads_columns
from wagekit.intake.parts_of_sums import parts_of
from wagekit.intake.purposes import purpose_columns
from wagekit.intake.raw import RawSheet
from wagekit.intake.row_units import unit_columns
from wagekit.intake.said import Said
from wagekit.intake.targets import targets_of
from wagekit.intake.unpaid import unpaid_column
from wagekit.intake.wage_state import headed_states, state_column
from wagekit.model.finding import Issue

# A column of remarks stands beside every other; it is no rival of 摘要.
_SPARE = frozenset({"备注", "说明"})
_COUNTERS = frozenset({"序号", "编号", "no", "no."})


def about_columns(
    sheet: RawSheet, layout: Layout, body: pa.ChunkedArray, also: Iterable[int] = ()
) -> Iterator[Issue]:
    """Name the columns that are not used.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        body: Which rows are data.
        also: Columns that are used without being of the layout.
    """
    if not layout.own_header:
        return
    used = {*layout.counted, *_of_others(layout), *also, *unit_columns(sheet, layout)}
    used |= {i for block in blocks_beside(layout) for i in block.values()}
    used |= {*purpose_columns(layout)} if "purpose" in layout.columns else set()
    for index, header in enumerate(layout.headers):
        if index not in used:
            code = _unused(sheet, layout, index, body)
            if code:
                other = _rival(layout, header)
                yield note(code, sheet.source.name, sheet.sheet, column=header, other=other)


def _rival(layout: Layout, header: str | None) -> Said:
    """The column that counts where another means the same."""
    word = header_of((header or "").rpartition("/")[2]).text
    target = targets_of(layout.table).get(word)
    if target is None or layout.profile is not None:
        return Said("另一列", "another column")
    name = layout.named(target)
    return Said(f"“{name}”列", f"the column “{name}”")


def _of_others(layout: Layout) -> set[int]:
    """Columns that a profile knows and uses elsewhere, or as a second choice."""
    if layout.profile is None:
        return set()
    known = set(layout.profile.spellings())
    for also in layout.profile.also:
        known |= {header for headers in also.columns.values() for header in headers}
    for headers in layout.profile.columns.values():
        known |= set(headers)
    return {i for i, cell in enumerate(layout.headers) if cell and header_of(cell).text in known}


def _unused(sheet: RawSheet, layout: Layout, index: int, body: pa.ChunkedArray) -> str | None:
    if _names_something(layout, index):
        return None
    if index in headed_states(layout) and index == state_column(sheet, layout):
        return None
    if index in layout.repeated and header_of(layout.headers[index] or "").text not in _SPARE:
        return "duplicate_column"
    if layout.headers[index] is not None:
        return None if header_of(layout.headers[index]).text in _COUNTERS else "unknown_column"
    if sheet.ragged and index > layout.last_header:
        return None
    filled = pc.any(pc.and_(pc.is_valid(sheet.columns[index]), body)).as_py()
    return "unnamed_column" if filled else None


def _names_something(layout: Layout, index: int) -> bool:
    """Whether what the column says is used without being a column: names, parts, unpaid rests."""
    header = header_of(layout.headers[index] or "").text
    if index in (year_column(layout), carried_column(layout)):
        return True
    if index in heads_columns(layout):
        return True
    if header in former.HEADERS or (layout.table == "team" and header in team_name.HEADERS):
        return True
    if index in state_columns(layout):
        return True
    if given_back_column(layout.table, [header]) is not None:
        return True
    part = header in parts_of(layout.table) and header not in IF_IT_ADDS_UP
    return part or unpaid_column(layout.table, [header]) is not None
