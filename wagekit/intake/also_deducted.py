"""Columns of unknown name between what is payable and what was paid, which the rows bear out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import Addend, no_amounts, total
from wagekit.intake.borne_out import adds_up, chosen, left_to_pay
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.glance import positions
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked
from wagekit.model.finding import Issue

_DEDUCTED = "deducted"
_AMOUNT = r"^[¥￥]?-?[0-9,]+(\.[0-9]+)?元?$"
_NO_DEDUCTION = re.compile(
    "欠|未|余|剩|差|缓|留|押|保证金|质保|暂扣|预扣|付|发|领|结|转|下月|次月|上月|年底|年终"
    "|天|日|工时|小时|单价|标准|号|期|时间|比例|率|序|编|合计|小计|总"
)
"""What may be kept back or still to be paid is no deduction, though the row adds up with it."""
_TAKEN_BEFORE = re.compile("(已|预|先)(预)?(领|支|借)(款|钱|取|用)?")


@dataclass(frozen=True, slots=True)
class AlsoDeducted:
    """What columns of unknown name deduct.

    Attributes:
        columns: Which columns they are.
        all: What they hold with all other deductions.
        counted: The deductions, with them only in rows that add up so.
        rows: The rows in which they count.
    """

    columns: tuple[int, ...]
    all: Cleaned
    counted: Cleaned
    rows: pa.ChunkedArray


def also_deducted(
    sheet: RawSheet, layout: Layout, told: Mapping[str, Cleaned], unpaid: Cleaned | None,
    money_in: Callable[[int], Cleaned],
) -> AlsoDeducted | None:  # fmt: skip
    """Find deductions by the sums of the rows where no known header says that they are.

    社保个人, 餐费 or 车费 would be arrears otherwise. Nothing counts unless payable less deductions
    less paid (and less what the sheet says is unpaid) is just what the columns hold together.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        told: Its columns as cleaned.
        unpaid: What the sheet says is unpaid, where it does.
        money_in: Gives the amounts of a column.

    Returns:
        What they deduct; None where no row bears them out.
    """
    columns = _between(sheet, layout)
    if not columns or {"payable", "paid"} - told.keys():
        return None
    others = total([Addend(money_in(index), layout.headers[index] or "") for index in columns])
    before = told.get(_DEDUCTED, no_amounts(sheet.height))
    every = total([Addend(before, ""), Addend(others, "")])
    left, otherwise = left_to_pay(told, every), left_to_pay(told, before)
    known = pc.and_(pc.is_valid(told["paid"].values), pc.greater(others.values, 0))
    rows = pc.and_(pc.fill_null(known, False), adds_up(left, otherwise, unpaid))
    if not pc.any(rows).as_py():
        return None
    return AlsoDeducted(columns, every, chosen(rows, every, before), rows)


def _between(sheet: RawSheet, layout: Layout) -> tuple[int, ...]:
    payable, paid = layout.made_from("payable"), layout.made_from("paid")
    if layout.table != "payroll" or layout.canonical or not payable or not paid:
        return ()
    between = [i for i in range(max(payable) + 1, min(paid)) if i not in layout.understood]
    return tuple(i for i in between if _may_deduct(sheet, layout, i))


def _may_deduct(sheet: RawSheet, layout: Layout, index: int) -> bool:
    header = layout.headers[index]
    if header is None:
        return False
    if _NO_DEDUCTION.search(header) and not _TAKEN_BEFORE.fullmatch(header):
        return False
    below = pc.greater(as_chunked(positions(sheet.height)), layout.header)
    cells = sheet.columns[index].filter(below).drop_null()
    amounts = pc.match_substring_regex(cells, _AMOUNT)
    return bool(len(cells)) and bool(pc.all(amounts).as_py())


def about_deducted(
    part: Part, found: AlsoDeducted | None, body: pa.ChunkedArray
) -> Iterator[Issue]:
    """Say once a column in how many rows it counts as a deduction.

    Args:
        part: The wage sheet.
        found: What columns of unknown name deduct.
        body: Which rows are data.
    """
    if found is not None and (count := pc.sum(found.rows.filter(body)).as_py()):
        for index in found.columns:
            yield part.note("also_deducted", spelled=part.layout.headers[index] or "", count=count)
