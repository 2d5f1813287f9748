"""Owner and general contractor of a project, as a list of its firms tells what part each plays."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import foremost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.part import ROW, Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.said import Said
from wagekit.intake.second_rows import made_layout
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue

HEADERS = (
    "参建类型", "参建单位类型", "参建单位类别", "参建角色", "参建身份", "项目角色", "单位角色",
    "承建角色", "责任主体", "责任主体类型", "责任主体类别", "corptype",
)  # fmt: skip
"""What part a firm plays, as columns are compared; 单位类型 is what kind of firm it is."""
_PROJECTS = ("项目名称", "工程名称")
_OWNER = frozenset({"建设单位", "业主", "业主单位", "建设方", "建设单位（业主）", "008"})
_GENERAL = frozenset(
    {"施工总承包", "施工总承包单位", "施工总承包企业", "总承包", "总承包单位", "总承包企业", "总包",
     "总包单位", "工程总承包", "工程总承包单位", "epc总承包", "009"}
)  # fmt: skip
"""The part, or its code on real-name platforms (DATA, 参建类型)."""


class _Firm(NamedTuple):
    """One firm of the list: its row, the project that the row names, and its part."""

    row: int
    project: str | None
    name: str
    plays: str


def heads_of(sheet: RawSheet, main: Part) -> list[Part]:
    """What the list tells of its projects, counted with its rows as parties.

    Args:
        sheet: The raw sheet.
        main: What its lines are in the first place.

    Returns:
        A row for each project of which one firm is the owner or one the general contractor; of
        several firms in one part it is not known which is meant.
    """
    columns = heads_columns(main.layout)
    if not columns or main.column("name") is None:
        return []
    plays = columns[0]
    projects: dict[str | None, list[_Firm]] = {}
    for firm in _firms(sheet, main, *columns):
        projects.setdefault(firm.project, []).append(firm)
    rows = [row for firms in projects.values() if (row := _row(firms))]
    if not rows:
        return []
    told = ("name", "owner_id", "general_contractor_id")
    data = pa.table(
        {ROW: pa.array([row[ROW] for row in rows], pa.int64())}
        | {c: pa.array([row[c] for row in rows], pa.string()) for c in told}
    )
    if pc.all(pc.is_null(data["name"])).as_py():
        data = data.drop_columns(["name"])
    part = replace(main, layout=made_layout("project", main.layout)).counted_elsewhere(data)
    return [part.noting(_told(main, plays, rows))]


def heads_columns(layout: Layout) -> tuple[int, ...]:
    """In a list of firms, the columns that say what part each plays, and in which project."""
    if layout.table != "party" or layout.canonical:
        return ()
    words = words_of(layout.headers)
    plays, places = foremost(words, HEADERS), foremost(words, _PROJECTS)
    return () if plays is None else (plays,) if places is None else (plays, places)


def _firms(sheet: RawSheet, main: Part, plays: int, places: int | None = None) -> Iterator[_Firm]:
    at = pc.index_in(main.data[ROW], value_set=sheet.rows.combine_chunks())
    said = sheet.columns[plays].take(at).to_pylist()
    projects = [None] * len(said) if places is None else sheet.columns[places].take(at).to_pylist()
    rows, names = main.data[ROW].to_pylist(), main.data["name"].to_pylist()
    for row, project, name, cell in zip(rows, projects, names, said, strict=True):
        if name and cell:
            yield _Firm(row, project, name, plain(cell).lower())


def _row(firms: list[_Firm]) -> dict[str, object] | None:
    """The project with its heads; None where the list tells of neither."""
    owner, general = _only(firms, _OWNER), _only(firms, _GENERAL)
    first = owner or general
    if first is None:
        return None
    return {
        ROW: first.row,
        "name": first.project,
        "owner_id": owner.name if owner else None,
        "general_contractor_id": general.name if general else None,
    }


def _only(firms: list[_Firm], part: frozenset[str]) -> _Firm | None:
    """The one firm that plays a part."""
    found = {firm.name: firm for firm in firms if firm.plays in part}
    return next(iter(found.values())) if len(found) == 1 else None


def _told(main: Part, plays: int, rows: Iterable[dict[str, object]]) -> Iterator[Issue]:
    unsaid = Said("（未写明）", "(not stated)")
    for row in rows:
        yield main.note(
            "participants",
            spelled=main.layout.headers[plays] or "",
            owner=row["owner_id"] or unsaid,
            general=row["general_contractor_id"] or unsaid,
        )
