"""The columns of a sheet as a layout names them: codes translated, parts summed, units settled."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import limits
from wagekit.intake.added_up import Addend, total
from wagekit.intake.borne_out import readable
from wagekit.intake.clean.cleaned import Cleaned, Problem, RawColumn, blaming
from wagekit.intake.clean.column import clean_column
from wagekit.intake.clean.money import clean_money
from wagekit.intake.glance import edges, positions
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.meta import Meta
from wagekit.intake.part import Part
from wagekit.intake.parts_of_sums import either_of
from wagekit.intake.raw import RawSheet
from wagekit.intake.row_units import with_row_units
from wagekit.intake.settings import FileOverride
from wagekit.intake.spans import with_starts
from wagekit.intake.texts import as_chunked
from wagekit.model.finding import Issue
from wagekit.model.money import UNITS
from wagekit.model.schema import Column, tables

_DASHES = r"^[-－—–]+$"
_NOTHING = r"^(否|无|未缴|未交|未参保|未扣|×)$"
"""That nothing was deducted; 是, √ or 已缴 say that something was, and not how much."""
_HASH = ord("#")
_ERRORS = r"^#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$"
ERROR = "error_cell"
"""The problem of a cell that holds an error of the spreadsheet."""
_FIRST_OF_A_DASH = frozenset(each.encode()[0] for each in "-－—–")


def raw_columns(sheet: RawSheet, layout: Layout) -> dict[str, RawColumn]:
    """The cells of every target.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.

    Returns:
        Target to its cells, all rows of the sheet; codes of the source in our own words.
    """
    found = {target: raw_column(sheet, index) for target, index in layout.columns.items()}
    for target, parts in layout.sums.items():
        found[target] = _summed([sheet.columns[index] for index in parts])
    codes = layout.profile.codes if layout.profile else {}
    if not layout.canonical:
        found = {target: _without_dashes(cells) for target, cells in found.items()}
        cut = [target for target in found if _has_parts(layout.table, target)]
        found |= {target: _without_marks(found[target]) for target in cut}
        found = with_row_units(with_starts(found, layout), sheet, layout)
    return {
        target: _translated(cells, codes[target]) if target in codes else cells
        for target, cells in found.items()
    }


def raw_column(sheet: RawSheet, index: int) -> RawColumn:
    """One column by its position."""
    return RawColumn(sheet.columns[index], sheet.numeric[index])


def _without_dashes(cells: RawColumn) -> RawColumn:
    """A dash alone is how registers print an empty cell."""
    if not _FIRST_OF_A_DASH & set(edges(cells.text)[0]):
        return cells
    dashes = pc.match_substring_regex(cells.text, _DASHES)
    if not pc.any(dashes).as_py():
        return cells
    return RawColumn(pc.if_else(dashes, None, cells.text), cells.numeric)


def _has_parts(table: str, target: str) -> bool:
    return target in tables()[table].names and bool(tables()[table].column(target).parts)


def _without_marks(cells: RawColumn) -> RawColumn:
    """社保：否 says that there is no amount."""
    marks = pc.match_substring_regex(cells.text, _NOTHING)
    return RawColumn(pc.if_else(marks, None, cells.text), cells.numeric)


def _translated(cells: RawColumn, words: Mapping[str, str]) -> RawColumn:
    encoded = cells.text.combine_chunks().dictionary_encode()
    meant = [words.get(header_of(text).text, text) for text in encoded.dictionary.to_pylist()]
    return RawColumn(as_chunked(pa.array(meant, pa.string()).take(encoded.indices)), None)


def _summed(parts: list[pa.ChunkedArray]) -> RawColumn:
    lines = zip(*(part.to_pylist() for part in parts), strict=True)
    texts = [_sum([cell for cell in line if cell]) for line in lines]
    return RawColumn(as_chunked(pa.array(texts, pa.string())), None)


def _sum(cells: list[str]) -> str | None:
    """The parts added up; the first that is no number is handed on, to be refused as it stands."""
    total = Decimal(0)
    for cell in cells:
        try:
            total += Decimal(cell.replace(",", ""))
        except InvalidOperation:
            return cell
    return f"{total:f}" if cells else None


def unit_of(layout: Layout, target: str, meta: Meta, override: FileOverride) -> str:
    """The nearest word wins: the header's own bracket, case.toml, the line above, the profile."""
    return unit_of_header(layout.spelled(target) or "", layout, meta, override)


def unit_of_header(spelled: str, layout: Layout, meta: Meta, override: FileOverride) -> str:
    """The same for one header; below a merged parent the child's word comes first."""
    names = (*reversed(spelled.split("/")), spelled)
    own = next((unit for name in names if (unit := header_of(name).unit)), None)
    source = layout.profile.unit if layout.profile else None
    return own or override.unit or meta.unit or source or "元"


def clean_sum(
    sheet: RawSheet, layout: Layout, target: str, unit_of_part: Callable[[str], str],
    gap: pa.ChunkedArray | None, doubted: Container[int] = frozenset(),
) -> Cleaned:  # fmt: skip
    """Clean each part of a sum in its own unit and add them up.

    Args:
        sheet: The raw sheet.
        layout: Which columns are added.
        target: What their sum is.
        unit_of_part: The unit of each header.
        gap: What the sum comes to if the sheet adds up, where that is known.
        doubted: Columns in which words that are no amounts say nothing.
    """
    addends = []
    for index in layout.sums[target]:
        spelled = layout.headers[index] or ""
        cleaned = clean_part(sheet, layout, target, index, unit_of_part(spelled))
        either = header_of(spelled).text in either_of(layout.table)
        told = blaming(cleaned, spelled, raw_column(sheet, index))
        told = readable(told) if index in doubted else told
        addends.append(Addend(told, spelled, either))
    return total(addends, gap)


def clean_part(sheet: RawSheet, layout: Layout, target: str, index: int, unit: str) -> Cleaned:
    """Clean one column that is a part of a target."""
    cells = _without_marks(_without_dashes(raw_column(sheet, index)))
    return _clean_part(cells, schema_column(layout.table, target), unit)


def _clean_part(cells: RawColumn, column: Column, unit: str) -> Cleaned:
    if unit not in UNITS:
        filled: list[int] = pc.indices_nonzero(pc.is_valid(cells.text)).to_pylist()
        nothing = pa.chunked_array([pa.nulls(len(cells.text), pa.int64())])
        return Cleaned(nothing, dict.fromkeys(filled, Problem("other_money")))
    # A deduction is no negative one; 加班 or 奖惩 within a wage may well be.
    sign = not column.parts
    return _refusing(cells, lambda rest: clean_money(rest, unit, may_be_negative=sign))


def other_money(part: Part, units: Mapping[str, str]) -> Iterator[Issue]:
    """Name the columns whose amounts are counted in something else than yuan."""
    for target, unit in units.items():
        if unit not in UNITS:
            yield part.note("other_money", target=target, value=unit)


def schema_column(table: str, target: str) -> Column:
    """The schema of a target such as `amount` or `worker.name` in a sheet of `table`."""
    side, _, name = target.rpartition(".")
    return tables()[side or table].column(name)


def clean_target(cells: RawColumn, column: Column, unit: str) -> Cleaned:
    """Clean one target; cells too long to be true and a spreadsheet's errors are refused first."""
    return _refusing(cells, lambda rest: clean_column(rest, column, unit=unit))


def _refusing(cells: RawColumn, clean: Callable[[RawColumn], Cleaned]) -> Cleaned:
    refused = {
        **dict.fromkeys(_too_long(cells.text), Problem("long_cell")),
        **dict.fromkeys(error_cells(cells.text), Problem(ERROR)),
    }
    if not refused:
        return clean(cells)
    cleaned = clean(RawColumn(_without(cells.text, list(refused)), cells.numeric))
    return replace(cleaned, problems={**cleaned.problems, **refused})


def error_cells(text: pa.ChunkedArray) -> list[int]:
    """Which cells hold an error of a spreadsheet, such as #REF!."""
    if _HASH not in edges(text)[0]:
        return []
    hit = pc.fill_null(pc.match_substring_regex(text, _ERRORS), False)
    rows: list[int] = pc.indices_nonzero(hit).to_pylist()
    return rows


def _too_long(text: pa.ChunkedArray) -> list[int]:
    if text.nbytes <= limits.CELL_CHARACTERS:
        return []
    rows: list[int] = pc.indices_nonzero(
        pc.fill_null(pc.greater(pc.utf8_length(text), limits.CELL_CHARACTERS), False)
    ).to_pylist()
    return rows


def _without(text: pa.ChunkedArray, long: list[int]) -> pa.ChunkedArray:
    at = pc.is_in(positions(len(text)), value_set=pa.array(long, pa.int64()))
    return pc.if_else(at, None, text)
