"""What stands above a table: its title, and cells such as 项目名称：X, 单位：万元."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from wagekit.intake.above import (
    UNIT_LABELS,
    above_of,
    pairs_of,
    unit_below,
    unit_of_name,
    units_of,
)
from wagekit.intake.beyond import NAMES_A_PROJECT, NOTHING, Beyond, Labels, Since, taken_over
from wagekit.intake.header_rows import Cells
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.money_units import money_unit
from wagekit.intake.raw import RawSheet
from wagekit.intake.targets import targets_of
from wagekit.intake.title_month import month_of, month_since, speaks_of_months, with_year_of
from wagekit.model.schema import tables

PAYING = ("payroll", "paid_on")
"""What a day of paying above a wage sheet gives: for what was paid, not for what is still owed."""
_DAY = "日期"
_DATED = ("日期", "时间", "期限")
_PROJECT = ("项目", "工程", "建设项目", "施工项目", "工程项目", "施工项目名称", "建设项目名称")
# The firm nearest to the worker first: beside a 分包单位 the 施工单位 is the general contractor.
_EMPLOYER = (
    "用人单位", "用工单位", "劳务分包单位", "劳务单位", "劳务公司", "劳务企业", "分包单位",
    "专业分包单位", "单位", "单位名称", "施工单位",
)  # fmt: skip
_NO_FIRM = ("项目部", "项目")
_FIRMS = ("employer_id", "company_id")
_SHORTEST_FIRM = 3
"""单位：人、万元 count people and money."""
_UNNAMED = re.compile(r"(?:sheet|工作表|表)?\d*", re.IGNORECASE)
_IN_YUAN = frozenset({"payroll", "attendance", "worker"})
_NOTES = ("注", "说明", "备注")
_NOTE_ROWS = 8
_TEAM = ("班组", "班组名称", "施工班组", "作业班组", "所属班组")
_OF_ALL_ROWS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "payroll": {"employer_id": _EMPLOYER, "worker.team_id": _TEAM},
        "attendance": {"worker.employer_id": _EMPLOYER, "worker.team_id": _TEAM},
        "worker": {"employer_id": _EMPLOYER, "team_id": _TEAM},
        "team": {"employer_id": _EMPLOYER},
        "staff": {"company_id": _EMPLOYER},
    }
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said above a table and in its name.

    Attributes:
        titles: The file's stem, the sheet's name, and lone cells above the header.
        facts: Target to the text given for all rows at once.
        unit: The money unit given for all columns, or None.
        month: `YYYY-MM` named above the table or in its name, or None.
        pairs: Every label and what it says.
        dated: Whether the month is only that of a 日期, which may be the day the sheet was made.
        other_holder: Whether a line above the table names another account than the sheet does.
        taken: What is taken over from above the first table of the sheet.
        unit_left: A unit stated above a table of another kind, which is not taken over.
        summed: What the tables of the same kind above it in the sheet come to, by money target.
    """

    titles: tuple[str, ...]
    facts: Mapping[str, str]
    unit: str | None
    month: str | None
    pairs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    dated: bool = False
    other_holder: bool = False
    taken: str = ""
    unit_left: str | None = None
    summed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def said(self, labels: Iterable[str]) -> str | None:
        """What stands under the first of some labels."""
        return next((self.pairs[label] for label in labels if self.pairs.get(label)), None)


def read_meta(sheet: RawSheet, layout: Layout, beyond: Beyond = NOTHING) -> Meta:
    """Read the rows above the header.

    Args:
        sheet: The raw sheet.
        layout: Where its header stands, and what table it is.
        beyond: What stands above the tables before this one in the same sheet.

    Returns:
        Everything that is given once for all rows.
    """
    above = rows_above(sheet, layout)
    titles = _titles_of(above, layout)
    unit = next((unit for cells in reversed(above) for unit in units_of(cells)), None)
    pairs = _pairs(above, _labels(layout))
    names = (sheet.source.stem, sheet.sheet or "")
    if beyond.passed:
        return _meta_beyond(Own(above, names, titles, unit, pairs), layout, beyond)
    called = (*names, *titles)
    unit = unit or _unit_around(sheet, layout)
    day = pairs.get(_DAY, "")
    month = _month(called, sheet.source.folders, day)
    return Meta(
        titles=tuple(title for title in (*names, *titles) if title),
        facts=MappingProxyType(_facts(pairs, layout)),
        unit=unit,
        month=month or (None if speaks_of_months(called) else month_of([day])),
        dated=month is None,
        pairs=MappingProxyType(pairs),
    )


def _unit_around(sheet: RawSheet, layout: Layout) -> str | None:
    """The unit that the sheet's name, the file's, or a note below the table states."""
    own = sheet.sheet or ""
    # A file of several tables may be named for one of them; wages are in yuan.
    whole = _UNNAMED.fullmatch(own) and layout.table not in _IN_YUAN
    names = (own, sheet.source.stem) if whole else (own,)
    named = next((unit for name in names if (unit := unit_of_name(name))), None)
    first = max(layout.header + 1, sheet.height - _NOTE_ROWS)
    lines = ([cell for cell in sheet.cells(i) if cell] for i in range(first, sheet.height))
    notes = (cells[0] for cells in lines if len(cells) == 1 and cells[0].startswith(_NOTES))
    return named or unit_below(notes)


def _month(called: Sequence[str], folders: Sequence[str], day: str) -> str | None:
    """The month of a table's names; its year may be that of a folder, or of the day above it."""
    return month_of(called) or with_year_of(called, folders) or with_year_of(called, [day])


def rows_above(sheet: RawSheet, layout: Layout) -> list[Cells]:
    """What stands above a header, from top to bottom."""
    return [*((title,) for title in sheet.titles), *map(sheet.cells, range(layout.above))]


class Own(NamedTuple):
    """What stands above one table itself."""

    above: Sequence[Cells]
    names: tuple[str, ...]
    titles: tuple[str, ...]
    unit: str | None
    pairs: Mapping[str, str]


def _meta_beyond(own: Own, layout: Layout, beyond: Beyond) -> Meta:
    """Add what stands above the first table and nothing since speaks against."""
    known, labels = _labels(layout), _labels_of(layout)
    since = Since(
        own.pairs, [_pairs([c], known) for c in beyond.between], beyond.foreign(own.above)
    )
    top = _pairs(beyond.top, known)
    taken = taken_over(top, since, labels)
    silent = not speaks_of_months(own.titles)
    taken = {k: v for k, v in taken.items() if silent or not _is_month(layout, k)}
    pairs = {**taken, **own.pairs}
    other = layout.table == "payment" and since.other_holder(top, labels)
    unit = own.unit or _unit_beyond(layout, beyond)
    titles = _titles_of(beyond.top, layout)
    between = _titles_of(beyond.between, layout)
    month = month_since(own.titles, between, (*own.names, *titles))
    kept = () if other or any(map(NAMES_A_PROJECT.search, since.foreign)) else titles
    names = () if other else own.names
    dated = month_of([pairs.get(_DAY, "")]) if silent else None
    return Meta(
        titles=tuple(title for title in (*names, *kept, *own.titles) if title),
        facts=MappingProxyType(_facts(pairs, layout)),
        unit=unit,
        month=month or dated,
        dated=month is None,
        pairs=MappingProxyType(pairs),
        other_holder=other,
        taken=_said_of(
            {k: v for k, v in taken.items() if k not in own.pairs},
            unit if own.unit is None else None,
            month if month != month_of(own.names) else None,
        ),
        unit_left=_unit_left(layout, own, beyond),
    )


def _unit_beyond(layout: Layout, beyond: Beyond) -> str | None:
    """The unit of the tables above, if they are of this kind."""
    return beyond.unit[0] if beyond.unit and beyond.unit[1] == layout.table else None


def _unit_left(layout: Layout, own: Own, beyond: Beyond) -> str | None:
    """A unit that is stated above a table of another kind, and may or may not hold for this one."""
    if own.unit or beyond.unit is None or beyond.unit[1] == layout.table:
        return None
    return beyond.unit[0] if beyond.unit[0] != "元" else None


def _said_of(taken: Mapping[str, str], unit: str | None, month: str | None) -> str:
    said = {**taken, **({"单位": unit} if unit else {}), **({"月份": month} if month else {})}
    return "；".join(f"{label}：{value}" for label, value in said.items() if value)


def _labels_of(layout: Layout) -> Labels:
    facts = layout.profile.facts if layout.profile else {}
    holder = (
        label for name in ("own_name", "own_account", "bank") for label in facts.get(name, ())
    )
    firms = {n for n, t in targets_of(layout.table).items() if t.endswith("employer_id")}
    named = {n for n, t in targets_of(layout.table).items() if t in {"project.name", "project_id"}}
    return Labels(frozenset(_PROJECT) | named, frozenset(_EMPLOYER) | firms, frozenset(holder))


def _is_month(layout: Layout, label: str) -> bool:
    target = targets_of(layout.table).get(label, "")
    return label == _DAY or (target in tables()[layout.table].names and target == "month")


def _titles_of(above: Sequence[Cells], layout: Layout) -> tuple[str, ...]:
    known = _labels(layout)
    return tuple(title for cells in above for title in _titles(cells, known))


def _labels(layout: Layout) -> frozenset[str]:
    facts = layout.profile.facts.values() if layout.profile else ()
    return frozenset(targets_of(layout.table)).union(*facts)


def _pairs(above: Sequence[Cells], known: frozenset[str]) -> dict[str, str]:
    """Of two that share a label the one nearer to the table counts, then the first."""
    found: dict[str, str] = {}
    for cells in reversed(above):
        for label, value in pairs_of(cells, known):
            text = header_of(label).text
            if not (text in UNIT_LABELS and money_unit(value)):
                found[text] = found.get(text) or value
    return found


def _titles(cells: Cells, known: frozenset[str]) -> Iterator[str]:
    """What is no pair, and no value beside its label."""
    before = ""
    for cell in (cell for cell in cells if cell):
        label = header_of(cell).text
        if before not in known and not before.endswith(_DATED):
            yield from above_of(cell).titles
        before = label


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
    common = _of_all_rows(pairs, layout)
    # Of several firms the nearest to the people counts, whichever label the table knows.
    firms = {target: said for target, said in common.items() if target.endswith(_FIRMS)}
    return {**common, **facts, **firms}


def _of_all_rows(pairs: Mapping[str, str], layout: Layout) -> dict[str, str]:
    """Project, firm and team by labels that say so above a table, and not as a header in it."""
    found: dict[str, str] = {}
    labels = {"project.name": _PROJECT} if "project_id" in tables()[layout.table].names else {}
    for target, names in {**labels, **_OF_ALL_ROWS.get(layout.table, {})}.items():
        said = next((pairs[name] for name in names if pairs.get(name)), None)
        no_firm = names is _EMPLOYER and _is_no_firm(said or "")
        if said and not no_firm and not _is_given(layout, target):
            found[target] = said
    return found


def _is_no_firm(said: str) -> bool:
    """A site's own office, or what is counted in the sheet: 单位：人."""
    return said.endswith(_NO_FIRM) or len(said) < _SHORTEST_FIRM


def _is_given(layout: Layout, target: str) -> bool:
    name = target.rpartition(".")[2]
    same = {"name": {"project.name", "project_id"}}.get(name, {name, f"worker.{name}"})
    return bool(same & layout.columns.keys())


def _may_be_common(layout: Layout, target: str) -> bool:
    # A sum or a person above a table describes the whole of it, not each of its rows.
    if target == "project.name":
        return True
    if "." in target:
        return False
    # All bids of a list are opened at one time, and the wages of a sheet paid out at one.
    if (layout.table, target) in {("tender", "bid_on"), PAYING}:
        return True
    return tables()[layout.table].column(target).type in {"id", "month", "enum"}
