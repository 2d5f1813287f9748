"""Cells that only point to the cell above, or say that something is not known: neither is a name.

Read as a name, 同上 would be one firm under all that it stands for, and owe their wages.
"""

import re
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
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue
from wagekit.model.schema import tables

_ABOVE = frozenset(
    ["同上", "同上行", "同前", "如上", "上同", "〃", "〃〃", "′′", "〞", '"', '""', "“", "”"]
)
"""As `plain` has them: it makes two primes of one double prime."""
_UNKNOWN = frozenset(
    ["不详", "未知", "不明", "不清楚", "暂不清楚", "记不清", "待核实", "待核实中", "待核查", "待核",
     "待查", "待查实", "待查明", "待确认", "待定", "待补", "待补充", "待提供", "待填", "未提供",
     "未填", "未填写", "未载明", "未登记", "未注明", "未明确", "无法核实", "无法确认",
     "n/a", "na", "null",
     "本公司", "本单位", "本企业", "我公司", "我单位", "我司", "无", "没有", "暂无", "空白"]
)  # fmt: skip
"""本公司 too: whose sheet it was nobody can tell from a cell."""
_ROLES = frozenset(
    ["建设单位", "业主", "业主单位", "业主方", "甲方", "发包方", "发包人", "发包单位",
     "施工单位", "施工方", "承包方", "承包人", "承包单位", "乙方", "总包方", "总包单位",
     "总承包", "总承包方", "总承包单位", "施工总承包单位", "分包", "分包方", "分包单位", "专业分包",
     "专业分包单位", "劳务公司", "劳务单位", "劳务分包", "劳务分包单位", "监理", "监理单位",
     "供应商", "租赁公司", "项目部", "项目经理部", "班组"]
)  # fmt: skip
"""A part that several can play: who does here the cell does not say."""
_ANSWERS = frozenset(
    ["是", "否", "有", "已签", "已签订", "未签", "未签订", "已发", "已发放", "未发", "已缴",
     "已缴纳", "未缴", "未缴纳", "已参保", "参保", "未参保", "本人", "自己", "正常", "在职"]
)  # fmt: skip
"""Whether there is something, where it was asked with whom."""
_NOBODYS = _UNKNOWN | _ABOVE | _ROLES | _ANSWERS
_AROUND = "()[]{}【】.。,，;；:：…—-–"
_NO_WORD = re.compile(r"[\W_]+")
_LONGEST = 8
_OF_ONE = frozenset({"id_no", "uscc"})
"""Numbers that two rows share only by mistake, unless they share the name."""
_NOBODY = frozenset({"无", "没有", "/", ""})
_MAY_LACK = frozenset({"joint_members", "parent_contract_id"})
"""Columns in which 无 is an answer: a firm bids alone, a contract stands under no other."""
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
        texts = _spellings(sheet.columns[index])
        if _may_repeat(layout.table, target):
            sheet, said = _filled(sheet, layout, target, texts, body)
            issues.extend(said)
        if _names(layout.table, target):
            sheet, said = _emptied(sheet, layout, target, texts, body)
            issues.extend(said)
    return sheet, tuple(issues)


def _may_repeat(table: str, target: str) -> bool:
    """Whether a cell may say what the one above says: a record's own number never does."""
    own = tables()[table].key
    of_one = target.rpartition(".")[2] in _OF_ONE or (target,) == own
    return fills(table, target) and not of_one


def _names(table: str, target: str) -> bool:
    """Whether a column names somebody or something."""
    side, _, name = target.rpartition(".")
    schema = tables()[side or table]
    known = name in schema.names
    return known and (schema.column(name).type in {"id", "ids"} or name == "name")


def _none_words(table: str, target: str) -> frozenset[str]:
    """What says in a column that there is none; a name may stand for any id of its table."""
    side, _, name = target.rpartition(".")
    schema = tables()[table]
    columns = schema.columns if side or name == "name" else [schema.column(name)]
    return frozenset(word for column in columns for word in column.none_spellings)


def _folded(text: str) -> str:
    return plain(text).strip(_AROUND).lower()


def _is_unknown(text: str) -> bool:
    told = _folded(re.sub(r"(?<=.)[(（].*[)）]$", "", text.strip())) or text
    return told in _NOBODYS or bool(_NO_WORD.fullmatch(told))


def _spellings(column: pa.ChunkedArray) -> list[str]:
    """The different short texts of a column: no other can be such a word."""
    short = pc.less_equal(pc.utf8_length(column), _LONGEST)
    texts: list[str] = pc.unique(column.filter(pc.fill_null(short, False))).to_pylist()
    return texts


def _hits(column: pa.ChunkedArray, body: pa.ChunkedArray, words: list[str]) -> Marks:
    there = pc.is_in(column, value_set=pa.array(words, pa.string()))
    hits: Marks = pc.and_(there, body).to_numpy()
    return hits


def _filled(
    sheet: RawSheet, layout: Layout, target: str, texts: list[str], body: pa.ChunkedArray
) -> tuple[RawSheet, Iterator[Issue]]:
    """Each ditto takes the nearest data cell above that is none; one under nothing stays."""
    words = [text for text in texts if _folded(text) in _ABOVE]
    if not words:
        return sheet, iter(())
    index = layout.columns[target]
    column, places = sheet.columns[index], np.arange(sheet.height)
    dittos = _hits(column, body, words)
    above = np.maximum.accumulate(np.where(body.to_numpy() & ~dittos, places, -1))
    told = pc.is_valid(column).to_numpy()
    fillable = dittos & (above >= 0) & told[np.maximum(above, 0)]
    said = _issue(sheet, layout, target, fillable, "as_above")
    return sheet.with_cells_of(index, pa.array(np.where(fillable, above, places))), said


def _emptied(
    sheet: RawSheet, layout: Layout, target: str, texts: list[str], body: pa.ChunkedArray
) -> tuple[RawSheet, Iterator[Issue]]:
    none = _none_words(layout.table, target)
    words = [text for text in texts if text not in none and _is_unknown(text)]
    if not words:
        return sheet, iter(())
    index = layout.columns[target]
    column = sheet.columns[index]
    hits = _hits(column, body, words)
    if not hits.any():
        return sheet, iter(())
    nobody = target in _MAY_LACK and all(_folded(word) in _NOBODY for word in words)
    said = _issue(sheet, layout, target, hits, "none_told" if nobody else "not_told")
    emptied = pc.if_else(pa.array(hits), None, column)
    columns = [emptied if i == index else c for i, c in enumerate(sheet.columns)]
    rows = sheet.rows.filter(pa.array(hits)).to_pylist()
    return replace(sheet, columns=tuple(columns), emptied=sheet.emptied | set(rows)), said


def _issue(sheet: RawSheet, layout: Layout, target: str, hits: Marks, code: str) -> Iterator[Issue]:
    at = np.flatnonzero(hits)
    if not len(at):
        return
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
