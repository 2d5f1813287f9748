"""Headers of a wage sheet that mean something only beside others, or where others are missing."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

BETWEEN = frozenset(
    [
        "水电费", "水费", "电费", "伙食费", "扣伙食费", "扣水电费", "工具费", "养老保险",
        "医疗保险", "失业保险", "扣:保险", "扣:税", "扣保险", "扣税",
    ]
)  # fmt: skip
"""Deductions where they stand with what is payable and what was paid; else anybody's costs."""
IF_IT_ADDS_UP = BETWEEN | {"已发生活费"}
"""Deductions in rows that add up with them: they may be paid out, or be a part of the wage."""
IF_AN_AMOUNT = frozenset({"扣款项", "扣款项目", "应扣款", "应扣款项"})
"""Deductions where an amount stands; else they say in words what is deducted."""
_PAYABLE, _PAID = "payable", "paid"
_A_WORKER = frozenset({"worker.name"})
_BESIDE: Mapping[str, frozenset[str]] = MappingProxyType(
    # 合计金额 of a day's work is a wage, and of anything else its price.
    {"合计金额": frozenset({"worker.name", "days"})}
    | dict.fromkeys(["已付款", "其中:已付", "其中:已付款", "其中:已发", "本次实发"], _A_WORKER)
    | {"本次支付金额": frozenset({"worker.name", "month"})}
    | dict.fromkeys(BETWEEN, frozenset({_PAYABLE, _PAID}))
)
BACK_PAY = frozenset(
    ["本次补发", "补发工资", "补发金额", "本次补发金额", "实际补发", "本次支付金额", "补发工资金额"]
)
"""What was paid, unless the sheet says what is payable: there it is a part of that."""


def without_strangers(
    table: str, said: Sequence[tuple[str, ...]], named: Iterable[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Leave out headers that do not mean here what they mean elsewhere.

    Args:
        table: The canonical table.
        said: For each column the words it may be known by.
        named: Rank, column index and target of the headers that are known.

    Returns:
        Those that name what their target means.
    """
    known = list(named)
    if table != "payroll":
        return known
    sure = {target for _, index, target in known if not _doubtful(said[index])}
    # 合计金额 makes a sheet one that has something payable, beside which the others stand.
    if any(target == _PAYABLE and _fits(said[index], sure) for _, index, target in known):
        sure.add(_PAYABLE)
    return [each for each in known if _fits(said[each[1]], sure)]


def _doubtful(words: tuple[str, ...]) -> bool:
    return any(word in _BESIDE or word in BACK_PAY for word in words)


def _fits(words: tuple[str, ...], sure: set[str]) -> bool:
    if BACK_PAY & set(words) and _PAYABLE in sure:
        return False
    return all(_BESIDE[word] <= sure for word in words if word in _BESIDE)
