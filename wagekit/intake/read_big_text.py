"""Large delimited text, read by Arrow as bytes; whatever is not plain goes to the careful reader.

In UTF-8 and GB18030 the bytes of marks, quotes and line ends are never part of another character,
so that cells are cut before they are decoded.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from wagekit.intake import limits
from wagekit.intake.attendant import attendant
from wagekit.intake.decode_cells import decoded
from wagekit.intake.delimiter import delimiter_of
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.source import Source

FROM_BYTES = 8 << 20
"""Smaller files are quick enough record by record."""
_HEAD_BYTES = 1 << 18
_HEAD_LINES = 40
_CHUNK = 1 << 22
_LOOK = 1 << 20
_MOST_ODD = 100
"""With more lines of another width than this in a chunk, all of it is read line by line."""
_MOST_LEFT = 16 << 20
"""A longer record is left to the careful reader."""
_MARK = b"\xef\xbb\xbf"
_BYTES = "latin-1"
"""Gives each byte a character of its own and takes it back: text that is not decoded yet."""

Cells = Sequence[bytes]
Piece = Sequence[pa.Array]
"""Some rows, column by column; fewer columns than the file has where the rest is empty."""


class _NotPlain(Exception):  # noqa: N818 - a decision, not a fault
    """Only the careful reader can tell what the file means."""


@dataclass(frozen=True, slots=True)
class _Written:
    """How the file is written: its mark between cells, quotes, and line ends inside of quotes."""

    mark: str
    quoted: bool
    across: bool


def read_big_text(source: Source) -> RawSheet | None:
    """Read a large csv or tsv file.

    Args:
        source: The file.

    Returns:
        The sheet, or None where quotes, line breaks or encoding need the careful reader.
    """
    if source.path.stat().st_size < FROM_BYTES:
        return None
    try:
        columns = decoded(_columns(source.path))
        # What was needed to cut the file up is as large as the file itself.
        pa.default_memory_pool().release_unused()
    except (_NotPlain, UnicodeDecodeError, pa.ArrowInvalid):
        return None
    return sheet_of(source, None, columns=columns, numeric=[None] * len(columns), ragged=True)


def _columns(path: Path) -> list[pa.ChunkedArray]:
    """The cells of the file as bytes, column by column."""
    quoted = _has_quotes(path)
    with path.open("rb") as file:
        start = file.read(_HEAD_BYTES).rpartition(b"\n")[0]
    lines = start.removeprefix(_MARK).decode(_BYTES).split("\n")
    mark = delimiter_of("\n".join(lines[:_HEAD_LINES]))
    written = _Written(mark, quoted, across=quoted and _across_lines(path, mark.encode()))
    head, taken = _head(lines, written)
    width = max(map(len, head), default=0)
    if not 0 < width <= limits.COLUMNS:
        raise _NotPlain
    begun = len("\n".join(lines[:taken])) + 1 + len(_MARK) * start.startswith(_MARK)
    pieces = [_rows(head), *_pieces(path, written, width, begun)]
    width = max(len(piece) for piece in pieces)
    return [pa.chunked_array([_nth(piece, i) for piece in pieces]) for i in range(width)]


def _has_quotes(path: Path) -> bool:
    quotes = False
    with path.open("rb") as file:
        while chunk := file.read(_LOOK):
            chunk += file.read(1) if chunk.endswith(b"\r") else b""
            if b"\0" in chunk or (b"\r" in chunk and chunk.count(b"\r") != chunk.count(b"\r\n")):
                # Such a byte makes a record anything but a line.
                raise _NotPlain
            quotes = quotes or b'"' in chunk
    return quotes


def _across_lines(path: Path, mark: bytes) -> bool:
    """Whether a quoted cell holds the end of a line; every quote must enclose a whole cell."""
    cell = rb'(?:"[^"]*(?:""[^"]*)*"|[^"' + re.escape(mark) + rb"\r\n]*)"
    whole = re.compile(cell + rb"(?:" + re.escape(mark) + cell + rb")*\r?\n?")
    across, record = False, b""
    with path.open("rb") as file:
        file.seek(len(_MARK) if file.read(len(_MARK)) == _MARK else 0)
        for line in file:
            if not record and b'"' not in line:
                continue
            record += line
            if record.count(b'"') % 2 and len(record) <= limits.CELL_CHARACTERS:
                across = True
            elif whole.fullmatch(record):
                record = b""
            else:
                raise _NotPlain
    if record:
        raise _NotPlain
    return across


def _head(lines: Sequence[str], written: _Written) -> tuple[list[Cells], int]:
    """The first records, which may be of any length, and how many lines they take."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=written.mark)
    head: list[Cells] = []
    taken = 0
    for record in reader:
        if "\n".join(lines[taken : reader.line_num]).count('"') % 2:
            break  # The record goes on beyond what was looked at.
        head.append([cell.encode(_BYTES) for cell in record])
        taken = reader.line_num
        if taken >= _HEAD_LINES:
            break
    return head, taken


def _pieces(path: Path, written: _Written, width: int, begun: int) -> Iterator[Piece]:
    """The lines from a place in the file on, some megabytes at a time."""
    size, left = path.stat().st_size, b""
    with path.open("rb") as file:
        file.seek(begun)
        while chunk := file.read(_CHUNK):
            whole, left = _cut(left + chunk, written)
            if len(left) > _MOST_LEFT:
                raise _NotPlain
            yield from _parsed(whole, written, width)
            attendant().within(file.tell() / size)
    yield from _parsed(left, written, width)


def _cut(data: bytes, written: _Written) -> tuple[bytes, bytes]:
    """Whole records, and the beginning of the next."""
    at = data.rfind(b"\n") + 1
    while written.across and at and data.count(b'"', 0, at) % 2:
        at = data.rfind(b"\n", 0, at - 1) + 1
    return data[:at], data[at:]


def _parsed(data: bytes, written: _Written, width: int) -> Iterator[Piece]:
    """Whole records: all at once where each has as many cells."""
    try:
        if data:
            yield _even(data, written, width)
    except pa.ArrowInvalid:
        if written.across:
            # Lines are not records here.
            raise _NotPlain from None
        yield from _uneven(data, written, width)


def _uneven(data: bytes, written: _Written, width: int) -> Iterator[Piece]:
    """The lines in runs, between those that have more or fewer cells."""
    lines = data.splitlines(keepends=True)
    odd = [i for i, line in enumerate(lines) if _width(line, written) != width]
    if len(odd) > _MOST_ODD:
        yield _rows([_cells(line, written) for line in lines])
        return
    begun = 0
    for at in odd:
        if at > begun:
            yield _even(b"".join(lines[begun:at]), written, width)
        yield _rows([_cells(lines[at], written)])
        begun = at + 1
    if begun < len(lines):
        yield _even(b"".join(lines[begun:]), written, width)


def _width(line: bytes, written: _Written) -> int:
    if b'"' in line:
        return len(_cells(line, written))
    return line.count(written.mark.encode()) + 1


def _cells(line: bytes, written: _Written) -> Cells:
    text = line.decode(_BYTES)
    return [cell.encode(_BYTES) for cell in next(csv.reader([text], delimiter=written.mark))]


def _even(data: bytes, written: _Written, width: int) -> Piece:
    names = [f"c{i}" for i in range(width)]
    table = pacsv.read_csv(
        pa.BufferReader(data),
        read_options=pacsv.ReadOptions(
            column_names=names, use_threads=False, block_size=len(data) + 1
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=written.mark, quote_char='"' if written.quoted else False,
            newlines_in_values=written.across, ignore_empty_lines=False,
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.binary()), strings_can_be_null=True,
            null_values=[""], quoted_strings_can_be_null=True, check_utf8=False,
        ),
    )  # fmt: skip
    return [column.combine_chunks() for column in table.columns]


def _rows(rows: Sequence[Cells]) -> Piece:
    # A blank line is a record without cells; one cell keeps its place.
    width = max(1, *map(len, rows))
    return [pa.array([_at(row, i) for row in rows], pa.binary()) for i in range(width)]


def _at(cells: Cells, index: int) -> bytes | None:
    return (cells[index] or None) if index < len(cells) else None


def _nth(piece: Piece, index: int) -> pa.Array:
    return piece[index] if index < len(piece) else pa.nulls(len(piece[0]), pa.binary())
