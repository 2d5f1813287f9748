"""A canonical table as a sheet: words for codes, yuan for money, and where each row stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.model.money import yuan
from wagekit.model.text import Text
from wagekit.views.chain.words import code_words
from wagekit.views.workbook import words
from wagekit.views.workbook.part import Head, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyarrow as pa

    from wagekit.model.schema import Column, Table
    from wagekit.views.workbook.part import Cell, Kind

    Row = Mapping[str, Any]

KINDS: Mapping[str, Kind] = {
    "money": "money",
    "date": "date",
    "time": "time",
    "int": "number",
    "ratio": "number",
    "number": "number",
}
PLACE = ("_file", "_sheet", "_row")


def table_sheet(table: Table, held: pa.Table, lang: str) -> Sheet:
    """The columns that the case has of a table, and the file, sheet and row of each row.

    Args:
        table: What the schema says of it.
        held: Its rows.
        lang: `zh` or `en`.
    """
    columns = [column for column in table.columns if column.name in held.column_names]
    cells = [_cell(table.name, column, lang) for column in columns]
    rows = (
        (*(cell(row) for cell in cells), *(row.get(name) for name in PLACE))
        for row in held.to_pylist()
    )
    heads = (*(_head(column, lang) for column in columns), *words.heads(words.SOURCE_HEADS, lang))
    return Sheet(table.title.in_(lang), heads, tuple(rows))


def _head(column: Column, lang: str) -> Head:
    title = Text(column.zh, column.en).in_(lang)
    kind = KINDS.get(column.type, "text")
    return Head(words.MONEY.in_(lang).format(title=title) if kind == "money" else title, kind)


def _cell(table: str, column: Column, lang: str) -> Callable[[Row], Cell]:
    name = column.name
    if column.type == "date":
        return lambda row: _day(row, name)
    if column.type == "money":
        return lambda row: None if row[name] is None else yuan(row[name])
    if column.type == "bool":
        said = {True: words.YES.in_(lang), False: words.NO.in_(lang)}
        return lambda row: said.get(row[name])
    if column.type == "enum":
        return lambda row: row[name] and code_words(table, name, row[name], lang)
    return lambda row: row[name]


def _day(row: Row, name: str) -> Cell:
    month = row.get(f"{name}_month")
    known: Cell = row[name]
    return f"{month:%Y-%m}" if known is None and month is not None else known
