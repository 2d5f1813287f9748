"""The balance that a bank statement begins with: a line above it, or a row that moves no money."""

import re
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.clean.money import clean_money
from wagekit.intake.layout import Layout
from wagekit.intake.no_entries import opening_rows
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.rows import beside
from wagekit.intake.spans import begins
from wagekit.intake.statement_sides import OWN_ACCOUNT
from wagekit.intake.texts import as_chunked

OPENING, OPENED = "_opening", "_opened"
"""The balance and its day, as columns that only naming the account needs."""
_FIGURES = re.compile(r"[-\d.,，]+")


def with_opening(part: Part, sheet: RawSheet, layout: Layout, kept: pa.Array, unit: str) -> Part:
    """Keep the opening balance beside the lines, or say that there is one that is not used.

    Args:
        part: A statement.
        sheet: Its raw cells.
        layout: Which column is which.
        kept: Which raw rows are its lines.
        unit: The money unit of its balances.
    """
    said = _said(part, "opening") or (_in_a_row(sheet, layout, kept) if len(kept) else None)
    if not said or not len(kept):
        return part
    cells = RawColumn(as_chunked(pa.array([said], pa.string())), None)
    fen = clean_money(cells, unit, may_be_negative=True).values[0].as_py()
    if fen is None or pc.count_distinct(part.data[OWN_ACCOUNT]).as_py() != 1:
        return part.noting([part.note("opening_unused", value=said)])
    on = _day(part)
    part = part.with_column(OPENING, pa.repeat(pa.scalar(fen, pa.int64()), len(part.data)))
    return part.with_column(OPENED, pa.repeat(pa.scalar(on, pa.date32()), len(part.data)))


def _said(part: Part, fact: str) -> str | None:
    profile = part.layout.profile
    return part.meta.said(profile.facts.get(fact, ())) if profile else None


def _day(part: Part) -> date | None:
    """The day from which the statement runs: as said above it, else that of its first line."""
    said = _said(part, "opened")
    stated = begins(said) if said else None
    first = pc.min(part.data["paid_at"]).as_py()
    return stated or (first.date() if first else None)


def _in_a_row(sheet: RawSheet, layout: Layout, kept: pa.Array) -> str | None:
    """What the row before all lines says; below them stands that of one which runs backwards."""
    lines = kept.to_numpy()
    others = beside(sheet, layout, kept)
    rows = others[opening_rows(sheet.taken(pa.array(others)), layout)]
    before, after = rows[rows < lines[0]], rows[rows > lines[-1]]
    at = before[:1] if len(before) else after[-1:]
    return _figures(sheet, layout, int(at[0])) if len(at) else None


def _figures(sheet: RawSheet, layout: Layout, row: int) -> str | None:
    balance = layout.columns.get("balance")
    own = None if balance is None else sheet.columns[balance][row].as_py()
    found = (_FIGURES.search(cell) for cell in sheet.cells(row) if cell and "余" in cell)
    return own or next((hit[0] for hit in found if hit), None)


def earliest(accounts: list[Part]) -> list[Part]:
    """The accounts with the opening balance of the earliest statement of each alone.

    Args:
        accounts: What statements say of their accounts.
    """
    days: dict[str, date] = {}
    for part in accounts:
        for number, on in _openings(part):
            days[number] = min(on, days.get(number, on))
    return [part if _is_first(part, days) else _without(part) for part in accounts]


def _openings(part: Part) -> list[tuple[str, date]]:
    on = part.column("opening_on")
    pairs = zip(part.data["account_id"].to_pylist(), on.to_pylist(), strict=True) if on else ()
    return [(number, day) for number, day in pairs if day is not None]


def _is_first(part: Part, days: dict[str, date]) -> bool:
    return all(on == days.pop(number, None) for number, on in _openings(part))


def _without(part: Part) -> Part:
    names = [n for n in ("opening_balance", "opening_on") if n in part.data.column_names]
    data = part.data.drop_columns(names)
    return part.counted_elsewhere(data)
