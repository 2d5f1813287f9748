"""What a sheet is: the likeliest of its readings as a table."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from wagekit.intake import limits
from wagekit.intake.header_rows import HeaderRow, header_rows
from wagekit.intake.headers import header_of, names_of
from wagekit.intake.laid_out import laid_out
from wagekit.intake.layout import Layout
from wagekit.intake.likeliest import is_certain, likelihood, names_said, standing_alone
from wagekit.intake.profile import Profile, profiles
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_FEWEST = 2


def recognise(sheet: RawSheet, override: FileOverride) -> Layout | None:
    """Find the best reading of a sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of the file.

    Returns:
        The layout with the most understood header cells, or None if no row looks like a header.
    """
    names = names_said(sheet)
    rows = list(header_rows(sheet))
    alone = standing_alone(sheet, max((row.last for row in rows), default=0))
    found = [
        (likelihood(layout, names, titles), layout)
        for row in rows
        for titles in [[text for at, text in alone if at < max(row.last, 0)]]
        for layout in (*_signed(sheet, row, override), *_layouts(row, override.table))
    ]
    if not found:
        return None
    # On a tie the upper row and the earlier table win: max keeps the first.
    return max(found, key=lambda pair: pair[0])[1]


def _signed(sheet: RawSheet, row: HeaderRow, override: FileOverride) -> Iterator[Layout]:
    """The readings by a source profile whose signature the row bears."""
    headers = frozenset(word for said in row.said for word in said)
    for profile in profiles().values():
        asked = override.profile == profile.name
        other = override.profile or (override.table and override.table != profile.table)
        if asked or (not other and _bears(sheet, row, profile, headers)):
            layout = laid_out(profile.table, row, profile)
            if layout.columns or profile.shape == "none":
                yield layout


_OF_BANKS = frozenset({"对方账号", "对方户名", "对方账户", "对方卡号", "交易时间", "交易流水号"})


def _bears(sheet: RawSheet, row: HeaderRow, profile: Profile, headers: frozenset[str]) -> bool:
    if not profile.fits(headers):
        return False
    if profile.shape == "grid":
        return len(row.days()) >= limits.GRID_DAYS
    if profile.first_line is not None:
        first = next((c for i in range(row.last + 1) for c in sheet.cells(i) if c), "")
        return header_of(first).text == header_of(profile.first_line).text
    if not (profile.titles or profile.unless):
        return True
    said = _said_above(sheet, row)
    called = not profile.titles or any(word in said for word in profile.titles)
    # A bank's own headers are those of a statement, whatever firm or project its name tells.
    other = not headers & _OF_BANKS and any(word in said for word in profile.unless)
    return called and not other


def _said_above(sheet: RawSheet, row: HeaderRow) -> str:
    above = [cell for i in range(max(row.last, 0)) for cell in sheet.cells(i) if cell]
    return plain("".join([sheet.source.stem, sheet.sheet or "", *sheet.titles, *above]))


def _layouts(row: HeaderRow, forced: str | None) -> Iterator[Layout]:
    for table in [forced] if forced else plausible(row):
        layout = laid_out(table, row)
        header = _is_header(layout, forced=forced is not None)
        if header and (forced or layout.canonical or is_certain(layout)):
            yield layout


def _is_header(layout: Layout, *, forced: bool) -> bool:
    if forced:
        return bool(layout.columns or layout.sums)
    # One cell that happens to be a column's name (项目名称 above a table) is a key, not a header.
    own = any("." not in target for target in (*layout.columns, *layout.sums))
    enough = layout.canonical or len(layout.columns) >= _FEWEST
    return (own or layout.wages_by_month) and enough


@cache
def _tables_by_spelling() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for table in tables():
        for spelling in names_of(table):
            found.setdefault(spelling, []).append(table)
    return MappingProxyType({spelling: tuple(names) for spelling, names in found.items()})


def plausible(row: HeaderRow) -> list[str]:
    """The tables of which a row has a header at all.

    Args:
        row: The row, or rows.
    """
    spelled = {word for said in row.said for word in said}
    hit = {table for text in spelled for table in _tables_by_spelling().get(text, ())}
    return [table for table in tables() if table in hit]
