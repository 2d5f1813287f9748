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

# A person or project that is named, not numbered, is described by columns of its own table.
_PERSON = ("name", "id_no", "phone", "job", "bank_account", "employer_id", "team_id")
_SIDES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "payroll": {"worker": _PERSON},
        "attendance": {"worker": _PERSON},
        "staff": {"worker": ("name", "id_no")},
    }
)
_NAMES_FIRST = frozenset({"worker.name", "worker.id_no", "project.name"})
"""Targets that take a header from the id column that also lists it: a name is not an id."""
_FEWEST = 2
_ENOUGH = 3
_SOME_SHARE = 0.3
_HALF = 0.5


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
    for table in [forced] if forced else _plausible(cells):
        layout = _layout(table, row, cells)
        if _is_header(layout) and (forced or layout.canonical or _certain(layout)):
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
    spellings = targets_of(table)
    ranks = {text: rank for rank, text in enumerate(spellings)}
    named = [
        (ranks[text], index, spellings[text])
        for index, cell in enumerate(cells)
        if cell and (text := header_of(cell).text) in spellings
    ]
    columns: dict[str, int] = {}
    # Of several headers for one column the one that the schema lists first wins, then the first.
    for _, index, target in sorted(named):
        columns.setdefault(target, index)
    repeated = [index for _, index, _ in named if index not in columns.values()]
    filled = sum(cell is not None for cell in cells)
    share = (len(columns) + len(repeated)) / filled if filled else 0.0
    canonical = all(header_of(cells[i] or "").text == name for name, i in columns.items())
    return Layout(table, canonical, row, columns, cells, tuple(repeated), share)


@cache
def targets_of(table: str) -> Mapping[str, str]:
    """All headers that mean something in a sheet of this table, to their targets."""
    found = dict(names_of(table))
    canonical = {header_of(name).text for name in tables()[table].names}
    for side, names in _sides(table).items():
        for spelling, column in names_of(side).items():
            target = f"{side}.{column}"
            first = target in _NAMES_FIRST and found.get(spelling) in _ids_of(table, side)
            if column in names and spelling not in canonical and (first or spelling not in found):
                found[spelling] = target
    return MappingProxyType(found)


def _sides(table: str) -> Mapping[str, tuple[str, ...]]:
    own = _SIDES.get(table, {})
    if table != "project" and "project_id" in tables()[table].names:
        return {**own, "project": ("name",)}
    return own


def _ids_of(table: str, side: str) -> list[str]:
    return [column.name for column in tables()[table].columns if side in column.references]


def _score(layout: Layout, names: frozenset[str]) -> tuple[bool, float, bool]:
    named = bool(names & titles_of(layout.table))
    own = sum("." not in target for target in layout.columns)
    hits = (own + len(layout.columns)) / 2
    # A header that is understood as a whole beats a row that happens to hold two known words.
    return layout.canonical and named, hits * (1 + layout.share) + 2 * named, _complete(layout)


def _complete(layout: Layout) -> bool:
    """Whether every required column is there or can be derived."""
    required = tables()[layout.table].required
    return all(name in layout.columns or _derivable(layout, name) for name in required)


def _derivable(layout: Layout, name: str) -> bool:
    column = tables()[layout.table].column(name)
    if "worker" in column.references and "party" not in column.references[:1]:
        return bool({"name", "worker.name", "worker.id_no"} & layout.columns.keys())
    own_id = name in tables()[layout.table].key[:1] and not column.references
    return own_id or "project" in column.references or column.type == "month"


def _certain(layout: Layout) -> bool:
    """Whether the header says enough: two words in a wide table are chance."""
    if len(layout.columns) >= _ENOUGH:
        return layout.share >= _SOME_SHARE or _complete(layout)
    return layout.share >= _HALF
