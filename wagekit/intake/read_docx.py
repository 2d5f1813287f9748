"""Tables of Word documents, each with the words that stand before it."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa

from wagekit.intake import limits
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet, sheet_of
from wagekit.intake.reading import Read, RefusedFile
from wagekit.intake.said import Said
from wagekit.intake.source import Source
from wagekit.intake.workbook_xml import refuse_bomb

_TITLES = 5
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(source: Source) -> Read:
    """Read every table of a document.

    Args:
        source: A .docx file.

    Returns:
        Sheets named 表1, 表2 …; none, with an issue, where the document has no table.

    Raises:
        RefusedFile: Damaged, encrypted, unpacking to too much, or python-docx is not installed.
    """
    try:
        with zipfile.ZipFile(source.path) as archive:
            refuse_bomb(archive, source.path.stat().st_size)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise RefusedFile(
            "corrupt", Said("不是完整的 Word 文档", "no whole Word document")
        ) from error
    found, prose = _tables(source)
    if not found:
        return (), (note("no_tables", source.name),)
    sheets = [
        _sheet(source, f"表{n}" if len(found) > 1 else None, table, titles)
        for n, (table, titles) in enumerate(found, 1)
    ]
    return (replace(sheets[0], prose=prose), *sheets[1:]), ()


def _tables(source: Source) -> tuple[list[tuple[Any, tuple[str, ...]]], tuple[str, ...]]:
    """Tables in their order, each with the paragraphs right before it; and all other ones."""
    found: list[tuple[Any, tuple[str, ...]]] = []
    before: list[str] = []
    others: list[str] = []
    for child in _body(source):
        if child.tag == f"{_W}p":
            text = "".join(node.text or "" for node in child.iter(f"{_W}t")).strip()
            before += [text] if text else []
        elif child.tag == f"{_W}tbl":
            others += before[:-_TITLES]
            found.append((child, tuple(before[-_TITLES:])))
            before = []
    return found, (*others, *before)


def _body(source: Source) -> Any:  # noqa: ANN401 - an element of python-docx
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise RefusedFile("needs_docx") from error
    try:
        return docx.Document(str(source.path)).element.body
    except Exception as error:  # python-docx raises whatever its parts do
        raise RefusedFile(
            "corrupt", Said("不是完整的 Word 文档", "no whole Word document")
        ) from error


def _sheet(source: Source, name: str | None, table: Any, titles: tuple[str, ...]) -> RawSheet:  # noqa: ANN401 - an element
    rows = [dict(_cells(line)) for line in table.iter(f"{_W}tr") if _of(line, table)]
    width = max((max(row, default=-1) for row in rows), default=-1) + 1
    if width > limits.COLUMNS or width * len(rows) > limits.AREA:
        raise RefusedFile("too_sparse")
    columns = [
        pa.chunked_array([pa.array([row.get(i) for row in rows], pa.string())])
        for i in range(width)
    ]
    sheet = sheet_of(source, name, columns=columns, numeric=[None] * width)
    return replace(sheet, titles=titles)


def _of(line: Any, table: Any) -> bool:  # noqa: ANN401 - elements
    """Whether a row belongs to this table and not to one inside a cell of it."""
    parent = line.getparent()
    while parent is not None and parent.tag != f"{_W}tbl":
        parent = parent.getparent()
    return parent is table


def _cells(line: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - an element
    at = 0
    for cell in line.findall(f"{_W}tc"):
        properties = cell.find(f"{_W}tcPr")
        span = None if properties is None else properties.find(f"{_W}gridSpan")
        merge = None if properties is None else properties.find(f"{_W}vMerge")
        continues = merge is not None and merge.get(f"{_W}val") != "restart"
        text = "\n".join(
            "".join(node.text or "" for node in each.iter(f"{_W}t"))
            for each in cell.findall(f"{_W}p")
        ).strip()
        if text and not continues:
            yield at, text
        given = span.get(f"{_W}val") if span is not None else None
        at += int(given) if given and given.isdigit() and len(given) < 4 else 1  # noqa: PLR2004 - no wider span
