"""Which rows of the table of payments move money once, and what is done with those that do not."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from wagekit.tracing.columns import NOTHING, codes, flags, numbers, same_as_before, texts
from wagekit.tracing.reversals import reversed_pairs

if TYPE_CHECKING:
    import pyarrow as pa

    from wagekit.tracing.pots import Pots
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints

FAILED = (
    "(^|；)[^；上前首第]*(交易失败|转账失败|付款失败|支付失败|代发失败|未成功|交易不成功)"
    "[^；补重后再另改现]*($|；)"
)
"""Words for money that never moved; 转账失败补发 and 上次转账失败 are of money that did."""
DAY = 86_400_000_000
EPOCH = dt.date(1970, 1, 1)


class Treatment(StrEnum):
    """Why a payment does not move money in the trace, or what else was done with it."""

    no_time = "no_time"
    no_amount = "no_amount"
    nothing = "nothing"
    after_as_of = "after_as_of"
    in_kind = "in_kind"
    failed = "failed"
    nobody = "nobody"
    to_itself = "to_itself"
    same_line = "same_line"
    reversed = "reversed"
    negative = "negative"
    both_statements = "both_statements"
    looks_double = "looks_double"
    unknown_payer = "unknown_payer"
    unknown_payee = "unknown_payee"
    which_account = "which_account"
    balance_of_whom = "balance_of_whom"
    same_id = "same_id"


OUT = frozenset(Treatment) - {
    Treatment.looks_double,
    Treatment.unknown_payer,
    Treatment.unknown_payee,
    Treatment.which_account,
    Treatment.balance_of_whom,
}
"""What takes a row out of the sums; the other treatments leave it in."""


def screened(payments: pa.Table, pots: Pots, as_of: dt.date | None) -> dict[Treatment, Flags]:
    """For each treatment, which rows it befalls; of those that take a row out, at most one."""
    left = np.ones(payments.num_rows, np.bool_)
    found: dict[Treatment, Flags] = {}
    for why, marked in _simple(payments, pots, as_of).items():
        found[why] = marked & left
        left &= ~found[why]
    for why, step in _LATER.items():
        found[why] = step(payments, pots, left)
        left = left & ~found[why] if why in OUT else left
    return found


def _simple(payments: pa.Table, pots: Pots, as_of: dt.date | None) -> dict[Treatment, Flags]:
    """What a row shows by itself."""
    amount, time = numbers(payments, "amount"), numbers(payments, "paid_at")
    end = NOTHING if as_of is None else (as_of - EPOCH).days * DAY + DAY
    in_kind = texts(payments, "in_kind")
    return {
        Treatment.no_time: time == NOTHING,
        Treatment.no_amount: amount == NOTHING,
        Treatment.nothing: amount == 0,
        Treatment.after_as_of: (time >= end) & (end != NOTHING),
        Treatment.in_kind: flags(pc.equal(in_kind, "true")),
        Treatment.failed: flags(pc.match_substring_regex(texts(payments, "purpose"), FAILED)),
        Treatment.nobody: (pots.payer < 0) & (pots.payee == pots.nobody),
        Treatment.to_itself: pots.payer == pots.payee,
    }


def _same_line(payments: pa.Table, pots: Pots, left: Flags) -> Flags:
    """Rows that repeat a line of an overlapping export: time, sides, amount and balance equal."""
    balance = numbers(payments, "balance_after")
    keys = (
        numbers(payments, "paid_at"),
        pots.payer,
        pots.payee,
        numbers(payments, "amount"),
        balance,
    )
    return _later_of_equal(payments, left & (balance != NOTHING), keys)


def _same_id(payments: pa.Table, pots: Pots, left: Flags) -> Flags:
    """Rows under an id that another row has already."""
    keys = (codes(texts(payments, "payment_id")),)
    return _later_of_equal(payments, left & (pots.payer >= -1), keys)


def _looks_double(payments: pa.Table, pots: Pots, left: Flags) -> Flags:
    """Equal rows of two files that no balance tells apart: perhaps one payment, kept as two."""
    keys = (numbers(payments, "paid_at"), pots.payer, pots.payee, numbers(payments, "amount"))
    order = _sorted(payments, left & (numbers(payments, "balance_after") == NOTHING), keys)
    same = same_as_before(*(key[order] for key in keys))
    source = codes(texts(payments, "_file"))[order]
    marked = np.zeros(payments.num_rows, np.bool_)
    marked[order[same & (np.append(NOTHING, source[:-1]) != source)]] = True
    return marked


def _later_of_equal(payments: pa.Table, among: Flags, keys: tuple[Ints, ...]) -> Flags:
    order = _sorted(payments, among, keys)
    marked = np.zeros(payments.num_rows, np.bool_)
    marked[order[same_as_before(*(key[order] for key in keys))]] = True
    return marked


def _sorted(payments: pa.Table, among: Flags, keys: tuple[Ints, ...]) -> Ints:
    """The rows in question by key, then as they stand in their files."""
    rows = np.flatnonzero(among)
    places = (
        numbers(payments, "_row"),
        codes(texts(payments, "_sheet")),
        codes(texts(payments, "_file")),
    )
    by = [key[rows] for key in (*places, *reversed(keys))]
    return rows[np.lexsort(by)] if len(rows) else rows


def _unknown_payer(payments: pa.Table, pots: Pots, left: Flags) -> Flags:  # noqa: ARG001 - one of several steps
    nobody: Flags = left & (pots.payer < 0)
    return nobody


def _unknown_payee(payments: pa.Table, pots: Pots, left: Flags) -> Flags:  # noqa: ARG001 - one of several steps
    nobody: Flags = left & (pots.payee == pots.nobody)
    return nobody


def _negative(payments: pa.Table, pots: Pots, left: Flags) -> Flags:  # noqa: ARG001 - one of several steps
    below: Flags = left & (numbers(payments, "amount") < 0)
    return below


_LATER = {
    Treatment.same_line: _same_line,
    Treatment.same_id: _same_id,
    Treatment.reversed: reversed_pairs,
    Treatment.negative: _negative,
    Treatment.looks_double: _looks_double,
    Treatment.unknown_payer: _unknown_payer,
    Treatment.unknown_payee: _unknown_payee,
}
