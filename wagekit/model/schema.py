"""The canonical tables: what each holds, how real files spell it, and what it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER: Final = (
    "project",
    "party",
    "shareholding",
    "licence",
    "tender",
    "contract",
    "staff",
    "purchase",
    "claim",
    "account",
    "payment",
    "team",
    "worker",
    "attendance",
    "payroll",
    "guarantee",
    "safeguard",
    "clue",
    "claimant",
    "arrears",
    "funds_arrears",
    "action",
    "explanation",
)

ENGINE_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("text", "id", "ids", "code", "region", "enum", "month"), "string")
    | dict.fromkeys(("ratio", "number"), "float64")
    | {"bool": "bool", "int": "int64", "money": "int64", "date": "date32", "time": "timestamp[us]"}
)
"""How an engine stores each type; the money it stores is fen."""

NOTHING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a canonical table.

    Attributes:
        name: The canonical header.
        type: A key of `ENGINE_TYPES`. Money is yuan in files and fen inside.
        zh: The Chinese title.
        en: The English title.
        aliases: Chinese headers that mean this column, the title first; where a file has several
            of them, the one listed first wins.
        parts: Chinese headers of which each is a part of the amount: where a file has several,
            they are added up. One that is an alias too may be the whole.
        required: Without it the row does not load.
        codes: The only values, each with its Chinese spellings; a bool may list how files spell
            `true` and `false` beyond 是 and 否.
        references: Where the value is a key: a table, or `table.column` for another column.
        since: Of a day on which a time ends, the column in which that time begins.
        whole: Chinese headers of that whole time, written in one cell.
        happens: A day on which something happened, which counts for the default `as_of`.
        none_word: What a cell says where there is known to be none; None where no cell may.
        none_spellings: How files spell that, the word itself first.
        note: What a reader must know besides the title.
    """

    name: str
    type: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    required: bool = False
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING, hash=False)
    references: tuple[str, ...] = ()
    since: str | None = None
    whole: tuple[str, ...] = ()
    happens: bool = False
    none_word: str | None = None
    none_spellings: tuple[str, ...] = ()
    note: str = ""

    @property
    def title(self) -> Text:
        """What a person calls it."""
        return Text(self.zh, self.en)

    @property
    def code_texts(self) -> Mapping[str, Text]:
        """What a person calls each value; those of a bool are yes and no."""
        named = {} if self.type == "bool" else self.codes
        return {c: Text(said[0] if said else c, c.replace("_", " ")) for c, said in named.items()}


@dataclass(frozen=True, slots=True)
class Edge:
    """What a row draws between two of its columns when the tables are seen as a graph.

    Attributes:
        source: The column that names where the edge starts.
        target: The column that names where it ends.
        label: What is written on it.
        directed: Whether the direction means something.
    """

    source: str
    target: str
    label: Text
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """One canonical table.

    Attributes:
        name: The canonical name.
        zh: The Chinese title.
        en: The English title.
        aliases: Sheet and file names that mean this table, the title first.
        columns: In the order of the contract.
        key: The columns whose values, joined by `/` (unknown as nothing), name a row.
        edges: What a row draws.
        once_per: The columns for whose values a key stands once each: a worker in several projects,
            each answer that checks of one day gave.
        key_else: For a key column, the columns that stand in for it where it is unknown, the first
            that is known.
    """

    name: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    edges: tuple[Edge, ...] = ()
    once_per: tuple[str, ...] = ()
    key_else: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )

    @property
    def title(self) -> Text:
        """What a person calls it."""
        return Text(self.zh, self.en)

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical headers, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """The columns that stand in for others in its key."""
        return tuple(name for names in self.key_else.values() for name in names)

    @property
    def required(self) -> tuple[str, ...]:
        """The headers without which a row does not load."""
        return tuple(column.name for column in self.columns if column.required)

    def column(self, name: str) -> Column:
        """The column of that canonical name.

        Raises:
            KeyError: There is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(
            f"{self.zh}（{self.name}）没有名为 {name!r} 的列；有：{'、'.join(self.names)}"
        )


@cache
def tables() -> Mapping[str, Table]:
    """All canonical tables by name, in the order of the contract.

    Raises:
        SchemaError: A schema file contradicts itself or another.
    """
    from wagekit.model.schema_yaml import checked, read_table  # noqa: PLC0415 - yaml is read late

    folder = files("wagekit.model") / "schema"
    found = (read_table((folder / f"{n}.yaml").read_text("utf-8"), f"{n}.yaml") for n in ORDER)
    return checked(found)
