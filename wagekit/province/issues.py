"""What is wrong in the tables of a province, each said once, however many rows it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.intake.said import Said
from wagekit.model.finding import Issue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.model.schema import Column, Table

UNKNOWN_COLUMN = Said("整列按未知处理", "the whole column is taken as unknown")


def unknown_table(name: str) -> Issue:
    """A file that is named after no table."""
    return Issue(
        file=name,
        problem=Said("不是标准表的名称", "not the name of a canonical table"),
        done=Said("未读取", "not read"),
        severity="warning",
    )


def unreadable(table: Table, file: str, why: str) -> Issue:
    """Files that are no Parquet, are damaged or do not fit together."""
    return Issue(
        file=table.name,
        problem=Said(f"{file} 无法读取：{why}", f"{file} cannot be read: {why}"),
        done=_unused(table),
        severity="error",
    )


def required_missing(table: Table, names: Sequence[str]) -> Issue:
    """A table without a column that every row needs."""
    return Issue(
        file=table.name,
        column=", ".join(names),
        problem=Said("缺少必需的列", "a required column is missing"),
        done=_unused(table),
        severity="error",
    )


def table_missing(table: Table) -> Issue:
    """A table that nobody supplied."""
    return Issue(
        file=table.name,
        problem=Said(f"没有提供{table.zh}表", f"no table of {table.en.lower()} was supplied"),
        done=Said("按未知处理", "taken as unknown"),
        severity="info",
    )


def column_missing(table: Table, column: Column) -> Issue:
    """A column that the files have not got."""
    return Issue(
        file=table.name,
        column=column.name,
        problem=Said(f"没有提供{column.zh}", f"no {column.en.lower()} was supplied"),
        done=Said("按未知处理", "taken as unknown"),
        severity="info",
    )


def column_unknown(table: Table, name: str) -> Issue:
    """A column that no rule reads."""
    return Issue(
        file=table.name,
        column=name,
        problem=Said("不是标准列", "no canonical column"),
        done=Said("未使用", "not used"),
        severity="warning",
    )


def type_unusable(table: Table, column: Column, stored: str) -> Issue:
    """A column whose type cannot hold what it should."""
    return Issue(
        file=table.name,
        column=column.name,
        problem=Said(
            f"类型 {stored} 不能表示{column.zh}", f"the type {stored} cannot hold {column.type}"
        ),
        done=_unused(table) if column.required else UNKNOWN_COLUMN,
        severity="error",
    )


def cells_unreadable(table: Table, column: Column, number: int, example: str) -> Issue:
    """Cells of a column that cannot be read."""
    return Issue(
        file=table.name,
        column=column.name,
        value=example,
        problem=Said(f"{number} 个单元格无法识别", f"{number} cells cannot be read"),
        done=Said("按未知处理", "taken as unknown"),
        severity="warning",
    )


def rows_without(table: Table, number: int) -> Issue:
    """Rows that lack a cell without which none loads."""
    names = ", ".join(table.required)
    return Issue(
        file=table.name,
        column=names,
        problem=Said(f"{number} 行缺少必需的值", f"{number} rows lack a required value"),
        done=Said("未载入", "not loaded"),
        severity="warning",
    )


def rows_doubled(table: Table, number: int) -> Issue:
    """Rows whose key stands in an earlier row."""
    return Issue(
        file=table.name,
        column=", ".join(table.key),
        problem=Said(f"{number} 行的编号与前面的行重复", f"{number} rows repeat an earlier key"),
        done=Said("只载入第一行", "only the first was loaded"),
        severity="warning",
    )


def _unused(table: Table) -> Said:
    return Said(f"{table.zh}表未载入，按未知处理", f"{table.en} not loaded, taken as unknown")
