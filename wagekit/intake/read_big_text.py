"""Large delimited text, read by Arrow; whatever is not plain goes back to the careful reader."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from wagekit.intake import limits
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.source import Source

FROM_BYTES = 8 << 20
"""Smaller files are quick enough record by record."""
_HEAD_BYTES = 1 << 18
_HEAD_LINES = 40
_CHUNK = 1 << 24
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_big_text(source: Source, delimiters: str) -> RawSheet | None:
    """Read a large csv or tsv file.

    Args:
        source: The file.
        delimiters: The marks that may stand between cells.

    Returns:
        The sheet, or None where quotes, line breaks or encoding need the careful reader.
    """
    if source.path.stat().st_size < FROM_BYTES:
        return None
    marks = _marks(source.path)
    if marks is None:
        return None
    with source.path.open("rb") as file:
        head = file.read(_HEAD_BYTES).rpartition(b"\n")[0]
    for encoding in _ENCODINGS:
        try:
            lines = head.decode(encoding).replace("\r\n", "\n").split("\n")[:_HEAD_LINES]
            delimiter = max(delimiters, key="\n".join(lines).count)
            return _read(source, lines, _Dialect(encoding, delimiter, quoted=marks))
        except (UnicodeDecodeError, pa.ArrowInvalid):
            continue
    return None


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How the file is written."""

    encoding: str
    delimiter: str
    quoted: bool


def _marks(path: Path) -> bool | None:
    """Whether the file has quotes; None where a byte can make a record anything but a line."""
    quotes = False
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            chunk += file.read(1) if chunk.endswith(b"\r") else b""
            if b"\0" in chunk or chunk.count(b"\r") != chunk.count(b"\r\n"):
                return None
            quotes = quotes or b'"' in chunk
    return quotes


def _quoted_evenly(path: Path, delimiter: str) -> bool:
    """Whether every quote opens or closes a whole cell, and none reaches into the next line."""
    mark = re.escape(delimiter).encode()
    cell = rb'(?:"[^"]*"|[^"' + mark + rb"\r\n]*)"
    whole = re.compile(cell + rb"(?:" + mark + cell + rb")*\r?\n?")
    with path.open("rb") as file:
        first = file.readline().removeprefix(b"\xef\xbb\xbf")
        return bool(whole.fullmatch(first)) and all(map(whole.fullmatch, file))


def _read(source: Source, lines: list[str], dialect: _Dialect) -> RawSheet | None:
    delimiter = dialect.delimiter
    if dialect.quoted and not _quoted_evenly(source.path, delimiter):
        return None
    head = [next(csv.reader(io.StringIO(line), delimiter=delimiter), [""]) for line in lines]
    width = max(map(len, head), default=0)
    if not 0 < width <= limits.COLUMNS:
        return None
    odd: list[tuple[int, str]] = []
    table = _parsed(source.path, dialect, width, skip=len(lines), odd=odd)
    if odd and dialect.quoted:
        # A quote may hold the mark or the end of a line: only the careful reader can tell.
        return None
    columns = [
        pa.chunked_array(
            [
                pa.array([(row[i] or None) if i < len(row) else None for row in head], pa.string()),
                *c.chunks,
            ]
        )
        for i, c in enumerate(table.columns)
    ]
    columns = _with_odd(columns, odd, delimiter)
    return sheet_of(source, None, columns=columns, numeric=[None] * len(columns), ragged=True)


def _parsed(
    path: Path, dialect: _Dialect, width: int, *, skip: int, odd: list[tuple[int, str]]
) -> pa.Table:
    names = [f"c{i}" for i in range(width)]

    def note(row: pacsv.InvalidRow) -> str:
        odd.append((row.number, row.text))
        return "skip"

    return pacsv.read_csv(
        path,
        # Only without threads are odd rows numbered.
        read_options=pacsv.ReadOptions(
            encoding=dialect.encoding.replace("utf-8-sig", "utf8"),
            column_names=names, skip_rows=skip, use_threads=False, block_size=_CHUNK,
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=dialect.delimiter, quote_char='"' if dialect.quoted else False,
            ignore_empty_lines=False, invalid_row_handler=note,
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True,
            null_values=[""], quoted_strings_can_be_null=True,
        ),
    )  # fmt: skip


def _with_odd(
    columns: list[pa.ChunkedArray], odd: Sequence[tuple[int, str]], delimiter: str
) -> list[pa.ChunkedArray]:
    """Put back the lines that have more or fewer cells, where they stood."""
    if not odd:
        return columns
    cells = [(number - 1, text.split(delimiter)) for number, text in odd]
    width = max(len(columns), *(len(row) for _, row in cells))
    height = len(columns[0])
    columns = columns + [
        pa.chunked_array([pa.nulls(height, pa.string())]) for _ in range(width - len(columns))
    ]
    return [
        _spliced(column, [(at, row[i] if i < len(row) else None) for at, row in cells])
        for i, column in enumerate(columns)
    ]


def _spliced(column: pa.ChunkedArray, cells: list[tuple[int, str | None]]) -> pa.ChunkedArray:
    pieces: list[pa.Array] = []
    taken = put = 0
    for at, cell in cells:
        upto = at - put
        pieces += column[taken:upto].chunks
        pieces.append(pa.array([cell or None], pa.string()))
        taken, put = upto, put + 1
    return pa.chunked_array([*pieces, *column[taken:].chunks], pa.string())
