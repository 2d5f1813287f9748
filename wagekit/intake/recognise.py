"""What a sheet is: which canonical table, where its header stands, which column is which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from wagekit.intake import limits
from wagekit.intake.below_parents import Below, Total, below_parents
from wagekit.intake.header_rows import Cells, HeaderRow, header_rows
from wagekit.intake.headers import header_of, names_of, titles_of
from wagekit.intake.parts_of_sums import add_up_parts, take_parts
from wagekit.intake.profile import Profile, profiles
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.intake.texts import plain
from wagekit.intake.unpaid import prefer_paid_so_far, unpaid_column
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
        lines: The header's rows as the file has them: two or three where parents are merged.
        sums: Money targets that are the sum of several columns, to those columns.
        totals: Money targets whose column is the whole of others beside it.
        days: For an attendance grid, column index to day of the month.
        profile: The source profile whose signature the header bears.
        fit: Which of two equal readings is meant: more rows where a parent is known, else fewer.
        own_header: Whether the header stands in this piece of the sheet; else `header` is the last
            row above its data.
    """

    table: str
    canonical: bool
    header: int
    columns: Mapping[str, int]
    headers: tuple[str | None, ...]
    repeated: tuple[int, ...]
    share: float
    lines: tuple[Cells, ...] = ()
    sums: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    totals: Mapping[str, Total] = field(default_factory=lambda: MappingProxyType({}))
    days: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    profile: Profile | None = None
    fit: int = 0
    own_header: bool = True

    def spelled(self, target: str) -> str | None:
        """The header that the file gives a target; None where there is no such column."""
        index = self.columns.get(target)
        return None if index is None else self.headers[index]

    def named(self, target: str) -> str:
        """What to call a target in an issue: the headers it is made from, else its own name."""
        made = self.sums.get(target, ())
        unpaid = self.column_of_unpaid if target == "paid" else None
        from_these = made or (() if unpaid is None else (unpaid,))
        others = "+".join(self.headers[index] or "" for index in from_these)
        return self.spelled(target) or others or target

    @property
    def column_of_unpaid(self) -> int | None:
        """Which column tells what was paid by what is unpaid; None where another says it."""
        return None if "paid" in self.columns else unpaid_column(self.table, self.headers)

    @property
    def above(self) -> int:
        """How many rows stand above the header."""
        return max(self.header + 1 - (max(len(self.lines), 1) if self.own_header else 0), 0)

    @property
    def last_header(self) -> int:
        """The index of the last column that has a header."""
        return max(index for index, header in enumerate(self.headers) if header is not None)


def recognise(sheet: RawSheet, override: FileOverride) -> Layout | None:
    """Find the best reading of a sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of the file.

    Returns:
        The layout with the most understood header cells, or None if no row looks like a header.
    """
    names = _names(sheet)
    rows = list(header_rows(sheet))
    found = [
        (_score(layout, names), layout)
        for row in rows
        for layout in (*_signed(sheet, row, override), *_layouts(row, override.table))
    ]
    if not found:
        return None
    # On a tie the upper row and the earlier table win: max keeps the first.
    return max(found, key=lambda pair: pair[0])[1]


def _names(sheet: RawSheet) -> frozenset[str]:
    given = (sheet.source.stem, sheet.sheet or "")
    return frozenset(header_of(name).text for name in given if name)


def _signed(sheet: RawSheet, row: HeaderRow, override: FileOverride) -> Iterator[Layout]:
    """The readings by a source profile whose signature the row bears."""
    headers = frozenset(word for said in row.said for word in said)
    for profile in profiles().values():
        asked = override.profile == profile.name
        other = override.profile or (override.table and override.table != profile.table)
        if asked or (not other and _bears(sheet, row, profile, headers)):
            layout = _layout(profile.table, row, profile)
            if layout.columns or profile.shape == "none":
                yield layout


def _bears(sheet: RawSheet, row: HeaderRow, profile: Profile, headers: frozenset[str]) -> bool:
    if not profile.fits(headers):
        return False
    if profile.shape == "grid":
        return len(row.days()) >= limits.GRID_DAYS
    if profile.first_line is not None:
        first = next((c for i in range(row.last + 1) for c in sheet.cells(i) if c), "")
        return header_of(first).text == header_of(profile.first_line).text
    return not profile.titles or any(word in _said_above(sheet, row) for word in profile.titles)


def _said_above(sheet: RawSheet, row: HeaderRow) -> str:
    above = [cell for i in range(max(row.last, 0)) for cell in sheet.cells(i) if cell]
    return plain("".join([sheet.source.stem, sheet.sheet or "", *sheet.titles, *above]))


def _layouts(row: HeaderRow, forced: str | None) -> Iterator[Layout]:
    for table in [forced] if forced else _plausible(row):
        layout = _layout(table, row)
        header = _is_header(layout, forced=forced is not None)
        if header and (forced or layout.canonical or _certain(layout)):
            yield layout


def _is_header(layout: Layout, *, forced: bool) -> bool:
    # One cell that happens to be a column's name (项目名称 above a table) is a key, not a header.
    own = [target for target in (*layout.columns, *layout.sums) if "." not in target]
    if forced:
        return bool(layout.columns or layout.sums)
    return bool(own) and (layout.canonical or len(layout.columns) >= _FEWEST)


@cache
def _tables_by_spelling() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for table in tables():
        for spelling in names_of(table):
            found.setdefault(spelling, []).append(table)
    return MappingProxyType({spelling: tuple(names) for spelling, names in found.items()})


def _plausible(row: HeaderRow) -> list[str]:
    spelled = {word for said in row.said for word in said}
    hit = {table for text in spelled for table in _tables_by_spelling().get(text, ())}
    return [table for table in tables() if table in hit]


def _layout(table: str, row: HeaderRow, profile: Profile | None = None) -> Layout:
    spellings = _spellings(table, profile)
    ranks = {text: rank for rank, text in enumerate(spellings)}
    parents = below_parents(table, row, spellings)
    said = _said(row, parents)
    # Of several headers for one column the one that the schema lists first wins, then the first.
    named = sorted(_named(said, spellings, ranks, parents))
    columns = _columns(table, said, named)
    wholes = {below.total.index for below in parents if below.total}
    parts = take_parts(table, said, named, columns, wholes) if table else {}
    sums = _sums(parents, columns)
    add_up_parts(parts, columns, sums)
    of_sums = {index for span in parts.values() for index in span}
    used = {*columns.values(), *of_sums}
    repeated = tuple(sorted(index for _, index, _ in named if index not in used))
    below = _below_known(row, spellings)
    return Layout(
        table,
        profile is None and _is_canonical(row, columns),
        row.last,
        columns,
        row.cells,
        repeated,
        _share(row, len(repeated), columns, below | of_sums),
        lines=row.lines,
        sums=sums,
        totals=_totals(parents, columns, row),
        days=row.days() if profile and profile.shape == "grid" else {},
        profile=profile,
        fit=len(row.lines) if below else -len(row.lines),
    )


def _said(row: HeaderRow, parents: Sequence[Below]) -> tuple[tuple[str, ...], ...]:
    """What each column may be known by; the total below a parent by what the parent is called."""
    totals = {below.total.index: below.parent for below in parents if below.total}
    return tuple((totals[i], *said) if i in totals else said for i, said in enumerate(row.said))


def _columns(
    table: str, said: Sequence[tuple[str, ...]], named: list[tuple[int, int, str]]
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for _, index, target in named:
        columns.setdefault(target, index)
    prefer_paid_so_far(table, said, columns)
    return columns


def _below_known(row: HeaderRow, spellings: Mapping[str, str]) -> set[int]:
    """The columns below a merged parent that is itself understood."""
    whole = (span for parent, span in row.spans.items() if header_of(parent).text in spellings)
    return {index for span in whole for index in span}


def _is_canonical(row: HeaderRow, columns: Mapping[str, int]) -> bool:
    named = all(header_of(row.cells[i] or "").text == target for target, i in columns.items())
    return named and any("." not in target for target in columns)


def _share(row: HeaderRow, repeated: int, columns: Mapping[str, int], summed: set[int]) -> float:
    filled = sum(cell is not None for cell in row.cells)
    understood = len(columns) + repeated + len(summed - set(columns.values()))
    return understood / filled if filled else 0.0


def _spellings(table: str, profile: Profile | None) -> Mapping[str, str]:
    if profile is None:
        return targets_of(table)
    own = profile.spellings()
    return (
        {**own, **{k: v for k, v in targets_of(table).items() if k not in own}}
        if (profile.shape == "table")
        else own
    )


def _named(
    said: Sequence[tuple[str, ...]],
    spellings: Mapping[str, str],
    ranks: Mapping[str, int],
    parents: Sequence[Below],
) -> Iterator[tuple[int, int, str]]:
    # Of 扣款 over 借支 and 生活费 each is a part: the whole is their sum.
    parts = {index for below in parents for index in below.parts}
    for index, words in enumerate(said):
        word = next((word for word in words if word in spellings), None)
        if word is not None and index not in parts:
            yield ranks[word], index, spellings[word]


def _sums(parents: Sequence[Below], columns: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    return {
        below.target: below.parts
        for below in parents
        if below.parts and below.total is None and below.target not in columns
    }


def _totals(
    parents: Sequence[Below], columns: Mapping[str, int], row: HeaderRow
) -> dict[str, Total]:
    """Totals that can be compared with their parts; below a third row the parts are others."""
    if len(row.lines) > 2:  # noqa: PLR2004 - parents and children
        return {}
    return {
        below.target: below.total
        for below in parents
        if below.total and columns.get(below.target) == below.total.index
    }


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


def _score(layout: Layout, names: frozenset[str]) -> tuple[bool, int, float, bool, int]:
    if layout.profile is not None:
        # A signature outranks any count of words; a word that only one system uses is the surest.
        signature = layout.profile.signature
        signed = 10 * sum(len(choice) == 1 for choice in signature) + len(signature)
        hits = len(layout.columns) * (1 + layout.share) + len(layout.profile.titles)
        return False, signed, hits, True, layout.fit
    named = bool(names & titles_of(layout.table))
    own = sum("." not in target for target in layout.columns)
    # What is unpaid tells what was paid.
    made = len(layout.sums) + (layout.column_of_unpaid is not None)
    hits = (own + len(layout.columns)) / 2 + made
    # A header that is understood as a whole beats a row that happens to hold two known words.
    likely = hits * (1 + layout.share) + 2 * named
    sure = layout.canonical and named and (layout.share >= _HALF or layout.table in names)
    return sure, 0, likely, _complete(layout), layout.fit


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
