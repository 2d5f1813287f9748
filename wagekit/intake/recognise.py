"""What a sheet is: which canonical table, where its header stands, which column is which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from wagekit.intake import limits
from wagekit.intake.headers import header_of, names_of, titles_of
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.model.schema import tables

# A person or project that is named, not numbered, is described by these columns of its own table.
SIDE = MappingProxyType(
    {
        "worker": ("name", "id_no", "phone", "job", "bank_account", "employer_id", "team_id"),
        "project": ("name",),
    }
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out.

    Attributes:
        table: The canonical table.
        canonical: Whether its headers are the canonical names themselves.
        header: Which row holds the header, counted from 0; -1 where the format carries it apart.
        columns: Target to column index. A target is a column of the table, or `worker.name` and
            the like for what describes a person or project named in the row.
        headers: The header cells as the file spells them.
        repeated: Indices of columns that name a target already taken.
        share: How much of the header is understood, 0 to 1.
    """

    table: str
    canonical: bool
    header: int
    columns: Mapping[str, int]
    headers: tuple[str | None, ...]
    repeated: tuple[int, ...]
    share: float

    def spelled(self, target: str) -> str | None:
        """The header that the file gives a target; None where there is no such column."""
        index = self.columns.get(target)
        return None if index is None else self.headers[index]


def recognise(sheet: RawSheet, override: FileOverride) -> Layout | None:
    """Find the best reading of a sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of the file.

    Returns:
        The layout with the most understood header cells, or None if no row looks like a header.
    """
    names = _names(sheet)
    found = [
        (_score(layout, names), layout)
        for row, cells in _candidates(sheet)
        for layout in _layouts(row, cells, override.table)
    ]
    if not found:
        return None
    # On a tie the upper row and the earlier table win: max keeps the first.
    return max(found, key=lambda pair: pair[0])[1]


def _names(sheet: RawSheet) -> frozenset[str]:
    given = (sheet.source.stem, sheet.sheet or "")
    return frozenset(header_of(name).text for name in given if name)


def _candidates(sheet: RawSheet) -> Iterator[tuple[int, tuple[str | None, ...]]]:
    if sheet.header is not None:
        yield -1, sheet.header
        return
    for row in range(min(limits.HEADER_ROWS, sheet.height)):
        yield row, sheet.cells(row)


def _layouts(row: int, cells: tuple[str | None, ...], forced: str | None) -> Iterator[Layout]:
    filled = sum(cell is not None for cell in cells)
    for table in [forced] if forced else _plausible(cells):
        layout = _layout(table, row, cells)
        if len(layout.columns) >= min(_FEWEST, filled) and layout.columns and _is_header(layout):
            yield layout


def _is_header(layout: Layout) -> bool:
    # One cell that happens to be a column's name (项目名称 above a table) is a key, not a header.
    own = [target for target in layout.columns if "." not in target]
    return bool(own) and (layout.canonical or len(layout.columns) >= _FEWEST)


@cache
def _tables_by_spelling() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for table in tables():
        for spelling in names_of(table):
            found.setdefault(spelling, []).append(table)
    return MappingProxyType({spelling: tuple(names) for spelling, names in found.items()})


def _plausible(cells: Iterable[str | None]) -> list[str]:
    spelled = {header_of(cell).text for cell in cells if cell}
    hit = {table for text in spelled for table in _tables_by_spelling().get(text, ())}
    return [table for table in tables() if table in hit]


def _layout(table: str, row: int, cells: tuple[str | None, ...]) -> Layout:
    columns: dict[str, int] = {}
    repeated: list[int] = []
    spellings = targets_of(table)
    for index, cell in enumerate(cells):
        target = spellings.get(header_of(cell).text) if cell else None
        if target is None:
            continue
        if target in columns:
            repeated.append(index)
        columns.setdefault(target, index)
    filled = sum(cell is not None for cell in cells)
    share = (len(columns) + len(repeated)) / filled if filled else 0.0
    canonical = all(header_of(cells[i] or "").text == name for name, i in columns.items())
    return Layout(table, canonical, row, columns, cells, tuple(repeated), share)


@cache
def targets_of(table: str) -> Mapping[str, str]:
    """All headers that mean something in a sheet of this table, to their targets."""
    own = names_of(table)
    found = {header_of(column.name).text: column.name for column in tables()[table].columns}
    for side in _sides(table):
        for spelling, column in names_of(side).items():
            if column in SIDE[side] and column not in tables()[table].names:
                found.setdefault(spelling, f"{side}.{column}")
    return MappingProxyType({**own, **found})


def _sides(table: str) -> list[str]:
    referred = {name for column in tables()[table].columns for name in column.references}
    return [side for side in SIDE if side in referred and side != table]


def _score(layout: Layout, names: frozenset[str]) -> tuple[bool, int, bool, float]:
    named = bool(names & titles_of(layout.table))
    stated = layout.canonical and named
    return stated, len(layout.columns) + 2 * named, _complete(layout), layout.share


def _complete(layout: Layout) -> bool:
    """Whether every required column is there or can be derived."""
    table = tables()[layout.table]
    return all(name in layout.columns or _derivable(layout, name) for name in table.required)


def _derivable(layout: Layout, name: str) -> bool:
    column = tables()[layout.table].column(name)
    if "worker" in column.references:
        return bool({"name", "worker.name", "worker.id_no"} & layout.columns.keys())
    own_id = name in tables()[layout.table].key and column.type == "id"
    return own_id or "project" in column.references or column.type == "month"
