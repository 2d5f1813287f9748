"""Columns below a merged parent such as 应发工资: its total, its parts, and what is neither."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from wagekit.intake.firms_share import is_firms_share
from wagekit.intake.header_rows import HeaderRow
from wagekit.intake.headers import header_of
from wagekit.intake.parts_of_sums import either_of, parts_of
from wagekit.model.schema import tables

_SUM = re.compile("合计|小计|总计|共计|总额|总数")
_BLUR = re.compile("合计|小计|总计|共计|总额|总数|数额|金额|[总额数计]")
_NOW = re.compile("^(本月|当月|本期)")
# A rate or a count is no amount, though it stands among amounts.
_RATE = re.compile(".*(单价|工价|工时|小时|小时数|时数|天数|工日|工日数)|日工资|日薪|时薪")
_OF_WHICH = re.compile("^(其中|含|内含)")
_WAYS = frozenset({"银行卡", "银行", "打卡", "现金", "转账", "银行转账", "微信", "支付宝"})
"""Ways of paying: below 实发工资 an amount, where there are two of them."""


@dataclass(frozen=True, slots=True)
class Total:
    """A column that is the whole of others.

    Attributes:
        index: The column.
        parts: Those that it sums up.
        plain: Those of them that are no subtotals themselves.
        of_which: Parts that need not be all there are.
        sure: Whether its words leave no doubt that it is the whole of them.
    """

    index: int
    parts: tuple[int, ...] = ()
    plain: tuple[int, ...] = ()
    of_which: tuple[int, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below one parent.

    Attributes:
        parent: What the parent is called, normalised.
        target: The amount that it is.
        total: The column that is the whole, where there is one.
        parts: The columns that are parts of it.
        left: Subtotals, rates and counts, which are neither.
        added: Whether it is added to what stands below other parents of the same amount.
    """

    parent: str
    target: str
    total: Total | None
    parts: tuple[int, ...]
    left: frozenset[int]
    added: bool = False


def below_parents(table: str, row: HeaderRow, spellings: Mapping[str, str]) -> list[Below]:
    """Sort the columns below each parent that is an amount.

    Args:
        table: The canonical table.
        row: The header.
        spellings: All headers that mean something, to their targets.
    """
    found = []
    for parent, span in row.spans.items():
        word = header_of(parent).text
        target = spellings.get(word)
        if target is not None and is_money(table, target):
            texts = {i: _child(row, i, parent) for i in _ours(row, span, target)}
            found.append(_below(table, word, target, texts, _own(table, row, texts, spellings)))
    return found


def _ours(row: HeaderRow, span: Iterable[int], target: str) -> list[int]:
    return [i for i in span if target != "deducted" or not is_firms_share(row.cells[i])]


def is_money(table: str, target: str | None) -> bool:
    """Whether a target is an amount of the table's own."""
    if not table or not target or "." in target or target not in tables()[table].names:
        return False
    return tables()[table].column(target).type == "money"


def _child(row: HeaderRow, index: int, parent: str) -> str:
    return header_of((row.cells[index] or "").removeprefix(f"{parent}/")).text


def _own(
    table: str, row: HeaderRow, texts: Mapping[int, str], spellings: Mapping[str, str]
) -> dict[int, str]:
    """The columns whose own words say what they are, to that."""
    ways = sum(text in _WAYS for text in texts.values()) > 1
    found: dict[int, str] = {}
    for index, text in texts.items():
        target = next((spellings[word] for word in row.said[index] if word in spellings), None)
        if target and not (ways and text in _WAYS):
            found[index] = "" if _only_a_part(table, text, target) else target
    return {index: target for index, target in found.items() if target}


def _only_a_part(table: str, text: str, target: str) -> bool:
    """Of the amounts of a wage sheet none is a part of another; elsewhere one may be."""
    if not is_money(table, target):
        return False
    return table != "payroll" or (text in parts_of(table) and text not in either_of(table))


def _below(
    table: str, word: str, target: str, texts: Mapping[int, str], own: Mapping[int, str]
) -> Below:
    ours = {i: text for i, text in texts.items() if own.get(i, target) == target}
    index, sure = _whole(table, word, target, ours)
    rates = {i for i, text in ours.items() if _RATE.fullmatch(text) and i != index}
    rest = {i: text for i, text in ours.items() if i != index and i not in rates}
    of_which = tuple(i for i, text in rest.items() if _OF_WHICH.match(text))
    others = [i for i in rest if i not in of_which]
    plain = tuple(i for i in others if not _SUM.search(rest[i]))
    if index is None:
        added = bool(tables()[table].column(target).parts)
        return Below(word, target, None, tuple(others), frozenset({*rates, *of_which}), added)
    total = Total(index, tuple(others), plain or tuple(others), of_which, sure)
    return Below(word, target, total, tuple(rest), frozenset(rates))


def _whole(table: str, word: str, target: str, texts: Mapping[int, str]) -> tuple[int | None, bool]:
    """The column that is the whole, and whether that is sure; of several the last."""
    ranked = [(_rank(table, word, target, text), index) for index, text in texts.items()]
    rank, index = max(ranked, default=(0, 0))
    if rank:
        return index, rank > 1
    summed = [i for i, text in texts.items() if _SUM.search(text)]
    plain = [t for t in texts.values() if not _SUM.search(t) and not _RATE.fullmatch(t)]
    return (summed[-1], False) if summed and plain else (None, False)


def _rank(table: str, word: str, target: str, text: str) -> int:
    """How surely a child is its parent's whole: 3 by its words alone, 1 where it may be."""
    if text == word:
        return 3
    says_sum, bare = bool(_SUM.search(text)), _stem(text)
    if not bare or bare == _stem(word):
        return 3 if says_sum or _BLUR.search(text) else 0
    if bare not in _stems(table, target):
        return 0
    return 2 if says_sum and bare not in _stems_of(either_of(table)) else 1


def _stem(text: str) -> str:
    bare = _BLUR.sub("", text)
    return _NOW.sub("", bare) if bare != text else text


@cache
def _stems(table: str, target: str) -> frozenset[str]:
    """What the whole of a target may be called, without words for sums."""
    column = tables()[table].column(target)
    words = {header_of(each).text for each in (column.zh, *column.aliases)}
    return _stems_of(words - {header_of(part).text for part in column.parts})


def _stems_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_stem(word) for word in words) - {""}
