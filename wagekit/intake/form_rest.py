"""What a form says that no table has a place for, and tables that stand in one: told, not lost."""

from collections.abc import Iterable, Iterator, Mapping

from wagekit.intake.above import above_of, labelled
from wagekit.intake.headers import header_of
from wagekit.intake.key_values import Given
from wagekit.intake.notes import note
from wagekit.intake.part import Unread
from wagekit.intake.raw import RawSheet
from wagekit.intake.said import Said
from wagekit.model.finding import Issue

_TABLE = 3
"""Rows, and cells in each, from which on what was not understood may be a table."""
_SHOWN, _LONGEST = 200, 40
"""Cells named, and characters of each: which they are is all that is left of them."""


def form_part(sheet: RawSheet, given: list[Given]) -> Unread:
    """A sheet that is a form: its lines are no rows; those of a table in it are set aside.

    Args:
        sheet: A sheet of which only a form was understood.
        given: What the form gave.

    Returns:
        The sheet, with what to say of cells that are not used and of rows that may be a table.
    """
    labels = frozenset(header_of(label or "").text for one in given for label in one[1].headers)
    unused = {row: _unused(sheet.cells(row), labels) for row in range(sheet.height)}
    left = _table_in(sheet, unused)
    said = (*_about_table(sheet, left), *_about_cells(sheet, unused, left))
    return Unread(sheet.source.name, sheet.sheet, sheet.height, sheet.height - len(left), said)


def _unused(cells: Iterable[str | None], labels: frozenset[str]) -> list[str]:
    """The cells of a row that are neither labels that gave a value nor their values."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and not above_of(filled[0]).pairs:
        return []
    used = {text for _, *pair in labelled([(0, filled)], labels) for text in pair}
    return [cell for cell in filled if not any(text in cell for text in used)]


def _table_in(sheet: RawSheet, unused: Mapping[int, list[str]]) -> list[int]:
    """The positions of rows that look like a table nobody understood."""
    filled = {row: sum(cell is not None for cell in sheet.cells(row)) for row in unused}
    rows = [row for row, cells in unused.items() if len(cells) == filled[row] >= _TABLE]
    return rows if len(rows) >= _TABLE else []


def _about_table(sheet: RawSheet, left: list[int]) -> Iterator[Issue]:
    if left:
        row = sheet.rows[left[0]].as_py()
        yield note("form_table", sheet.source.name, sheet.sheet, row, count=len(left))


def _about_cells(
    sheet: RawSheet, unused: Mapping[int, list[str]], left: list[int]
) -> Iterator[Issue]:
    cells = [cell for row, found in unused.items() if row not in left for cell in found]
    if len(cells) > 1:
        shown = "、".join(_short(cell) for cell in cells[:_SHOWN])
        more = Said("等", " and others") if len(cells) > _SHOWN else Said("", "")
        yield note(
            "form_unused", sheet.source.name, sheet.sheet, shown=shown, count=len(cells), more=more
        )


def _short(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else cell[:_LONGEST] + "…"
