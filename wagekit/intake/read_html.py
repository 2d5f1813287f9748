"""Tables of web pages, and Excel's XML of 2003: what systems like to save under .xls."""

import html
import re
from collections.abc import Mapping

import pyarrow as pa

from wagekit.intake import limits
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.read_text import decode
from wagekit.intake.reading import Read, RefusedFile
from wagekit.intake.said import Said
from wagekit.intake.source import Source

_ROWS, _CELLS, _TABLES = {"tr", "row"}, {"td", "th", "cell"}, {"table"}
_MOST_SPAN = 1_000
_TAG = re.compile(r"<(/?)([A-Za-z][\w:]{0,40})([^<>]{0,4096})>")
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'/]+)")


def read_html(source: Source) -> Read:
    """Read every table of a page as a sheet of its own.

    Args:
        source: The file.

    Returns:
        Sheets named 表1, 表2 …, or by the name that the XML gives them.

    Raises:
        RefusedFile: No known encoding, no table, or cells spread too far.
    """
    page = decode(source.path.read_bytes()).replace("\0", "")
    found = [table for table in _tables(page) if table.rows]
    if not found:
        raise RefusedFile("corrupt", Said("网页里没有表格", "a page without a table"))
    many = len(found) > 1
    return tuple(
        _sheet(source, table, table.name or (f"表{n}" if many else None))
        for n, table in enumerate(found, 1)
    ), ()


class _Table:
    """A table while it is read: rows of cells, with the columns that spans from above take."""

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.rows: list[dict[int, str]] = []
        self.taken: dict[int, int] = {}
        self.at = 0
        self.cells = 0

    def new_row(self) -> None:
        """Begin a row; spans from above reach one row less far."""
        self.taken = {column: left - 1 for column, left in self.taken.items() if left > 1}
        self.rows.append({})
        self.at = 0

    def new_cell(self, across: int, down: int, index: int | None) -> int:
        """Place a cell at the next free column."""
        if not self.rows:
            self.new_row()
        self.at = index if index is not None else self.at
        while self.at in self.taken:
            self.at += 1
        here = self.at
        self.cells += 1
        if self.cells > limits.AREA or here > limits.COLUMNS:
            raise RefusedFile("too_sparse")
        if down > 1:
            self.taken.update(dict.fromkeys(range(here, here + across), down))
        self.at = here + across
        return here


class _Reader:
    """Collects tables from tags and texts; nested ones are read as their own."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: int | None = None
        self._text: list[str] = []
        self._name: str | None = None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Open a sheet, table, row or cell."""
        if tag == "worksheet":
            self._name = given.get("name")
        elif tag in _TABLES:
            self._close_cell()
            self.tables.append(_Table(self._name))
            self._open.append(self.tables[-1])
        elif tag == "br":
            self._text.append("\n")
        elif self._open and tag in _ROWS | _CELLS:
            self._close_cell()
            if tag in _ROWS:
                self._open[-1].new_row()
            else:
                self._begin(given)

    def _begin(self, given: Mapping[str, str]) -> None:
        index = _number(given.get("index"), 0)
        across = _number(given.get("colspan"), 1) + _number(given.get("mergeacross"), 0)
        down = _number(given.get("rowspan"), 1) + _number(given.get("mergedown"), 0)
        self._cell = self._open[-1].new_cell(across, down, index - 1 if index else None)

    def end(self, tag: str) -> None:
        """Close a cell or table."""
        if tag in _CELLS | _ROWS | _TABLES:
            self._close_cell()
        if tag in _TABLES and self._open:
            self._open.pop()

    def text(self, data: str) -> None:
        """Take in the text of the open cell."""
        if self._cell is not None:
            self._text.append(html.unescape(data))

    def _close_cell(self) -> None:
        if self._cell is not None and self._open:
            text = "".join(self._text).strip()
            if text:
                self._open[-1].rows[-1][self._cell] = text
        self._cell, self._text = None, []


def _tables(page: str) -> list[_Table]:
    # The standard parser takes quadratic time on malformed pages; this looks at each byte once.
    reader = _Reader()
    at = 0
    page = _without(
        _without(_without(page, "<!--", "-->"), "<style", "</style"), "<script", "</script"
    )
    for found in _TAG.finditer(page):
        reader.text(page[at : found.start()])
        at = found.end()
        tag = found[2].lower().rpartition(":")[2]
        if found[1]:
            reader.end(tag)
        else:
            reader.start(tag, _attributes(found[3]))
            if found[3].endswith("/"):
                reader.end(tag)
    return reader.tables


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower().rpartition(":")[2]: html.unescape(value.strip("\"'"))
        for name, value in _ATTRIBUTE.findall(text)
    }


def _without(page: str, opening: str, closing: str) -> str:
    """The page without what stands between two marks."""
    if opening not in page and opening.upper() not in page:
        return page
    folded, kept, at = page.lower() if len(page.lower()) == len(page) else page, [], 0
    while (start := folded.find(opening, at)) >= 0:
        kept.append(page[at:start])
        end = folded.find(closing, start)
        at = len(page) if end < 0 else end + len(closing)
    return "".join([*kept, page[at:]])


def _number(text: str | None, default: int) -> int:
    known = text is not None and text.isascii() and text.isdigit() and len(text) < 6  # noqa: PLR2004 - no span is longer
    return min(int(text or 0), _MOST_SPAN) if known else default


def _sheet(source: Source, table: _Table, name: str | None) -> RawSheet:
    width = max((max(row, default=-1) for row in table.rows), default=-1) + 1
    if width * len(table.rows) > limits.AREA:
        raise RefusedFile("too_sparse")
    columns = [
        pa.chunked_array([pa.array([row.get(i) for row in table.rows], pa.string())])
        for i in range(width)
    ]
    return sheet_of(source, name, columns=columns, numeric=[None] * width)
