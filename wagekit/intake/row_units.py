"""Amounts whose unit stands in a column of their own: 800 beside 万元, 200 beside 美元."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.clean.cleaned import RawColumn
from wagekit.intake.headed import words_of
from wagekit.intake.headers import header_of
from wagekit.intake.money_units import money_unit
from wagekit.intake.texts import as_chunked
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.intake.layout import Layout
    from wagekit.intake.raw import RawSheet

_UNITS = frozenset({"单位", "金额单位", "计量单位", "计价单位", "货币单位", "币种单位"})
_CURRENCIES = frozenset({"币种", "币别", "货币", "货币种类"})
"""Of these 人民币 says whose money it is, and not how it is counted."""
_YUAN = {"rmb": "元", "cny": "元", "156": "元", "001": "元", "01": "元", "人民币元": "元"}
"""How banks call it too."""
_PLAIN = r"^[¥￥]?[-+]?[\d,.]+$"
_OF_STATEMENTS = frozenset({"amount", "signed", "out", "in", "balance"})


def with_row_units(
    cells: Mapping[str, RawColumn], sheet: RawSheet, layout: Layout
) -> dict[str, RawColumn]:
    """The amounts of each row with the unit that stands beside them.

    What its own header counts in a unit stays so.

    Args:
        cells: Target to its cells, all rows of the sheet.
        sheet: The raw sheet.
        layout: Which column is which.
    """
    found = dict(cells)
    for units in unit_columns(sheet, layout).values():
        for target in (one for one in _amounts(layout) if one in found):
            found[target] = _with_units(found[target], units)
    return found


def unit_columns(sheet: RawSheet, layout: Layout) -> dict[int, pa.ChunkedArray]:
    """Columns called so that hold units of money alone, some of them other than yuan."""
    if layout.canonical or not _amounts(layout):
        return {}
    used = {*layout.columns.values(), *(i for parts in layout.sums.values() for i in parts)}
    words = words_of(layout.headers)
    columns = {
        i: _units(sheet.columns[i], layout.header, currency=word in _CURRENCIES)
        for i, word in enumerate(words)
        if word in _UNITS | _CURRENCIES and i not in used
    }
    return {i: units for i, units in columns.items() if units is not None}


def _units(column: pa.ChunkedArray, header: int, *, currency: bool) -> pa.ChunkedArray | None:
    said = pc.unique(column.slice(header + 1)).drop_null().to_pylist()
    units = {text: _unit(text) for text in said}
    plain = {"元"} if currency else set()
    if not said or None in units.values() or set(units.values()) <= plain:
        return None
    encoded = column.combine_chunks().dictionary_encode()
    names = [units.get(text) for text in encoded.dictionary.to_pylist()]
    each = pa.array([None if name in plain else name for name in names], pa.string())
    return as_chunked(each.take(encoded.indices))


def _unit(text: str) -> str | None:
    return _YUAN.get(text.strip().lower()) or money_unit(text)


def _amounts(layout: Layout) -> list[str]:
    """The columns of money whose header names no unit."""
    schema = tables()[layout.table]
    money = {column.name for column in schema.columns if column.type == "money"}
    named = money | (_OF_STATEMENTS if layout.profile else frozenset())
    targets = [target for target in (*layout.columns, *layout.sums) if target in named]
    return [one for one in targets if header_of(layout.spelled(one) or "").unit is None]


def _with_units(cells: RawColumn, units: pa.ChunkedArray) -> RawColumn:
    plain = pc.match_substring_regex(cells.text, _PLAIN)
    hit = pc.fill_null(pc.and_(plain, pc.is_valid(units)), False)
    text = pc.if_else(hit, pc.binary_join_element_wise(cells.text, units, ""), cells.text)
    numeric = None if cells.numeric is None else pc.and_not(cells.numeric, hit)
    return RawColumn(text, numeric)
