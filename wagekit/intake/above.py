"""What one cell above a table says: pairs of label and value, a title, the unit of all amounts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from wagekit.intake.headers import header_of
from wagekit.intake.money_units import UNIT, bracket, money_unit
from wagekit.intake.texts import plain

_PAIR = re.compile(r"([^\s:：,，;；]{2,12})\s*[:：]\s*([^:：]*?)(?=\s+[^\s:：]{2,12}\s*[:：]|$)")
_OPEN, _CLOSE, _INSIDE = "[(（【\\[]", "[)）】\\]]", "[^()（）【】\\[\\]]*"
_SAID = r"(?:金额|货币|计量|计价)?单\s*位\s*[:：,，、为]?\s*"
_LABEL_UNIT = re.compile(rf"{_OPEN}\s*{_SAID}({UNIT})\s*{_CLOSE}(?=\s*[:：])")
_VALUE_UNIT = re.compile(rf"([:：]\s*[¥￥]?[\d,.]+)\s*{_OPEN}\s*(?:{_SAID})?({UNIT})\s*{_CLOSE}")
_BRACKETED = re.compile(
    rf"{_OPEN}\s*([^\s:：()（）【】\[\]]{{2,12}}\s*[:：]{_INSIDE}){_CLOSE}(?!\s*[:：])"
)
_BRACKET = re.compile(rf"{_OPEN}({_INSIDE}){_CLOSE}(?!\s*[:：])")
_COUNTED = r"(?:[\u4e00-\u9fff]{1,2}|%)"
_STATED = re.compile(
    rf"{_SAID}(?:{_COUNTED}\s*[、,，/；;]\s*)*?({UNIT}|人民币\s*[(（]\s*(?:{UNIT})\s*[)）])"
    rf"(?:\s*[、,，；;]\s*{_COUNTED}|/人)*(?=$|[\s,，;；。])"
)
"""单位：元, and 单位：人、万元 above sheets that count people too."""
_NAMED = re.compile(r"(?:金额|货币)单位\s*[:：]\s*([^\s:：]{1,8})(?=$|\s)")
_SEALED = re.compile(r"\s*[(（]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|印\s*章|章)\s*[)）]\s*$")
_SHEET = re.compile(r"(?:表|台账|清单|明细|汇总|统计|名册|一览|情况|单|册)$")
_ALONE = re.compile(r"(?:工资|欠薪|欠款|工程款)$")
_TITLE = re.compile(r".{3}(?:(?<!代)表|台账|清单|名册)$|月.*(?:工资|考勤|明细)$")
_MONTH = re.compile(r"(?:19|20)\d{2}年\d{1,2}月份?")
_CURRENCY = frozenset({"币种", "币别", "货币", "人民币", "金额"})
_NOTE_UNIT = re.compile(rf"单位(?:均|都)?(?:为|是|[:,])?\s*({UNIT})(?=$|[,;。)])")
_OF_ALL = re.compile(
    r"^(?:注|说明|备注)[:,]?(?:\d[.、])?(?:本表|以上|上述|表中|表内|各项)?(?:合同)?"
    r"(?:金额|价款|款项|造价)?(?:的|均|计量|计价|货币)*单位"
)
"""A note that speaks of nothing but the unit of the amounts."""
_NUMBER = re.compile(r"[¥￥]?[\d,.]+")
UNIT_LABELS = frozenset({"单位", "金额单位", "货币单位"})


@dataclass(frozen=True, slots=True)
class Above:
    """One cell above a table.

    Attributes:
        pairs: Labels as they are spelled, with what they say; a unit in a label stays in it.
        titles: What is no pair.
        units: The units that it states for all amounts.
    """

    pairs: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    units: tuple[str, ...]


@lru_cache(maxsize=4096)
def above_of(cell: str) -> Above:
    """Take one cell apart.

    Args:
        cell: As the file spells it.
    """
    text, units = _without_units(_VALUE_UNIT.sub(r"\1\2", _LABEL_UNIT.sub(r"（\1）", cell)))
    # 工资表（班组：木工班）2026年5月: what stands in the bracket is no part of the title around it.
    pieces = (_BRACKETED.sub(" ", text), *_BRACKETED.findall(text))
    pairs: list[tuple[str, str]] = []
    titles: list[str] = []
    for piece in pieces:
        _take_apart(piece.strip(), pairs, titles)
    units += [unit for label, value in pairs if (unit := _currency(label, value))]
    return Above(tuple(pairs), tuple(title for title in titles if title), tuple(units))


def _take_apart(text: str, pairs: list[tuple[str, str]], titles: list[str]) -> None:
    found = list(_PAIR.finditer(text))
    lead = text[: found[0].start()] if found else text
    titles.append(lead.strip())
    for pair in found:
        value, title = _cut(pair[2].strip())
        titles.append(title)
        if value or not title:
            pairs.append((pair[1], _SEALED.sub("", value)))


def _without_units(text: str) -> tuple[str, list[str]]:
    """The text without the places that say 单位, and what they say."""
    units: list[str] = []

    def cut_bracket(found: re.Match[str]) -> str:
        said = bracket(found[1]) if "单位" in plain(found[1]) else None
        units.extend([said.unit] if said else [])
        return " " if said else found[0]

    def cut(found: re.Match[str]) -> str:
        # 金额单位 can only be money: what is not known is named, not passed over.
        units.append(money_unit(found[1]) or found[1])
        return " "

    for pattern, by in ((_BRACKET, cut_bracket), (_STATED, cut), (_NAMED, cut)):
        text = pattern.sub(by, text)
    return text.strip(), units


def _currency(label: str, value: str) -> str | None:
    unit = money_unit(value) if header_of(label).text in _CURRENCY else None
    return None if unit == "元" else unit


def _cut(value: str) -> tuple[str, str]:
    """A value, and the title that stands behind it: 项目：某花园 2026年5月工资表."""
    words = value.split()
    for index, word in enumerate(words):
        behind = index and not any("月" in before for before in words[:index])
        if _TITLE.search(_bare(word)) or (behind and _MONTH.fullmatch(word)):
            return " ".join(words[:index]), " ".join(words[index:])
    return value, ""


def _bare(title: str) -> str:
    return re.sub(rf"(?:{_OPEN}{_INSIDE}{_CLOSE})+$", "", title)


def units_of(cells: Iterable[str | None]) -> Iterator[str]:
    """The units that one row states for all amounts, the surest first.

    Args:
        cells: The row.

    Yields:
        What stands behind 单位, then what a title says in brackets.
    """
    filled = [cell for cell in cells if cell]
    for cell, following in zip_longest(filled, filled[1:], fillvalue=""):
        yield from above_of(cell).units
        if header_of(cell).text in UNIT_LABELS and (said := bracket(f"单位：{following}")):
            yield said.unit
    # （万元） beside 合同造价 and its number is that number's own.
    plainly = len(filled) == 1 or not any(_NUMBER.fullmatch(plain(cell)) for cell in filled)
    for cell in filled:
        for title in above_of(cell).titles:
            yield from _of_title(title, alone=len(filled) == 1, itself=plainly)


def unit_of_name(name: str) -> str | None:
    """The unit that the name of a sheet or a file states: 合同台账（单位：万元）."""
    said = above_of(name)
    of_titles = (
        unit for title in said.titles for unit in _of_title(title, alone=True, itself=True)
    )
    return next(iter((*said.units, *of_titles)), None)


def unit_below(lines: Iterable[str]) -> str | None:
    """The unit that a note below a table states: 注：金额单位为万元."""
    said = (plain(line) for line in lines)
    found = {
        money_unit(u) for line in said if _OF_ALL.match(line) for u in _NOTE_UNIT.findall(line)
    }
    return found.pop() if len(found) == 1 else None


def _of_title(title: str, *, alone: bool, itself: bool) -> Iterator[str]:
    # 合同额（万元） beside or above its value is a label: only what is called like a sheet counts.
    bare = _bare(title)
    # （万元） and 单位（万元） stand for themselves, whatever words stand beside them.
    own = itself and bare in {"", *UNIT_LABELS}
    if _SHEET.search(bare) or own or (alone and _ALONE.search(bare)):
        for found in _BRACKET.finditer(title):
            if said := bracket(found[1]):
                yield said.unit


def labelled(
    rows: Iterable[tuple[int, Iterable[str | None]]], labels: frozenset[str]
) -> Iterator[tuple[int, str, str]]:
    """What rows of a form say under known labels; a label without a value says nothing.

    Args:
        rows: Their positions and cells.
        labels: The labels, normalised.

    Yields:
        The position of the row, the label as it is spelled, and the text.
    """
    for at, cells in rows:
        for spelled, value in pairs_of(cells, labels):
            if value and header_of(spelled).text in labels:
                yield at, spelled, value


def pairs_of(cells: Iterable[str | None], labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Labels with what they say: `label：value` in one cell, or a known label beside its value.

    Args:
        cells: One row.
        labels: Labels that need no colon, normalised.

    Yields:
        The label as it is spelled, and the text.
    """
    filled = [cell for cell in cells if cell]
    for cell, following in zip_longest(filled, filled[1:], fillvalue=""):
        found = above_of(cell).pairs
        for pair in found:
            yield pair[0], pair[1] or (_SEALED.sub("", following) if pair is found[-1] else "")
        if not found and header_of(cell).text in labels:
            taken = header_of(following).text in labels if following else True
            yield cell, "" if taken else _SEALED.sub("", following)
