"""A look at a workbook's XML before it is opened: how far its cells spread, which rows are hidden.

The reader lays a sheet out as a full rectangle. Two cells in far corners, a few hundred bytes of
file, would take all memory and end the process, which no handler could catch.
"""

import html
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from wagekit.intake import limits
from wagekit.intake.month_formats import cells_of, month_styles
from wagekit.intake.reading import RefusedFile
from wagekit.intake.said import Said
from wagekit.intake.spread import refuse_spread_ods, refuse_spread_xlsb

_CHUNK = 4 << 20
_OVERLAP = 256
# A column beyond Z or a row of seven digits; without them a sheet has 26 million places at most.
_FAR = re.compile(rb" r *= *[\"'](?:[A-Za-z]{2}|[A-Za-z]?\d{7})")
# The literal start ` r=` lets the search skip quickly; `_evenly_spaced` brings it about.
_COLUMN = re.compile(rb" r=[\"']([A-Za-z]{1,3})\d")
_ROW = re.compile(rb" r=[\"'][A-Za-z]{0,3}(\d{1,7})[\"']")
_TALL = re.compile(rb" r=[\"'][A-Za-z]{0,3}(\d{6,7})[\"']")
_RUN = b" " * 64
_BLANKS = bytes.maketrans(b"\t\n\r", b"   ")
_SHORT = 99_999
"""The highest row that `_TALL` does not see."""
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b(?=[^>]* hidden=[\"'](?:1|true))[^>]* r=[\"'](\d+)")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_FORMULA = rb"\s*<f(?:[^>]*/>|[^>]*>[^<]{0,8192}</f>)\s*"
# A text that a formula left empty is a value: =IF(A1="","",1) has t="str" and an empty <v>.
_UNCACHED = re.compile(
    rb"<c r=[\"']([A-Z]{1,3})(\d{1,7})[\"'](?:(?![^>]* t=[\"']str[\"'])[^>]*>"
    + _FORMULA
    + rb"(?:<v\s*/>|<v>\s*</v>)|[^>]*>"
    + _FORMULA
    + rb")\s*</c>"
)
_ERROR = re.compile(
    rb"<c r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]* t=[\"']e[\"'][^>]*>\s*"
    rb"(?:<f(?:[^>]*/>|[^>]*>[^<]{0,8192}</f>))?\s*<v>\s*(#[A-Z0-9/_!?]{2,20})\s*</v>"
)
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class Look:
    """What a look inside showed.

    Attributes:
        hidden: Sheet name to the numbers of its hidden rows.
        uncached: Sheet name to the cells whose formula was saved without a value, as (row number,
            column index).
        errors: Sheet name to its error cells, as (row number, column index) and text.
        months: Sheet name to the cells that show year and month only, as (row number, column
            index).
        links: Whether the workbook links to other files.
    """

    hidden: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    uncached: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    errors: Mapping[str, Mapping[tuple[int, int], str]] = field(default_factory=dict)
    months: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    links: bool = False


def look_inside(file: Path | BytesIO) -> Look:
    """Refuse a workbook that would unpack or spread to too much.

    Args:
        file: A zipped workbook, on disk or decrypted in memory.

    Returns:
        What the reader itself would not say.

    Raises:
        RefusedFile: It is damaged, unpacks to too much, or its cells lie too far apart.
    """
    size = file.getbuffer().nbytes if isinstance(file, BytesIO) else file.stat().st_size
    try:
        with zipfile.ZipFile(file) as archive:
            refuse_bomb(archive, size)
            return _look(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError) as error:
        raise RefusedFile("corrupt", Said("压缩包不完整", "the archive is cut short")) from error
    except (EOFError, OSError, KeyError) as error:
        raise RefusedFile("corrupt", Said("压缩包不完整", "the archive is cut short")) from error


def _look(archive: zipfile.ZipFile) -> Look:
    names = archive.namelist()
    if "content.xml" in names:
        refuse_spread_ods(archive)
        return Look()
    for member in names:
        if member.lower().startswith("xl/worksheets/") and member.lower().endswith(".bin"):
            refuse_spread_xlsb(archive, member)
    members = [name for name in names if name.lower().endswith(".xml")]
    in_months = cells_of(month_styles(archive))
    seen = {member: _scan(archive, member, in_months) for member in members}
    links = any(name.lower().startswith("xl/externallinks/") for name in names)
    noted = {name: found for name, found in seen.items() if any(found)}
    named = _by_sheet(archive) if noted else {}
    told = {sheet: noted[member] for sheet, member in named.items() if member in noted}
    return Look(
        {sheet: found.hidden for sheet, found in told.items() if found.hidden},
        {sheet: found.uncached for sheet, found in told.items() if found.uncached},
        {sheet: found.errors for sheet, found in told.items() if found.errors},
        {sheet: found.months for sheet, found in told.items() if found.months},
        links,
    )


def refuse_bomb(archive: zipfile.ZipFile, packed: int) -> None:
    """Refuse an archive that unpacks to far more than an honest document.

    Raises:
        RefusedFile: It does.
    """
    unpacked = sum(entry.file_size for entry in archive.infolist())
    too_well = unpacked > limits.UNZIP_RATIO_FROM and unpacked > limits.UNZIP_RATIO * packed
    if too_well or unpacked > limits.UNZIPPED_BYTES:
        raise RefusedFile("zip_bomb")


class _Scanned(NamedTuple):
    """What the XML of one sheet shows."""

    hidden: tuple[int, ...]
    uncached: tuple[tuple[int, int], ...]
    errors: Mapping[tuple[int, int], str]
    months: tuple[tuple[int, int], ...]


def _scan(archive: zipfile.ZipFile, member: str, in_months: re.Pattern[bytes] | None) -> _Scanned:
    hidden: dict[int, None] = {}
    errors: dict[tuple[int, int], str] = {}
    uncached: dict[tuple[int, int], None] = {}
    months: dict[tuple[int, int], None] = {}
    far = False
    for chunk in _chunks(archive, member):
        far = far or _FAR.search(chunk) is not None
        if b"hidden" in chunk:
            hidden.update(dict.fromkeys(map(int, _HIDDEN.findall(_evenly_spaced(chunk)))))
        if b"<f" in chunk:
            found = _UNCACHED.findall(_evenly_spaced(chunk))
            uncached.update(dict.fromkeys(_places(found)))
        if in_months is not None:
            months.update(dict.fromkeys(_places(in_months.findall(_evenly_spaced(chunk)))))
        if b">#" in chunk:
            cells = _ERROR.findall(_evenly_spaced(chunk))
            errors.update({(int(row), _number(c) - 1): said.decode() for c, row, said in cells})
    if far:
        _refuse_spread(archive, member)
    return _Scanned(tuple(hidden), tuple(uncached), errors, tuple(months))


def _places(found: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[int, int]]:
    return ((int(row), _number(column) - 1) for column, row in found)


def _refuse_spread(archive: zipfile.ZipFile, member: str) -> None:
    columns: set[bytes] = set()
    last = 0
    for chunk in map(_evenly_spaced, _chunks(archive, member)):
        columns.update(_COLUMN.findall(chunk))
        last = max(last, *map(int, set(_TALL.findall(chunk))), 0)
    width = max(map(_number, columns), default=0)
    if width * max(last, _SHORT) > limits.AREA and width * _height(archive, member) > limits.AREA:
        raise RefusedFile("too_sparse")


def _height(archive: zipfile.ZipFile, member: str) -> int:
    chunks = map(_evenly_spaced, _chunks(archive, member))
    numbers = (set(_ROW.findall(chunk)) for chunk in chunks)
    return max((int(row) for found in numbers for row in found), default=0)


def _chunks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    with archive.open(member) as file:
        before = b""
        while chunk := file.read(_CHUNK):
            # A reference cut in two by the chunk's end is seen whole in the next one.
            whole = _in_blanks(before + chunk)
            yield whole
            before = whole[-_OVERLAP:]


def _in_blanks(xml: bytes) -> bytes:
    """With a blank for every tab and line end, and no long run of blanks; most sheets have none."""
    if any(mark in xml for mark in (b"\n", b"\t", b"\r")):
        xml = xml.translate(_BLANKS)
    # A long run could keep the two ends of a reference further apart than chunks overlap.
    return re.sub(rb" +", b" ", xml) if _RUN in xml else xml


def _evenly_spaced(spaced: bytes) -> bytes:
    return re.sub(rb" *= *", b"=", spaced) if b" =" in spaced or b"= " in spaced else spaced


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _by_sheet(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet names to the members that hold them."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {each.get("Id", ""): each.get("Target", "") for each in _all(_RELATION, relations)}
    return {each.get("name", ""): _member(targets, each) for each in _all(_SHEET, book)}


def _all(pattern: re.Pattern[str], text: str) -> list[dict[str, str]]:
    return [
        {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(found)}
        for found in pattern.findall(text)
    ]


def _member(targets: Mapping[str, str], sheet: Mapping[str, str]) -> str:
    key = next((value for name, value in sheet.items() if name.endswith(":id")), "")
    target = targets.get(key, "")
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))
