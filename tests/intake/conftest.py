"""Files that a test cannot write with a library."""

import io
import struct
import zipfile

import pytest

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}"/></Relationships>'
)
_BLANK, _TRUTH, _NUMBER, _TEXT = 1, 4, 5, 6


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of a binary workbook: kind, size, content."""
    low, high = kind & 0x7F, kind >> 7
    head = bytes([low | 0x80, high]) if high else bytes([low])
    return head + bytes([len(content)]) + content


def wide(text: str) -> bytes:
    """Text as such records hold it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(column: int, value: object) -> bytes:
    """One cell."""
    place = struct.pack("<II", column, 0)
    if value is None:
        return record(_BLANK, place)
    if isinstance(value, bool):
        return record(_TRUTH, place + bytes([value]))
    if isinstance(value, float):
        return record(_NUMBER, place + struct.pack("<d", value))
    return record(_TEXT, place + wide(str(value)))


@pytest.fixture
def binary_book() -> bytes:
    """An .xlsb workbook of two rows, its archive unpacked: text, a number, a truth, nothing."""
    lines: list[list[object]] = [
        ["付款日期", "付款金额", "是", "空"],
        ["2021-01-01", 12.5, True, None],
    ]
    body = b"".join(
        record(0, struct.pack("<I", row) + bytes(13))
        + b"".join(cell(column, value) for column, value in enumerate(line))
        for row, line in enumerate(lines)
    )
    sheet = (
        record(129) + record(148, struct.pack("<IIII", 0, 1, 0, 3)) + record(145)
        + body + record(146) + record(130)
    )  # fmt: skip
    book = (
        record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("x"))
        + record(144) + record(132)
    )  # fmt: skip
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        office = _RELATIONS.format(kind="officeDocument", target="xl/workbook.bin")
        archive.writestr("_rels/.rels", office)
        worksheet = _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.bin")
        archive.writestr("xl/_rels/workbook.bin.rels", worksheet)
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return held.getvalue()
