"""What is wrong in the tables of a province, each said once, however many rows it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.intake.notes import note
from wagekit.intake.said import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.model.finding import Issue
    from wagekit.model.schema import Column, Table


def unknown_table(name: str) -> Issue:
    """A file that is named after no table."""
    return note("unknown_table", name)


def not_parquet(table: Table, name: str) -> Issue:
    """A file that is named after a table and is of another format."""
    return note("table_not_parquet", name, table=_called(table), name=table.name)


def unreadable(table: Table, parts: str, why: str) -> Issue:
    """Files that are no Parquet, are damaged or do not fit together."""
    return note("unreadable_table", table.name, table=_called(table), parts=parts, why=why)


def required_missing(table: Table, names: Sequence[str]) -> Issue:
    """A table without a column that every row needs."""
    return note(
        "required_column_missing", table.name, column=", ".join(names), table=_called(table)
    )


def table_missing(table: Table) -> Issue:
    """A table that nobody supplied."""
    return note("table_missing", table.name, table=Said(_zh(table), table.en.lower()))


def column_missing(table: Table, column: Column) -> Issue:
    """A column that the files have not got."""
    label = Said(column.zh, column.en.lower())
    return note("column_missing", table.name, column=column.name, label=label)


def column_unknown(table: Table, name: str) -> Issue:
    """A column that no rule reads."""
    return note("column_unknown", table.name, column=name)


def type_unusable(table: Table, column: Column, stored: str) -> Issue:
    """A column whose type cannot hold what it should."""
    return note(
        "required_type_unusable" if column.required else "type_unusable",
        table.name,
        column=column.name,
        table=_called(table),
        label=Said(column.zh, column.type),
        stored=stored,
    )


def cells_unreadable(table: Table, column: Column, number: int, example: str) -> Issue:
    """Cells of a column that cannot be read."""
    return note("cells_unreadable", table.name, column=column.name, value=example, number=number)


def rows_without(table: Table, number: int) -> Issue:
    """Rows that lack a cell without which none loads."""
    return note("rows_without", table.name, column=", ".join(table.required), number=number)


def rows_doubled(table: Table, number: int) -> Issue:
    """Rows whose key stands in an earlier row."""
    return note("rows_doubled", table.name, column=", ".join(table.key), number=number)


def _called(table: Table) -> Said:
    return Said(_zh(table), table.en)


def _zh(table: Table) -> str:
    """A table whose name says that it is one is not called so twice."""
    return table.zh if table.zh.endswith("表") else f"{table.zh}表"
