"""Wage sheets that add up what monthly sheets of the case say already: 截至某日拖欠工资汇总表."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wagekit.intake.part import ROW, Part

_UP_TO = re.compile(r"截[至止]|累计(?:拖?欠|未)")

Who = tuple[str | None, str | None]
"""Project and worker."""


@dataclass(frozen=True, slots=True)
class _Wage:
    """A row of wages: of which month, and fen that are unpaid; None where that is not known."""

    row: int
    month: str | None
    unpaid: int | None
    numbered: bool


def without_cumulative(parts: Sequence[Part]) -> list[Part]:
    """Set aside what a sheet up to a day only adds up of a person's months in other sheets.

    Wages are much the same from month to month, so that an equal sum alone says nothing: the months
    that the sheet states must stand in the others too, and the person have an id number.

    Args:
        parts: All sheets, linked.

    Returns:
        The same. Rows of the same months with another sum stay, with a word on each.
    """
    adding = {index for index, part in enumerate(parts) if _is_wages(part) and _adds_up(part)}
    if not adding:
        return list(parts)
    others = [part for i, part in enumerate(parts) if _is_wages(part) and i not in adding]
    months = _by_person(others)
    return [_settled(part, months) if i in adding else part for i, part in enumerate(parts)]


def _is_wages(part: Part) -> bool:
    return part.table == "payroll" and not part.second and not part.layout.canonical


def _adds_up(part: Part) -> bool:
    return any(_UP_TO.search(title) for title in part.meta.titles)


def _by_person(parts: Sequence[Part]) -> dict[Who, list[_Wage]]:
    found: defaultdict[Who, list[_Wage]] = defaultdict(list)
    for who, wage in (each for part in parts for each in _wages(part)):
        found[who].append(wage)
    return found


def _wages(part: Part) -> Iterator[tuple[Who, _Wage]]:
    for row in part.settled().data.to_pylist():
        if row.get("worker_id"):
            due, paid = row.get("payable"), row.get("paid")
            known = due is not None and paid is not None
            unpaid = due - (row.get("deducted") or 0) - paid if known else None
            numbered = bool(row.get("worker.id_no"))
            yield (
                (row.get("project_id"), row["worker_id"]),
                _Wage(row[ROW], row.get("month"), unpaid, numbered),
            )


def _settled(part: Part, months: Mapping[Who, Sequence[_Wage]]) -> Part:
    own = _by_person([part])
    again = {
        who: wages
        for who, wages in own.items()
        if _months_of(wages) & _months_of(months.get(who, ()))
    }
    same = {who for who, wages in again.items() if _only_adds_up(wages, months[who])}
    at = {row: index for index, row in enumerate(part.data[ROW].to_pylist())}
    rows = sorted(wage.row for who in same for wage in again[who])
    part = part.setting_aside("", {at[row]: ("months_again", "") for row in rows})
    others = sorted(wage.row for who, wages in again.items() if who not in same for wage in wages)
    return part.noting(part.note("months_perhaps_again", row) for row in others)


def _months_of(wages: Sequence[_Wage]) -> set[str | None]:
    return {wage.month for wage in wages}


def _only_adds_up(wages: Sequence[_Wage], months: Sequence[_Wage]) -> bool:
    there = _rest(wages)
    stated = _months_of(wages) <= _months_of(months) and all(wage.numbered for wage in wages)
    return stated and there is not None and there > 0 and there == _rest(months)


def _rest(wages: Sequence[_Wage]) -> int | None:
    """What is unpaid together, in fen; None where one is not known."""
    each = [wage.unpaid for wage in wages if wage.unpaid is not None]
    return sum(each) if len(each) == len(wages) else None
