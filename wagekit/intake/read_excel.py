"""Workbooks, read by calamine: values as Excel shows them, and which cells held numbers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from wagekit.intake import limits
from wagekit.intake.attendant import attendant
from wagekit.intake.month_formats import as_month
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.reading import Read, RefusedFile
from wagekit.intake.said import Said
from wagekit.intake.source import Source
from wagekit.intake.texts import number_text
from wagekit.intake.unlock import unlocked
from wagekit.intake.workbook_xml import Look, look_inside
from wagekit.model.finding import Issue

_BATCH = 20_000
_SHOWN = 20
_EXACT = 2.0**53
_MOST_CENTS = 1e12
"""Up to here a number with two places has no more than the 15 digits that Excel keeps."""
_NEVER = pa.scalar(value=False)
Place = tuple[int, int]
"""The number of a row and the index of a column."""
_OLD = frozenset({".xls", ".et"})
"""Endings of the binary workbooks of before 2007."""
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_excel(source: Source, password: str | None = None) -> Read:
    """Read every worksheet of a workbook, hidden ones too.

    Args:
        source: An .xlsx, .xlsm, .xlsb, .xls, .ods or .et file.
        password: What opens it, where case.toml gives one.

    Returns:
        One raw sheet a worksheet, and an issue for each hidden one.

    Raises:
        RefusedFile: Encrypted, damaged, not a workbook, or unpacking to too much.
    """
    file = _opened(source, password)
    look = look_inside(file) if _is_zip(file) else Look()
    try:
        with _book(file) as book:
            sheets, issues = _read(source, book, look)
    except PasswordError:
        # Old binary workbooks say so only when they are opened.
        return _read_locked(source, password)
    except (CalamineError, ValueError, OSError) as error:
        raise RefusedFile(
            "corrupt", Said("不是完整的 Excel 文件", "no whole Excel file")
        ) from error
    return sheets, (*issues, *_about(source, look))


def _read_locked(source: Source, password: str | None) -> Read:
    try:
        with _book(unlocked(source, password)) as book:
            return _read(source, book, Look())
    except (CalamineError, PasswordError, ValueError, OSError) as error:
        raise RefusedFile(
            "corrupt", Said("不是完整的 Excel 文件", "no whole Excel file")
        ) from error


def _opened(source: Source, password: str | None) -> Path | BytesIO:
    with source.path.open("rb") as file:
        head = file.read(4)
    if head == _OLE and _ENCRYPTED in source.path.read_bytes():
        return unlocked(source, password)
    return source.path


def _is_zip(file: Path | BytesIO) -> bool:
    if isinstance(file, BytesIO):
        return file.getvalue()[:4] == _ZIP
    with file.open("rb") as opened:
        return opened.read(4) == _ZIP


def _book(file: Path | BytesIO) -> CalamineWorkbook:
    if isinstance(file, BytesIO):
        file.seek(0)
        return CalamineWorkbook.from_filelike(file)
    if _is_zip(file) == (file.suffix.lower() in _OLD):
        # By its path it would be opened as what its name says.
        return CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))
    return CalamineWorkbook.from_path(file)


def _read(source: Source, book: CalamineWorkbook, look: Look) -> Read:
    kept = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    sheets = [_sheet(source, book.get_sheet_by_name(each.name), look) for each in kept]
    issues = [_hidden(source, each) for each in kept if each.visible != SheetVisibleEnum.Visible]
    return tuple(sheets), tuple(issues)


def _about(source: Source, look: Look) -> Iterator[Issue]:
    for sheet, rows in look.hidden.items():
        shown = "、".join(map(str, rows[:_SHOWN])) + ("…" if len(rows) > _SHOWN else "")
        yield note("hidden_rows", source.name, sheet, rows[0], value=shown, count=len(rows))
    if look.links:
        yield note("external_link", source.name)


def _hidden(source: Source, sheet: SheetMetadata) -> Issue:
    return note("hidden_sheet", source.name, sheet.name)


def _sheet(source: Source, sheet: CalamineSheet, look: Look) -> RawSheet:
    rows = sheet.iter_rows()
    # Beyond the limit one column more is kept, so that the sheet is seen to be too wide.
    width = min(sheet.width, limits.COLUMNS + 1)
    texts: list[list[pa.Array]] = [[] for _ in range(width)]
    numbers: list[list[pa.Array]] = [[] for _ in range(width)]
    read = 0
    while batch := list(islice(rows, _BATCH)):
        for i, cells in enumerate(islice(zip(*batch, strict=True), width)):
            text, number = column_texts(cells)
            texts[i].append(text)
            numbers[i].append(number)
        read += len(batch)
        attendant().within(read / max(sheet.height, 1))
    columns = [pa.chunked_array(column, pa.string()) for column in texts]
    flags = [pa.chunked_array(c, pa.bool_()) for c in numbers]
    left = sheet.start[1] if sheet.start else 0
    errors = look.errors.get(sheet.name, {})
    # calamine leaves #REF! and the like empty, and gives a day where only its month is shown.
    _put(columns, flags, left, errors, lambda place, _: errors[place])
    _put(columns, flags, left, look.months.get(sheet.name, ()), lambda _, text: as_month(text))
    numeric: list[pa.ChunkedArray | None] = [*flags]
    made = sheet_of(source, sheet.name, columns=columns, numeric=numeric)
    uncached = look.uncached.get(sheet.name, ())
    return replace(made, uncached=uncached, merged=_merged_down(sheet, read, left))


def _put(
    columns: list[pa.ChunkedArray], numeric: list[pa.ChunkedArray], left: int,
    places: Iterable[Place], said: Callable[[Place, str | None], str | None],
) -> None:  # fmt: skip
    """Write in place what cells say; one that changes is no number."""
    by_column: dict[int, list[Place]] = {}
    for place in places:
        by_column.setdefault(place[1] - left, []).append(place)
    for index, cells in by_column.items():
        if 0 <= index < len(columns):
            texts, numbers = columns[index].to_pylist(), numeric[index].to_pylist()
            for place in cells:
                row = place[0] - 1
                if row < len(texts) and (text := said(place, texts[row])) != texts[row]:
                    texts[row], numbers[row] = text, False
            columns[index] = pa.chunked_array([pa.array(texts, pa.string())])
            numeric[index] = pa.chunked_array([pa.array(numbers, pa.bool_())])


def _merged_down(sheet: CalamineSheet, height: int, left: int) -> tuple[tuple[int, int, int], ...]:
    """The first column of each range that covers several rows; rows counted from 1."""
    return tuple(
        (top + 1, min(bottom + 1, height), first - left)
        for (top, first), (bottom, _) in sheet.merged_cell_ranges or ()
        if bottom > top and 0 <= first - left < limits.COLUMNS
    )


def column_texts(cells: Sequence[object]) -> tuple[pa.Array, pa.Array]:
    """Many cells of one column at once.

    Args:
        cells: What calamine gives.

    Returns:
        The text of each, and which held numbers.
    """
    kinds = set(map(type, cells))
    if kinds <= {str}:
        return pa.array(cells, pa.string()), pa.repeat(_NEVER, len(cells))
    if kinds <= {str, float}:
        number = pa.array([c if type(c) is float else None for c in cells], pa.float64())
        text = pa.array([c if type(c) is str else None for c in cells], pa.string())
        return pc.coalesce(_number_texts(number), text), pc.is_valid(number)
    number = pa.array([type(cell) is float for cell in cells], pa.bool_())
    return pa.array(map(shown, cells), pa.string()), number


def _number_texts(numbers: pa.Array) -> pa.Array:
    whole = pc.and_(pc.equal(pc.floor(numbers), numbers), pc.less(pc.abs(numbers), _EXACT))
    texts = pc.cast(pc.cast(pc.if_else(whole, numbers, None), pa.int64()), pa.string())
    texts, left = _with_cents(texts, pc.if_else(whole, None, numbers))
    if left.null_count == len(left):
        return texts
    encoded = left.dictionary_encode()
    odd = pa.array(map(number_text, encoded.dictionary.to_pylist()), pa.string())
    return pc.coalesce(texts, odd.take(encoded.indices))


def _with_cents(texts: pa.Array, left: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The texts with those of all numbers of one or two places, and the numbers still left."""
    if left.null_count == len(left):
        return texts, left
    number = pc.fill_null(left, 0.0).to_numpy()
    cents = np.nan_to_num(np.rint(np.clip(number, -_MOST_CENTS, _MOST_CENTS) * 100))
    exact = pc.and_(pc.is_valid(left), pa.array(cents / 100 == number))
    halves = np.empty((len(cents), 2), np.int64)
    halves[:, 0] = cents
    halves[:, 1] = halves[:, 0] >> 63
    decimals = pa.Array.from_buffers(pa.decimal128(17, 2), len(cents), [None, pa.py_buffer(halves)])
    shown = pc.utf8_rtrim(pc.cast(decimals, pa.string()), characters="0")
    return pc.coalesce(texts, pc.if_else(exact, shown, None)), pc.if_else(exact, None, left)


def shown(cell: object) -> str | None:
    """The text of one cell as Excel would show it unformatted.

    Args:
        cell: What calamine gives: text, number, date, time, truth value.

    Returns:
        The text; None for an empty cell.
    """
    if type(cell) is str:
        return cell or None
    if type(cell) is float:
        return number_text(cell)
    if type(cell) is bool:
        return "true" if cell else "false"
    if isinstance(cell, datetime | date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return None if cell is None else str(cell)
