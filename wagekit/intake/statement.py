"""Bank statements: each line becomes a payment from one party to another."""

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.columns import raw_columns, unit_of
from wagekit.intake.headed import foremost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import with_states
from wagekit.intake.meta import Meta
from wagekit.intake.not_cash import without_other_accounts
from wagekit.intake.opening import with_opening
from wagekit.intake.part import ROW, Part
from wagekit.intake.profile import Profile
from wagekit.intake.purposes import purpose_texts, with_all_purposes
from wagekit.intake.raw import RawSheet
from wagekit.intake.said_to_fail import Moves, without_said_to_fail
from wagekit.intake.settings import FileOverride
from wagekit.intake.statement_direction import directions
from wagekit.intake.statement_issues import (
    about_cells,
    about_chain,
    about_clocks,
    about_units,
    kept_out,
    without_unread_times,
)
from wagekit.intake.statement_lines import lines_of
from wagekit.intake.statement_sides import OUT, OWN_ACCOUNT, own_columns, own_side, paid
from wagekit.intake.statement_totals import about_statement_totals
from wagekit.intake.texts import take_rows

_MONEY = ("amount", "signed", "out", "in", "balance")
# Where each column of a payment is spelled in the sheet, for what there is to say about it.
_SPELLED = (
    ("paid_at", ("date", "time", "clock")), ("amount", ("amount", "signed", "out", "in")),
    ("balance_after", ("balance",)), ("purpose", ("purpose", "purpose_else")),
    ("payer_id", ("payer_name", "own_name")), ("payee_id", ("payee_name", "other_name")),
    ("payer_account", ("payer_account", "own_account")),
    ("payee_account", ("payee_account", "other_account")),
)  # fmt: skip


def statement_part(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride, *, body: pa.ChunkedArray
) -> Part:
    """Read a bank statement.

    Args:
        sheet: The raw sheet.
        layout: Which column is which, with its profile.
        meta: What stands above the table.
        override: What case.toml says of the file.
        body: Which rows are data.

    Returns:
        Payments; besides the canonical columns those whose names begin with `_` here, for holders,
        accounts and overlaps.
    """
    profile, kept = _profile(layout), pc.indices_nonzero(body)
    cells = _cells(sheet, layout, profile, kept)
    units = {name: unit_of(layout, name, meta, override) for name in _MONEY if name in cells}
    lines = lines_of(cells, units, len(kept))
    own = own_columns(cells, meta, profile, len(kept))
    went = directions(lines, own[OWN_ACCOUNT], layout, profile, meta)
    columns = paid(cells, lines, own, went.out, profile)
    part = Part(
        file=sheet.source.name,
        sheet=sheet.sheet,
        layout=_payment_layout(layout),
        meta=meta,
        data=pa.table(
            {
                ROW: take_rows(sheet.rows, kept),
                **own_side(own, columns, went.out),
                OUT: went.out,
                **columns,
            }
        ),
        raw=_raw(cells),
        read=sheet.height,
        skipped=sheet.height - len(kept),
    )
    part, undone = with_states(part, sheet, layout, kept)
    texts = purpose_texts(sheet, layout, kept)
    moves = Moves(went.out, own[OWN_ACCOUNT], went.chain.newest_first)
    part, unmoved = without_said_to_fail(part, texts, moves)
    part = kept_out(part, cells, lines, profile, undone).noting(about_units(part, units))
    part = without_other_accounts(part, sheet, layout, kept)
    part = part.noting(about_statement_totals(sheet, layout, part, lines, kept, units))
    part = without_unread_times(part, lines)
    part = part.noting(about_clocks(part, lines, layout, cells))
    part = part.noting(about_cells(part, lines)).noting(about_chain(part, went, unmoved))
    part = with_opening(part, sheet, layout, kept, units.get("balance", units.get("amount", "元")))
    return with_all_purposes(part, texts)


def _profile(layout: Layout) -> Profile:
    assert layout.profile is not None  # noqa: S101 - only a profile is a statement
    return layout.profile


def _cells(
    sheet: RawSheet, layout: Layout, profile: Profile, kept: pa.Array
) -> dict[str, RawColumn]:
    """Target to the cells of the data rows."""
    there = {**raw_columns(sheet, layout), **_second_choices(sheet, layout, profile)}
    return {name: _taken(raw, kept) for name, raw in there.items()}


def _taken(raw: RawColumn, kept: pa.Array) -> RawColumn:
    return RawColumn(
        take_rows(raw.text, kept), None if raw.numeric is None else take_rows(raw.numeric, kept)
    )


def _second_choices(sheet: RawSheet, layout: Layout, profile: Profile) -> dict[str, RawColumn]:
    """Columns that fill in where the first choice is blank."""
    words = words_of(layout.headers)
    found: dict[str, RawColumn] = {}
    for target, headers in profile.columns.items():
        first = layout.columns.get(target.removesuffix("_else"))
        others = ["" if index == first else word for index, word in enumerate(words)]
        index = foremost(others, headers)
        if target.endswith("_else") and index is not None:
            found[target] = RawColumn(sheet.columns[index], sheet.numeric[index])
    return found


def _payment_layout(layout: Layout) -> Layout:
    columns = {
        name: layout.columns[first]
        for name, targets in _SPELLED
        if (first := next((t for t in targets if t in layout.columns), "")) in layout.columns
    }
    return replace(layout, columns=columns)


def _raw(cells: Mapping[str, RawColumn]) -> dict[str, pa.ChunkedArray]:
    return {
        name: cells[first].text
        for name, targets in _SPELLED
        if (first := next((t for t in targets if t in cells), "")) in cells
    }
