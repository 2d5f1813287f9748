"""Wage sheets that carry last month's arrears forward: which of their columns hold what."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow.compute as pc

from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet

_BEFORE = ("上月", "上期", "前期", "以前", "往期", "前月", "期初")
_LEFT = ("结欠", "欠发", "欠款", "欠薪", "未发", "未付", "尚欠", "下欠", "欠付", "结转", "拖欠")
_ENDS = ("", "工资", "金额")
HEADERS = frozenset(f"{b}{left}{end}" for b in _BEFORE for left in _LEFT for end in _ENDS)
_OF_THE_MONTH = (
    "本月应发", "本月应发工资", "本期应发", "本月工资", "本月应付", "本月应发金额", "当月应发",
    "当月应发工资", "当月工资",
)  # fmt: skip
_TOTALS = frozenset({"应发合计", "合计应发", "应发总额", "应发总计", "合计应付", "应付合计"})
_ALL_LEFT = frozenset(f"累计{left}{end}" for left in _LEFT for end in _ENDS)
_PART = re.compile("工资|薪|奖|补贴|津贴|补助|加班|绩效|计件|包工")
_NO_PART = re.compile(
    "^日|日工资|单价|标准|时薪|月薪|天数|工时|小时|次数|卡|账|月份|日期|时间|周期|所属"
)
_BELOW_ZERO = r"^[\s¥￥]*[-－−–(（]\s*[¥￥]?\s*[0-9.]*[1-9]"


def prefer_this_month(table: str, said: Sequence[tuple[str, ...]], columns: dict[str, int]) -> None:
    """Beside 上月结欠 the 应发合计 holds what other months made payable, and 本月应发 does not.

    Args:
        table: The canonical table.
        said: For each column the words it may be known by.
        columns: Target to column index, changed in place.
    """
    words = {word: index for index, each in reversed(list(enumerate(said))) for word in each}
    month = next((words[word] for word in _OF_THE_MONTH if word in words), None)
    if table == "payroll" and HEADERS & words.keys() and month is not None:
        columns["payable"] = month


def with_total_if_overpaid(sheet: RawSheet, layout: Layout) -> Layout:
    """What was paid too much is set off within 应发合计: there 本月工资 is more than is payable."""
    if layout.table != "payroll" or layout.canonical:
        return layout
    said = [word.rpartition("/")[2] for word in words_of(layout.headers)]
    month, total = layout.columns.get("payable"), leftmost(said, _TOTALS)
    if month is None or total not in layout.repeated or said[month] not in _OF_THE_MONTH:
        return layout
    if not is_overpaid(sheet, leftmost(said, HEADERS)):
        return layout
    repeated = tuple(sorted({*layout.repeated, month} - {total}))
    return replace(layout, columns={**layout.columns, "payable": total}, repeated=repeated)


def carried_column(layout: Layout) -> int | None:
    """Which column may be in 应发合计 though other months made it payable; None where none is.

    One that stands after the total is no part of it.
    """
    if layout.table != "payroll" or layout.canonical or layout.totals.get("payable"):
        return None
    payable, said = layout.columns.get("payable"), words_of(layout.headers)
    if payable is None or said[payable] not in _TOTALS:
        return None
    return leftmost(said[:payable], HEADERS)


def is_overpaid(sheet: RawSheet, index: int | None) -> bool:
    """Whether a sum that is carried forward is below zero in any row."""
    if index is None:
        return False
    below = pc.match_substring_regex(sheet.columns[index], _BELOW_ZERO)
    return bool(pc.any(below).as_py())


def parts_of_month(layout: Layout) -> tuple[int, ...]:
    """The columns before the total that hold what the month itself made payable."""
    taken = {index for target, index in layout.columns.items() if target != "payable"}
    taken |= {index for indices in layout.sums.values() for index in indices}
    before = enumerate(words_of(layout.headers)[: layout.columns["payable"]])
    return tuple(
        i for i, word in before if i not in taken and word not in HEADERS and _is_part(word)
    )


def all_left_column(layout: Layout) -> int | None:
    """Which column says what is left of all months, 累计欠发."""
    return leftmost(words_of(layout.headers), _ALL_LEFT)


def _is_part(word: str) -> bool:
    return bool(_PART.search(word)) and not _NO_PART.search(word)
