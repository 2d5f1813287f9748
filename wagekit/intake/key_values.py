"""Blocks of labels and values, such as a 工程概况表: one row of a table, written across a form."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pyarrow as pa

from wagekit.intake.above import labelled, pairs_of
from wagekit.intake.complainant import complainant
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.intake.targets import targets_of
from wagekit.intake.texts import as_chunked, plain
from wagekit.model.schema import tables

_FEWEST = MappingProxyType(
    {"project": 3, "contract": 4, "guarantee": 3, "account": 4, "party": 3, "clue": 4, "action": 4}
)
_CONTRACT = re.compile(r"[^《》，。,;；:：]{2,30}(?:合同|协议)书?")
_MOST_ROWS = 80
_HALF = 0.5
_NAMED_BY = MappingProxyType(
    {"project": {"name", "project_id"}, "contract": {"contract_id", "title"},
     "guarantee": {"guarantee_id"}, "account": {"account_id"}, "party": {"uscc"},
     "clue": {"clue_id"}, "action": {"action_id", "doc_no"}}
)  # fmt: skip

Given = tuple[RawSheet, Layout, Meta, FileOverride]


def key_value_parts(sheet: RawSheet, layout: Layout | None) -> list[Given]:
    """Find what a form, or the lines above a table, says of one thing.

    Args:
        sheet: One block of a sheet.
        layout: The table in it, if there is one; only what stands above its header is looked at.

    Returns:
        A sheet of one row with its layout, to be read as any other; nothing where too few labels
        are known.
    """
    until = min(sheet.height, _MOST_ROWS) if layout is None else max(layout.header, 0)
    rows = [(row, sheet.cells(row)) for row in range(until)]
    held = layout.table if layout else None
    best: dict[str, str] = {}
    table = ""
    for name in _FEWEST:
        found = dict(_pairs(rows, name))
        if name != held and _is_enough(name, found) and len(found) > len(best):
            best, table = found, name
    if not table:
        return []
    first = next(row for row, cells in rows if any(pairs_of(cells, frozenset(targets_of(table)))))
    main = _one_row(sheet, table, {**_title(sheet, rows, table), **best}, first)
    who = complainant(rows) if table == "clue" else {}
    return [main, _one_row(sheet, "claimant", who, first)] if who else [main]


def _title(
    sheet: RawSheet, rows: list[tuple[int, tuple[str | None, ...]]], table: str
) -> dict[str, str]:
    """What stands alone on a contract's first page, or above it, and ends as their names do."""
    if table != "contract":
        return {}
    filled = ([cell for cell in cells if cell] for _, cells in rows)
    alone = (*sheet.titles, *(cells[0] for cells in filled if len(cells) == 1))
    said = next((cell for cell in alone if _CONTRACT.fullmatch(plain(cell))), None)
    return {tables()[table].column("title").zh: said} if said else {}


def is_form(sheet: RawSheet, layout: Layout) -> bool:
    """Whether what looks like a header is a line of a form: each label has its value beside it."""
    if layout.profile or layout.canonical or layout.share > _HALF or layout.header < 0:
        return False
    cells = sheet.cells(layout.header)
    labels = set(layout.columns.values())
    beside = [i + 1 < len(cells) and cells[i + 1] and i + 1 not in labels for i in labels]
    return all(beside) and bool(key_value_parts(sheet, None))


def _pairs(rows: list[tuple[int, tuple[str | None, ...]]], table: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for _, spelled, value in labelled(rows, frozenset(targets_of(table))):
        label = header_of(spelled).text
        if label not in seen:
            seen.add(label)
            yield spelled, value


def _is_enough(table: str, found: dict[str, str]) -> bool:
    targets = {targets_of(table)[header_of(label).text] for label in found}
    return len(targets) >= _FEWEST[table] and bool(targets & _NAMED_BY[table])


def _one_row(sheet: RawSheet, table: str, found: Mapping[str, str], first: int) -> Given:
    columns: dict[str, int] = {}
    for index, label in enumerate(found):
        columns.setdefault(targets_of(table)[header_of(label).text], index)
    cells = tuple(as_chunked(pa.array([value], pa.string())) for value in found.values())
    row = RawSheet(
        sheet.source, sheet.sheet, cells, (None,) * len(cells), sheet.rows[first : first + 1],
        header=tuple(found),
    )  # fmt: skip
    layout = Layout(table, False, -1, columns, tuple(found), (), 1.0)
    meta = Meta((), MappingProxyType({}), None, None)
    return row, layout, meta, FileOverride()
