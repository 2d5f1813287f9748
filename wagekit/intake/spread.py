"""How far the cells of .ods and .xlsb sheets spread, seen before a reader lays them out."""

import re
import zipfile
from collections.abc import Iterator

from wagekit.intake import limits
from wagekit.intake.reading import RefusedFile
from wagekit.intake.said import Said

_TABLE = re.compile(rb"<table:table[ >]")
_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_DOWN = re.compile(rb"number-rows-repeated=[\"'](\d{1,9})")
_ACROSS = re.compile(rb"number-columns-repeated=[\"'](\d{1,9})")
_ROW_RECORD = 0
_CELL_RECORDS = range(1, 12)
_PLACE = 4
"""Bytes that say in which row or column a record stands."""
_MOST_ODS = 1 << 29


def refuse_spread_ods(archive: zipfile.ZipFile) -> None:
    """Refuse an OpenDocument sheet that repeats cells beyond what memory holds.

    Raises:
        RefusedFile: It does.
    """
    if archive.getinfo("content.xml").file_size > _MOST_ODS:
        raise RefusedFile("too_sparse")
    content = archive.read("content.xml")
    for table in _TABLE.split(content)[1:]:
        height = width = 0
        for attributes, cells in _ROW.findall(table):
            across = _width(cells)
            # Empty rows at the end are cut off; empty ones between count only with a cell below.
            height += _times(_DOWN, attributes) if across else 1
            width = max(width, across)
            if height * width > limits.AREA:
                raise RefusedFile("too_sparse")


def _width(cells: bytes) -> int:
    """How far the filled cells of a row reach."""
    at = reach = 0
    for attributes, closed in _CELL.findall(cells):
        at += _times(_ACROSS, attributes)
        if b"value" in attributes or not closed:
            reach = at
    return reach


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1


def refuse_spread_xlsb(archive: zipfile.ZipFile, member: str) -> None:
    """Refuse a binary sheet whose cells lie too far apart.

    Raises:
        RefusedFile: They do, or the sheet is cut short.
    """
    height = width = 0
    for kind, payload in _records(archive.read(member)):
        placed = kind == _ROW_RECORD or kind in _CELL_RECORDS
        if placed and len(payload) < _PLACE:
            # The reader would take the place from what the record before left in memory.
            raise RefusedFile("corrupt", Said("工作表不完整", "a sheet is cut short"))
        if kind == _ROW_RECORD:
            height = max(height, int.from_bytes(payload[:4], "little") + 1)
        elif kind in _CELL_RECORDS:
            width = max(width, int.from_bytes(payload[:4], "little") + 1)
        if height * width > limits.AREA:
            raise RefusedFile("too_sparse")


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(data)
    while at < end:
        kind, at = _varint(data, at, 2)
        size, at = _varint(data, at, 4)
        yield kind, data[at : at + min(size, 4)]
        at += size


def _varint(data: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for place in range(most):
        if at >= len(data):
            raise RefusedFile("corrupt", Said("工作表不完整", "a sheet is cut short"))
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004 - the last byte of a number
            break
    return number, at
