"""Wage sheets that carry last month's arrears forward: what this month made payable."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow.compute as pc

from wagekit.intake.added_up import without_rows
from wagekit.intake.clean.cleaned import Cleaned
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout

_BEFORE = ("上月", "上期", "前期", "以前", "往期", "前月", "期初")
_LEFT = ("结欠", "欠发", "欠款", "欠薪", "未发", "未付", "尚欠", "下欠", "欠付", "结转", "拖欠")
_ENDS = ("", "工资", "金额")
HEADERS = frozenset(f"{b}{left}{end}" for b in _BEFORE for left in _LEFT for end in _ENDS)
_OF_THE_MONTH = (
    "本月应发", "本月应发工资", "本期应发", "本月工资", "本月应付", "本月应发金额", "当月应发",
    "当月应发工资", "当月工资",
)  # fmt: skip
_TOTALS = frozenset({"应发合计", "合计应发", "应发总额", "应发总计", "合计应付", "应付合计"})


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


def carried_column(layout: Layout) -> int | None:
    """Which column is in 应发合计 though other months made it payable; None where none is."""
    if layout.table != "payroll" or layout.canonical or layout.totals.get("payable"):
        return None
    payable = header_of(layout.spelled("payable") or "").text
    if payable not in _TOTALS:
        return None
    said = [header_of(cell or "").text for cell in layout.headers]
    return next((index for index, word in enumerate(said) if word in HEADERS), None)


def without_carried(payable: Cleaned, carried: Cleaned) -> Cleaned:
    """The total without what it carries forward; unknown where that cannot be read."""
    rest = pc.subtract(payable.values, pc.fill_null(carried.values, 0))
    unread = {row: said for row, said in carried.problems.items() if payable.values[row].is_valid}
    rest = without_rows(rest, unread)
    return replace(payable, values=rest, problems={**payable.problems, **unread})
