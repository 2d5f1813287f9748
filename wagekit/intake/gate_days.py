"""Gate logs of a case: on how many different days of a month each person passed."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.gate import BY_HAND, DAY, UNRECOGNISED
from wagekit.intake.glance import positions
from wagekit.intake.part import ROW, Part
from wagekit.model.schema import tables

_KEY = ("project_id", "worker_id", "month")


def gathered(parts: Sequence[Part]) -> list[Part]:
    """Count the days of each person and month over all gate logs of the case.

    Args:
        parts: All sheets, their people and projects settled.

    Returns:
        The same sheets; a person and month stands in the first log that names them.
    """
    logs = [(i, part.settled()) for i, part in enumerate(parts) if DAY in part.data.column_names]
    if not logs:
        return list(parts)
    columns = (*_KEY, DAY, BY_HAND, UNRECOGNISED, ROW)
    lines = pa.concat_tables(
        [
            part.data.select(columns).append_column(
                "part", pa.array([i] * len(part.data), pa.int64())
            )
            for i, part in logs
            if set(_KEY) <= set(part.data.column_names)
        ]
        or [pa.table({name: [] for name in (*columns, "part")})]
    )
    found = list(parts)
    rows = _counted(lines) if len(lines) else None
    for index, part in logs:
        own = None if rows is None else rows.filter(pc.equal(rows["part"], index))
        found[index] = _with_rows(part, own)
    return found


def _counted(lines: pa.Table) -> pa.Table:
    lines = lines.append_column("at", positions(len(lines)))
    passed = pc.if_else(pc.or_(lines[BY_HAND], lines[UNRECOGNISED]), None, lines[DAY])
    lines = lines.append_column("passed", passed)
    grouped = lines.group_by(list(_KEY), use_threads=False).aggregate(
        [("passed", "count_distinct"), (DAY, "count_distinct"), (BY_HAND, "any"), ("at", "min")]
    )
    first = lines.take(grouped["at_min"])
    # Where nobody passed the gate itself, the days of all other lines are all there is.
    own = grouped["passed_count_distinct"]
    none = pc.equal(own, 0)
    days = pc.if_else(none, grouped[f"{DAY}_count_distinct"], own)
    return pa.table(
        {
            **{name: grouped[name] for name in _KEY},
            "days": pc.cast(days, pa.float64()),
            "override": pc.or_(grouped[f"{BY_HAND}_any"], none),
            ROW: first[ROW],
            "part": first["part"],
        }
    )


def _with_rows(part: Part, rows: pa.Table | None) -> Part:
    if rows is None:
        return replace(part, data=part.data.slice(0, 0))
    source = pa.array(["gate"] * len(rows), pa.string())
    wanted = [n for n in rows.column_names if n in (*tables()["attendance"].names, ROW)]
    return replace(part, data=rows.select(wanted).append_column("source", source), raw={})
