"""Sheets in which each line is a row of one canonical table."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.about_cells import about_cells, rounded, uncached, without_shifted
from wagekit.intake.about_columns import about_columns
from wagekit.intake.also_deducted import about_deducted
from wagekit.intake.carried import carried_column, with_total_if_overpaid
from wagekit.intake.cleaned_sheet import CleanedSheet
from wagekit.intake.columns import other_money, schema_column
from wagekit.intake.control_totals import control_totals
from wagekit.intake.data_rows import data_rows
from wagekit.intake.facts import with_facts
from wagekit.intake.layout import Layout
from wagekit.intake.ledger_state import with_ledger_states, without_unpaid
from wagekit.intake.line_state import without_undone
from wagekit.intake.long_months import beyond_the_month
from wagekit.intake.meta import Meta
from wagekit.intake.months_alone import about_years
from wagekit.intake.no_content import without_content
from wagekit.intake.paid_by_state import about_states
from wagekit.intake.paid_in_parts import about_parts
from wagekit.intake.paid_so_far import cleaned_as_paid
from wagekit.intake.part import ROW, Part
from wagekit.intake.plausible import doubtful_sizes
from wagekit.intake.purposes import purpose_texts, with_all_purposes
from wagekit.intake.raw import RawSheet
from wagekit.intake.said_to_fail import of_a_ledger, without_said_to_fail
from wagekit.intake.second_tries import without_first_tries
from wagekit.intake.settings import FileOverride
from wagekit.intake.texts import take_rows
from wagekit.intake.total_words import words_of_totals
from wagekit.intake.totals_and_parts import about_totals
from wagekit.intake.wage_sheet import about_paid, perhaps_paid
from wagekit.intake.without_carried import about_carried
from wagekit.model.finding import Issue


def table_part(sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride) -> Part:
    """A sheet in which each line is a row of one canonical table."""
    filled, body, _ = data_rows(sheet, layout)
    return body_part(filled, layout, meta, override, body)


def body_part(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride, body: pa.ChunkedArray
) -> Part:
    """The same where the data rows are known.

    Args:
        sheet: The raw sheet, merged cells filled down.
        layout: Which column is which.
        meta: What stands above the table.
        override: What case.toml says of its file.
        body: Which rows are data.
    """
    kept = pc.indices_nonzero(body)
    cleaned = cleaned_as_paid(sheet, with_total_if_overpaid(sheet, layout), meta, override)
    layout = cleaned.layout
    part = Part(
        file=sheet.source.name,
        sheet=sheet.sheet,
        layout=layout,
        meta=meta,
        data=_data(sheet, cleaned, kept),
        raw={target: take_rows(cells.text, kept) for target, cells in cleaned.raw.items()},
        read=sheet.height,
        skipped=sheet.height - len(kept),
    )
    part = with_facts(part)
    part = part.noting(_about(sheet, part, cleaned, body))
    for states in (each.among(kept) for each in cleaned.states):
        part = without_first_tries(part.noting(about_states(part, states)), states)
    part = without_content(without_shifted(part, sheet, kept), sheet, kept)
    part = without_undone(*with_ledger_states(part, sheet, layout, kept))
    texts = purpose_texts(sheet, layout, kept)
    part = without_unpaid(part, texts)
    part, _ = without_said_to_fail(part, texts, of_a_ledger(part))
    part = with_all_purposes(part, texts)
    return about_cells(part, cleaned.settled, body)


def _data(sheet: RawSheet, cleaned: CleanedSheet, kept: pa.Array) -> pa.Table:
    data = {ROW: take_rows(sheet.rows, kept)}
    for target, column in cleaned.settled.items():
        data[target] = take_rows(column.values, kept)
        if column.month is not None:
            data[f"{target}_month"] = take_rows(column.month, kept)
    return pa.table(data)


def _about(
    sheet: RawSheet, part: Part, cleaned: CleanedSheet, body: pa.ChunkedArray
) -> Iterator[Issue]:
    yield from about_columns(sheet, part.layout, body, _also_used(part, cleaned))
    yield from about_deducted(part, cleaned.also, body)
    yield from about_parts(part, cleaned.parts, body)
    if not len(part.data):
        yield part.note("no_rows")
    yield from control_totals(sheet, part, cleaned.stated, body)
    yield from about_totals(sheet, part, cleaned.unlike, body)
    yield from words_of_totals(sheet, part, cleaned.stated, body)
    yield from doubtful_sizes(part)
    yield from beyond_the_month(part)
    yield from rounded(part, cleaned.stated)
    yield from _about_units(part, cleaned)
    yield from uncached(sheet, part, body)
    yield from _about_paid(part, cleaned, body)
    if cleaned.carried and (carried := carried_column(part.layout)) is not None:
        header = part.layout.headers[carried] or ""
        yield from about_carried(part, header, cleaned.carried, body)
    yield from about_years(part, sheet, body)


def _also_used(part: Part, cleaned: CleanedSheet) -> Iterator[int]:
    """Columns that are used without being of the layout, by the sums or words of rows."""
    for each in (cleaned.also, cleaned.parts):
        yield from each.columns if each is not None else ()
    heard = {each.header for each in cleaned.states if each.heard}
    yield from (i for i, header in enumerate(part.layout.headers) if header in heard)


def _about_units(part: Part, cleaned: CleanedSheet) -> Iterator[Issue]:
    money = [t for t in cleaned.units if schema_column(part.table, t).type == "money"]
    yield from other_money(part, {target: cleaned.units[target] for target in money})


def _about_paid(part: Part, cleaned: CleanedSheet, body: pa.ChunkedArray) -> Iterator[Issue]:
    if "paid" in cleaned.settled:
        stated = cleaned.stated.get("paid")
        yield from about_paid(part, stated and stated.values.filter(body))
    elif "payable" in cleaned.settled and (perhaps := perhaps_paid(part.layout)):
        yield part.note("nothing_paid_said", target="payable", others="、".join(perhaps))
