"""From a raw sheet to parts: find the tables in it, clean their columns, mark their rows."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

import pyarrow.compute as pc

from wagekit.intake import limits, rows
from wagekit.intake.about_cells import without_errors, without_shifted
from wagekit.intake.about_columns import about_columns
from wagekit.intake.acts_across import parts_of_acts
from wagekit.intake.attendance_grid import grid_part
from wagekit.intake.beside import first_block, parts_beside
from wagekit.intake.consortium import with_consortium
from wagekit.intake.data_rows import data_rows
from wagekit.intake.facts import with_facts
from wagekit.intake.form_rest import form_part
from wagekit.intake.gate import gate_part
from wagekit.intake.key_values import key_value_parts
from wagekit.intake.layout import Layout
from wagekit.intake.long_months import beyond_the_month
from wagekit.intake.meta import Meta, read_meta
from wagekit.intake.months_across import parts_across
from wagekit.intake.no_party import without_nobody
from wagekit.intake.not_numbers import without_placeholders
from wagekit.intake.notes import note
from wagekit.intake.one_number import about_one_number
from wagekit.intake.part import Part, Unread
from wagekit.intake.participants import heads_of
from wagekit.intake.perhaps import perhaps
from wagekit.intake.pieces import Piece, pieces_of
from wagekit.intake.promised import is_promise, unread_promise
from wagekit.intake.raw import RawSheet
from wagekit.intake.said import Said
from wagekit.intake.second_rows import second_parts
from wagekit.intake.settings import FileOverride
from wagekit.intake.several import about_several
from wagekit.intake.statement import statement_part
from wagekit.intake.table_part import body_part, table_part
from wagekit.intake.taken_over import about_taken
from wagekit.model.schema import tables


def read_sheet(sheet: RawSheet, override: FileOverride) -> list[Part | Unread]:
    """Understand one sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of its file.

    Returns:
        Its tables, cleaned, in their order; or why there are none. Their rows add up to its own.
    """
    if len(sheet.columns) > limits.COLUMNS:
        return [_unread(sheet, "too_wide")]
    parts: list[Part | Unread] = []
    summed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for piece in pieces_of(sheet, override):
        found = [_with_sure_ids(part) for part in _block(piece, override, summed)]
        for part in found:
            if isinstance(part, Part):
                summed[part.table].update(_sums(part))
        parts += found
    return parts


def _sums(part: Part) -> dict[str, int]:
    """What each of its money columns comes to."""
    money = [c.name for c in tables()[part.table].columns if c.type == "money"]
    columns = {name: part.column(name) for name in money}
    return {
        name: pc.sum(values).as_py() or 0 for name, values in columns.items() if values is not None
    }


def _with_sure_ids(part: Part | Unread) -> Part | Unread:
    if isinstance(part, Unread) or not len(part.data):
        return part
    part = with_consortium(without_nobody(without_placeholders(part)))
    return part.noting((*about_several(part), *about_one_number(part)))


def _block(
    piece: Piece, override: FileOverride, summed: Mapping[str, Mapping[str, int]]
) -> list[Part | Unread]:
    sheet, layout = piece.sheet, piece.layout
    given = key_value_parts(sheet, layout)
    made = [replace(table_part(*each), second=True) for each in given]
    if layout is None:
        if made:
            return [form_part(sheet, given), *made]
        return [_unread(sheet, "not_that_table" if override.table else "not_recognised", override)]
    if layout.profile and layout.profile.shape == "none":
        return [_known_but_unheld(sheet, layout)]
    if is_promise(sheet, layout):
        return [unread_promise(sheet, layout), *made]
    meta = read_meta(sheet, layout, piece.beyond)
    meta = replace(meta, summed=dict(summed.get(layout.table, {})))
    across = parts_across(sheet, layout, meta, override)
    across = across or parts_of_acts(sheet, layout, meta, override)
    if across:
        return [*across, *made]
    main = _main(first_block(sheet, layout), layout, meta, override)
    main = main.noting(about_taken(main))
    beside = list(parts_beside(sheet, main, override, table_part))
    if beside:
        main = main.noting([main.note("side_by_side", count=len(beside) + 1)])
    second = [*second_parts(sheet, main, table_part), *heads_of(sheet, main)]
    return [main, *beside, *second, *made]


def _main(sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride) -> Part:
    shape = layout.profile.shape if layout.profile else "table"
    sheet, body, said = data_rows(sheet, layout)
    if shape == "statement":
        part = statement_part(sheet, layout, meta, override, body=body)
    elif shape == "grid":
        part = grid_part(sheet, layout, meta, body=body)
    elif shape in {"gate", "pension"}:
        part = gate_part(sheet, layout, meta, body=body)
    else:
        return body_part(sheet, layout, meta, override, body).noting(said)
    part = with_facts(without_errors(part)).noting(about_columns(sheet, layout, body)).noting(said)
    part = part if len(part.data) else part.noting([part.note("no_rows")])
    part = part.noting(beyond_the_month(part))
    return without_shifted(part, sheet, pc.indices_nonzero(body))


def _unread(sheet: RawSheet, code: str, override: FileOverride | None = None) -> Unread:
    blank = pc.sum(rows.blank(sheet)).as_py() or 0 if sheet.columns else 0
    empty = blank == sheet.height
    row = sheet.rows[0].as_py() if sheet.height and sheet.rows[0].as_py() > 1 else None
    issues = (
        () if empty else (note(code, sheet.source.name, sheet.sheet, row, table=_called(override)),)
    )
    like = perhaps(sheet) if code == "not_recognised" else None
    return Unread(sheet.source.name, sheet.sheet, sheet.height, blank, issues, perhaps=like)


def _called(override: FileOverride | None) -> Said:
    """What the table is called that case.toml names."""
    table = tables()[override.table] if override and override.table else None
    return Said(table.zh, table.en) if table else Said("", "")


def _known_but_unheld(sheet: RawSheet, layout: Layout) -> Unread:
    """A sheet whose kind is known and for which there is no canonical table."""
    body = pc.sum(rows.body(sheet, layout)).as_py() or 0
    assert layout.profile is not None  # noqa: S101 - only a profile says so
    said = note(
        "no_table", sheet.source.name, sheet.sheet,
        kind=Said(layout.profile.title.zh, layout.profile.title.en),
        why=Said(layout.profile.why.zh, layout.profile.why.en),
    )  # fmt: skip
    return Unread(
        sheet.source.name, sheet.sheet, sheet.height, sheet.height - body, (said,),
        profile=layout.profile.name,
    )  # fmt: skip
