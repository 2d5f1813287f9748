"""Columns of unknown name between what is payable and what was paid, which the rows bear out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import Addend, no_amounts, refusing, total
from wagekit.intake.borne_out import chosen, left_to_pay, readable
from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.doubted import doubted_columns, if_an_amount
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.subset_sums import Amounts, Gap, Marks, best_subset
from wagekit.intake.texts import as_chunked
from wagekit.intake.unread_columns import unread_columns
from wagekit.model.finding import Issue

_DEDUCTED = "deducted"
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class AlsoDeducted:
    """What columns of unknown name deduct.

    Attributes:
        columns: Which columns count.
        all: What all such columns hold with all other deductions.
        counted: The deductions, with them only in rows that add up so; unknown where several
            columns together may be what is missing, and no few of them are just that.
        rows: The rows in which they count.
        beside: The rows in which several such columns are filled, and something is left that is
            more than all they hold.
        unread: What all such columns are called.
    """

    columns: tuple[int, ...]
    all: Cleaned
    counted: Cleaned
    rows: pa.ChunkedArray
    beside: pa.ChunkedArray
    unread: str


def also_deducted(
    sheet: RawSheet, layout: Layout, told: Mapping[str, Cleaned], unpaid: Cleaned | None,
    money_in: Callable[[int], Cleaned], known: Cleaned | None = None,
) -> AlsoDeducted | None:  # fmt: skip
    """Find deductions by the sums of the rows where no known header says that they are.

    社保个人, 餐费 or 已领生活费 would be arrears otherwise. Nothing counts unless payable less
    deductions less paid (and less what the sheet says is unpaid or kept back) is just what some of
    the columns hold together, the same ones in all rows.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        told: Its columns as cleaned.
        unpaid: What the sheet says is unpaid, where it does.
        money_in: Gives the amounts of a column.
        known: All that known headers say is deducted, where it does not count in each row.

    Returns:
        What they deduct; None where no row bears them out, and none leaves it open.
    """
    unread = unread_columns(sheet, layout)
    if not unread.deducted or {"payable", "paid"} - told.keys():
        return None
    # 水电费 counts only in rows that add up with it; with 餐费 beside it others may.
    columns = (*unread.deducted, *_doubted(layout))
    parts = [readable(money_in(index)) for index in columns]
    names = [layout.headers[index] or "" for index in columns]
    before = told.get(_DEDUCTED, no_amounts(sheet.height))
    gap = _gap(told, before, unpaid, [money_in(index) for index in unread.kept])
    amounts = [_numbers(part.values) for part in parts]
    found = best_subset(gap, amounts)
    more = map(Addend, parts[: len(unread.deducted)], names)
    every = total([Addend(known or before, ""), *more])
    some = total([Addend(before, ""), *(Addend(parts[i], names[i]) for i in found.which)])
    counted = chosen(_marks(found.rows), some, before)
    several = _several(gap, amounts) & ~found.rows
    if not found.rows.any() and not several.any():
        return None
    unclear = several & (gap.left <= np.sum(amounts, axis=0) + gap.kept)
    said = "、".join(names)
    counted = refusing(counted, _marks(unclear), Problem("perhaps_deducted", said))
    which = tuple(columns[i] for i in found.which if columns[i] in unread.deducted)
    beside = _marks(several & ~unclear)
    return AlsoDeducted(which, every, counted, _marks(found.rows), beside, said)


def _doubted(layout: Layout) -> tuple[int, ...]:
    return () if if_an_amount(layout) else tuple(sorted(doubted_columns(layout)))


def _gap(
    told: Mapping[str, Cleaned], before: Cleaned, unpaid: Cleaned | None, kept: Sequence[Cleaned]
) -> Gap:
    left = left_to_pay(told, before)
    if left is None:
        raise ValueError("what is payable and paid is known to be there")
    known = pc.and_(pc.is_valid(left), pc.is_valid(told["paid"].values)).to_numpy()
    rest = no_amounts(len(left)) if unpaid is None else unpaid
    held = np.sum([_numbers(each.values) for each in kept], axis=0, dtype=np.int64)
    return Gap(
        left=_numbers(left),
        known=known,
        unpaid=_numbers(rest.values),
        says_unpaid=pc.is_valid(rest.values).to_numpy(),
        kept=np.broadcast_to(held, known.shape),
    )


def _several(gap: Gap, amounts: Sequence[Amounts]) -> Marks:
    """Rows in which several columns may hold what is missing, and the sheet does not say it."""
    filled = np.sum([each > 0 for each in amounts], axis=0)
    several: Marks = gap.known & (gap.left > 0) & ~gap.is_said & (filled >= _SEVERAL)
    return several


def _numbers(values: pa.ChunkedArray) -> Amounts:
    numbers: Amounts = pc.fill_null(values, 0).to_numpy()
    return numbers


def _marks(rows: Marks) -> pa.ChunkedArray:
    return as_chunked(pa.array(rows))


def about_deducted(
    part: Part, found: AlsoDeducted | None, body: pa.ChunkedArray
) -> Iterator[Issue]:
    """Say once a column in how many rows it counts as a deduction, and where it may be one.

    Args:
        part: The wage sheet.
        found: What columns of unknown name deduct.
        body: Which rows are data.
    """
    if found is None:
        return
    if count := pc.sum(found.rows.filter(body)).as_py():
        for index in found.columns:
            yield part.note("also_deducted", spelled=part.layout.headers[index] or "", count=count)
    if count := pc.sum(found.beside.filter(body)).as_py():
        yield part.note("left_beside_unread", target="paid", count=count, others=found.unread)
