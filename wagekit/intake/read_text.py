"""Delimited text: UTF-8, UTF-16 or GB18030; comma, tab or semicolon; ragged title rows and all."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import Literal

import pyarrow as pa

from wagekit.intake import limits
from wagekit.intake.delimiter import delimiter_of
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.read_big_text import read_big_text
from wagekit.intake.reading import Read, RefusedFile
from wagekit.intake.source import Source

_BATCH = 50_000
Quoting = Literal[0, 3]
"""csv.QUOTE_MINIMAL or csv.QUOTE_NONE."""
_HEAD = 8192
_FEW = 3


def read_text(source: Source) -> Read:
    """Read a csv or tsv file as one sheet.

    Args:
        source: The file.

    Returns:
        One sheet without a name, and an issue where quotes do not pair.

    Raises:
        RefusedFile: The bytes are no text in a known encoding, or the quoting cannot be followed.
    """
    big = read_big_text(source)
    if big is not None:
        return (big,), ()
    text = decode(source.path.read_bytes()).replace("\0", "")
    delimiter = delimiter_of("\n".join(text[:65_536].splitlines()[:20]))
    csv.field_size_limit(max(len(text), 131_072))
    try:
        return (_sheet(source, _records(text, delimiter, csv.QUOTE_MINIMAL)),), ()
    except csv.Error:
        sheet = _sheet(source, _records(text, delimiter, csv.QUOTE_NONE))
        return (sheet,), (note("open_quote", source.name),)


def decode(data: bytes) -> str:
    """Text of bytes whose encoding is not stated: UTF-8 first, as it hardly ever fits by chance.

    Args:
        data: The whole file.

    Returns:
        The text without a byte-order mark.

    Raises:
        RefusedFile: None of the encodings fits.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried: tuple[str, ...] = ("utf-16",)
    elif wide := _unmarked_utf16(data):
        tried = (wide,)
    else:
        tried = ("utf-8-sig", "gb18030")
    for encoding in tried:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedFile("bad_encoding")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every ASCII character leaves a NUL on one side only."""
    head = data[:_HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(data) % 2 or max(even, odd) < _FEW or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    breaks = head[: len(head) // 2 * 2].decode(encoding, "replace")
    return encoding if any(mark in breaks for mark in "\n,\t;") else None


def _records(text: str, delimiter: str, quoting: Quoting) -> Iterator[list[str]]:
    # strict only makes a quote that is never closed an error; the lenient default
    # would swallow the rest of the file into one cell.
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=_strict(text, quoting))


def _strict(text: str, quoting: int) -> bool:
    return quoting == csv.QUOTE_MINIMAL and text.count('"') % 2 == 1


def _sheet(source: Source, records: Iterable[list[str]]) -> RawSheet:
    batches: list[list[pa.Array]] = []
    rows = iter(records)
    while batch := list(islice(rows, _BATCH)):
        # A blank line is a record without cells; one cell keeps the batch's height.
        batch[0] = batch[0] or [""]
        batches.append([pa.array(column, pa.string()) for column in zip_longest(*batch)])
    columns = _joined(batches)
    return sheet_of(source, None, columns=columns, numeric=[None] * len(columns), ragged=True)


def _joined(batches: list[list[pa.Array]]) -> list[pa.ChunkedArray]:
    width = max((len(batch) for batch in batches), default=0)
    if width > limits.COLUMNS:
        # Kept raw and wide: the sheet is refused later, with its rows counted.
        batches = [batch[: limits.COLUMNS + 1] for batch in batches]
        width = limits.COLUMNS + 1
    return [pa.chunked_array([_cells(batch, i) for batch in batches]) for i in range(width)]


def _cells(batch: list[pa.Array], index: int) -> pa.Array:
    if index < len(batch):
        return batch[index]
    return pa.nulls(len(batch[0]), pa.string())
