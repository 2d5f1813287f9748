"""Header cells as they are compared: blanks, units in brackets and marks out, exact otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from wagekit.intake.texts import plain
from wagekit.model.schema import Table, tables

if TYPE_CHECKING:
    from opencc import OpenCC

_UNITS = {"元": "元", "人民币元": "元", "人民币": "元", "万元": "万元", "万": "万元", "分": "分"}
_MEASURES = r"天|日|工日|个|人|名|%|月|小时|年|必填|选填"
_MONEY = "|".join(sorted(_UNITS, key=len, reverse=True))
_BRACKET = re.compile(rf"[(\[](?:(?:单位)?:?({_MONEY})|{_MEASURES})[)\]]$")
_SLASH = re.compile(rf"[/,、](?:单位:?)?({_MONEY})$")
_MARKS = re.compile(r"^[*:]+|[*:]+$")


@dataclass(frozen=True, slots=True)
class Header:
    """A header cell: what it says, and the money unit it names."""

    text: str
    unit: str | None


@cache
def header_of(cell: str) -> Header:
    """Normalise a header cell.

    Args:
        cell: As the file spells it.

    Returns:
        Lower case, NFKC, without blanks, outer `*` and `:`, and a trailing unit in brackets.
    """
    text = _MARKS.sub("", simplified(plain(cell)).lower())
    unit = None
    for pattern in (_BRACKET, _SLASH):
        found = pattern.search(text)
        if found:
            unit = _UNITS.get(found[1] or "")
            text = _MARKS.sub("", text[: found.start()])
            break
    return Header(text, unit)


def simplified(text: str) -> str:
    """Traditional characters of a header as simplified ones; never applied to names or data."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - only a traditional header needs it

    return OpenCC("t2s")


def money_unit(text: str) -> str | None:
    """The unit that a cell like `万元` or `人民币：元` names, or None."""
    return _UNITS.get(plain(text).removeprefix("人民币:").removeprefix("人民币,"))


@cache
def names_of(table: str) -> Mapping[str, str]:
    """Every spelling of every column of a table, normalised, to the column's name."""
    spellings: dict[str, str] = {}
    for column in tables()[table].columns:
        for spelling in (column.name, column.zh, *column.aliases):
            spellings.setdefault(header_of(spelling).text, column.name)
    return MappingProxyType(spellings)


@cache
def titles_of(table: str) -> frozenset[str]:
    """What a file or sheet that holds the table is called, normalised."""
    found: Table = tables()[table]
    return frozenset(plain(name).lower() for name in (found.name, found.zh, *found.aliases))
