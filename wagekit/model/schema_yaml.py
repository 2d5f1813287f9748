"""Reads a schema file into a table, and refuses one that contradicts itself or another."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from wagekit.model.schema import ENGINE_TYPES, Column, Edge, Table
from wagekit.model.text import Text, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BOOLS = frozenset({"true", "false"})
COLUMN_KEYS = frozenset(
    ["type", "required", "zh", "en", "aliases", "parts", "codes", "references", "since", "whole",
     "happens", "none", "note"]
)  # fmt: skip


class SchemaError(ValueError):
    """A schema file that cannot be right; the message names the file and what to change."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # C or pure
    """Safe YAML in which no key may stand twice and every key is text."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:  # noqa: ANN401 - C or pure
    pairs = [
        tuple(loader.construct_object(part, deep=True) for part in pair) for pair in node.value
    ]
    if odd := [key for key, _ in pairs if not isinstance(key, str)]:
        raise SchemaError(f"第 {node.start_mark.line + 1} 行起：键 {odd} 须加引号才是文字")
    if twice := [key for key, n in Counter(key for key, _ in pairs).items() if n > 1]:
        raise SchemaError(f"第 {node.start_mark.line + 1} 行起：重复写了 {twice}")
    return dict(pairs)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_table(text: str, where: str) -> Table:
    """Read one schema file.

    Args:
        text: What the file says.
        where: The file, for errors.

    Raises:
        SchemaError: It is no table, or contradicts itself.
    """
    try:
        raw = yaml.load(text, Loader=_Loader)  # noqa: S506 - the loader is a safe one
        table = _table(raw)
        _check_table(table)
    except (SchemaError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise SchemaError(f"{where}：{error}") from error
    return table


def checked(found: Iterable[Table]) -> Mapping[str, Table]:
    """Tables by name, once it is known that they fit each other.

    Raises:
        SchemaError: A reference leads nowhere, or one name means two tables.
    """
    by_name = {table.name: table for table in found}
    for table in by_name.values():
        for column in table.columns:
            for reference in column.references:
                _check_reference(reference, by_name, f"{table.name}.{column.name}")
    _no_twice(
        (alias for table in by_name.values() for alias in (table.name, *table.aliases)), "表名"
    )
    return MappingProxyType(by_name)


def _table(raw: Mapping[str, Any]) -> Table:
    return Table(
        name=raw["name"],
        zh=raw["zh"],
        en=raw["en"],
        aliases=(raw["zh"], *raw.get("aliases", ())),
        columns=tuple(_column(name, column) for name, column in raw["columns"].items()),
        key=tuple(raw["key"]),
        edges=tuple(_edge(edge) for edge in raw.get("edges", ())),
        once_per=tuple(raw.get("once_per", ())),
        key_else=MappingProxyType({k: tuple(v) for k, v in raw.get("key_else", {}).items()}),
    )


def _column(name: str, raw: Mapping[str, Any]) -> Column:
    if odd := sorted(raw.keys() - COLUMN_KEYS):
        raise SchemaError(f"列 {name} 有不认识的键 {odd}")
    none = tuple(raw.get("none", ()))
    return Column(
        name=name,
        type=raw["type"],
        zh=raw["zh"],
        en=raw["en"],
        aliases=(raw["zh"], *raw.get("aliases", ())),
        parts=tuple(raw.get("parts", ())),
        required=raw.get("required", False),
        codes=MappingProxyType({code: tuple(said) for code, said in raw.get("codes", {}).items()}),
        references=tuple(raw.get("references", ())),
        since=raw.get("since"),
        whole=tuple(raw.get("whole", ())),
        happens=raw.get("happens", False),
        none_word=none[0] if none else None,
        none_spellings=none,
        note=raw.get("note", ""),
    )


def _edge(raw: Mapping[str, Any]) -> Edge:
    return Edge(raw["source"], raw["target"], Text(raw["zh"], raw["en"]), raw["directed"])


def _check_table(table: Table) -> None:
    for column in table.columns:
        _check_column(column)
    _no_twice(
        (
            alias
            for c in table.columns
            for alias in dict.fromkeys((c.name, *c.aliases, *c.parts, *c.whole))
        ),
        "列名",
    )
    ends = (end for edge in table.edges for end in (edge.source, edge.target))
    begins = (column.since for column in table.columns if column.since)
    named = {*table.key, *table.once_per, *table.key_else, *table.stand_ins, *ends, *begins}
    if missing := sorted(named - set(table.names)):
        raise SchemaError(f"键、边或起止所用的列 {missing} 不在表中")


def _check_column(column: Column) -> None:
    name = column.name
    if column.type not in ENGINE_TYPES:
        raise SchemaError(f"列 {name} 的类型 {column.type!r} 不存在")
    if (column.type == "enum") != (bool(column.codes) and column.type != "bool"):
        raise SchemaError(f"列 {name}：enum 须有 codes，其他类型（bool 除外）不得有")
    if column.type == "bool" and column.codes and set(column.codes) != BOOLS:
        raise SchemaError(f"列 {name}：bool 的 codes 只能是 true 和 false")
    _no_twice((w for code, said in column.codes.items() for w in (code, *said)), f"{name} 的取值")
    _no_twice(column.none_spellings, f"{name} 的“无”")


def _check_reference(reference: str, by_name: Mapping[str, Table], where: str) -> None:
    name, _, column = reference.partition(".")
    if name not in by_name or (column and column not in by_name[name].names):
        raise SchemaError(f"{where} 所指的 {reference!r} 不存在")


def _no_twice(words: Iterable[str], what: str) -> None:
    counted = Counter(normal(word) for word in words)
    if twice := sorted(word for word, n in counted.items() if n > 1):
        raise SchemaError(f"{what}重复：{twice}")
