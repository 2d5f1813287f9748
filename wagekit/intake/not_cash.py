"""Lines of a firm's own books on other accounts than bank and cash: accrued or owed, not paid."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.headed import leftmost, words_of
from wagekit.intake.layout import Layout
from wagekit.intake.part import Part
from wagekit.intake.raw import RawSheet
from wagekit.intake.texts import plain, take_rows

_ACCOUNTS = frozenset({"科目", "科目名称", "会计科目", "会计科目名称", "总账科目", "一级科目"})
_VOUCHERS = frozenset({"凭证字号", "记账凭证号", "凭证字"})
"""Numbers that a firm's own bookkeeping gives; a bank's own are called 凭证号 too."""
_CASH = re.compile(r"银行|现金|存款|货币资金|活期|备用金|^100[129]|[建工农中交招]行")

_DAYBOOK = re.compile(r"日记账|银行|现金|存款")


def is_own_book(layout: Layout) -> bool:
    """Whether the headers are those of a firm's own books, where 借 is money in."""
    return leftmost(words_of(layout.headers), _ACCOUNTS | _VOUCHERS) is not None


def without_other_accounts(part: Part, sheet: RawSheet, layout: Layout, kept: pa.Array) -> Part:
    """Set aside the lines whose own account is neither a bank's nor cash.

    In a daybook of bank or cash the column tells the account on the other side: only where some
    lines are of bank or cash are the others none.

    Args:
        part: A statement.
        sheet: Its raw cells.
        layout: Its header.
        kept: Which raw rows are data.
    """
    index = leftmost(words_of(layout.headers), _ACCOUNTS)
    if index is None or not _speaks_of_debit(layout):
        return part
    said = take_rows(sheet.columns[index], kept)
    words = pc.unique(said).drop_null().to_pylist()
    other = [word for word in words if not _is_cash(word)]
    if len(other) == len(words) or any(_DAYBOOK.search(plain(t)) for t in part.meta.titles):
        return part
    hit = pc.fill_null(pc.is_in(said, value_set=pa.array(other, pa.string())), False)
    rows = pc.indices_nonzero(hit).to_pylist()
    lines = {
        i: ("not_cash", word) for i, word in zip(rows, said.filter(hit).to_pylist(), strict=True)
    }
    return part.setting_aside("", lines)


def _speaks_of_debit(layout: Layout) -> bool:
    spelled = (layout.spelled("out") or "") + (layout.spelled("in") or "")
    return "借" in spelled or "贷" in spelled


def _is_cash(word: str) -> bool:
    return _CASH.search(plain(word)) is not None
