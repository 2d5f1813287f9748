"""Words where a payer or payee should be named that name nobody: cash, a list, all workers."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.not_numbers import these_rows
from wagekit.intake.part import ROW, Part
from wagekit.intake.texts import plain
from wagekit.model.finding import Issue

_ENDS = ("payer_id", "payee_id")
_CASH = "^(支取|库存)?(现金|取现|提现)(支取)?$"
_NOBODY = frozenset(
    [
        "现金", "库存现金", "取现", "提现", "现金支取", "支取现金", "备用金", "工人", "农民工",
        "民工", "工人工资", "农民工工资", "工资", "代发", "代发工资", "批量代发", "多人", "若干人",
        "见附表", "详见附表", "见附件", "详见附件", "见明细", "详见明细", "附表", "略",
    ]
)  # fmt: skip


def without_nobody(part: Part) -> Part:
    """Empty the payers and payees of recognised payments that are no name.

    Args:
        part: A sheet, cleaned.

    Returns:
        The same, with one issue a column that says which rows.
    """
    if part.table != "payment" or part.layout.canonical:
        return part
    for target in (name for name in _ENDS if name in part.data.column_names):
        column = part.data[target]
        words = pc.unique(column).drop_null().to_pylist()
        wrong = [word for word in words if plain(word) in _NOBODY]
        if wrong:
            hit = pc.is_in(column, value_set=pa.array(wrong, column.type))
            said = list(_about(part, target, hit, wrong))
            part = _with_cash_told(part, column)
            part = part.with_column(target, pc.if_else(hit, None, column)).noting(said)
    return part


def _with_cash_told(part: Part, column: pa.ChunkedArray) -> Part:
    """That it was cash stays said where the row has no purpose."""
    cash = pc.match_substring_regex(column, _CASH)
    word = pc.if_else(pc.fill_null(cash, False), column, None)
    if word.null_count == len(word):
        return part
    own = part.column("purpose")
    return part.with_column("purpose", word if own is None else pc.coalesce(own, word))


def _about(part: Part, target: str, hit: pa.ChunkedArray, wrong: list[str]) -> Iterator[Issue]:
    rows = part.data[ROW].filter(hit).to_pylist()
    yield part.note(
        "no_party", rows[0], target=target, value="、".join(wrong), count=len(rows),
        rows=these_rows(rows),
    )  # fmt: skip
