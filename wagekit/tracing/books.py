"""The books of each pot: what came, what left, what lies there, and what came from nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.compiled import bare
from wagekit.tracing.result import Account
from wagekit.tracing.slices import NONE, OTHER, UNKNOWN

if TYPE_CHECKING:
    from wagekit.tracing.flow import Flow, Transfers
    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.slices import Ints, Links


def own_money(ledger: Ledger) -> Links:
    """What money a pot pays that is not seen to come in.

    A pot that nothing ever comes into, and that shows no balance, stands at the edge of what the
    papers cover: its money is its own. Any other pot should show where the money came from.
    """
    edge = ~ledger.balanced
    edge[ledger.lines.payee] = False
    return np.where(edge, OTHER, UNKNOWN).astype(np.int32)


@bare
def shortfalls(payer: Links, payee: Links, amount: Ints, short: Ints, held: Ints) -> None:
    """Keep plain books: `short` is what each pot paid without having it, `held` what is left."""
    for by in range(len(amount)):
        if payer[by] != NONE:
            lacking = max(0, amount[by] - held[payer[by]])
            short[payer[by]] += lacking
            held[payer[by]] -= amount[by] - lacking
        held[payee[by]] += amount[by]


def short_of(transfers: Transfers) -> Ints:
    """What each pot paid without having it, in fen."""
    short, held = np.zeros(len(transfers.own), np.int64), np.zeros(len(transfers.own), np.int64)
    shortfalls(transfers.payer, transfers.payee, transfers.amount, short, held)
    return short


def balanced(
    ledger: Ledger, moved: Flow, transfers: Transfers
) -> tuple[tuple[Account, ...], Account]:
    """Conservation of each pot, and of all pots but that of unknown payees.

    What is held is what the tracing pass left in the pot; the rest is summed from the moves.
    """
    pots, nobody = len(transfers.own), ledger.pots.nobody
    known = transfers.payer != NONE
    short = short_of(transfers)
    own = np.where(transfers.own == OTHER, short, 0)
    received = _by_pot(transfers.payee[known], transfers.amount[known], pots)
    unseen = _by_pot(transfers.payee[~known], transfers.amount[~known], pots)
    paid = _by_pot(transfers.payer[known], transfers.amount[known], pots)
    unknown, held = unseen + short - own, moved.pools.sum(axis=1)
    accounts = tuple(
        Account(
            ledger.pots.names[at],
            int(received[at] + own[at]),
            int(paid[at]),
            int(held[at]),
            int(unknown[at]),
        )
        for at in range(nobody)
    )
    overall = Account(
        None, int(own.sum()), int(held[nobody]), int(held[:nobody].sum()), int(unknown.sum())
    )
    return accounts, overall


def _by_pot(pot: Links, amount: Ints, pots: int) -> Ints:
    sums = np.zeros(pots, np.int64)
    np.add.at(sums, pot, amount)
    return sums
