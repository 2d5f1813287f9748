"""What the first table of a sheet has above it, and later tables of the sheet take over."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wagekit.intake.above import above_of, units_of
from wagekit.intake.header_rows import Cells
from wagekit.intake.texts import plain

_SAYS_NOTHING = re.compile(
    r"第?\d+页?(共\d+页)?|第\d+页.*|page\d+.*|(19|20)\d{2}年(度)?(\d{1,2}月(份)?)?(\d{1,2}[日号])?"
    r"|\d{1,2}月(份)?|接上页|续表|续上表|[(（]续[)）]",
    re.IGNORECASE,
)
NAMES_A_PROJECT = re.compile("项目|工程|标段|小区|工地")
_NAMES_A_FIRM = re.compile("公司|企业|集团|单位|[厂店局院]|中心")
_NAMES_A_HOLDER = re.compile(
    rf"{_NAMES_A_FIRM.pattern}|\d{{5}}|[户账卡队部行社]"
    r"|^(?!.*(明细|流水|账单|交易|月|页|续))[\u4e00-\u9fff·]{2,4}$"
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """What stands above the tables before this one.

    Attributes:
        top: The rows above the first table of the sheet.
        between: Those above each table since.
        unit: The unit stated last, and of which canonical table.
        passed: Whether there is a table before this one.
    """

    top: tuple[Cells, ...] = ()
    between: tuple[Cells, ...] = ()
    unit: tuple[str, str] | None = None
    passed: bool = False

    def then(self, table: str, above: Sequence[Cells]) -> "Beyond":
        """The same for the table after one of `table` with some rows above it."""
        stated = next((unit for cells in reversed(above) for unit in units_of(cells)), None)
        unit = self.unit if stated is None else (stated, table)
        if not self.passed:
            return Beyond(tuple(above), (), unit, passed=True)
        return replace(self, between=(*self.between, *above), unit=unit)

    def texts(self) -> tuple[str, ...]:
        """The cells above the first table."""
        return tuple(cell for cells in self.top for cell in cells if cell)

    def foreign(self, own: Iterable[Cells]) -> tuple[str, ...]:
        """What is said above this table, or one before it, and not above the first."""
        there = {plain(text) for text in self.texts()}
        since = (cell for cells in (*self.between, *own) for cell in cells if cell)
        said = (plain(cell) for cell in since if not _is_unit(cell))
        return tuple(t for t in said if t not in there and not _SAYS_NOTHING.fullmatch(t))


NOTHING = Beyond()


def _is_unit(cell: str) -> bool:
    found = above_of(cell)
    return bool(found.units) and not found.pairs and not found.titles


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of what may be taken over, by what would speak against it."""

    project: frozenset[str]
    firm: frozenset[str]
    holder: frozenset[str]


@dataclass(frozen=True, slots=True)
class Since:
    """What is said since the first table.

    Attributes:
        own: Labels above this table, with what they say.
        between: The same of the rows above each table between.
        foreign: What is said since and not above the first table.
    """

    own: Mapping[str, str]
    between: Sequence[Mapping[str, str]] = ()
    foreign: Sequence[str] = ()

    def contested(self, top: Mapping[str, str]) -> set[str]:
        """Labels that say something else than above the first table, or nothing."""
        said = (*self.between, self.own)
        return {label for each in said for label, value in each.items() if value != top.get(label)}

    def other_holder(self, top: Mapping[str, str], labels: Labels) -> bool:
        """Whether the account may be another's."""
        if self.contested(top) & labels.holder:
            return True
        named = any(_NAMES_A_HOLDER.search(text) for text in self.foreign)
        return named and not self.own.keys() & labels.holder


def taken_over(top: Mapping[str, str], since: Since, labels: Labels) -> dict[str, str]:
    """Take over what stands above the first table, unless anything since speaks against it.

    Args:
        top: Labels above the first table, with what they say.
        since: What is said since.
        labels: Which labels say what.
    """
    dropped = since.contested(top) | set(_spoken_against(since.foreign, labels))
    if since.other_holder(top, labels):
        dropped |= labels.holder
    if since.foreign:
        dropped |= top.keys() - labels.project - labels.firm - labels.holder
    return {label: value for label, value in top.items() if label not in dropped}


def _spoken_against(foreign: Sequence[str], labels: Labels) -> Iterator[str]:
    for text in foreign:
        if NAMES_A_PROJECT.search(text):
            yield from labels.project
        if _NAMES_A_FIRM.search(text):
            yield from labels.firm
