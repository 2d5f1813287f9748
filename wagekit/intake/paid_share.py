"""Ledgers of contracts that say what share was paid, which is not the share agreed on."""

import re
from collections.abc import Iterable, Sequence

_EITHER = frozenset({"付款比例"})
"""Headers that may mean either; 进度款比例 and the like say what was agreed on."""
_PAID = re.compile(
    r"(?:累计|已|实际|实).*(?:付|收|拨|到账)"
    r"|(?:付款|支付|拨付|拨款|收款|到账)(?:总额|金额|合计|数额?|进度)?$"
)


def without_paid_share(
    table: str, said: Sequence[tuple[str, ...]], named: Iterable[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Beside 累计付款 a 付款比例 is how much of it was paid: GC07 asks what was agreed on.

    Args:
        table: The canonical table.
        said: For each column the words it may be known by.
        named: Rank, column index and target of the headers that are known.

    Returns:
        Those that name what their target means.
    """
    paid = any(_PAID.search(word) for words in said for word in words)
    if table != "contract" or not paid:
        return list(named)
    return [(rank, index, target) for rank, index, target in named if not _EITHER & {*said[index]}]
