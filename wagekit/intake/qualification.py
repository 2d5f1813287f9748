"""Qualifications that registers write in one breath: 建筑工程施工总承包壹级."""

import re
from collections.abc import Iterator, Sequence

from wagekit.intake.distinct import distinct
from wagekit.intake.part import Part
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_WHOLE = re.compile(
    r"(?P<specialty>.*?)(?P<series>施工总承包|专业承包|施工劳务|专业作业)(?:资质)?"
    r"(?P<grade>特级|[一二三壹贰叁123]级|[甲乙]级|不分等级|不分级)?(?:资质)?"
)
_CUT = ("specialty", "series", "grade")


def settle_qualifications(parts: Sequence[Part]) -> list[Part]:
    """Cut a qualification's name into specialty, series and grade where it holds all of them.

    Args:
        parts: All tables of the case.

    Returns:
        The same; only cells that are empty are filled, and the specialty is what is left.
    """
    return [_cut(part) if _has_names(part) else part for part in parts]


def _has_names(part: Part) -> bool:
    return part.table == "licence" and not part.layout.canonical and "specialty" in part.raw


def _cut(part: Part) -> Part:
    columns = [part.column(name) for name in _CUT]
    found = distinct(columns, len(part.data))
    lines = [_of(*combination) for combination in found.combinations]
    for name, values in zip(_CUT, zip(*lines, strict=True), strict=True):
        part = part.with_column(name, found.spread(values))
    return part


def _of(name: str | None, series: str | None, grade: str | None) -> Iterator[str | None]:
    whole = _WHOLE.fullmatch(plain(name)) if name else None
    if whole is None:
        return iter((name, series, grade))
    specialty = whole["specialty"] or None
    return iter((specialty, series or _code("series", whole), grade or _code("grade", whole)))


def _code(column: str, whole: re.Match[str]) -> str | None:
    codes = tables()["licence"].column(column).codes
    return next((code for code, words in codes.items() if whole[column] in words), None)
