"""Header rows as sites draw them: one row, or two and three rows with merged parents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from wagekit.intake import limits
from wagekit.intake.headers import header_of
from wagekit.intake.label_line import is_label_line
from wagekit.intake.raw import RawSheet

Cells = tuple[str | None, ...]
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(日|号)?|\d{4}-\d{2}-(?P<dated>\d{2})(00:00:00)?")
_MONTH = re.compile(r"(?:(?:19|20)?\d{2}年)?(?:0?[1-9]|1[0-2])月份?")
_OF_WAGES = re.compile(r"(?:应发)?(?:工资|金额)?$")
_WHOLE = frozenset({"合计", "小计", "总计", "金额", "总额", "共计", "计"})
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """One reading of the header.

    Attributes:
        last: The last of its rows, counted from 0; -1 where the format carries it apart.
        cells: What each column is called; a child below a parent as `parent/child`.
        said: For each column the normalised words it may be known by, the best first.
        lines: The rows as the file has them, to be known again on the next page.
        spans: Parent's text to the columns below it.
    """

    last: int
    cells: Cells
    said: tuple[tuple[str, ...], ...]
    lines: tuple[Cells, ...]
    spans: Mapping[str, tuple[int, ...]]

    def days(self) -> dict[int, int]:
        """Columns that are called like a day of the month, to the day."""
        found: dict[int, int] = {}
        for index, said in enumerate(self.said):
            for word in said:
                hit = _DAY.fullmatch(word)
                if hit:
                    found[index] = int(hit["dated"] or hit[1])
                    break
        return found

    def months(self) -> dict[int, str]:
        """Columns that are called like the wages of a month, to what they are called."""
        found: dict[int, str] = {}
        for index, said in enumerate(self.said):
            names = (_OF_WAGES.sub("", word) for word in said)
            month = next((name for name in names if _MONTH.fullmatch(name)), None)
            if month is not None:
                found[index] = month
        return found


def header_rows(sheet: RawSheet) -> Iterator[HeaderRow]:
    """Every reading of the first rows as a header.

    Args:
        sheet: The raw sheet.

    Yields:
        Each row alone, and together with the rows below it where merged parents call for that.
    """
    if sheet.header is not None:
        yield _single(-1, sheet.header)
        return
    for row in range(min(limits.HEADER_ROWS, sheet.height)):
        found: HeaderRow | None = _single(row, sheet.cells(row))
        for _ in range(_MOST_ROWS):
            if found is None:
                break
            yield found
            found = _with_next(sheet, found)


def header_row(sheet: RawSheet, row: int) -> HeaderRow:
    """One row as a header, with the rows below it that merged parents call for."""
    found = _single(row, sheet.cells(row))
    for _ in range(_MOST_ROWS - 1):
        deeper = _with_next(sheet, found)
        if deeper is None:
            break
        found = deeper
    return found


def _single(row: int, cells: Cells) -> HeaderRow:
    said = tuple((header_of(cell).text,) if cell else () for cell in cells)
    return HeaderRow(row, cells, said, (cells,), MappingProxyType({}))


def _with_next(sheet: RawSheet, above: HeaderRow) -> HeaderRow | None:
    if above.last + 1 >= sheet.height:
        return None
    if any(mark in cell for cell in above.lines[-1] if cell for mark in ":："):
        return None
    line, over = sheet.cells(above.last + 1), _merged(above.lines[-1])
    if is_label_line(above.lines[-1], line):
        return None
    below = _without_repeats(line, over)
    going_on = _going_on(sheet, above.last + 2, below)
    parents = _parents(over, _reaching(sheet, above.last + 2, over, below), going_on)
    if not parents or not _is_header_text(below, parents):
        return None
    cells, said = list(above.cells), list(above.said)
    for index, parent in parents.items():
        child = below[index] or ""
        cells[index] = f"{parent}/{child}" if parent else child
        said[index] = _known_by(parent, child)
    spans = {
        whole: (*span, *(i for i, at in _started(over, parents) if at in span and i not in span))
        for whole, span in above.spans.items()
    }
    for index, parent in parents.items():
        if parent:
            spans[parent] = (*spans.get(parent, ()), index)
    return replace(
        above,
        last=above.last + 1,
        cells=tuple(cells),
        said=tuple(said),
        lines=(*above.lines, line),
        spans=MappingProxyType(spans),
    )


def _merged(cells: Cells) -> Cells:
    """A parent that is written into each of its cells, as if they were merged."""
    return tuple(
        None if index and cell == cells[index - 1] else cell for index, cell in enumerate(cells)
    )


def _without_repeats(below: Cells, above: Cells) -> Cells:
    """The lower row without what it only repeats, as if such cells were merged downwards."""
    following = (*zip(above[1:], below[1:], strict=True), ("", None))
    return tuple(
        None if cell == over and not (after is None and child) else cell
        for cell, over, (after, child) in zip(below, above, following, strict=True)
    )


def _reaching(sheet: RawSheet, row: int, above: Cells, below: Cells) -> Cells:
    """The lower row with "" where one of its cells is a parent itself, as a third row shows."""
    third = sheet.cells(row) if row < sheet.height else ()
    if any(cell and _NUMBER.match(cell) for cell in third):
        return below
    found = list(below)
    for index, cell in enumerate(third):
        inner = index and above[index] is None and found[index - 1] is not None
        if cell and inner and below[index] is None:
            found[index] = ""
    return tuple(found)


def _going_on(sheet: RawSheet, row: int, below: Cells) -> frozenset[int]:
    """Columns with a word of the lower row over a number: 出勤 above 天数 is one word."""
    third = sheet.cells(row) if row < sheet.height else ()
    return frozenset(
        index
        for index, (word, cell) in enumerate(zip(below, third, strict=False))
        if word and cell and _NUMBER.fullmatch(cell) and not _NUMBER.match(word)
    )


def _started(above: Cells, parents: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Each column below a parent, with the column in which that parent stands."""
    since = -1
    for index, cell in enumerate(above):
        since = index if cell else since
        if parents.get(index):
            yield index, since


def _parents(above: Cells, below: Cells, going_on: frozenset[int]) -> dict[int, str]:
    """The columns that the lower row names, each with the merged cell above it; {} if none fits."""
    found: dict[int, str] = {}
    parent, since = "", -1
    for index, cell in enumerate(below):
        if above[index]:
            parent, since = above[index] or "", index
        if cell is None:
            # A merged cell reaches only as far as the row below it is filled.
            parent = "" if since != index else parent
            continue
        if cell:
            found[index] = parent
    alone = {index for index in found if above[index] and index not in going_on}
    return found if _spread(above, below, found, alone) else {}


def _spread(above: Cells, below: Cells, found: Mapping[int, str], alone: set[int]) -> bool:
    if not found or sum(cell is not None for cell in above) < 2:  # noqa: PLR2004 - a title is alone
        return False
    for index in alone:
        following = index + 1 < len(above) and above[index + 1] is None
        if not (following and below[index + 1] is not None):
            return False
    return any(above[index] is None and parent for index, parent in found.items())


def _is_header_text(below: Cells, parents: Mapping[int, str]) -> bool:
    words = [below[index] or "" for index in parents]
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    return not numbers or (
        len(numbers) >= limits.GRID_DAYS and all(_DAY.fullmatch(word) for word in numbers)
    )


def _known_by(parent: str, child: str) -> tuple[str, ...]:
    own, above = header_of(child).text, header_of(parent).text if parent else ""
    if own in _WHOLE and above:
        return (above, above + own, own)
    return (above + own, own) if above else (own,)
