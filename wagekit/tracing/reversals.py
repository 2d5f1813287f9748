"""Finds the line that a reversal takes back, so that both stay out of the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from wagekit.tracing.columns import flags, numbers, texts
from wagekit.tracing.compiled import compiled

if TYPE_CHECKING:
    import pyarrow as pa

    from wagekit.tracing.pots import Pots
    from wagekit.tracing.queues import Flags

WORDS = "冲正|冲销|抹账|红冲|红字"


def reversed_pairs(payments: pa.Table, pots: Pots, left: Flags) -> Flags:
    """Reversals and the lines they reverse.

    A reversal is below zero, or says so and runs the other way. It takes back the last line
    before it of the same sides and amount. One that finds none is left alone.
    """
    amount, time = numbers(payments, "amount"), numbers(payments, "paid_at")
    negative = left & (amount < 0)
    said = left & (amount > 0) & flags(pc.match_substring_regex(texts(payments, "purpose"), WORDS))
    back = negative | said
    if not back.any():
        return back
    # Sides as the reversed line has them; who is not known is nobody on either side.
    payers = np.where(pots.payer < 0, pots.nobody, pots.payer)
    payer, payee = np.where(said, pots.payee, payers), np.where(said, payers, pots.payee)
    rows = np.flatnonzero(left)
    by = (numbers(payments, "_row"), back, time, np.abs(amount), payee, payer)
    order = rows[np.lexsort([key[rows] for key in by])]
    starts = np.zeros(len(order), np.bool_)
    for key in (payer, payee, np.abs(amount)):
        starts[1:] |= key[order][1:] != key[order][:-1]
    marked = np.zeros(payments.num_rows, np.bool_)
    marked[order[_matched(back[order], starts)]] = True
    return marked


@compiled
def _matched(back: Flags, starts: Flags) -> Flags:
    """In each run of equal sides and amount, a reversal meets the last open line before it."""
    marked = np.zeros(len(back), np.bool_)
    open_lines = np.empty(len(back), np.int64)
    count = 0
    for at in range(len(back)):
        if starts[at]:
            count = 0
        if not back[at]:
            open_lines[count] = at
            count += 1
        elif count > 0:
            count -= 1
            marked[at] = True
            marked[open_lines[count]] = True
    return marked
