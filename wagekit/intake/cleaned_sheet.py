"""The columns of a table, cleaned, with what follows from one for another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import pyarrow.compute as pc

from wagekit.intake.also_deducted import AlsoDeducted, also_deducted
from wagekit.intake.borne_out import unpaid_borne_out
from wagekit.intake.carried import all_left_column, carried_column, is_overpaid, parts_of_month
from wagekit.intake.clean.cleaned import Cleaned, RawColumn, blaming
from wagekit.intake.clean.ids import clean_name
from wagekit.intake.columns import (
    clean_part,
    clean_target,
    raw_column,
    raw_columns,
    schema_column,
    unit_of,
    unit_of_header,
)
from wagekit.intake.depositors import without_depositors
from wagekit.intake.doubted import doubted_columns, without_doubted
from wagekit.intake.given_back import until_given_back
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.months_alone import with_years
from wagekit.intake.paid_by_state import States
from wagekit.intake.paid_by_words import decided_by_words
from wagekit.intake.paid_in_parts import PaidInParts, paid_in_parts
from wagekit.intake.percent import in_percent
from wagekit.intake.raw import RawSheet
from wagekit.intake.settings import FileOverride
from wagekit.intake.sums_of_sheet import DEDUCTED, deducted_by, deducted_where_told, sums_of
from wagekit.intake.too_many_days import without_hours
from wagekit.intake.totals_and_parts import Marks, differing, without_unsure
from wagekit.intake.unpaid import only_perhaps_unpaid, unpaid_column
from wagekit.intake.wage_sheet import settled_wages, without_received
from wagekit.intake.without_carried import Beside, Taken, lessened, taken_off


@dataclass(frozen=True, slots=True)
class CleanedSheet:
    """The columns of a sheet, one value for each raw row.

    Attributes:
        raw: Target to its cells.
        units: Target to the unit that it is counted in.
        stated: Target to what its own cells say.
        settled: The same with what follows from other columns.
        unlike: Target to the rows in which it is not the sum of its parts.
        states: Rows that columns of states and remarks say were not paid, a column each.
        carried: Rows whose total holds arrears of other months, or may; None where none are said.
        layout: Which column is which, as the sums of the sheet bear out.
        unpaid: What the sheet says is unpaid, where it does.
        also: What columns of unknown name deduct; None where no row bears that out.
        parts: Which columns together were paid; None where the one of that name was.
    """

    raw: Mapping[str, RawColumn]
    units: Mapping[str, str]
    stated: Mapping[str, Cleaned]
    settled: Mapping[str, Cleaned]
    unlike: Mapping[str, Marks]
    states: tuple[States, ...]
    carried: Taken | None
    layout: Layout
    unpaid: Cleaned | None
    also: AlsoDeducted | None
    parts: PaidInParts | None


def cleaned_sheet(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride
) -> CleanedSheet:
    """Clean all columns.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        meta: What stands above the table.
        override: What case.toml says of its file.
    """
    raw = _cells(sheet, layout, meta)
    units = {target: unit_of(layout, target, meta, override) for target in raw}
    stated = _cleaned(raw, units, layout)
    money_in = partial(_money_in, sheet, layout, meta, override)
    taken = None
    if (beside := _beside(sheet, layout, money_in)) is not None:
        taken = taken_off(stated, beside)
        stated["payable"] = lessened(stated["payable"], beside.carried, taken)
    stays = None if layout.canonical else unpaid_column(layout.table, layout.headers)
    unpaid = None if stays is None else money_in(stays)
    unit_of_part = partial(unit_of_header, layout=layout, meta=meta, override=override)
    perhaps = stays is not None and only_perhaps_unpaid(layout.headers[stays])
    stated |= sums_of(sheet, layout, stated, None if perhaps else unpaid, unit_of_part)
    unlike = _compared(sheet, layout, stated, unit_of_part)
    # A total row sums up all that the columns hold, whatever counts in the rows.
    summed = {target: stated[target] for target in (DEDUCTED,) if doubted_columns(layout)}
    if summed:
        fewer = without_doubted(layout)
        plain = deducted_by(sheet, fewer, stated, None if perhaps else unpaid, unit_of_part)
        if (borne_out := deducted_where_told(stated, plain, unpaid, layout)) is None:
            return cleaned_sheet(sheet, fewer, meta, override)
        stated[DEDUCTED] = borne_out
    known = summed.get(DEDUCTED)
    if (also := also_deducted(sheet, layout, stated, unpaid, money_in, known)) is not None:
        summed[DEDUCTED], stated[DEDUCTED] = also.all, also.counted
    unpaid = unpaid_borne_out(stated, unpaid) if perhaps else unpaid
    # In a canonical file each cell is what it is: one that cannot be read says nothing of another.
    follows = layout.table == "payroll" and not layout.canonical
    if (parts := paid_in_parts(layout, stated, unpaid, money_in) if follows else None) is not None:
        stated["paid"] = parts.paid
    if follows and {"paid", "signed"} <= raw.keys():
        stated["paid"] = without_received(stated, raw["signed"].text)
    stated, states = decided_by_words(sheet, layout, stated, unpaid)
    settled = settled_wages(stated, unpaid) if follows else stated
    shown = {**stated, **summed}
    return CleanedSheet(
        raw, units, shown, settled, unlike, states, taken, layout, unpaid, also, parts
    )


def _cells(sheet: RawSheet, layout: Layout, meta: Meta) -> Mapping[str, RawColumn]:
    raw = until_given_back(_with_own_names(raw_columns(sheet, layout)), sheet, layout)
    if "month" not in raw or layout.canonical:
        return raw
    titles = (*sheet.source.folders, *meta.titles)
    return {**raw, "month": with_years(raw["month"], sheet, layout, titles)}


def _cleaned(
    raw: Mapping[str, RawColumn], units: Mapping[str, str], layout: Layout
) -> dict[str, Cleaned]:
    """Each column alone, without what cannot be meant."""
    stated = {
        target: clean_target(cells, schema_column(layout.table, target), units[target])
        for target, cells in raw.items()
    }
    if layout.canonical:
        return stated
    read = in_percent(stated, raw, layout)
    return dict(without_hours(without_depositors(read, layout)))


def _beside(sheet: RawSheet, layout: Layout, money_in: Callable[[int], Cleaned]) -> Beside | None:
    """What stands beside a total that may hold arrears of other months."""
    index = carried_column(layout)
    if index is None:
        return None
    parts = [money_in(part) for part in parts_of_month(layout)]
    left = all_left_column(layout)
    all_left = None if left is None else money_in(left)
    return Beside(money_in(index), parts, all_left, is_overpaid(sheet, index))


def _compared(
    sheet: RawSheet, layout: Layout, stated: dict[str, Cleaned], unit_of_part: Callable[[str], str]
) -> dict[str, Marks]:
    """Compare each total with its parts; where it is unsure and no sum it becomes unknown."""

    def part(index: int) -> Cleaned:
        unit = unit_of_part(layout.headers[index] or "")
        return clean_part(sheet, layout, target, index, unit)

    unlike: dict[str, Marks] = {}
    for target, total in layout.totals.items():
        unlike[target] = differing(total, stated[target], part)
        stated[target] = without_unsure(total, stated[target], unlike[target])
    return unlike


def _with_own_names(raw: Mapping[str, RawColumn]) -> Mapping[str, RawColumn]:
    """A worker's own name where the worker signs is the signature; another's name is not."""
    if not {"signed", "worker.name"} <= raw.keys():
        return raw
    signed, name = raw["signed"], clean_name(raw["worker.name"].text).values
    own = pc.fill_null(pc.equal(clean_name(signed.text).values, name), False)
    return {**raw, "signed": replace(signed, text=pc.if_else(own, "true", signed.text))}


def _money_in(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride, index: int
) -> Cleaned:
    """An amount of a wage sheet that is no target of its own, such as what it says is unpaid."""
    spelled, cells = layout.headers[index] or "", raw_column(sheet, index)
    unit = unit_of_header(spelled, layout, meta, override)
    column = schema_column(layout.table, "paid")
    return blaming(clean_target(cells, column, unit), spelled, cells)
