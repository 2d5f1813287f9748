# ruff: noqa: INP001 - scripts beside the cases they make, no package
"""Files as Excel, WPS, banks and websites leave them, byte for byte the same in every run."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING
from unittest.mock import patch
from xml.sax.saxutils import escape

from docx import Document
from making import _FIXED, _STAMP, _without_clock
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_CONTAINER = "msoffcrypto.method.container.ecma376_encrypted"
_FILE_TIME = 133485408000000000
"""The first of January 2024, as OLE containers count time."""

Line = list[object]
Lines = list[Line]


def text_file(
    path: Path, lines: Lines, encoding: str, *, between: str = ",", end: str = "\r\n"
) -> None:
    """Delimited text; cells are written as they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=between, lineterminator=end)
    writer.writerows([["" if cell is None else cell for cell in line] for line in lines])
    path.write_bytes(text.getvalue().encode(encoding))


def workbook(
    path: Path, sheets: Mapping[str, Lines], dress: Callable[[Worksheet], None] | None = None,
    *, cached: Mapping[str, float] | None = None,
) -> None:  # fmt: skip
    """A workbook; `cached` gives formulas the value that Excel would keep beside them."""
    path.write_bytes(book_bytes(sheets, dress, cached=cached))


def book_bytes(
    sheets: Mapping[str, Lines], dress: Callable[[Worksheet], None] | None = None,
    *, cached: Mapping[str, float] | None = None,
) -> bytes:  # fmt: skip
    """The same as bytes."""
    book = Workbook()
    book.properties.creator, book.properties.created = "wagekit sample", _FIXED
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        if dress:
            dress(sheet)
    made = io.BytesIO()
    book.save(made)
    return _with_cached(_without_clock(made.getvalue()), cached or {})


def _with_cached(data: bytes, cached: Mapping[str, float]) -> bytes:
    def value(found: re.Match[str]) -> str:
        known = cached.get(found[1])
        return found[0] if known is None else f"{found[2]}<v>{known}</v></c>"

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if cached and entry.filename.startswith("xl/worksheets/"):
                pattern = r'(?s)(?=<c r="([A-Z]+\d+)")(<c [^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?</c>'
                content = re.sub(pattern, value, content.decode()).encode()
            _put(new, entry.filename, content)
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes | str, *, packed: bool = True) -> None:
    stamped = zipfile.ZipInfo(name, _STAMP)
    stamped.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    archive.writestr(stamped, content)


def locked_workbook(path: Path, sheets: Mapping[str, Lines], password: str) -> None:
    """A workbook that Excel asks a password for; salt and key come from a fixed row of digests."""
    count = iter(range(1_000_000))

    def drawn(size: int) -> bytes:
        return hashlib.shake_256(f"pile {next(count)}".encode()).digest(size)

    made = io.BytesIO()
    with (
        patch("msoffcrypto.method.ecma376_agile._random_buffer", drawn),
        patch(f"{_CONTAINER}.datetime2filetime", lambda _: _FILE_TIME),
    ):
        OOXMLFile(io.BytesIO(book_bytes(sheets))).encrypt(password, made)
    path.write_bytes(made.getvalue())


def web_page(path: Path, lines: Lines, caption: str) -> None:
    """A web page that a bank's site saves as .xls."""
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{html.escape(_shown(cell))}&nbsp;</td>" for cell in line)
        + "</tr>\r\n"
        for line in lines
    )
    head = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    body = f"<b>{caption}</b>\r\n<table border=1>\r\n{rows}</table>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    path.write_bytes(page.encode("gb18030"))


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)


def word_table(path: Path, before: Sequence[str], lines: Lines, after: Sequence[str]) -> None:
    """A Word document with one table; a cell of None is merged into the one on its left."""
    document = Document()
    document.core_properties.author = "wagekit sample"
    for text in before:
        document.add_paragraph(text)
    table = document.add_table(rows=len(lines), cols=max(map(len, lines)), style="Table Grid")
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if cell is None and column:
                table.cell(row, column - 1).merge(table.cell(row, column))
            else:
                table.cell(row, column).text = _shown(cell)
    for text in after:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    path.write_bytes(_without_clock(made.getvalue()))


def open_document(path: Path, sheets: Mapping[str, Lines]) -> None:
    """An .ods workbook, as LibreOffice and WPS for Linux save it."""
    body = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, lines))}</table:table>'
        for name, lines in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'office:version="1.2"><office:body><office:spreadsheet>{body}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{where}" manifest:media-type="{what}"/>'
        for where, what in (("/", kind), ("content.xml", "text/xml"))
    )
    with zipfile.ZipFile(path, "w") as archive:
        _put(archive, "mimetype", kind, packed=False)
        _put(archive, "content.xml", content)
        _put(
            archive,
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">{listed}'
            "</manifest:manifest>",
        )


def _ods_row(line: Line) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>"


def _ods_cell(cell: object) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(cell))}</text:p></table:table-cell>"
    )


_XLSB_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.'
    'sheet.binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.'
    'openxmlformats-package.relationships+xml"/></Types>'
)
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def binary_workbook(path: Path, name: str, lines: Lines) -> None:
    """An .xlsb workbook with one sheet, of the fewest records that the format has."""
    book = (
        _record(131) + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name))
        + _record(144) + _record(132)
    )  # fmt: skip
    width = max(map(len, lines))
    size = struct.pack("<IIII", 0, len(lines) - 1, 0, width - 1)
    rows = b"".join(_binary_row(number, line) for number, line in enumerate(lines))
    sheet = _record(129) + _record(148, size) + _record(145) + rows + _record(146) + _record(130)
    with zipfile.ZipFile(path, "w") as archive:
        _put(archive, "[Content_Types].xml", _XLSB_TYPES)
        _put(archive, "_rels/.rels", _relation("officeDocument", "xl/workbook.bin"))
        _put(archive, "xl/_rels/workbook.bin.rels", _relation("worksheet", "worksheets/sheet1.bin"))
        _put(archive, "xl/workbook.bin", book)
        _put(archive, "xl/worksheets/sheet1.bin", sheet)


def _relation(kind: str, target: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{space}">'
        f'<Relationship Id="rId1" Type="{_LINK}/{kind}" Target="{target}"/></Relationships>'
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    return _varying(kind, most=2) + _varying(len(content), most=4) + content


def _varying(number: int, *, most: int) -> bytes:
    """A number in groups of seven bits; a kind from 128 on is two bytes as it stands."""
    if most == 2:  # noqa: PLR2004 - a kind
        return bytes([number]) if number < 128 else bytes([number & 0xFF, number >> 7])  # noqa: PLR2004
    groups = []
    while True:
        groups.append(number & 0x7F)
        number >>= 7
        if not number:
            break
    return bytes(g | (0x80 if i < len(groups) - 1 else 0) for i, g in enumerate(groups))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _binary_row(number: int, line: Line) -> bytes:
    head = struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)
    cells = (_binary_cell(at, cell) for at, cell in enumerate(line) if cell is not None)
    return _record(0, head) + b"".join(cells)


def _binary_cell(at: int, cell: object) -> bytes:
    place = struct.pack("<II", at, 0)
    if isinstance(cell, int | float):
        return _record(5, place + struct.pack("<d", float(cell)))
    return _record(6, place + _wide(str(cell)))
