"""Wages paid in several columns, as 已发工资 and 本次发放, which the sums of the row bear out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import refusing
from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.headed import words_of
from wagekit.intake.layout import Layout
from wagekit.intake.only_beside import BACK_PAY
from wagekit.intake.part import Part
from wagekit.intake.subset_sums import Amounts, Found, Marks, most_fitting, subsets
from wagekit.intake.targets import targets_of
from wagekit.intake.texts import as_chunked
from wagekit.model.finding import Issue

_PAID = "paid"
_ALSO_PAID = re.compile(
    "(本月|本次|本期|此次|前期|之前)?(已|实)?(发|付|支付|发放|领|领取|付款)(工资|金额|合计|数|款)?"
    "|第[一二三四五1-5](次|期|批)(发放|支付|付款)(工资|金额)?"
)


@dataclass(frozen=True, slots=True)
class PaidInParts:
    """What was paid by what is payable and what the sheet says is unpaid.

    Attributes:
        columns: The columns that count.
        paid: What was paid; unknown where no sum of them leaves what is unpaid, or where two are
            the same half of what is payable, which may be one payment said twice.
        rows: The rows in which another sum than the column of what was paid counts.
    """

    columns: tuple[int, ...]
    paid: Cleaned
    rows: pa.ChunkedArray


def paid_in_parts(
    layout: Layout, told: Mapping[str, Cleaned], unpaid: Cleaned | None,
    money_in: Callable[[int], Cleaned],
) -> PaidInParts | None:  # fmt: skip
    """Find the columns of what was paid that leave just what the sheet says is unpaid, or nothing.

    Args:
        layout: Which column is which.
        told: Its columns as cleaned.
        unpaid: What the sheet says is unpaid, where it does.
        money_in: Gives the amounts of a column.

    Returns:
        What was paid; None where no other column may have been paid, or each row is as it says.
    """
    own, others = layout.columns.get(_PAID), _others(layout)
    if own is None or not others or not {"payable", _PAID} <= told.keys():
        return None
    columns = (own, *others)
    cells = [told[_PAID].values, *(money_in(index).values for index in others)]
    should = _should_be(told, unpaid)
    differs = pc.fill_null(pc.not_equal(told[_PAID].values, should), False)
    ways = [way for way in subsets(len(cells)) if unpaid is not None or (0 in way and len(way) > 1)]
    which, rows = _best(ways, cells, should, differs.to_numpy())
    unclear = _unclear(cells, differs.to_numpy(), rows, says_unpaid=unpaid is not None)
    rows &= ~unclear
    if not rows.any() and not unclear.any():
        return None
    paid = told[_PAID]
    paid = replace(paid, values=pc.if_else(_marks(rows), should, paid.values))
    paid = refusing(paid, _marks(unclear), Problem("paid_unclear"))
    return PaidInParts(tuple(columns[i] for i in which), paid, _marks(rows))


def _others(layout: Layout) -> tuple[int, ...]:
    """The columns besides that of what was paid that by their headers may have been paid too."""
    known = targets_of(layout.table) if layout.table == "payroll" else {}
    free = {*layout.repeated} | {*range(len(layout.headers))} - layout.understood
    words = words_of(layout.headers)
    return tuple(
        i
        for i in sorted(free)
        if words[i] not in BACK_PAY
        and (known.get(words[i]) == _PAID or _ALSO_PAID.fullmatch(words[i]))
    )


def _should_be(told: Mapping[str, Cleaned], unpaid: Cleaned | None) -> pa.ChunkedArray:
    due = told["payable"].values
    if "deducted" in told:
        due = pc.subtract(due, pc.fill_null(told["deducted"].values, 0))
    return due if unpaid is None else pc.subtract(due, unpaid.values)


def _unclear(
    cells: Sequence[pa.ChunkedArray], differs: Marks, fits: Marks, *, says_unpaid: bool
) -> Marks:
    numbers = [_numbers(each) for each in cells]
    if says_unpaid:
        found: Marks = differs & np.any([each > 0 for each in numbers[1:]], axis=0) & ~fits
        return found
    twice: Marks = fits & np.any([each == numbers[0] for each in numbers[1:]], axis=0)
    return twice


def _best(
    ways: Sequence[tuple[int, ...]],
    cells: Sequence[pa.ChunkedArray],
    should: pa.ChunkedArray,
    differs: Marks,
) -> Found:
    """The columns whose sum is what should have been paid in most rows that differ from it.

    Where the sheet does not say what is unpaid, all is to be paid: the column of what was paid is
    then one of them, and another one alone may be what was to be paid.
    """
    numbers, told = [_numbers(each) for each in cells], [pc.is_valid(c).to_numpy() for c in cells]
    wanted = _numbers(should)

    def fits(which: tuple[int, ...]) -> Marks:
        some = differs & np.any([told[i] for i in which], axis=0)
        marks: Marks = some & (np.sum([numbers[i] for i in which], axis=0) == wanted)
        return marks

    return most_fitting(ways, fits, len(wanted))


def _numbers(values: pa.ChunkedArray) -> Amounts:
    numbers: Amounts = pc.fill_null(values, 0).to_numpy()
    return numbers


def _marks(rows: Marks) -> pa.ChunkedArray:
    return as_chunked(pa.array(rows))


def about_parts(part: Part, found: PaidInParts | None, body: pa.ChunkedArray) -> Iterator[Issue]:
    """Say once a sheet in how many rows several columns, or another one, are what was paid.

    Args:
        part: The wage sheet.
        found: What was paid by what is unpaid.
        body: Which rows are data.
    """
    if found is not None and (count := pc.sum(found.rows.filter(body)).as_py()):
        names = "、".join(part.layout.headers[index] or "" for index in found.columns)
        yield part.note("paid_in_parts", target=_PAID, others=names, count=count)
