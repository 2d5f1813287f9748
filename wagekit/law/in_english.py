"""Where an article stands, in English: numbers of documents and places in them."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

_ISSUERS: Final = {
    "国务院令": "State Council Decree",
    "人力资源和社会保障部令": "MOHRSS Decree",
    "劳动和社会保障部令": "MOLSS Decree",
    "国家发展改革委令": "NDRC Decree",
    "原国家计委令": "State Planning Commission Decree",
    "人社部发": "Ren She Bu Fa",
    "人社部规": "Ren She Bu Gui",
    "宁人社规字": "Ning Ren She Gui Zi",
    "苏人社规": "Su Ren She Gui",
    "劳社部发": "Lao She Bu Fa",
    "国办发": "Guo Ban Fa",
    "建办市": "Jian Ban Shi",
    "建市规": "Jian Shi Gui",
    "建市": "Jian Shi",
    "法释": "Fa Shi",
    "财建": "Cai Jian",
}
"""Who issued a document; symbols of documents in pinyin, as they are searched for."""
_WORDS: Final = {
    "（并见": " (see also ",
    "民法典": "the Civil Code, ",
    "全文": "whole text",
    "（2013年修订）": " (2013 version)",
    "（2024年修订）": " (2024 version)",
    "（修改前）": " (before the change)",
    "（修改后）": " (as changed)",
    "市政公用工程施工总承包": "municipal works, general contracting",
    "建筑工程施工总承包": "building works, general contracting, ",
    "一级": "first grade",
    "二级": "second grade",
    "三级": "third grade",
    "旧办法": "the former method",
    "旧条例": "the former regulation",
    "配套标准": "the standards that go with it",
    "（办理时限）": "(time limits)",
    "（办理状态）": "(states of handling)",
    "（开通和范围）": "(opening and scope)",
    "（文本未查到）": "(text not found)",
    "（核处结论）": "(conclusions)",
    "（比例未见）": "(rates not seen)",
    "（采集和分派）": "(collection and assignment)",
    "（首问负责）": "(first asked is in charge)",
    "末段": ", last part",
    "等": " and others",
    "之一": "-1",
    "至": " to ",
    "、": ", ",
    "（": " (",
    "）": ")",
}
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")}
_UNITS: Final = {"十": 10, "百": 100}
_NUMERAL: Final = "[零一二三四五六七八九十百]+"
_STEPS: Final = (
    (re.compile(f"第({_NUMERAL})条"), "art. {}"),
    (re.compile(f"第({_NUMERAL})款"), " para. {}"),
    (re.compile(f"第（({_NUMERAL})）项"), " item {}"),
    (re.compile(f"^({_NUMERAL})（({_NUMERAL})）$"), "part {} ({})"),
    (re.compile(f"^({_NUMERAL})$"), "part {}"),
)
_SYMBOL: Final = re.compile(r"〔(\d+)〕(\d+)号")


def number_in_english(number: str) -> str:
    """A document's number: `Jian Shi Gui [2019] No. 1`, `State Council Decree No. 724`."""
    for issuer, said in _ISSUERS.items():
        if number.startswith(issuer):
            number = number.replace(issuer, said, 1)
            break
    number = _SYMBOL.sub(r" [\1] No. \2", number)
    return re.sub(r"第(\d+)号", r" No. \1", number)


def place_in_english(place: str) -> str:
    """A place in a document: `art. 29 para. 2`, `art. 8 item 3`."""
    for pattern, said in _STEPS:
        place = pattern.sub(partial(_filled, said), place)
    for word, said in _WORDS.items():
        place = place.replace(word, said)
    return re.sub(r" +", " ", place).strip()


def _filled(said: str, found: re.Match[str]) -> str:
    return said.format(*map(_value, found.groups()))


def _value(numeral: str) -> int:
    total, digit = 0, 0
    for character in numeral:
        unit = _UNITS.get(character)
        if unit is None:
            digit = _DIGITS[character]
        else:
            total, digit = total + (digit or 1) * unit, 0
    return total + digit
