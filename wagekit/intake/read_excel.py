"""Workbooks, read by calamine: values as Excel shows them, and which cells held numbers."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import pyarrow as pa
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
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.reading import Read, RefusedFile
from wagekit.intake.source import Source
from wagekit.intake.texts import number_text, tidy_column
from wagekit.intake.workbook_xml import look_inside
from wagekit.model.finding import Issue

_BATCH = 20_000
_SHOWN = 20
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_excel(source: Source) -> Read:
    """Read every worksheet of a workbook, hidden ones too.

    Args:
        source: An .xlsx, .xlsm or .xls file.

    Returns:
        One raw sheet a worksheet, and an issue for each hidden one.

    Raises:
        RefusedFile: Encrypted, damaged, not a workbook, or unpacking to too much.
    """
    hidden = _look_at(source.path)
    try:
        with CalamineWorkbook.from_path(source.path) as book:
            sheets, issues = _read(source, book)
    except PasswordError as error:
        raise RefusedFile("encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise RefusedFile("corrupt", "不是完整的 Excel 文件") from error
    return sheets, (*issues, *_hidden_rows(source, hidden))


def _read(source: Source, book: CalamineWorkbook) -> Read:
    kept = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    sheets = [_sheet(source, book.get_sheet_by_name(each.name)) for each in kept]
    issues = [_hidden(source, each) for each in kept if each.visible != SheetVisibleEnum.Visible]
    return tuple(sheets), tuple(issues)


def _hidden_rows(source: Source, hidden: Mapping[str, tuple[int, ...]]) -> Iterator[Issue]:
    for sheet, rows in hidden.items():
        shown = "、".join(map(str, rows[:_SHOWN])) + ("…" if len(rows) > _SHOWN else "")
        yield note("hidden_rows", source.name, sheet, rows[0], value=shown, count=len(rows))


def _hidden(source: Source, sheet: SheetMetadata) -> Issue:
    return note("hidden_sheet", source.name, sheet.name)


def _look_at(path: Path) -> Mapping[str, tuple[int, ...]]:
    with path.open("rb") as file:
        head = file.read(4)
    if head == _ZIP:
        return look_inside(path)
    if head != _OLE:
        raise RefusedFile("corrupt", "内容不是 Excel 工作簿")
    if _ENCRYPTED in path.read_bytes():
        raise RefusedFile("encrypted")
    return {}


def _sheet(source: Source, sheet: CalamineSheet) -> RawSheet:
    rows = sheet.iter_rows()
    # Beyond the limit one column more is kept, so that the sheet is seen to be too wide.
    width = min(sheet.width, limits.COLUMNS + 1)
    texts: list[list[pa.Array]] = [[] for _ in range(width)]
    numbers: list[list[pa.Array]] = [[] for _ in range(width)]
    while batch := list(islice(rows, _BATCH)):
        for i, cells in enumerate(islice(zip(*batch, strict=True), width)):
            texts[i].append(pa.array(map(shown, cells), pa.string()))
            numbers[i].append(pa.array([type(cell) is float for cell in cells], pa.bool_()))
    columns = [tidy_column(pa.chunked_array(column, pa.string())) for column in texts]
    numeric: list[pa.ChunkedArray | None] = [pa.chunked_array(c, pa.bool_()) for c in numbers]
    return sheet_of(source, sheet.name, columns=columns, numeric=numeric)


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
