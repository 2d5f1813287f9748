"""What stands above a table: its title, and cells such as 项目名称：X, 单位：万元."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wagekit.intake.headers import header_of, money_unit
from wagekit.intake.raw import RawSheet
from wagekit.intake.recognise import Layout, targets_of
from wagekit.intake.texts import plain
from wagekit.model.schema import tables

_PAIR = re.compile(r"([^\s:：,，;；]{2,12})\s*[:：]\s*([^:：]*?)(?=\s+[^\s:：]{2,12}\s*[:：]|$)")
_MONTH = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月")
_UNIT = re.compile(r"单位:?(?:人民币)?[:,]?([^)\s]{1,3})|\((?:人民币)?(万元|元|分)\)")
_UNIT_KEYS = frozenset({"单位", "金额单位", "货币单位"})


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said above a table and in its name.

    Attributes:
        titles: The file's stem, the sheet's name, and lone cells above the header.
        facts: Target to the text given for all rows at once.
        unit: The money unit given for all columns, or None.
        month: `YYYY-MM` named in a title, or None.
        pairs: Every label and what it says.
    """

    titles: tuple[str, ...]
    facts: Mapping[str, str]
    unit: str | None
    month: str | None
    pairs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def said(self, labels: Iterable[str]) -> str | None:
        """What stands under the first of some labels."""
        return next((self.pairs[label] for label in labels if self.pairs.get(label)), None)


def read_meta(sheet: RawSheet, layout: Layout) -> Meta:
    """Read the rows above the header.

    Args:
        sheet: The raw sheet.
        layout: Where its header stands, and what table it is.

    Returns:
        Everything that is given once for all rows.
    """
    first = max(layout.header + 1 - max(len(layout.lines), 1), 0)
    above = [sheet.cells(row) for row in range(first)]
    known = _labels(layout)
    pairs = {
        header_of(label).text: value
        for cells in reversed(above)
        for label, value in pairs_of(cells, known)
    }
    lone = [cell for cells in above for cell in cells if cell and not _PAIR.search(cell)]
    titles = (sheet.source.stem, sheet.sheet or "", *sheet.titles, *lone)
    return Meta(
        titles=tuple(title for title in titles if title),
        facts=MappingProxyType(_facts(pairs, layout)),
        unit=_unit(pairs, [*sheet.titles, *(cell for cells in above for cell in cells if cell)]),
        month=_month(titles),
        pairs=MappingProxyType(pairs),
    )


def _labels(layout: Layout) -> frozenset[str]:
    facts = layout.profile.facts.values() if layout.profile else ()
    return frozenset(targets_of(layout.table)).union(*facts)


def pairs_of(cells: Iterable[str | None], labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Labels with what they say: `label：value` in one cell, or a known label beside its value.

    Args:
        cells: One row.
        labels: Labels that need no colon, normalised.

    Yields:
        The label as it is spelled, and the text.
    """
    filled = [cell for cell in cells if cell]
    for index, cell in enumerate(filled):
        found = list(_PAIR.finditer(cell))
        following = filled[index + 1] if index + 1 < len(filled) else ""
        for pair in found:
            value = pair[2].strip() or (following if pair is found[-1] else "")
            yield pair[1], value
        if not found and header_of(cell).text in labels:
            taken = header_of(following).text in labels if following else True
            yield cell, "" if taken else following


def _facts(pairs: Mapping[str, str], layout: Layout) -> dict[str, str]:
    facts: dict[str, str] = {}
    for target, labels in (layout.profile.facts if layout.profile else {}).items():
        said = next((pairs[label] for label in labels if pairs.get(label)), None)
        if said and target not in layout.columns and target in tables()[layout.table].names:
            facts[target] = said
    for key, value in pairs.items():
        known = targets_of(layout.table).get(key)
        if known and value and known not in layout.columns and _may_be_common(layout, known):
            facts.setdefault(known, value)
    return facts


def _may_be_common(layout: Layout, target: str) -> bool:
    # A sum or a person above a table describes the whole of it, not each of its rows.
    if target == "project.name":
        return True
    if "." in target:
        return False
    return tables()[layout.table].column(target).type in {"id", "month", "enum"}


def _unit(pairs: Mapping[str, str], texts: Iterable[str]) -> str | None:
    for key in _UNIT_KEYS & pairs.keys():
        if unit := money_unit(pairs[key]):
            return unit
    # A title may say it in brackets, 台账（单位：万元）, or behind the name of the firm.
    stated = (found for text in texts for found in _UNIT.finditer(plain(text)))
    return next((unit for found in stated if (unit := money_unit(found[1] or found[2]))), None)


def _month(titles: tuple[str, ...]) -> str | None:
    for title in reversed(titles):
        found = _MONTH.search(plain(title))
        if found and 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months of a year
            return f"{found[1]}-{int(found[2]):02d}"
    return None
