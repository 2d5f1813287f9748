"""From a raw sheet to a part: find the table in it, clean its columns, mark its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import limits, rows
from wagekit.intake.clean.cleaned import Cleaned, Problem, RawColumn
from wagekit.intake.clean.column import KEPT, clean_column
from wagekit.intake.control_totals import control_totals
from wagekit.intake.headers import header_of
from wagekit.intake.meta import Meta, read_meta
from wagekit.intake.notes import note
from wagekit.intake.part import ROW, Part, Unread
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import Layout, recognise
from wagekit.intake.settings import FileOverride
from wagekit.intake.texts import as_chunked
from wagekit.model.finding import Issue
from wagekit.model.schema import Column, tables


def read_sheet(sheet: RawSheet, override: FileOverride) -> Part | Unread:
    """Understand one sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of its file.

    Returns:
        Its data rows, cleaned; or why there are none.
    """
    if len(sheet.columns) > limits.COLUMNS:
        return _unread(sheet, "too_wide")
    layout = recognise(sheet, override) if sheet.columns else None
    if layout is None:
        return _unread(sheet, "not_recognised")
    return _part(sheet, layout, read_meta(sheet, layout), override)


def _unread(sheet: RawSheet, code: str) -> Unread:
    blank = pc.sum(rows.blank(sheet)).as_py() or 0 if sheet.columns else 0
    empty = blank == sheet.height
    issues = () if empty else (note(code, sheet.source.name, sheet.sheet),)
    return Unread(sheet.source.name, sheet.sheet, sheet.height, blank, issues)


def _part(sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride) -> Part:
    body = rows.body(sheet, layout)
    kept = pc.indices_nonzero(body)
    raw = {target: _raw(sheet, index) for target, index in layout.columns.items()}
    units = {target: _unit(layout, target, meta, override) for target in raw}
    whole = {target: _clean(cells, layout, target, units) for target, cells in raw.items()}
    data = {ROW: sheet.rows.take(kept)}
    for target, cleaned in whole.items():
        data[target] = cleaned.values.take(kept)
        if cleaned.month is not None:
            data[f"{target}_month"] = cleaned.month.take(kept)
    part = Part(
        file=sheet.source.name,
        sheet=sheet.sheet,
        layout=layout,
        meta=meta,
        data=pa.table(data),
        raw={target: cells.text.take(kept) for target, cells in raw.items()},
        read=sheet.height,
        skipped=sheet.height - len(kept),
    )
    part = _with_facts(part).noting(_about_columns(sheet, layout, body))
    part = part if len(kept) else part.noting([part.note("no_rows")])
    part = part.noting(control_totals(sheet, part, whole, body))
    part = _ragged(part, sheet, kept)
    return _about_cells(part, {target: _among(c.problems, body) for target, c in whole.items()})


def _raw(sheet: RawSheet, index: int) -> RawColumn:
    return RawColumn(sheet.columns[index], sheet.numeric[index])


def _unit(layout: Layout, target: str, meta: Meta, override: FileOverride) -> str:
    """The nearest word wins: the header's own bracket, case.toml, the line above the table."""
    own = header_of(layout.spelled(target) or "").unit
    return own or override.unit or meta.unit or "元"


def schema_column(table: str, target: str) -> Column:
    """The schema of a target such as `amount` or `worker.name` in a sheet of `table`."""
    side, _, name = target.rpartition(".")
    return tables()[side or table].column(name)


def _clean(cells: RawColumn, layout: Layout, target: str, units: Mapping[str, str]) -> Cleaned:
    column, long = schema_column(layout.table, target), _too_long(cells.text)
    if not long:
        return clean_column(cells, column, unit=units[target])
    shorter = RawColumn(_without(cells.text, long), cells.numeric)
    cleaned = clean_column(shorter, column, unit=units[target])
    refused = dict.fromkeys(long, Problem("long_cell"))
    return replace(cleaned, problems={**cleaned.problems, **refused})


def _too_long(text: pa.ChunkedArray) -> list[int]:
    if text.nbytes <= limits.CELL_CHARACTERS:
        return []
    rows: list[int] = pc.indices_nonzero(
        pc.fill_null(pc.greater(pc.utf8_length(text), limits.CELL_CHARACTERS), False)
    ).to_pylist()
    return rows


def _without(text: pa.ChunkedArray, long: list[int]) -> pa.ChunkedArray:
    at = pc.is_in(pa.array(range(len(text)), pa.int64()), value_set=pa.array(long, pa.int64()))
    return pc.if_else(at, None, text)


def _with_facts(part: Part) -> Part:
    """Add what is given once above the table as a column of its own."""
    facts = dict(part.meta.facts)
    if part.meta.month and "month" in tables()[part.table].names and "month" not in part.raw:
        facts.setdefault("month", part.meta.month)
    for target, text in facts.items():
        cells = RawColumn(as_chunked(pa.array([text], pa.string())), None)
        cleaned = _clean(cells, part.layout, target, {target: "元"})
        value = cleaned.values[0]
        if value.is_valid:
            part = part.with_column(target, as_chunked(pa.repeat(value, len(part.data))))
    return part


def _about_columns(sheet: RawSheet, layout: Layout, body: pa.ChunkedArray) -> Iterator[Issue]:
    used = set(layout.columns.values())
    for index, header in enumerate(layout.headers):
        if index not in used:
            code = _unused(sheet, layout, index, body)
            if code:
                yield note(code, sheet.source.name, sheet.sheet, column=header)


def _unused(sheet: RawSheet, layout: Layout, index: int, body: pa.ChunkedArray) -> str | None:
    if index in layout.repeated:
        return "duplicate_column"
    if layout.headers[index] is not None:
        return None if header_of(layout.headers[index]).text in _COUNTERS else "unknown_column"
    if sheet.ragged and index > _last_header(layout):
        return None
    filled = pc.any(pc.and_(pc.is_valid(sheet.columns[index]), body)).as_py()
    return "unnamed_column" if filled else None


_COUNTERS = frozenset({"序号", "编号", "no", "no."})


def _among(problems: dict[int, Problem], body: pa.ChunkedArray) -> dict[int, Problem]:
    """Problems of data rows, renumbered to the data rows."""
    if not problems:
        return {}
    position = pc.cumulative_sum(pc.cast(body, pa.int64())).to_pylist()
    marks = body.to_pylist()
    return {position[i] - 1: problem for i, problem in problems.items() if marks[i]}


def _about_cells(part: Part, problems: Mapping[str, dict[int, Problem]]) -> Part:
    for target, found in problems.items():
        if not found:
            continue
        required = schema_column(part.table, target).required and "." not in target
        left = {i: p for i, p in found.items() if part.row(i) not in part.aside}
        fatal = {i: p for i, p in left.items() if required and p.code not in KEPT}
        part = part.noting(
            _cell_note(part, target, i, p) for i, p in left.items() if i not in fatal
        )
        part = part.setting_aside(
            target,
            {i: ("required_unreadable", _said(p)) for i, p in fatal.items()},
        )
    return part


def _cell_note(part: Part, target: str, index: int, problem: Problem) -> Issue:
    row, value = part.row(index), part.cell(target, index)
    return part.note(problem.code, row, target=target, value=value, why=problem.why)


def _said(problem: Problem) -> str:
    return note(problem.code, "", why=problem.why).problem


def _last_header(layout: Layout) -> int:
    return max(index for index, header in enumerate(layout.headers) if header is not None)


def _ragged(part: Part, sheet: RawSheet, kept: pa.Array) -> Part:
    """Set aside the rows of a text file that have cells beyond its header: they are shifted."""
    beyond = sheet.columns[_last_header(part.layout) + 1 :]
    if not sheet.ragged or not beyond:
        return part
    filled = pc.is_valid(pc.coalesce(*beyond)).take(kept)
    found = pc.indices_nonzero(filled).to_pylist()
    return part.setting_aside("", dict.fromkeys(found, ("ragged", "")))
