"""What there is to say of the cells of a table: unreadable, rounded, without a value, shifted."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import Cleaned, Problem
from wagekit.intake.clean.column import KEPT
from wagekit.intake.columns import ERROR, error_cells, schema_column
from wagekit.intake.glance import positions
from wagekit.intake.not_numbers import these_rows
from wagekit.intake.notes import note
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.model.finding import Issue
from wagekit.model.schema import tables


def rounded(part: Part, columns: Mapping[str, Cleaned]) -> Iterator[Issue]:
    """Say how many computed amounts of each column were rounded."""
    for target, cleaned in columns.items():
        if cleaned.rounded:
            yield part.note("rounded", target=target, count=cleaned.rounded)


def uncached(sheet: RawSheet, part: Part, body: pa.ChunkedArray) -> Iterator[Issue]:
    """Formulas that were saved without a value, a column at a time."""
    data = set(sheet.rows.filter(body).to_pylist()) if sheet.uncached else set()
    found: dict[int, list[int]] = {}
    for row, column in sheet.uncached:
        if row in data:
            found.setdefault(column, []).append(row)
    for column, there in sorted(found.items()):
        spelled = part.layout.headers[column] if column < len(part.layout.headers) else None
        yield note("uncached", part.file, part.sheet, there[0], column=spelled, count=len(there))


def without_shifted(part: Part, sheet: RawSheet, kept: pa.Array) -> Part:
    """Set aside the rows of a text file that have cells beyond its header: they are shifted."""
    beyond = sheet.columns[part.layout.last_header + 1 :]
    if not sheet.ragged or not beyond:
        return part
    filled = pc.is_valid(pc.coalesce(*beyond)).take(kept)
    found = pc.indices_nonzero(filled).to_pylist()
    return part.setting_aside("", dict.fromkeys(found, ("ragged", "")))


def _among(problems: dict[int, Problem], body: pa.ChunkedArray) -> dict[int, Problem]:
    """Problems of data rows, renumbered to the data rows."""
    if not problems:
        return {}
    position = pc.cumulative_sum(pc.cast(body, pa.int64())).to_pylist()
    marks = body.to_pylist()
    return {position[i] - 1: problem for i, problem in problems.items() if marks[i]}


def about_cells(part: Part, columns: Mapping[str, Cleaned], body: pa.ChunkedArray) -> Part:
    """Name the cells that could not be read; a row without a required one is set aside.

    Args:
        part: The table.
        columns: Its cleaned columns, one value for each raw row.
        body: Which rows are data.
    """
    problems = {target: _among(cleaned.problems, body) for target, cleaned in columns.items()}
    for target, found in problems.items():
        if not found:
            continue
        required = schema_column(part.table, target).required and "." not in target
        left = {i: p for i, p in found.items() if part.row(i) not in part.aside}
        fatal = {i: p for i, p in left.items() if required and p.code not in KEPT}
        told = {i: p for i, p in left.items() if i not in fatal}
        errors = [i for i, p in told.items() if p.code == ERROR]
        part = part.noting(_about_errors(part, target, errors))
        part = part.noting(
            _cell_note(part, target, i, p) for i, p in told.items() if p.code != ERROR
        )
        part = part.setting_aside(
            target,
            {i: ("required_unreadable", _said(p)) for i, p in fatal.items()},
        )
    return part


def without_errors(part: Part) -> Part:
    """Empty the error cells of a statement, grid or log that no cleaner of amounts refused.

    Args:
        part: The table.
    """
    money = {c.name for c in tables()[part.table].columns if c.type == "money"}
    for target in sorted(part.raw.keys() - money):
        found = [i for i in error_cells(part.raw[target]) if part.row(i) not in part.aside]
        column = part.column(target)
        if found and column is not None and pa.types.is_string(column.type):
            hit = pc.is_in(positions(len(column)), value_set=pa.array(found, pa.int64()))
            part = part.with_column(target, pc.if_else(hit, None, column))
        part = part.noting(_about_errors(part, target, found))
    return part


def _about_errors(part: Part, target: str, indices: list[int]) -> Iterator[Issue]:
    """One issue for all cells of a column that a broken formula left."""
    if indices:
        rows = [part.row(index) for index in indices]
        said = dict.fromkeys(part.cell(target, index) or "" for index in indices)
        yield part.note(
            "error_cells", rows[0], target=target, value="、".join(said), count=len(rows),
            rows=these_rows(rows),
        )  # fmt: skip


def _cell_note(part: Part, target: str, index: int, problem: Problem) -> Issue:
    return part.note(
        problem.code, part.row(index), target=target, spelled=problem.column,
        value=problem.cell or part.cell(target, index), why=problem.why,
    )  # fmt: skip


def _said(problem: Problem) -> str:
    return note(problem.code, "", why=problem.why).problem
