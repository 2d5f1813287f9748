"""Money targets that are sums of columns; of deductions those that the rows bear out."""

from collections.abc import Callable, Mapping

from wagekit.intake.added_up import no_amounts
from wagekit.intake.borne_out import deductions_borne_out, readable, wholes_where_told
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.columns import clean_part, clean_sum
from wagekit.intake.doubted import doubted_columns, if_an_amount
from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet
from wagekit.intake.wage_sheet import unexplained

DEDUCTED = "deducted"


def sums_of(
    sheet: RawSheet, layout: Layout, stated: Mapping[str, Cleaned], unpaid: Cleaned | None,
    unit_of_part: Callable[[str], str],
) -> dict[str, Cleaned]:  # fmt: skip
    """The targets that are sums of several columns, each part in its own unit."""
    found: dict[str, Cleaned] = {}
    # Whether 扣款 is a whole is judged by what is payable and paid, which may be sums themselves.
    for target in sorted(layout.sums, key=lambda each: each == DEDUCTED):
        gap = unexplained({**stated, **found}, unpaid) if target == DEDUCTED else None
        doubted = doubted_columns(layout)
        found[target] = clean_sum(sheet, layout, target, unit_of_part, gap, doubted)
    return found


def deducted_where_told(
    stated: dict[str, Cleaned], plain: Cleaned, unpaid: Cleaned | None, layout: Layout
) -> Cleaned | None:
    """What was deducted, with doubted columns where amounts or sums tell that they count.

    None where no row adds up with them.
    """
    every = readable(stated[DEDUCTED]) if DEDUCTED in layout.columns else stated[DEDUCTED]
    if if_an_amount(layout):
        return wholes_where_told(every, plain)
    return deductions_borne_out({**stated, DEDUCTED: every}, plain, unpaid)


def deducted_by(
    sheet: RawSheet, layout: Layout, stated: Mapping[str, Cleaned], unpaid: Cleaned | None,
    unit_of_part: Callable[[str], str],
) -> Cleaned:  # fmt: skip
    """What was deducted by the headers of a layout alone."""
    if DEDUCTED in layout.sums:
        gap = unexplained(stated, unpaid)
        return clean_sum(sheet, layout, DEDUCTED, unit_of_part, gap)
    index = layout.columns.get(DEDUCTED)
    if index is None:
        return no_amounts(sheet.height)
    spelled = layout.headers[index] or ""
    return clean_part(sheet, layout, DEDUCTED, index, unit_of_part(spelled))
