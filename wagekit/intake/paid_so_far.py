"""Wage sheets with 实发工资, 已发 and 余额: what was paid is the one with which the rows add up."""

from dataclasses import replace

import pyarrow.compute as pc

from wagekit.intake.cleaned_sheet import CleanedSheet, cleaned_sheet
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.intake.unpaid import paid_so_far


def cleaned_as_paid(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride
) -> CleanedSheet:
    """Clean all columns; 已发 is what was paid if only so an 余额 is what is unpaid.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        meta: What stands above the table.
        override: What case.toml says of its file.
    """
    cleaned = cleaned_sheet(sheet, layout, meta, override)
    paid = layout.columns.get("paid")
    so_far = None if paid is None else paid_so_far(layout.table, layout.headers, paid)
    if paid is None or so_far is None:
        return cleaned
    left = tuple(sorted({*layout.repeated, paid} - {so_far}))
    other = replace(layout, columns={**layout.columns, "paid": so_far}, repeated=left)
    found = cleaned_sheet(sheet, other, meta, override)
    return found if _borne_out(found) > _borne_out(cleaned) else cleaned


def _borne_out(cleaned: CleanedSheet) -> int:
    """In how many rows the sheet says what is unpaid, and adds up."""
    unpaid = cleaned.unpaid
    return 0 if unpaid is None else pc.sum(pc.is_valid(unpaid.values)).as_py() or 0
