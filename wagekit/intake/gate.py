"""Gate logs: a line a passage; what counts is on how many different days a person passed."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.dates import clean_time
from wagekit.intake.columns import clean_target, raw_columns, schema_column
from wagekit.intake.glance import positions
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked, take_rows
from wagekit.model.schema import tables

DAY, BY_HAND = "_day", "_by_hand"
_WHEN = ("day", "time", "left")
"""Where a line gives its day, the surest first: beside a day, a time is the clock alone."""
_BEYOND = (*_WHEN, "method", "made", "kind", "state")
_KEY = ("project_id", "worker_id", "month")


def gate_part(sheet: RawSheet, layout: Layout, meta: Meta, *, body: pa.ChunkedArray) -> Part:
    """Read a log whose lines are events, not rows.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        meta: What stands above the table.
        body: Which rows are data.

    Returns:
        One row a line; columns beyond the canonical ones begin with `_`.
    """
    kept = pc.indices_nonzero(body)
    raw = raw_columns(sheet, layout)
    data = {ROW: take_rows(sheet.rows, kept)}
    for target, cells in raw.items():
        if target not in _BEYOND:
            column = schema_column(layout.table, target)
            data[target] = take_rows(clean_target(cells, column, "元").values, kept)
        elif target not in _WHEN:
            data[f"_{target}"] = take_rows(cells.text, kept)
    part = Part(
        file=sheet.source.name,
        sheet=sheet.sheet,
        layout=layout,
        meta=meta,
        data=pa.table(data),
        raw={target: take_rows(cells.text, kept) for target, cells in raw.items()},
        read=sheet.height,
        skipped=sheet.height - len(kept),
    )
    when = [target for target in _WHEN if target in raw]
    if not when:
        return part
    days = (pc.cast(take_rows(clean_time(raw[t]).values, kept), pa.date32()) for t in when)
    return _with_days(part, pc.coalesce(*days), when[0])


def _with_days(part: Part, day: pa.ChunkedArray, said: str) -> Part:
    by_hand = as_chunked(pa.repeat(pa.scalar(value=False), len(day)))
    for name in ("_method", "_made"):
        if name in part.data.column_names:
            hit = pc.fill_null(pc.equal(part.data[name], "override"), False)
            by_hand = pc.or_(by_hand, hit)
    part = part.with_column(DAY, day).with_column(BY_HAND, by_hand)
    part = part.with_column("month", pc.strftime(day, format="%Y-%m"))
    undated = pc.indices_nonzero(pc.is_null(day)).to_pylist()
    return part.setting_aside(said, dict.fromkeys(undated, ("undated_passage", "")))


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
    columns = (*_KEY, DAY, BY_HAND, ROW)
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
    passed = pc.if_else(lines[BY_HAND], None, lines[DAY])
    lines = lines.append_column("passed", passed)
    grouped = lines.group_by(list(_KEY), use_threads=False).aggregate(
        [("passed", "count_distinct"), (DAY, "count_distinct"), (BY_HAND, "any"), ("at", "min")]
    )
    first = lines.take(grouped["at_min"])
    # Where nobody passed the gate itself, the days that were entered by hand are all there is.
    own = grouped["passed_count_distinct"]
    days = pc.if_else(pc.equal(own, 0), grouped[f"{DAY}_count_distinct"], own)
    return pa.table(
        {
            **{name: grouped[name] for name in _KEY},
            "days": pc.cast(days, pa.float64()),
            "override": grouped[f"{BY_HAND}_any"],
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
