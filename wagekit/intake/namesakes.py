"""Wage rows of one month that name one person twice: perhaps two persons of one name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.model.finding import Issue

_TELLING = ("worker.job", "worker.team_id")
_SHARED = ("project_id", "employer_id", "month", "worker_id")


def telling_namesakes(parts: Sequence[Part]) -> list[Part]:
    """Say where rows of one name and month, without an id number, can hardly be one person's.

    They count as one person, as the same name without a conflicting number does (CONTRACT 7.27).

    Args:
        parts: All sheets, linked.

    Returns:
        The same, with an issue on wage sheets that give such rows several jobs or teams.
    """
    return [part.noting(_told(part)) if _names_people(part) else part for part in parts]


def _names_people(part: Part) -> bool:
    return part.table == "payroll" and not part.second and part.column("worker.name") is not None


def _told(part: Part) -> Iterator[Issue]:
    groups: defaultdict[tuple[str | None, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in _without_number(part.settled().data).to_pylist():
        groups[tuple(row.get(name) for name in _SHARED)].append(row)
    for rows in filter(_are_two, groups.values()):
        numbers = "、".join(str(row[ROW]) for row in rows)
        first, name = rows[0][ROW], rows[0]["worker.name"]
        yield part.note("namesakes", first, target="worker.name", value=name, rows=numbers)


def _without_number(data: pa.Table) -> pa.Table:
    named = data.filter(pc.is_valid(data["worker.name"]))
    if "worker.id_no" not in named.column_names:
        return named
    return named.filter(pc.is_null(named["worker.id_no"]))


def _are_two(rows: Sequence[Mapping[str, Any]]) -> bool:
    return any(len({row[name] for row in rows if row.get(name)}) > 1 for name in _TELLING)
