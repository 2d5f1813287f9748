"""Several tables in one sheet: cut where a new header stands, not where a page repeats one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pyarrow.compute as pc

from wagekit.intake import limits
from wagekit.intake.header_rows import header_row
from wagekit.intake.headers import header_of, names_of
from wagekit.intake.profile import profiles
from wagekit.intake.raw import RawSheet
from wagekit.intake.row_words import GAP, TOTAL
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_FEWEST, _SHARE = 3, 0.6
_SPARSE = 3
_MOST_LOOKED_AT = 20_000
_PAGE = re.compile(r"第?\d+页?(共\d+页)?|第\d+页.*|page\d+.*", re.IGNORECASE)
_TOTAL = re.compile(TOTAL.replace(GAP, ""))


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    said: tuple[str, ...]
    start: int
    above: tuple[str, ...]


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
        if last is not None and _starts_anew(last, header):
            cuts.append(header.start)
            last = header
        elif last is None:
            last = header
    return cuts


def _starts_anew(last: _Header, header: _Header) -> bool:
    if header.said != last.said:
        return True
    # The same header again is the next page, unless something else is said above it.
    return bool(header.above) and not set(header.above) <= set(last.above)


def _filled(sheet: RawSheet) -> np.ndarray:
    total = np.zeros(sheet.height, dtype=np.int32)
    for column in sheet.columns:
        total += pc.is_valid(column).to_numpy() if column.null_count else 1
    return total


def _headers(sheet: RawSheet, filled: np.ndarray) -> Iterator[_Header]:
    """Rows that read like a header, below a blank or nearly blank one."""
    sparse = filled < _SPARSE
    after = np.flatnonzero(~sparse & np.concatenate(([True], sparse[:-1])))
    floor = 0
    for row in after[:_MOST_LOOKED_AT].tolist():
        said = header_row(sheet, row).said
        words = tuple(word for each in said for word in each)
        if not _is_header(words):
            continue
        start = _start(sheet, sparse, row, floor)
        yield _Header(row, words, start, tuple(_texts(sheet, start, row)))
        floor = row + 1


def _is_header(words: tuple[str, ...]) -> bool:
    days = {word for word in words if _is_day(word)}
    if len(days) >= limits.GRID_DAYS:
        return True
    known = sum(word in _known() for word in words)
    return known >= _FEWEST and known >= _SHARE * len(words)


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31  # noqa: PLR2004 - days of a month


@cache
def _known() -> frozenset[str]:
    words = {word for table in tables() for word in names_of(table)}
    for profile in profiles().values():
        words.update(profile.spellings(), *profile.signature)
    return frozenset(words)


def _start(sheet: RawSheet, sparse: np.ndarray, row: int, floor: int) -> int:
    start = row
    while start > floor and sparse[start - 1] and not _ends_a_table(sheet, start - 1):
        start -= 1
    return start


def _ends_a_table(sheet: RawSheet, row: int) -> bool:
    text = next((plain(cell) for cell in sheet.cells(row) if cell), "")
    return bool(_TOTAL.match(text)) or text.startswith(("制表", "审核", "备注", "填表", "负责人"))


def _texts(sheet: RawSheet, start: int, row: int) -> Iterator[str]:
    for above in range(start, row):
        for cell in sheet.cells(above):
            if cell and not _PAGE.fullmatch(plain(cell)):
                yield header_of(cell).text
