"""Sheets as an Excel workbook in which no cell is ever run as a formula."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from wagekit.handover.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wagekit.views.workbook.part import Cell, Head, Sheet

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
FORMATS: Final = {
    "text": "@",
    "money": "#,##0.00",
    "number": "General",
    "date": "yyyy-mm-dd",
    "time": "yyyy-mm-dd hh:mm",
}
MOST_ROWS: Final = 1_048_575
"""Rows below the head that a sheet can have; a longer one goes on in the next."""
MOST_TEXT: Final = 32_767
NARROW, WIDE, SEEN = 8, 48, 500
"""The least and the greatest width of a column, and how many rows decide it."""

_HEAD: Final = Font(bold=True)
_GREY: Final = PatternFill("solid", fgColor="E8EDF2")
_TOP: Final = Alignment(vertical="top")
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write_workbook(sheets: Iterable[Sheet], path: str | Path) -> None:
    """Write an `.xlsx`: heads frozen and filtered, columns as wide as what stands in them.

    A text that begins like a formula gets a `'` before it and every text cell is marked as text,
    so that neither this file nor a CSV saved from it runs anything.

    Args:
        sheets: What to write; titles of at most 28 characters, as Excel allows.
        path: Where to.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "wagekit"
    for sheet in sheets:
        for number, rows in enumerate(_parts(sheet), start=1):
            title = sheet.title if number == 1 else f"{sheet.title} {number}"
            _write(book, title, sheet.heads, rows)
    book.save(Path(path))


def _parts(sheet: Sheet) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    for start in range(0, max(len(sheet.rows), 1), MOST_ROWS):
        yield sheet.rows[start : start + MOST_ROWS]


def _write(
    book: Workbook, title: str, heads: tuple[Head, ...], rows: tuple[tuple[Cell, ...], ...]
) -> None:
    page: Any = book.create_sheet(title)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    for number, head in enumerate(heads):
        seen = [head.title, *(row[number] for row in islice(rows, SEEN))]
        page.column_dimensions[get_column_letter(number + 1)].width = _width(seen)
    page.append([_head(page, head.title) for head in heads])
    for row in rows:
        page.append([_cell(page, head, value) for head, value in zip(heads, row, strict=True)])


def _head(page: Any, title: str) -> Any:  # noqa: ANN401 - openpyxl's own sheet and cell
    cell = _text(page, title)
    cell.font, cell.fill = _HEAD, _GREY
    return cell


def _cell(page: Any, head: Head, value: Cell) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(value, str):
        return _text(page, value)
    cell = WriteOnlyCell(page, value)  # type: ignore[arg-type] # Decimal and date are taken too
    cell.number_format = FORMATS[head.kind]
    cell.alignment = _TOP
    return cell


def _text(page: Any, value: str) -> Any:  # noqa: ANN401
    cell = WriteOnlyCell(page, safe(value))
    cell.data_type = "s"
    cell.number_format, cell.alignment = FORMATS["text"], _WRAPPED
    return cell


def safe(text: str) -> str:
    """The text as a cell that Excel shows as it is, and never runs.

    Args:
        text: Any text.
    """
    quoted = f"'{text}" if text.startswith(FORMULA) else text
    # Excel reads _x003D_ as "=": the escape is itself escaped.
    held = _ESCAPE.sub("_x005F_", xml_text(quoted))
    return held if len(held) <= MOST_TEXT else f"{held[: MOST_TEXT - 1]}…"


def _width(values: Iterable[Cell]) -> int:
    widest = max(_columns(line) for value in values for line in _shown(value).split("\n"))
    return min(max(widest + 2, NARROW), WIDE)


def _shown(value: Cell) -> str:
    return "" if value is None else str(value)


def _columns(line: str) -> int:
    """A Chinese character is as wide as two digits."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)
