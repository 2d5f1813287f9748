"""What a text says of qualifications: 建筑工程施工总承包壹级;市政公用工程施工总承包贰级."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_SERIES = "施工总承包|专业承包|施工综合资质|施工劳务|劳务分包|专业作业|劳务(?!派遣)"
_GRADE = "特级|[一二三壹贰叁123]级|[甲乙]级|不分等级|不分级|无等级"
_HELD = rf"(?:(?P<grade>{_GRADE})|\((?P<bracketed>{_GRADE})\))?"
_ITEM = re.compile(
    rf"(?:以及|[及和与兼])?(?P<specialty>(?:(?!{_SERIES}).)*?)(?:建筑)?(?P<series>{_SERIES})"
    rf"(?:企业)?(?:资质)?(?:备案)?{_HELD}(?:资质)?(?:备案)?(?:\((?P<remark>[^()]*)\))?"
)
_PLAIN = re.compile(
    rf"(?P<specialty>.+?){_HELD}"
    r"(?:\((?P<remark>[^()]*(?:有效|期|年|\d|证书|办|注销|吊销|撤)[^()]*)\))?"
)
"""A specialty without its series; 特种工程（结构补强） has brackets of its own."""
_BETWEEN = re.compile(
    r"(?:[;；、，,/|\n]|(?:主项|增项)(?:资质)?[:：]?|(?<=[级质])\s*(?=\d+[.)、]))(?!(?!\d+[)）])[^()（）]*[)）])"
)
"""Outside of brackets; 2) is the number of the next one."""
_BEFORE = re.compile(
    r"^(?:\(?\d+[.)]|[①-⑳]|(?:主项|增项)(?:资质)?:?)?(?:(?:建筑业企业)?资质(?:名称|类别|等级|证书|序列|专业|[及和])*:)?"
)
_AFTER = re.compile(r"(?<=[级质])\d$")
"""The number of the next one, as in 1、… 2、…."""
_OF_SERIES = re.compile("承包|劳务|作业|资质")
_NO_SPECIALTY = re.compile(r"[^\u4e00-\u9fff()]|承包|资质|级|具有|取得")
_NOT_HELD = re.compile(
    r"注销|吊销|撤|失效|作废|正在|办理|申请|申报|拟|尚无|^无|没|不具|未|非|缺|曾|借|挂靠|公司|^[(（]"
)
"""Words before a series by which the firm does not have it, or another one does."""
_OPEN = re.compile("注销|吊销|撤|过期|失效|作废|暂扣|暂停|降|办|申请|申报|待|拟|不|无|未|限|原")
"""Remarks that leave it open whether the firm has it, or how far it goes."""


class Reach(NamedTuple):
    """What one qualification covers, as far as a text says.

    Attributes:
        specialty: Such as 建筑工程.
        series: The code of the series.
        grade: The code of the grade.
        remark: What stands in brackets after it and is not loaded.
        filed: Whether it is a filing, which may stand in place of a certificate.
        unread: Whether the text is of a qualification that cannot be told.
    """

    specialty: str | None = None
    series: str | None = None
    grade: str | None = None
    remark: str | None = None
    filed: bool = False
    unread: bool = False


def reaches(text: str) -> tuple[Reach, ...]:
    """Read every qualification of one cell.

    Args:
        text: The cell.

    Returns:
        Each different one, in order; those that cannot be told are `unread` and else empty.
    """
    # A line break may stand within one name: what reads as a whole is not cut there.
    whole = _ITEM.fullmatch(_bare(text))
    sure = [reach for reach in _with_more(whole) if not reach.unread] if whole else []
    pieces = filter(None, map(_bare, _BETWEEN.split(text)))
    found = sure or [reach for piece in pieces if not piece.isdecimal() for reach in _of(piece)]
    return tuple(dict.fromkeys(found))


def _bare(piece: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", plain(piece)))


def _of(piece: str) -> Iterator[Reach]:
    items = list(_ITEM.finditer(piece))
    if items and "".join(item[0] for item in items) == piece:
        yield from (reach for item in items for reach in _with_more(item))
    elif _OF_SERIES.search(piece) or not (alone := _PLAIN.fullmatch(piece)):
        yield Reach(unread=True)
    else:
        yield _reach(alone)


def _with_more(said: re.Match[str]) -> Iterator[Reach]:
    """One qualification, and those that its remark names: （增项：市政公用工程施工总承包贰级）."""
    reach, remark = _reach(said), said["remark"] or ""
    more = reaches(remark) if _OF_SERIES.search(remark) else ()
    yield reach._replace(remark=None) if more else reach
    yield from more


def _reach(said: re.Match[str]) -> Reach:
    cells = said.groupdict()
    specialty, remark = cells["specialty"] or None, cells["remark"]
    odd = specialty and any(word.search(specialty) for word in (_NO_SPECIALTY, _NOT_HELD))
    if odd or (remark and _OPEN.search(remark)):
        return Reach(unread=True)
    grade = cells["grade"] or cells["bracketed"]
    series, filed = code("series", cells.get("series")), "备案" in said[0]
    return Reach(specialty, series, code("grade", grade), remark, filed)


def code(column: str, word: str | None) -> str | None:
    """The code of a word of the table of licences; None for any other text.

    Args:
        column: `kind`, `series` or `grade`.
        word: As the register spells it.
    """
    codes = tables()["licence"].column(column).codes
    return next((each for each, words in codes.items() if word in words), None) if word else None
