"""合计 rows of bank statements: is what they say went out, and came in, the sum of the lines?"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import rows
from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.clean.money import clean_money
from wagekit.intake.control_totals import OF_OTHERS
from wagekit.intake.layout import Layout
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.statement_lines import Lines
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue
from wagekit.model.money import format_yuan

_SIDES = ("out", "in", "amount", "signed")
_WORDS = 3
"""Cells in which the word for a sum may stand."""
Numbers = npt.NDArray[np.int64]


def about_statement_totals(
    sheet: RawSheet, layout: Layout, part: Part, lines: Lines, kept: pa.Array,
    units: Mapping[str, str],
) -> Iterator[Issue]:  # fmt: skip
    """Compare each total with the lines above it, what went out and what came in apart.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
        part: What was made of it; a bank may count the lines that are set aside, or not.
        lines: The data lines.
        kept: Which raw rows they are.
        units: The money unit of each target.

    Yields:
        An issue for each total that is no sum of lines, be it of all or since another total.
    """
    found = _totals(sheet, layout, kept)
    if not found.height or part.meta.summed:
        return
    at = pc.index_in(found.rows, value_set=sheet.rows.combine_chunks()).to_numpy()
    until = np.searchsorted(kept.to_numpy(), at)
    for name in _SIDES:
        if name in layout.columns and name in lines.cleaned:
            sums = [*_sums(name, part, lines)]
            yield from _differing(found, layout, part, (name, units[name]), until, sums)


def _totals(sheet: RawSheet, layout: Layout, kept: pa.Array) -> RawSheet:
    """The rows with a total: looked for among those that are no data, which are few."""
    few = sheet.taken(pa.array(rows.beside(sheet, layout, kept)))
    return few.taken(pc.indices_nonzero(rows.totals(few, layout))) if few.height else few


def _sums(name: str, part: Part, lines: Lines) -> Iterator[Numbers]:
    """Running sums that a total may come to: of all lines, and of those that are not set aside."""
    values = lines.cleaned[name].values
    aside = pc.is_in(part.data[ROW], value_set=pa.array(sorted(part.aside), pa.int64()))
    for each in [values] if name in {"out", "in"} else _of_one_column(values, lines.out):
        yield _running(each)
        yield _running(pc.if_else(aside, 0, each))


def _of_one_column(values: pa.ChunkedArray, out: pa.ChunkedArray) -> tuple[pa.ChunkedArray, ...]:
    """Where one column holds both ways: all amounts, those of one way, and what is left."""
    amount = pc.abs(values)
    left = pc.if_else(out, pc.negate(amount), amount)
    return amount, pc.if_else(out, amount, 0), pc.if_else(out, 0, amount), left


def _running(values: pa.ChunkedArray) -> Numbers:
    summed: Numbers = np.cumsum(pc.fill_null(values, 0).to_numpy())
    return np.concatenate(([0], summed))


def _differing(
    found: RawSheet, layout: Layout, part: Part, column: tuple[str, str], until: Numbers,
    sums: Sequence[Numbers],
) -> Iterator[Issue]:  # fmt: skip
    name, unit = column
    index = layout.columns[name]
    cells = RawColumn(found.columns[index], found.numeric[index])
    stated = clean_money(cells, unit, may_be_negative=True).values.to_pylist()
    since: dict[str, int] = {}
    for each, value in enumerate(stated):
        word, end = _word(found, each), int(until[each])
        starts = {0, since.get("", 0), since.get(word, 0)}
        since |= {"": end, word: end}
        if value is None or OF_OTHERS.search(word):
            continue
        # A total on top of all lines is one of those below it.
        spans = [(start, end) for start in starts] if end else [(0, -1)]
        if abs(value) not in {abs(int(one[b] - one[a])) for one in sums for a, b in spans}:
            row, said = found.rows[each].as_py(), format_yuan(int(sums[1][spans[0][1]]))
            spelled, cell = layout.spelled(name) or "", cells.text[each].as_py()
            yield part.note("total_differs", row, spelled=spelled, value=cell, sum=said)


def _word(found: RawSheet, at: int) -> str:
    return "".join(plain(cell) for cell in found.cells(at)[:_WORDS] if cell)
