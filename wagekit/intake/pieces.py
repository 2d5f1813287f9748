"""The tables of a sheet, each with its layout, and what stands above the tables before it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow.compute as pc

from wagekit.intake import limits, rows
from wagekit.intake.above import pairs_of
from wagekit.intake.beyond import NOTHING, Beyond
from wagekit.intake.blocks import blocks_of, is_labelled
from wagekit.intake.header_rows import Cells
from wagekit.intake.headers import header_of
from wagekit.intake.key_values import is_form
from wagekit.intake.layout import Layout
from wagekit.intake.meta import rows_above
from wagekit.intake.profile import Profile
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import recognise
from wagekit.intake.settings import FileOverride
from wagekit.intake.targets import targets_of
from wagekit.intake.texts import plain

_FEWEST, _HALF = 3, 0.5
_DATED = (
    r"^\s*((19|20)?\d{2}[-/.年]\d{1,2}[-/.月]"
    r"|(19|20)\d{6}(\D|$)|(19|20)\d{12}(\D|$)|\d{5}(\.\d+)?$)"
)
_NAMES_ONE = re.compile(
    r"\d{5,}\s*[:：]\s*\S|[:：]\s*户名|^[^:：]{2,40}(公司|集团|厂|店|局|院|中心|合作社|经营部)$"
)
_MOST_LOOKED_AT = 20_000
_ALONE = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One table of a sheet.

    Attributes:
        sheet: Its rows.
        layout: How it is laid out, or None where it is not known.
        beyond: What stands above the tables before it.
    """

    sheet: RawSheet
    layout: Layout | None
    beyond: Beyond


def pieces_of(sheet: RawSheet, override: FileOverride) -> Iterator[Piece]:
    """Find the tables of a sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of its file.

    Yields:
        Consecutive pieces that together are the sheet.
    """
    beyond = NOTHING
    for block in blocks_of(sheet):
        for cut in _under_their_headers(block, override, beyond):
            for piece, layout in _by_holder(*cut):
                yield Piece(piece, layout, beyond)
                above = [] if layout is None else rows_above(piece, layout)
                beyond = beyond if layout is None else beyond.then(layout.table, above)


def _recognised(sheet: RawSheet, override: FileOverride, beyond: Beyond) -> Layout | None:
    if not sheet.columns:
        return None
    # A 日记账 is one in all its tables, though the word stands above the first only.
    said = replace(sheet, titles=(*sheet.titles, *beyond.texts()))
    layout = recognise(said, override)
    return None if layout is not None and is_form(sheet, layout) else layout


def _under_their_headers(
    sheet: RawSheet, override: FileOverride, beyond: Beyond
) -> Iterator[tuple[RawSheet, Layout | None]]:
    """Cut where the best header stands if rows above it have a header of their own."""
    layout = _recognised(sheet, override, beyond)
    first = layout.above if layout else 0
    upper = sheet.part(0, first)
    earlier = _recognised(upper, override, beyond) if layout and first > 1 else None
    if layout is None or earlier is None or not _heads_rows(upper, earlier, layout):
        yield sheet, layout
        return
    yield from _under_their_headers(upper, override, beyond)
    yield sheet.part(first, sheet.height), replace(layout, header=layout.header - first)


def _heads_rows(sheet: RawSheet, earlier: Layout, later: Layout) -> bool:
    sure = len(earlier.columns) >= _FEWEST and earlier.share >= _HALF
    if not sure or earlier.table != later.table:
        return False
    return bool(pc.any(rows.body(sheet, earlier)).as_py())


def _by_holder(sheet: RawSheet, layout: Layout | None) -> Iterator[tuple[RawSheet, Layout | None]]:
    """Cut a statement where a line within it says whose account follows."""
    profile = layout.profile if layout else None
    if layout is None or profile is None or profile.shape != "statement":
        yield sheet, layout
        return
    groups = _changes(sheet, layout, list(_groups(sheet, _holder_lines(sheet, layout, profile))))
    starts = [*(first for first, _ in groups[: limits.HOLDERS]), sheet.height]
    yield sheet.part(0, starts[0]), layout
    for (first, last), end in zip(groups, starts[1:], strict=False):
        below = replace(layout, header=last - first, own_header=False)
        # Below more holders than are told apart the lines would be those of the last one.
        clear = end < sheet.height or len(groups) < limits.HOLDERS
        yield sheet.part(first, end), below if clear else None


def _changes(
    sheet: RawSheet, layout: Layout, groups: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Without the lines of a page that only repeat whose account it is."""
    data = rows.body(sheet, layout).to_pylist() if groups else []
    in_force, found = _texts(sheet, 0, layout.above), []
    for first, last in groups:
        said = _texts(sheet, first, last + 1)
        if any(data[first : last + 1]) or not said <= in_force:
            found.append((first, last))
            in_force = said
    return found


def _texts(sheet: RawSheet, start: int, stop: int) -> set[str]:
    return {plain(cell) for row in range(start, stop) for cell in sheet.cells(row) if cell}


def _groups(sheet: RawSheet, lines: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of the lines that say together whose account follows."""
    first = last = -1
    for line in lines:
        if first >= 0 and all(_is_said(sheet.cells(row)) for row in range(last + 1, line)):
            last = line
            continue
        if first >= 0:
            yield first, last
        first = last = line
    if first >= 0:
        yield first, last


def _is_said(cells: Cells) -> bool:
    """Whether a row is no bank line, which has a day, an amount and more."""
    return sum(cell is not None for cell in cells) <= _ALONE or is_labelled(cells)


def _undated(sheet: RawSheet, layout: Layout) -> np.ndarray:
    """Rows below the header in which no column for it holds a day."""
    dated = np.zeros(sheet.height, np.bool_)
    for target in ("time", "date"):
        if target in layout.columns:
            column = sheet.columns[layout.columns[target]]
            hit = pc.fill_null(pc.match_substring_regex(column, _DATED), False)
            dated |= hit.to_numpy()
    undated: np.ndarray = ~dated & (np.arange(sheet.height) > layout.header)
    return undated


def _holder_lines(sheet: RawSheet, layout: Layout, profile: Profile) -> list[int]:
    known = frozenset(targets_of(layout.table)).union(*profile.facts.values(), profile.spellings())
    holder = {*profile.facts.get("own_name", ()), *profile.facts.get("own_account", ())}
    undated = np.flatnonzero(_undated(sheet, layout))[:_MOST_LOOKED_AT].tolist()
    looked_at = {row: sheet.cells(row) for row in undated}
    labelled = {r for r, cells in looked_at.items() if _says_whose(cells, known, holder)}
    bare = {r for r, cells in looked_at.items() if r not in labelled and _names_one(layout, cells)}
    if labelled:
        labelled -= set(np.flatnonzero(rows.headers(sheet, layout).to_numpy()).tolist())
    if bare:
        bare &= set(np.flatnonzero(rows.body(sheet, layout).to_numpy()).tolist())
    return sorted(labelled | bare)


def _says_whose(cells: Cells, known: frozenset[str], holder: set[str]) -> bool:
    said: Mapping[str, str] = {header_of(k).text: v for k, v in pairs_of(cells, known)}
    return any(said.get(label) for label in holder)


def _names_one(layout: Layout, cells: Cells) -> bool:
    """Whether a line without labels may say whose account follows; not the rest of a long cell."""
    filled = sum(cell is not None for cell in cells)
    if filled > _ALONE or 0 in {layout.columns.get("other_name"), layout.columns.get("purpose")}:
        return False
    return bool(_NAMES_ONE.search(plain(cells[0] or "")))
