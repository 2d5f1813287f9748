"""From a raw sheet to parts: find the tables in it, clean their columns, mark their rows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import limits, rows
from wagekit.intake.attendance_grid import grid_part
from wagekit.intake.blocks import blocks_of
from wagekit.intake.clean.cleaned import Cleaned, Problem, RawColumn
from wagekit.intake.clean.column import KEPT
from wagekit.intake.columns import (
    clean_sum,
    clean_target,
    other_money,
    raw_column,
    raw_columns,
    schema_column,
    unit_of,
    unit_of_header,
)
from wagekit.intake.control_totals import control_totals
from wagekit.intake.gate import gate_part
from wagekit.intake.headers import header_of
from wagekit.intake.key_values import is_form, key_value_parts
from wagekit.intake.link import former, team_name
from wagekit.intake.merged import about_merged, filled_down
from wagekit.intake.meta import Meta, read_meta
from wagekit.intake.not_numbers import without_placeholders
from wagekit.intake.notes import note
from wagekit.intake.part import ROW, Part, Unread
from wagekit.intake.parts_of_sums import parts_of
from wagekit.intake.plausible import doubtful_sizes
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import Layout, recognise
from wagekit.intake.said import Said
from wagekit.intake.second_rows import second_parts
from wagekit.intake.settings import FileOverride
from wagekit.intake.several import about_several
from wagekit.intake.statement import statement_part
from wagekit.intake.texts import as_chunked, take_rows
from wagekit.intake.total_words import words_of_totals
from wagekit.intake.unpaid import unpaid_column
from wagekit.intake.wage_sheet import about_paid, settled_wages
from wagekit.model.finding import Issue
from wagekit.model.schema import tables


def read_sheet(sheet: RawSheet, override: FileOverride) -> list[Part | Unread]:
    """Understand one sheet.

    Args:
        sheet: The raw sheet.
        override: What case.toml says of its file.

    Returns:
        Its tables, cleaned, in their order; or why there are none. Their rows add up to its own.
    """
    if len(sheet.columns) > limits.COLUMNS:
        return [_unread(sheet, "too_wide")]
    return [_with_sure_ids(part) for block in blocks_of(sheet) for part in _block(block, override)]


def _with_sure_ids(part: Part | Unread) -> Part | Unread:
    if isinstance(part, Unread) or not len(part.data):
        return part
    return without_placeholders(part).noting(about_several(part))


def _block(sheet: RawSheet, override: FileOverride) -> list[Part | Unread]:
    layout = recognise(sheet, override) if sheet.columns else None
    if layout is not None and is_form(sheet, layout):
        layout = None
    given = key_value_parts(sheet, layout)
    made = [replace(table_part(*each), second=True) for each in given]
    if layout is None:
        if made:
            return [Unread(sheet.source.name, sheet.sheet, sheet.height, sheet.height), *made]
        return [_unread(sheet, "not_recognised")]
    if layout.profile and layout.profile.shape == "none":
        return [_known_but_unheld(sheet, layout)]
    meta = read_meta(sheet, layout)
    main = _main(sheet, layout, meta, override)
    return [main, *second_parts(sheet, main, table_part), *made]


def _main(sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride) -> Part:
    shape = layout.profile.shape if layout.profile else "table"
    sheet, body, said = _data_rows(sheet, layout)
    if shape == "statement":
        part = statement_part(sheet, layout, meta, override, body=body)
    elif shape == "grid":
        part = grid_part(sheet, layout, meta, body=body)
    elif shape in {"gate", "pension"}:
        part = gate_part(sheet, layout, meta, body=body)
    else:
        return _table_part(sheet, layout, meta, override, body).noting(said)
    part = _with_facts(part).noting(_about_columns(sheet, layout, body)).noting(said)
    part = part if len(part.data) else part.noting([part.note("no_rows")])
    return _ragged(part, sheet, pc.indices_nonzero(body))


def _unread(sheet: RawSheet, code: str) -> Unread:
    blank = pc.sum(rows.blank(sheet)).as_py() or 0 if sheet.columns else 0
    empty = blank == sheet.height
    row = sheet.rows[0].as_py() if sheet.height and sheet.rows[0].as_py() > 1 else None
    issues = () if empty else (note(code, sheet.source.name, sheet.sheet, row),)
    return Unread(sheet.source.name, sheet.sheet, sheet.height, blank, issues)


def _known_but_unheld(sheet: RawSheet, layout: Layout) -> Unread:
    """A sheet whose kind is known and for which there is no canonical table."""
    body = pc.sum(rows.body(sheet, layout)).as_py() or 0
    assert layout.profile is not None  # noqa: S101 - only a profile says so
    said = note(
        "no_table", sheet.source.name, sheet.sheet,
        kind=Said(layout.profile.title.zh, layout.profile.title.en),
        why=Said(layout.profile.why.zh, layout.profile.why.en),
    )  # fmt: skip
    return Unread(
        sheet.source.name, sheet.sheet, sheet.height, sheet.height - body, (said,),
        profile=layout.profile.name,
    )  # fmt: skip


def _data_rows(
    sheet: RawSheet, layout: Layout
) -> tuple[RawSheet, pa.ChunkedArray, tuple[Issue, ...]]:
    """The sheet with merged cells filled down, its data rows, and what was filled.

    What is no data is seen before: a blank row stays blank under a merged cell. A total that is
    merged over two rows is one in both.
    """
    body = rows.body(sheet, layout)
    down = filled_down(sheet, layout)
    if down.filled:
        body = pc.and_(body, pc.invert(rows.totals(down.sheet, layout)))
    return down.sheet, body, tuple(about_merged(sheet, layout, down))


def table_part(sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride) -> Part:
    """A sheet in which each line is a row of one canonical table."""
    filled, body, _ = _data_rows(sheet, layout)
    return _table_part(filled, layout, meta, override, body)


def _table_part(
    sheet: RawSheet, layout: Layout, meta: Meta, override: FileOverride, body: pa.ChunkedArray
) -> Part:
    kept = pc.indices_nonzero(body)
    raw = raw_columns(sheet, layout)
    columns = {target: schema_column(layout.table, target) for target in raw}
    units = {target: unit_of(layout, target, meta, override) for target in raw}
    whole = {t: clean_target(cells, columns[t], units[t]) for t, cells in raw.items()}
    whole |= {target: clean_sum(sheet, layout, target, meta, override) for target in layout.sums}
    read = _settled(sheet, layout, whole, meta, override)
    data = {ROW: take_rows(sheet.rows, kept)}
    for target, cleaned in read.items():
        data[target] = take_rows(cleaned.values, kept)
        if cleaned.month is not None:
            data[f"{target}_month"] = take_rows(cleaned.month, kept)
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
    part = _with_facts(part).noting(_about_columns(sheet, layout, body))
    part = part if len(kept) else part.noting([part.note("no_rows")])
    part = part.noting(control_totals(sheet, part, whole, body))
    part = part.noting(words_of_totals(sheet, part, whole, body))
    part = part.noting(doubtful_sizes(part)).noting(_rounded(part, whole))
    money = {target: unit for target, unit in units.items() if columns[target].type == "money"}
    part = part.noting(other_money(part, money))
    part = part.noting(_uncached(sheet, part, body))
    if "paid" in read:
        paid = take_rows(whole["paid"].values, kept) if "paid" in whole else None
        part = part.noting(about_paid(part, paid))
    part = _ragged(part, sheet, kept)
    return _about_cells(part, {target: _among(c.problems, body) for target, c in read.items()})


def _settled(
    sheet: RawSheet, layout: Layout, told: Mapping[str, Cleaned], meta: Meta, override: FileOverride
) -> Mapping[str, Cleaned]:
    if layout.table != "payroll":
        return told
    index = unpaid_column(layout.table, layout.headers)
    if index is None or layout.canonical:
        return settled_wages(told, None)
    unit = unit_of_header(layout.headers[index] or "", layout, meta, override)
    cells, column = raw_column(sheet, index), schema_column(layout.table, "paid")
    return settled_wages(told, clean_target(cells, column, unit))


def _rounded(part: Part, whole: Mapping[str, Cleaned]) -> Iterator[Issue]:
    for target, cleaned in whole.items():
        if cleaned.rounded:
            yield part.note("rounded", target=target, count=cleaned.rounded)


def _uncached(sheet: RawSheet, part: Part, body: pa.ChunkedArray) -> Iterator[Issue]:
    """Formulas that were saved without a value, a column at a time."""
    data = set(sheet.rows.filter(body).to_pylist()) if sheet.uncached else set()
    found: dict[int, list[int]] = {}
    for row, column in sheet.uncached:
        if row in data:
            found.setdefault(column, []).append(row)
    for column, there in sorted(found.items()):
        spelled = part.layout.headers[column] if column < len(part.layout.headers) else None
        yield note("uncached", part.file, part.sheet, there[0], column=spelled, count=len(there))


def _with_facts(part: Part) -> Part:
    """Add what is given once, above the table or by its profile, as a column of its own."""
    facts = dict(part.meta.facts)
    month = part.meta.month
    if month and "month" in tables()[part.table].names and "month" not in part.raw:
        if part.meta.dated and "month" not in facts:
            part = part.noting([part.note("month_of_date", target="month", value=month)])
        facts.setdefault("month", month)
    if part.layout.profile:
        facts.update(part.layout.profile.constants)
    for target, text in facts.items():
        if target in part.data.column_names:
            continue
        cells = RawColumn(as_chunked(pa.array([text], pa.string())), None)
        cleaned = clean_target(cells, schema_column(part.table, target), "元")
        value = cleaned.values[0]
        if value.is_valid:
            part = part.with_column(target, as_chunked(pa.repeat(value, len(part.data))))
    return part


def _about_columns(sheet: RawSheet, layout: Layout, body: pa.ChunkedArray) -> Iterator[Issue]:
    used = {*layout.columns.values(), *layout.days, *_of_others(layout)}
    used |= {index for parts in layout.sums.values() for index in parts}
    for index, header in enumerate(layout.headers):
        if index not in used:
            code = _unused(sheet, layout, index, body)
            if code:
                yield note(code, sheet.source.name, sheet.sheet, column=header)


def _of_others(layout: Layout) -> set[int]:
    """Columns that a profile knows and uses elsewhere, or as a second choice."""
    if layout.profile is None:
        return set()
    known = set(layout.profile.spellings())
    for also in layout.profile.also:
        known |= {header for headers in also.columns.values() for header in headers}
    for headers in layout.profile.columns.values():
        known |= set(headers)
    return {i for i, cell in enumerate(layout.headers) if cell and header_of(cell).text in known}


def _unused(sheet: RawSheet, layout: Layout, index: int, body: pa.ChunkedArray) -> str | None:
    if _names_something(layout, index):
        return None
    if index in layout.repeated and header_of(layout.headers[index] or "").text not in _SPARE:
        return "duplicate_column"
    if layout.headers[index] is not None:
        return None if header_of(layout.headers[index]).text in _COUNTERS else "unknown_column"
    if sheet.ragged and index > _last_header(layout):
        return None
    filled = pc.any(pc.and_(pc.is_valid(sheet.columns[index]), body)).as_py()
    return "unnamed_column" if filled else None


def _names_something(layout: Layout, index: int) -> bool:
    """Whether what the column says is used without being a column: names, parts, unpaid rests."""
    header = header_of(layout.headers[index] or "").text
    if header in former.HEADERS or (layout.table == "team" and header in team_name.HEADERS):
        return True
    return header in parts_of(layout.table) or unpaid_column(layout.table, [header]) is not None


# A column of remarks stands beside every other; it is no rival of 摘要.
_SPARE = frozenset({"备注", "说明"})
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
