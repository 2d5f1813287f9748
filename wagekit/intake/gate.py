"""Gate logs: a line a passage, of which those count that tell who passed, and when."""

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.dates import clean_time
from wagekit.intake.columns import clean_target, raw_columns, schema_column
from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.line_state import went_through
from wagekit.intake.meta import Meta
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked, take_rows

DAY, BY_HAND, UNRECOGNISED = "_day", "_by_hand", "_unrecognised"
_WHEN = ("day", "time", "left")
"""Where a line gives its day, the surest first: beside a day, a time is the clock alone."""
_BEYOND = (*_WHEN, "method", "made", "kind", "state")
_BOTH_WAYS = ("time", "left")
_RESULTS = frozenset({"识别结果", "验证结果", "比对结果", "通行结果", "认证结果", "开门结果"})
_NOBODY = ("陌生人", "访客", "未知", "未知人员", "未识别", "识别失败")
"""What a gate puts where the name stands when it knows nobody."""


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
    part = _without_failed(part, sheet, layout, kept)
    when = [target for target in _WHEN if target in raw]
    if not when:
        return part
    days = (pc.cast(take_rows(clean_time(raw[t]).values, kept), pa.date32()) for t in when)
    return _with_days(_without_strangers(_without_absent(part)), pc.coalesce(*days), when[0])


def _without_absent(part: Part) -> Part:
    """A line that knows when one came and when one left, and holds neither, is no passage.

    What was entered by hand needs no passage.
    """
    if not set(_BOTH_WAYS) <= part.raw.keys():
        return part
    came, left = (pc.is_null(part.raw[target]) for target in _BOTH_WAYS)
    entered = pc.or_(_by_hand(part), _how(part, "_method", "opened"))
    absent = pc.indices_nonzero(pc.and_not(pc.and_(came, left), entered)).to_pylist()
    return part.setting_aside("time", dict.fromkeys(absent, ("no_passage", "")))


def _without_failed(part: Part, sheet: RawSheet, layout: Layout, kept: pa.Array) -> Part:
    """A passage that the gate refused is none."""
    index = leftmost(words_of(layout.headers), _RESULTS)
    if index is None:
        return part
    said = take_rows(sheet.columns[index], kept)
    words = pc.unique(said).drop_null().to_pylist()
    failed = [word for word in words if went_through(word, asking=False) == "no"]
    hit = pc.is_in(said, value_set=pa.array(failed, pa.string()))
    rows = pc.indices_nonzero(pc.fill_null(hit, False)).to_pylist()
    return part.setting_aside("", dict.fromkeys(rows, ("failed_passage", "")))


def _without_strangers(part: Part) -> Part:
    names = part.column("worker.name")
    if names is None:
        return part
    nobody = pc.indices_nonzero(pc.is_in(names, value_set=pa.array(_NOBODY))).to_pylist()
    return part.setting_aside("worker.name", dict.fromkeys(nobody, ("nobody_known", "")))


def _with_days(part: Part, day: pa.ChunkedArray, said: str) -> Part:
    by_hand = _by_hand(part)
    opened = _how(part, "_method", "opened")
    marked = {DAY: day, BY_HAND: by_hand, UNRECOGNISED: opened}
    for name, values in marked.items():
        part = part.with_column(name, values)
    part = part.with_column("month", pc.strftime(day, format="%Y-%m"))
    undated = pc.indices_nonzero(pc.is_null(day)).to_pylist()
    part = part.setting_aside(said, dict.fromkeys(undated, ("undated_passage", "")))
    count = pc.sum(opened).as_py()
    return part.noting(
        [part.note("opened_passages", target="method", count=count)] if count else ()
    )


def _by_hand(part: Part) -> pa.ChunkedArray:
    return pc.or_(_how(part, "_method", "override"), _how(part, "_made", "override"))


def _how(part: Part, name: str, means: str) -> pa.ChunkedArray:
    if name not in part.data.column_names:
        return as_chunked(pa.repeat(pa.scalar(value=False), len(part.data)))
    return pc.fill_null(pc.equal(part.data[name], means), False)
