"""Cells that only point to the cell above, or say that something is not known: neither is a name.

Read as a name, 同上 would be one firm under all that it stands for, and owe their wages.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.layout import Layout
from wagekit.intake.merged import fills
from wagekit.intake.notes import note
from wagekit.intake.raw import RawSheet
from wagekit.model.finding import Issue
from wagekit.model.schema import Column, tables

_ABOVE = ("同上", "同前", "如上", "上同", "〃", "″", "〞", '"', '""', "＂", "“", "”", "〃〃")
_UNKNOWN = (
    "不详", "未知", "不明", "不清楚", "待核实", "待核查", "待核", "待查", "待查实", "待查明",
    "待确认", "待定", "待补", "待补充", "待提供", "待填", "未提供", "未填", "未填写", "未载明",
    "无法核实", "无法确认", "/", "//", "／", "\\", "N/A", "n/a", "NA",
    "本公司", "本单位", "本企业", "我公司", "我单位", "我司", "无", "没有", "暂无", "空白",
)  # fmt: skip
"""本公司 too: whose sheet it was nobody can tell from a cell."""
_OF_ONE = frozenset({"id_no", "uscc"})
"""Numbers that two rows share only by mistake, unless they share the name."""
Marks = npt.NDArray[np.bool_]


def without_unsaid(
    sheet: RawSheet, layout: Layout, body: pa.ChunkedArray
) -> tuple[RawSheet, tuple[Issue, ...]]:
    """The sheet with dittos filled from above and words for the unknown emptied.

    Args:
        sheet: A raw sheet, merged cells filled down; one with canonical headers stays as it is.
        layout: Which column is which.
        body: Which rows are data: no other is what a ditto means.

    Returns:
        The sheet, and for each column what was filled or emptied.
    """
    issues: list[Issue] = []
    for target, index in () if layout.canonical else layout.columns.items():
        if fills(layout.table, target) and target.rpartition(".")[2] not in _OF_ONE:
            sheet, said = _filled(sheet, layout, target, index, body)
            issues.extend(said)
        words = _words(layout.table, target)
        if words:
            sheet, said = _emptied(sheet, layout, target, index, _hits(sheet, index, body, words))
            issues.extend(said)
    return sheet, tuple(issues)


def _words(table: str, target: str) -> tuple[str, ...]:
    """What a column that names somebody or something says where nobody knows."""
    column = _column(table, target)
    names = column is not None and (column.type in {"id", "ids"} or column.name == "name")
    return tuple({*_UNKNOWN, *_ABOVE}.difference(column.none_spellings)) if column and names else ()


def _column(table: str, target: str) -> Column | None:
    side, _, name = target.rpartition(".")
    schema = tables()[side or table]
    return schema.column(name) if name in schema.names else None


def _hits(sheet: RawSheet, index: int, body: pa.ChunkedArray, words: tuple[str, ...]) -> Marks:
    trimmed = pc.utf8_trim_whitespace(sheet.columns[index])
    there = pc.is_in(trimmed, value_set=pa.array(words))
    hits: Marks = pc.and_(there, body).to_numpy()
    return hits


def _filled(
    sheet: RawSheet, layout: Layout, target: str, index: int, body: pa.ChunkedArray
) -> tuple[RawSheet, Iterator[Issue]]:
    """Each ditto takes the nearest data cell above that is none; one with none above stays."""
    dittos = _hits(sheet, index, body, _ABOVE)
    places = np.arange(sheet.height)
    told = np.where(body.to_numpy() & ~dittos, places, -1)
    above = np.maximum.accumulate(told) if dittos.any() else told
    fillable = dittos & (above >= 0)
    if not fillable.any():
        return sheet, iter(())
    said = _issue(sheet, layout, target, fillable, "as_above")
    return _taking(sheet, index, pa.array(np.where(fillable, above, places))), said


def _taking(sheet: RawSheet, index: int, at: pa.Array) -> RawSheet:
    columns = [c.take(at) if i == index else c for i, c in enumerate(sheet.columns)]
    marks = [m.take(at) if i == index and m is not None else m for i, m in enumerate(sheet.numeric)]
    return replace(sheet, columns=tuple(columns), numeric=tuple(marks))


def _emptied(
    sheet: RawSheet, layout: Layout, target: str, index: int, hits: Marks
) -> tuple[RawSheet, Iterator[Issue]]:
    if not hits.any():
        return sheet, iter(())
    said = _issue(sheet, layout, target, hits, "not_told")
    column = pc.if_else(pa.array(hits), None, sheet.columns[index])
    columns = [column if i == index else c for i, c in enumerate(sheet.columns)]
    return replace(sheet, columns=tuple(columns)), said


def _issue(sheet: RawSheet, layout: Layout, target: str, hits: Marks, code: str) -> Iterator[Issue]:
    at = np.flatnonzero(hits)
    row, said = sheet.rows[int(at[0])].as_py(), layout.named(target)
    words = sorted(set(sheet.columns[layout.columns[target]].take(pa.array(at)).to_pylist()))
    yield note(
        code,
        sheet.source.name,
        sheet.sheet,
        row,
        column=said,
        value="、".join(words),
        count=len(at),
    )
