"""Columns of unknown name between what is payable and what was paid: what they may be."""

import re
from typing import NamedTuple

import pyarrow.compute as pc

from wagekit.intake.glance import positions
from wagekit.intake.headers import header_of
from wagekit.intake.layout import Layout
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import as_chunked

_AMOUNT = r"^[¥￥]?-?[0-9,]+(\.[0-9]+)?元?$"
_KEPT = re.compile("押金|押款|保证金|质保|风险金|预留|暂扣|预扣|扣留|缓发|留存")
"""What is kept back is still owed, and what it is kept for is for the inspector to ask."""
_NO_DEDUCTION = re.compile(
    "欠|未|余|剩|差|缓|留|押|付|发|领|结|转|下月|次月|上月|年底|年终"
    "|天|日|工时|小时|单价|标准|号|期|时间|比例|率|序|编|合计|小计|总|备注"
)
"""What is still to be paid is no deduction, though the row adds up with it."""
_OF_WAGES = re.compile("工资|薪|奖|补|津贴|加班|绩效|计件|计时|岗位|全勤|工龄|提成|福利|高温")
"""Parts of what is payable: one that was not paid is owed."""
_SURELY = re.compile("扣|罚|预支|借|垫|代缴")
"""工资预支 and 绩效扣款 are no parts of it."""
_OF_THE_FIRM = re.compile("^(用人)?(单位|企业|公司)|[(](用人)?(单位|企业|公司)[^()]*[)]$")
_WHAT = "(款项|款|钱|取|用|工资|生活费|伙食费|饭费|费用|金额)?"
_TAKEN_BEFORE = re.compile(
    f"(平时|前期|此前|之前|本月|当月)?(已经?|预先|预|先|提前|平时|前期|此前)(预)?(领|支|借|发|付|支付|发放|领取){_WHAT}"
    "|(生活费|伙食费|饭费|借款|借支)(已经?|预|先)(领|支|借|发|付|扣|支付|发放|领取)"
)


class Unread(NamedTuple):
    """Columns that hold amounts and stand for nothing that is known.

    Attributes:
        deducted: Those that may be deductions, or what was received before.
        kept: Those that say what is kept back.
    """

    deducted: tuple[int, ...]
    kept: tuple[int, ...]


def unread_columns(sheet: RawSheet, layout: Layout) -> Unread:
    """Which columns between what is payable, what was paid and what is deducted may be deductions.

    Args:
        sheet: The raw sheet.
        layout: Which column is which.
    """
    payable, paid = layout.made_from("payable"), layout.made_from("paid")
    if layout.table != "payroll" or layout.canonical or not payable or not paid:
        return Unread((), ())
    # 餐费 before 借支 is another deduction, though both stand behind what was paid.
    last = max(layout.made_from("deducted"), default=0)
    there = (*range(max(payable) + 1, min(paid)), *range(max(paid) + 1, last))
    between = [i for i in there if i not in layout.understood]
    amounts = [i for i in between if layout.headers[i] and _holds_amounts(sheet, layout, i)]
    words = {i: header_of(layout.headers[i] or "").text for i in amounts}
    kept = tuple(i for i in amounts if _KEPT.search(words[i]))
    return Unread(tuple(i for i in amounts if i not in kept and _may_deduct(words[i])), kept)


def _may_deduct(word: str) -> bool:
    if _TAKEN_BEFORE.fullmatch(word):
        return True
    if _NO_DEDUCTION.search(word) or _OF_THE_FIRM.search(word):
        return False
    return bool(_SURELY.search(word)) or not _OF_WAGES.search(word)


def _holds_amounts(sheet: RawSheet, layout: Layout, index: int) -> bool:
    below = pc.greater(as_chunked(positions(sheet.height)), layout.header)
    cells = sheet.columns[index].filter(below).drop_null()
    amounts = pc.match_substring_regex(cells, _AMOUNT)
    return bool(len(cells)) and bool(pc.all(amounts).as_py())
