"""Several tables in one sheet: cut where a new header stands, not where a page repeats one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pyarrow.compute as pc

from wagekit.intake import limits
from wagekit.intake.above import above_of
from wagekit.intake.glance import first_bytes
from wagekit.intake.header_rows import Cells, HeaderRow, header_row
from wagekit.intake.headers import header_of, names_of
from wagekit.intake.profile import profiles
from wagekit.intake.raw import RawSheet
from wagekit.intake.row_words import GAP, TOTAL
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_FEWEST, _SHARE, _HALF = 3, 0.6, 0.5
_SPARSE = 3
_MOST_LOOKED_AT = 20_000
_ONE_IN = 5
_PAGE = re.compile(r"第?\d+页?(共\d+页)?|第\d+页.*|page\d+.*", re.IGNORECASE)
_TOTAL = re.compile(TOTAL.replace(GAP, ""))
_BEGINS_A_NUMBER = np.isin(np.arange(256), list(b"0123456789+-.=$("))


@dataclass(frozen=True, slots=True)
class _Header:
    """A header that was found.

    Attributes:
        row: Its reading, with its children where it has two rows.
        start: The first row of what is said above it.
        above: What is said there, normalised.
        parted: Whether a blank or nearly blank row stands above it.
    """

    row: HeaderRow
    start: int
    above: tuple[str, ...]
    parted: bool

    @property
    def line(self) -> Cells:
        """Its first row, normalised."""
        return tuple(header_of(cell).text for cell in self.row.lines[0] if cell)


def blocks_of(sheet: RawSheet) -> list[RawSheet]:
    """Cut a sheet into the tables that it holds.

    Args:
        sheet: The raw sheet.

    Returns:
        Consecutive pieces that together are the sheet, each with at most one kind of header.
    """
    if sheet.header is not None or not sheet.columns or sheet.height < _SPARSE:
        return [sheet]
    cuts = _cuts(sheet)
    if not cuts:
        return [sheet]
    edges = [0, *cuts[: limits.BLOCKS], sheet.height]
    return [sheet.part(a, b) for a, b in pairwise(edges) if b > a]


def _cuts(sheet: RawSheet) -> list[int]:
    filled = _filled(sheet)
    last: _Header | None = None
    cuts: list[int] = []
    for header in _headers(sheet, filled):
        if last is None or not (header.parted or _holds_rows(filled, last, header)):
            # Of two header-like rows with nothing between, the lower one heads the table.
            last = header
        elif _starts_anew(last, header):
            cuts.append(header.start)
            last = header
    return cuts


def _holds_rows(filled: np.ndarray, last: _Header, header: _Header) -> bool:
    return bool((filled[last.row.last + 1 : header.start] > 0).any())


def _starts_anew(last: _Header, header: _Header) -> bool:
    upper_only = len(header.row.lines) == 1 and header.line == last.line
    if header.row.said != last.row.said and not upper_only:
        return True
    # The same header again is the next page, unless something else is said above it.
    return bool(header.above) and not set(header.above) <= set(last.above)


def _filled(sheet: RawSheet) -> np.ndarray:
    total = np.zeros(sheet.height, dtype=np.int32)
    for column in sheet.columns:
        total += pc.is_valid(column).to_numpy() if column.null_count else 1
    return total


def _headers(sheet: RawSheet, filled: np.ndarray) -> Iterator[_Header]:
    """Rows that read like a header: below a blank or nearly blank row, or right below data."""
    sparse = filled < _SPARSE
    after = ~sparse & np.concatenate(([True], sparse[:-1]))
    floor, met = 0, frozenset[str]()
    for row in np.flatnonzero(after | _wordy(sheet, filled))[:_MOST_LOOKED_AT].tolist():
        if row < floor:
            continue
        found = header_row(sheet, row)
        if not _is_header(found, met):
            continue
        start = _start(sheet, sparse, row, floor)
        yield _Header(found, start, tuple(_texts(sheet, start, row)), bool(after[row]))
        floor = found.last + 1
        met = frozenset(said[-1] for said in found.said if said)


def _wordy(sheet: RawSheet, filled: np.ndarray) -> np.ndarray:
    """Rows of three and more cells of which hardly any begins like a number, as data do."""
    numbers = np.zeros(sheet.height, dtype=np.int32)
    for column in sheet.columns:
        numbers += _BEGINS_A_NUMBER[first_bytes(column)]
    found: np.ndarray = (filled >= _SPARSE) & (numbers * _ONE_IN <= filled)
    return found


def _is_header(row: HeaderRow, met: frozenset[str]) -> bool:
    """Whether most of its cells are known, or most of those of the header further up come again."""
    if len(set(row.days().values())) >= limits.GRID_DAYS:
        return True
    columns = [said for said in row.said if said]
    known = sum(not _known().isdisjoint(said) for said in columns)
    again = sum(not met.isdisjoint(said) for said in columns)
    if known < _FEWEST:
        return False
    return known >= _SHARE * len(columns) or again >= max(_FEWEST, _HALF * len(met))


@cache
def _known() -> frozenset[str]:
    words = {word for table in tables() for word in names_of(table)}
    for profile in profiles().values():
        words.update(profile.spellings(), *profile.signature)
    return frozenset(words)


def _start(sheet: RawSheet, sparse: np.ndarray, row: int, floor: int) -> int:
    start = row
    while start > floor and _is_above(sheet, sparse, start - 1):
        start -= 1
    return start


def _is_above(sheet: RawSheet, sparse: np.ndarray, row: int) -> bool:
    if not sparse[row]:
        return is_labelled(sheet.cells(row))
    text = next((plain(cell) for cell in sheet.cells(row) if cell), "")
    ends = _TOTAL.match(text) or text.startswith(("制表", "审核", "备注", "填表", "负责人"))
    return not ends


def is_labelled(cells: Iterable[str | None]) -> bool:
    """Whether a row says `label：value` in all of its cells."""
    filled = [cell for cell in cells if cell]
    return all(above_of(cell).pairs or above_of(cell).units for cell in filled)


def _texts(sheet: RawSheet, start: int, row: int) -> Iterator[str]:
    for above in range(start, row):
        for cell in sheet.cells(above):
            if cell and not _PAGE.fullmatch(plain(cell)):
                yield header_of(cell).text
