"""What a sheet that was not recognised most looks like, to be offered and never to be loaded as."""

from wagekit.intake.header_rows import HeaderRow, header_rows
from wagekit.intake.laid_out import laid_out
from wagekit.intake.likeliest import likelihood, names_said, standing_alone
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import plausible

_LEAST = 2.0
"""Two columns that are understood, or one below a title."""


def perhaps(sheet: RawSheet) -> str | None:
    """Which table the headers and titles speak for most; None where none or several do.

    Args:
        sheet: A sheet that is no table by its header.
    """
    if not sheet.columns:
        return None
    rows = list(header_rows(sheet))
    names = names_said(sheet)
    alone = standing_alone(sheet, max((row.last for row in rows), default=0))
    titles = {*names, *(text for _, text in alone)}
    found: dict[str, float] = {}
    for row in rows:
        for table in plausible(row):
            found[table] = max(found.get(table, 0.0), _likely(table, row, names, titles))
    most = max(found.values(), default=0.0)
    best = [table for table, likely in found.items() if likely == most]
    return best[0] if most >= _LEAST and len(best) == 1 else None


def _likely(table: str, row: HeaderRow, names: frozenset[str], titles: set[str]) -> float:
    layout = laid_out(table, row)
    own = any("." not in target for target in (*layout.columns, *layout.sums))
    return likelihood(layout, names, titles)[2] if own else 0.0
