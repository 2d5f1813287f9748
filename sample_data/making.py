# ruff: noqa: INP001 - scripts beside the cases they make, no package
"""What both sample cases are made with: invented numbers, pages as people lay them out, files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from stdnum.cn import uscc

from wagekit.model.identity import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

REGION = "990000"
"""No such place: every number of a firm or person carries it, and is right otherwise."""
_FIXED = dt.datetime(2024, 1, 1)  # noqa: DTZ001 - a stamp inside a file, the same in every run
_STAMP = (2024, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_LINE = Side(style="thin")

Row = list[object]


def firm(number: int) -> str:
    """An invented unified social credit code; both its check characters are right."""
    body = f"{number:08d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11
    organisation = body + {10: "X", 11: "0"}.get(rest, str(rest))
    front = "91" + REGION + organisation
    return front + str(uscc.calc_check_digit(front + "0"))


def person(number: int, born: str = "19800101") -> str:
    """An invented resident id number whose check digit is right."""
    front = REGION + born + f"{number:03d}"
    return front + check_digit(front)


def card(number: int) -> str:
    """An invented bank card of 19 digits, in the groups in which people copy it."""
    digits = f"000000{number:013d}"
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def phone(number: int) -> str:
    """An invented phone number."""
    return f"000-{number:08d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet as people lay it out.

    Attributes:
        name: The sheet's name.
        title: The merged line on top.
        above: Further lines between title and header.
        header: The header cells.
        rows: Data, totals and blank rows, in their order.
        below: What stands under the table: signatures, notes.
    """

    name: str
    title: str
    header: Sequence[str]
    rows: Sequence[Row]
    above: Sequence[Row] = ()
    below: Sequence[Row] = ()

    def lines(self) -> Iterator[Row]:
        """Every row of the sheet from the top."""
        yield [self.title]
        yield from self.above
        yield list(self.header)
        yield from self.rows
        yield from self.below


def total(word: str, rows: Sequence[Row], at: int, *, off: float = 0) -> Row:
    """A row of sums for column `at`, wrong by `off` where a slip is planted."""
    numbers = [row[at] for row in rows if len(row) > at]
    amount = sum(float(str(n).replace(",", "")) for n in numbers if n not in ("", None))
    return [word, *[None] * (at - 1), round(amount + off, 2)]


def write_csv(path: Path, page: Page, encoding: str) -> None:
    """Write a page as the CSV that Excel or WPS saves: CRLF, every line as wide as the header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for line in page.lines():
        cells = ["" if cell is None else str(cell) for cell in line]
        writer.writerow(cells + [""] * (len(page.header) - len(cells)))
    path.write_bytes(text.getvalue().encode(encoding))


def write_workbook(path: Path, *pages: Page) -> None:
    """Write pages as the sheets of one workbook, byte for byte the same in every run."""
    book = Workbook()
    book.properties.creator = "wagekit sample"
    book.properties.created = _FIXED
    book.remove(book.worksheets[0])
    for page in pages:
        _fill(book.create_sheet(page.name), page)
    made = io.BytesIO()
    book.save(made)
    path.write_bytes(_without_clock(made.getvalue()))


def _fill(sheet: Worksheet, page: Page) -> None:
    for line in page.lines():
        sheet.append(line)
    top = 2 + len(page.above)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(page.header))
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for row in sheet.iter_rows(min_row=top, max_row=top + len(page.rows)):
        for cell in row:
            cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
            if isinstance(cell.value, dt.date):
                cell.number_format = "yyyy/m/d"
    for column in range(1, len(page.header) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 14
    sheet.freeze_panes = f"A{top + 1}"


def _without_clock(data: bytes) -> bytes:
    """The same workbook with fixed times: openpyxl and zip stamp the moment of writing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-01-01T00:00:00Z", content
                )
            stamped = zipfile.ZipInfo(entry.filename, _STAMP)
            stamped.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(stamped, content)
    return made.getvalue()
