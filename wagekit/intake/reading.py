"""Open any data file as raw sheets; a file that cannot be read is an issue, not an error."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet
from wagekit.intake.said import Said, why_not
from wagekit.intake.source import Source
from wagekit.intake.texts import tidy_column
from wagekit.model.finding import Issue

Read = tuple[tuple[RawSheet, ...], tuple[Issue, ...]]
_HEAD = 4096
_PAGE = Said("网页表格（HTML）", "a web page (HTML)")
_NEW = Said("Excel 2007 以后的工作簿", "a workbook of Excel 2007 or later")
_OLD = Said("Excel 97-2003 工作簿", "a workbook of Excel 97-2003")
_OLE, _ZIP, _PARQUET = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"PAR1"
_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"})
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<body", b"<head", b"<style")


class RefusedFile(Exception):  # noqa: N818 - a refusal is a decision, not a fault
    """A file that is not read: the code of the sentence, and what the library said."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(code)
        self.code, self.why = code, why


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a file is by its first bytes: its reader, and what to call it where it is disguised."""

    name: str
    called: str = ""


def read_source(source: Source, password: str | None = None) -> Read:
    """Read one file.

    Args:
        source: The file.
        password: What opens it, where case.toml gives one.

    Returns:
        Its sheets, tidied, and what there is to say about them; no sheet where it is refused.
    """
    sheets, issues = read_untidied(source, password)
    return tuple(map(_tidied, sheets)), issues


def read_untidied(source: Source, password: str | None = None) -> Read:
    """Read one file with every cell exactly as it is in the file."""
    try:
        kind = _kind(source)
        sheets, issues = _reader(kind)(source, password)
    except RefusedFile as refused:
        return (), (note(refused.code, source.name, why=refused.why),)
    except OSError as error:
        return (), (note("corrupt", source.name, why=why_not(error)),)
    except MemoryError:
        return (), (note("too_sparse", source.name),)
    if kind.called:
        said = note("disguised", source.name, ending=source.ending, found=kind.called)
        issues = (said, *issues)
    return sheets, issues


def _tidied(sheet: RawSheet) -> RawSheet:
    return replace(sheet, columns=tuple(map(tidy_column, sheet.columns)))


def _kind(source: Source) -> _Kind:
    """What the file is. Its ending is believed only where the first bytes allow it."""
    if source.ending == ".parquet":
        return _Kind("parquet")
    if source.ending == ".docx":
        return _Kind("docx")
    with source.path.open("rb") as file:
        head = file.read(_HEAD)
    if source.ending not in _BOOKS:
        return _disguised_text(head)
    if head.startswith((_OLE, _ZIP)):
        return _Kind("excel", _other_book(source.ending, zipped=head.startswith(_ZIP)))
    return _in_the_dress_of_a_book(head)


def _other_book(ending: str, *, zipped: bool) -> str:
    """What a workbook is where its ending says that it is older or newer; else nothing."""
    if ending == ".et" or zipped == (ending != ".xls"):
        return ""
    return _NEW if zipped else _OLD


def _disguised_text(head: bytes) -> _Kind:
    if head.startswith((_OLE, _ZIP)):
        return _Kind("excel", Said("Excel 工作簿", "an Excel workbook"))
    return _Kind("html", _PAGE) if _is_markup(head) else _Kind("text")


def _in_the_dress_of_a_book(head: bytes) -> _Kind:
    if _is_markup(head):
        return _Kind("html", _PAGE)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return _Kind("html", Said("XML 表格（Excel 2003）", "an XML spreadsheet (Excel 2003)"))
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_delimited(head):
        return _Kind("text", Said("文本表格（CSV/TSV）", "delimited text (CSV/TSV)"))
    raise RefusedFile("corrupt", Said("内容不是 Excel 工作簿", "no Excel workbook is in it"))


def _is_markup(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_MARKUP):
        return True
    return start.startswith((b"<?xml", b"<!--")) and any(tag in head.lower() for tag in _MARKUP)


def _is_delimited(head: bytes) -> bool:
    """Text with cells: several lines, most of them with the same mark between cells."""
    if any(byte < 9 for byte in head):  # noqa: PLR2004 - control characters below the tab
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    return len(lines) > 1 and any(
        sum(mark in line for line in lines) * 2 > len(lines) for mark in (b"\t", b",", b";")
    )


def _reader(kind: _Kind) -> Callable[[Source, str | None], Read]:
    # Each reader is imported when a file needs it: a folder of csv files never loads the others.
    if kind.name == "text":
        from wagekit.intake.read_text import read_text  # noqa: PLC0415

        return lambda source, _: read_text(source)
    if kind.name == "parquet":
        from wagekit.intake.read_parquet import read_parquet  # noqa: PLC0415

        return lambda source, _: read_parquet(source)
    if kind.name == "html":
        from wagekit.intake.read_html import read_html  # noqa: PLC0415

        return lambda source, _: read_html(source)
    if kind.name == "docx":
        from wagekit.intake.read_docx import read_docx  # noqa: PLC0415

        return lambda source, _: read_docx(source)
    from wagekit.intake.read_excel import read_excel  # noqa: PLC0415

    return read_excel
