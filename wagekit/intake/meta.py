"""What stands above a table: its title, and cells such as 项目名称：X, 单位：万元."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from wagekit.intake.headers import header_of, money_unit
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import Layout, targets_of
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_PAIR = re.compile(r"([^\s:：,，;；]{2,12})\s*[:：]\s*([^:：]*?)(?=\s+[^\s:：]{2,12}\s*[:：]|$)")
_MONTH = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月")
_UNIT = re.compile(r"单位[:：]?(人民币)?[:：,，]?([^)）\s]{1,3})")
_UNIT_KEYS = frozenset({"单位", "金额单位", "货币单位"})


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said above a table and in its name.

    Attributes:
        titles: The file's stem, the sheet's name, and lone cells above the header.
        facts: Target to the text given for all rows at once.
        unit: The money unit given for all columns, or None.
        month: `YYYY-MM` named in a title, or None.
    """

    titles: tuple[str, ...]
    facts: Mapping[str, str]
    unit: str | None
    month: str | None


def read_meta(sheet: RawSheet, layout: Layout) -> Meta:
    """Read the rows above the header.

    Args:
        sheet: The raw sheet.
        layout: Where its header stands, and what table it is.

    Returns:
        Everything that is given once for all rows.
    """
    above = [sheet.cells(row) for row in range(max(layout.header, 0))]
    pairs = dict(pair for cells in reversed(above) for pair in _pairs(cells, layout))
    lone = [cell for cells in above for cell in cells if cell and not _PAIR.search(cell)]
    titles = (sheet.source.stem, sheet.sheet or "", *lone)
    return Meta(
        titles=tuple(title for title in titles if title),
        facts=MappingProxyType(_facts(pairs, layout)),
        unit=_unit(pairs, lone),
        month=_month(titles),
    )


def _pairs(cells: tuple[str | None, ...], layout: Layout) -> Iterator[tuple[str, str]]:
    filled = [cell for cell in cells if cell]
    for index, cell in enumerate(filled):
        found = list(_PAIR.finditer(cell))
        following = filled[index + 1] if index + 1 < len(filled) else ""
        for pair in found:
            value = pair[2].strip() or (following if pair is found[-1] else "")
            yield header_of(pair[1]).text, value
        if not found and header_of(cell).text in targets_of(layout.table):
            yield header_of(cell).text, following


def _facts(pairs: Mapping[str, str], layout: Layout) -> dict[str, str]:
    facts: dict[str, str] = {}
    for key, value in pairs.items():
        target = targets_of(layout.table).get(key)
        if target and value and target not in layout.columns and _may_be_common(layout, target):
            facts.setdefault(target, value)
    return facts


def _may_be_common(layout: Layout, target: str) -> bool:
    # A sum or a person above a table describes the whole of it, not each of its rows.
    if target == "project.name":
        return True
    if "." in target:
        return False
    return tables()[layout.table].column(target).type in {"id", "month", "enum"}


def _unit(pairs: Mapping[str, str], lone: list[str]) -> str | None:
    for key in _UNIT_KEYS & pairs.keys():
        if unit := money_unit(pairs[key]):
            return unit
    stated = (_UNIT.search(plain(cell)) for cell in lone)
    return next((unit for found in stated if found and (unit := money_unit(found[2]))), None)


def _month(titles: tuple[str, ...]) -> str | None:
    for title in reversed(titles):
        found = _MONTH.search(plain(title))
        if found and 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months of a year
            return f"{found[1]}-{int(found[2]):02d}"
    return None
