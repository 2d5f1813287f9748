"""Header cells as they are compared: blanks, units in brackets and marks out, exact otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from wagekit.intake.money_units import UNIT, bracket, money_unit
from wagekit.intake.texts import plain
from wagekit.model.schema import Table, tables

if TYPE_CHECKING:
    from opencc import OpenCC

_MEASURES = re.compile(r"天|日|工日|个|人|名|%|月|小时|年|必填|选填|\d+位")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]$")
_SLASH = re.compile(rf"[/,、](?:单位:?)?({UNIT})$")
_BEHIND = re.compile(r"(?<=[额价款]):?((?:[千万亿]|百万)?元)$")
"""欠薪金额 万元, 欠薪金额：万元."""
_SLASH_BEFORE = re.compile(rf"/({UNIT})(?=[(\[](?:支取|收入|支出|存入|借|贷)方?[)\]]$)")
_RESIDENT_ID = re.compile(r"(?:公民|居民)?(?:身份证件?(?:号码?|编号|信息)?|身份号码)")
_MARKS = re.compile(r"^[*:]+|[*:%]+$")


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
        Lower case, NFKC, without blanks, outer `*` and `:`, and a trailing unit in brackets; the
        many names of the resident id number as one.
    """
    found = _parted(cell)
    return replace(found, text="身份证号") if _RESIDENT_ID.fullmatch(found.text) else found


def _parted(cell: str) -> Header:
    text = _MARKS.sub("", simplified(plain(cell)).lower())
    # 借方发生额/元(支取), as one bank heads its columns.
    if found := _SLASH_BEFORE.search(text):
        return replace(_parted(_SLASH_BEFORE.sub("", text)), unit=money_unit(found[1]))
    if found := _BRACKET.search(text):
        return _without_bracket(text, found)
    if found := _SLASH.search(text):
        return Header(_MARKS.sub("", text[: found.start()]), money_unit(found[1]))
    if found := _BEHIND.search(text):
        return Header(text[: found.start()], money_unit(found[1]))
    return Header(text, None)


def _without_bracket(text: str, found: re.Match[str]) -> Header:
    said = bracket(found[1])
    if said is None and not _MEASURES.fullmatch(found[1]):
        return Header(text, None)
    rest = f"({said.rest})" if said and said.rest else ""
    return Header(_MARKS.sub("", text[: found.start()]) + rest, said.unit if said else None)


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


@cache
def names_of(table: str) -> Mapping[str, str]:
    """Every spelling of every column of a table, normalised, to the column's name."""
    spellings: dict[str, str] = {}
    for column in tables()[table].columns:
        for spelling in (column.name, *column.aliases, *column.parts, *column.whole):
            spellings.setdefault(header_of(spelling).text, column.name)
    return MappingProxyType(spellings)


@cache
def titles_of(table: str) -> frozenset[str]:
    """What a file or sheet that holds the table is called, normalised."""
    found: Table = tables()[table]
    return frozenset(plain(name).lower() for name in (found.name, found.zh, *found.aliases))
