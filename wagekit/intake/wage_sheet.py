"""The money of a wage sheet, with what follows from its other columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.added_up import refusing, without_rows
from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.model.finding import Issue

_OF_PAYING = re.compile("(已|实|未|尚)(付|发|领|支|欠)|余|欠|结清")
_NOT_RECEIVED = r"^未(领|领取|领工资|发|发放|付)[。.]?$"


def unexplained(told: Mapping[str, Cleaned], unpaid: Cleaned | None) -> pa.ChunkedArray | None:
    """What is payable less what is paid or said to be unpaid: the deductions, if all adds up.

    Args:
        told: The columns of a sheet as cleaned.
        unpaid: What it says is unpaid, where it does.
    """
    if not {"payable", "paid"} <= told.keys():
        return None
    gap = pc.subtract(told["payable"].values, told["paid"].values)
    return gap if unpaid is None else pc.subtract(gap, pc.fill_null(unpaid.values, 0))


def settled_wages(told: Mapping[str, Cleaned], unpaid: Cleaned | None) -> Mapping[str, Cleaned]:
    """The money of a wage sheet, with what follows from its other columns.

    Args:
        told: Its columns as cleaned.
        unpaid: What it says is unpaid, where it does.

    Returns:
        The same with `paid` filled in where only the unpaid rest is said, and without `payable`
        where a deduction cannot be read: what is owed there is unknown, and not the whole sum.
    """
    if "payable" not in told:
        return told
    found = {**told, "payable": _without_unread_deductions(told)}
    return found if unpaid is None else {**found, "paid": _paid(found, unpaid)}


def _without_unread_deductions(told: Mapping[str, Cleaned]) -> Cleaned:
    payable, unread = told["payable"], told["deducted"].problems if "deducted" in told else {}
    rows = [row for row in unread if payable.values[row].is_valid]
    if not rows:
        return payable
    problems = {**payable.problems, **dict.fromkeys(rows, Problem("deduction_unread"))}
    return replace(payable, values=without_rows(payable.values, rows), problems=problems)


def _paid(found: Mapping[str, Cleaned], unpaid: Cleaned) -> Cleaned:
    """Payable less deductions less what is unpaid, where no cell says what was paid."""
    due = found["payable"].values
    if "deducted" in found:
        due = pc.subtract(due, pc.fill_null(found["deducted"].values, 0))
    rest = pc.subtract(due, unpaid.values)
    below = _where(pc.less(rest, 0))
    problems = {**unpaid.problems, **dict.fromkeys(below, Problem("unpaid_exceeds"))}
    rest = without_rows(rest, below)
    if (stated := found.get("paid")) is None:
        return Cleaned(rest, problems)
    paid = _with_differing(_without_both(stated, due, unpaid), rest)
    rest = without_rows(rest, list(paid.problems))
    left = {r: p for r, p in problems.items() if not paid.values[r].is_valid}
    return replace(paid, values=pc.coalesce(paid.values, rest), problems={**left, **paid.problems})


def without_received(told: Mapping[str, Cleaned], signature: pa.ChunkedArray) -> Cleaned:
    """What was paid: nothing where 未领 stands for the signature.

    Args:
        told: The columns of a sheet as cleaned, `paid` among them.
        signature: What stands where the worker signs.
    """
    paid = told["paid"]
    none = pc.fill_null(pc.match_substring_regex(signature, _NOT_RECEIVED), False)
    rows = [row for row in _where(none) if paid.values[row].as_py()]
    problems = {**paid.problems, **dict.fromkeys(rows, Problem("not_received"))}
    return replace(paid, values=pc.if_else(none, 0, paid.values), problems=problems)


def _without_both(paid: Cleaned, due: pa.ChunkedArray, unpaid: Cleaned) -> Cleaned:
    """What was paid, unknown where all of it is said to be paid and some of it not to be.

    Such a 实发 is mostly what is to be paid, which would hide the whole debt.
    """
    whole = pc.greater_equal(paid.values, due)
    both = pc.and_(whole, pc.greater(unpaid.values, 0))
    return refusing(paid, both, Problem("paid_and_unpaid"))


def _with_differing(paid: Cleaned, rest: pa.ChunkedArray) -> Cleaned:
    """The same with a word on each row in which 已发 is not what 未发 leaves."""
    rows = [row for row in _where(pc.not_equal(paid.values, rest)) if row not in paid.problems]
    problems = {**paid.problems, **dict.fromkeys(rows, Problem("unpaid_differs"))}
    return replace(paid, problems=problems)


def _where(marks: pa.ChunkedArray) -> list[int]:
    return list(pc.indices_nonzero(pc.fill_null(marks, False)).to_pylist())


def about_paid(part: Part, told: pa.ChunkedArray | None) -> Iterator[Issue]:
    """Say how often what was paid follows from what is unpaid.

    Args:
        part: The wage sheet.
        told: What its own cells say was paid.
    """
    paid = part.column("paid")
    known = pc.sum(pc.is_valid(paid)).as_py() or 0 if paid is not None else 0
    count = known - (0 if told is None else pc.sum(pc.is_valid(told)).as_py() or 0)
    if count > 0:
        yield part.note("paid_by_unpaid", target="paid", count=count)


def perhaps_paid(layout: Layout) -> list[str]:
    """Unused headers that sound like what was paid or is unpaid; none in a canonical file."""
    if layout.table != "payroll" or layout.canonical or layout.profile is not None:
        return []
    used = layout.understood
    left = [cell for i, cell in enumerate(layout.headers) if cell and i not in used]
    return [cell for cell in left if _OF_PAYING.search(cell)]
