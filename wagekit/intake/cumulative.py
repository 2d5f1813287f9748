"""Wage sheets that add up what monthly sheets of the case say already: 截至某日拖欠工资汇总表."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wagekit.intake.part import ROW, Part

_UP_TO = re.compile(r"截[至止]|累计(?:拖?欠|未)")

Who = tuple[str | None, str | None]
"""Project and worker."""


@dataclass(frozen=True, slots=True)
class _Wage:
    """A row of wages: whose, where, and fen that are unpaid; None where that is not known."""

    who: Who
    row: int
    unpaid: int | None


def without_cumulative(parts: Sequence[Part]) -> list[Part]:
    """Set aside rows of a sheet up to a day that only add up a person's months in other sheets.

    Args:
        parts: All sheets, linked.

    Returns:
        The same. A row whose sum is another than that of the months stays, with a word on it.
    """
    adding = {index for index, part in enumerate(parts) if _is_wages(part) and _adds_up(part)}
    if not adding:
        return list(parts)
    others = (part for i, part in enumerate(parts) if _is_wages(part) and i not in adding)
    months = [wage for part in others for wage in _wages(part)]
    return [_settled(part, months) if i in adding else part for i, part in enumerate(parts)]


def _is_wages(part: Part) -> bool:
    return part.table == "payroll" and not part.second and not part.layout.canonical


def _adds_up(part: Part) -> bool:
    return any(_UP_TO.search(title) for title in part.meta.titles)


def _rests(months: Sequence[_Wage]) -> dict[Who, int | None]:
    """What each person's months leave unpaid together, in fen; None where one is not known."""
    found: dict[Who, int | None] = {}
    for wage in months:
        before = found.get(wage.who, 0)
        found[wage.who] = None if before is None or wage.unpaid is None else before + wage.unpaid
    return found


def _wages(part: Part) -> Iterator[_Wage]:
    for row in part.settled().data.to_pylist():
        if row.get("worker_id"):
            due, paid = row.get("payable"), row.get("paid")
            known = due is not None and paid is not None
            unpaid = due - (row.get("deducted") or 0) - paid if known else None
            yield _Wage((row.get("project_id"), row["worker_id"]), row[ROW], unpaid)


def _settled(part: Part, months: Sequence[_Wage]) -> Part:
    rests = _rests(months)
    also = [wage for wage in _wages(part) if wage.who in rests]
    same = {w.row for w in also if w.unpaid is not None and w.unpaid == rests[w.who]}
    rows = part.data[ROW].to_pylist()
    at = {row: index for index, row in enumerate(rows)}
    part = part.setting_aside("", {at[row]: ("months_again", "") for row in sorted(same)})
    others = (wage.row for wage in also if wage.row not in same)
    return part.noting(part.note("months_perhaps_again", row) for row in others)
