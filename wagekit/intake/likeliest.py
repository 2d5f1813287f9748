"""Which of several readings of a sheet is meant, and whether one says enough to be believed."""

from collections.abc import Collection
from functools import cache

from wagekit.intake.headers import header_of, titles_of
from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet
from wagekit.model.schema import tables

_ENOUGH = 3
_SOME_SHARE = 0.3
_HALF = 0.5
_LONG_TITLE = 4


def names_said(sheet: RawSheet) -> frozenset[str]:
    """What the file and the sheet are called, as headers are compared."""
    given = (sheet.source.stem, sheet.sheet or "")
    return frozenset(header_of(name).text for name in given if name)


def standing_alone(sheet: RawSheet, until: int) -> tuple[tuple[int, str], ...]:
    """Titles, as headers are compared: each row up to `until` with one cell, and that cell.

    Those that the format carries apart stand in row -1.
    """
    above = ((row, [cell for cell in sheet.cells(row) if cell]) for row in range(until))
    alone = ((row, cells[0]) for row, cells in above if len(cells) == 1)
    apart = ((-1, title) for title in sheet.titles)
    return tuple((row, header_of(text).text) for row, text in (*apart, *alone))


def likelihood(
    layout: Layout, names: frozenset[str], titles: Collection[str]
) -> tuple[bool, int, float, bool, int]:
    """How likely a reading is, to be compared with the other readings of its sheet.

    Args:
        layout: The reading.
        names: What the file and the sheet are called.
        titles: What stands alone above the header.

    Returns:
        Whether it is sure; how many words of a profile's signature; the columns understood; whether
        nothing required is missing; which of two equal readings is meant.
    """
    if layout.profile is not None:
        # A signature outranks any count of words; a word that only one system uses is the surest.
        signature = layout.profile.signature
        signed = 10 * sum(len(choice) == 1 for choice in signature) + len(signature)
        hits = len(layout.columns) * (1 + layout.share) + len(layout.profile.titles)
        return False, signed, hits, True, layout.fit
    named = bool(names & titles_of(layout.table))
    own = sum("." not in target for target in layout.columns)
    # What is unpaid tells what was paid.
    made = len(layout.sums) + (layout.column_of_unpaid is not None) + layout.wages_by_month
    hits = (own + len(layout.columns)) / 2 + made
    # A header that is understood as a whole beats a row that happens to hold two known words.
    titled = named or any(title.endswith(_long_titles(layout.table)) for title in titles)
    likely = hits * (1 + layout.share) + 2 * titled
    sure = layout.canonical and named and (layout.share >= _HALF or layout.table in names)
    return sure, 0, likely, _complete(layout), layout.fit


@cache
def _long_titles(table: str) -> tuple[str, ...]:
    """What a title ends with that says which table stands below it: a short word may be chance."""
    return tuple(title for title in titles_of(table) if len(title) >= _LONG_TITLE)


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


def is_certain(layout: Layout) -> bool:
    """Whether the header says enough: two words in a wide table are chance."""
    if len(layout.columns) >= _ENOUGH:
        return layout.share >= _SOME_SHARE or _complete(layout)
    return layout.share >= _HALF
