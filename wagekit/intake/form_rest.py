"""What a form says that no table has a place for, and tables that stand in one: told, not lost."""

from collections.abc import Iterator

from wagekit.intake.above import above_of, pairs_of
from wagekit.intake.headers import header_of
from wagekit.intake.key_values import Given
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet
from wagekit.intake.said import Said
from wagekit.model.finding import Issue

_TABLE = 3
"""Rows, and cells in each, from which on what was not understood may be a table."""
_SHOWN = 8


def rows_left(sheet: RawSheet, given: list[Given]) -> list[int]:
    """The positions of rows that look like a table nobody understood.

    Args:
        sheet: A sheet of which only a form was understood.
        given: What the form gave.
    """
    filled = {row: [c for c in sheet.cells(row) if c] for row in range(sheet.height)}
    wide = [row for row, cells in filled.items() if len(cells) >= _TABLE]
    rows = [row for row in wide if len(_unused(sheet, row, given)) == len(filled[row])]
    return rows if len(rows) >= _TABLE else []


def about_form(sheet: RawSheet, given: list[Given]) -> Iterator[Issue]:
    """Say which cells of a form are not used, and which rows may be a table.

    Args:
        sheet: A sheet of which only a form was understood.
        given: What the form gave.
    """
    left = rows_left(sheet, given)
    if left:
        row = sheet.rows[left[0]].as_py()
        yield note("form_table", sheet.source.name, sheet.sheet, row, count=len(left))
    others = [row for row in range(sheet.height) if row not in left]
    unused = [cell for row in others for cell in _unused(sheet, row, given)]
    if len(unused) > 1:
        shown = "、".join(unused[:_SHOWN])
        more = Said("等", " and others") if len(unused) > _SHOWN else Said("", "")
        yield note(
            "form_unused", sheet.source.name, sheet.sheet, shown=shown, count=len(unused), more=more
        )


def _unused(sheet: RawSheet, row: int, given: list[Given]) -> list[str]:
    """The cells of a row that are neither labels that gave a value nor their values."""
    cells = [cell for cell in sheet.cells(row) if cell]
    titles = len(cells) == 1 and not above_of(cells[0]).pairs
    labels = frozenset(header_of(label or "").text for one in given for label in one[1].headers)
    said = [pair for pair in pairs_of(cells, labels) if header_of(pair[0]).text in labels]
    used = {text for pair in said for text in pair if text}
    return [] if titles else [cell for cell in cells if not any(text in cell for text in used)]
