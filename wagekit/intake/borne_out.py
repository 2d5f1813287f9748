"""What counts in a wage sheet only where the sums of the row, or of the sheet, bear it out."""

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import without_rows
from wagekit.intake.clean.cleaned import Cleaned


def deductions_borne_out(
    told: Mapping[str, Cleaned], plain: Cleaned, unpaid: Cleaned | None
) -> Cleaned | None:
    """What was deducted: with 水电费 and the like only in rows that add up with them.

    Args:
        told: The columns of a sheet as cleaned, what all its headers say is deducted among them.
        plain: What those headers say that are deductions in any sheet.
        unpaid: What the sheet says is unpaid, where it does.

    Returns:
        The deductions; None where no row adds up with all of them.
    """
    every = told["deducted"]
    left, otherwise = left_to_pay(told, every), left_to_pay(told, plain)
    if left is None or otherwise is None:
        return None
    fits = pc.and_(adds_up(left, otherwise, unpaid), pc.is_valid(every.values))
    return chosen(fits, every, plain) if pc.any(fits).as_py() else None


def adds_up(
    left: pa.ChunkedArray, otherwise: pa.ChunkedArray, unpaid: Cleaned | None
) -> pa.ChunkedArray:
    """In which rows just what is unpaid is left to pay with some deductions.

    Args:
        left: What is left with them.
        otherwise: What is left without them.
        unpaid: What the sheet says is unpaid, where it does.
    """
    fits = pc.equal(left, 0)
    if unpaid is not None:
        fits = pc.or_kleene(fits, pc.equal(left, unpaid.values))
        # Where the sheet says that just these are unpaid, they were not deducted.
        same = pc.fill_null(pc.equal(otherwise, unpaid.values), False)
        fits = pc.and_kleene(fits, pc.or_(pc.invert(same), pc.equal(left, otherwise)))
    return pc.fill_null(fits, False)


def readable(cleaned: Cleaned) -> Cleaned:
    """The same without a word on cells that hold no amount: √ says only that there is insurance."""
    known = pc.is_valid(cleaned.values).to_pylist()
    problems = {row: problem for row, problem in cleaned.problems.items() if known[row]}
    return replace(cleaned, problems=problems)


def wholes_where_told(every: Cleaned, plain: Cleaned) -> Cleaned:
    """What was deducted by a header such as 应扣款项, and by the others where it is no amount."""
    return chosen(pc.is_valid(every.values), every, plain)


def unpaid_borne_out(told: Mapping[str, Cleaned], unpaid: Cleaned | None) -> Cleaned | None:
    """What an 余额 says is unpaid: it may as well be what is left of a loan or in an account.

    Args:
        told: The columns of a sheet as cleaned.
        unpaid: What the column says.

    Returns:
        The same in rows that add up with it; where nothing else says what was paid, all of it if
        it can be a part of what is payable. None where it is something else.
    """
    if unpaid is None or "payable" not in told:
        return None
    if "paid" not in told:
        return unpaid if _may_be_a_part(told["payable"].values, unpaid.values) else None
    left = left_to_pay(told, told.get("deducted"))
    fits = pc.fill_null(pc.equal(left, unpaid.values), False)
    if not pc.any(fits).as_py():
        return None
    return Cleaned(pc.if_else(fits, unpaid.values, None), {}, rounded=unpaid.rounded)


def _may_be_a_part(payable: pa.ChunkedArray, unpaid: pa.ChunkedArray) -> bool:
    within = pc.and_(pc.greater_equal(unpaid, 0), pc.less_equal(unpaid, payable))
    return bool(pc.all(pc.fill_null(within, True)).as_py())


def left_to_pay(told: Mapping[str, Cleaned], deducted: Cleaned | None) -> pa.ChunkedArray | None:
    """What is payable less what was deducted and paid; an empty cell says that nothing was.

    Args:
        told: The columns of a sheet as cleaned.
        deducted: What was deducted, where that is known.

    Returns:
        The rest in fen a row; None where the sheet has no column of what is payable or paid.
    """
    if not {"payable", "paid"} <= told.keys():
        return None
    left = pc.subtract(told["payable"].values, _amounts(told["paid"]))
    return left if deducted is None else pc.subtract(left, _amounts(deducted))


def _amounts(cleaned: Cleaned) -> pa.ChunkedArray:
    return without_rows(pc.fill_null(cleaned.values, 0), cleaned.problems)


def chosen(where: pa.ChunkedArray, these: Cleaned, others: Cleaned) -> Cleaned:
    """One column in some rows and another in the rest.

    Args:
        where: The rows of the one.
        these: The one.
        others: The other.
    """
    marks = where.to_pylist()
    problems = {row: problem for row, problem in these.problems.items() if marks[row]}
    problems |= {row: problem for row, problem in others.problems.items() if not marks[row]}
    values = pc.if_else(where, these.values, others.values)
    return Cleaned(values, problems, rounded=max(these.rounded, others.rounded))
