"""Finds the mixed pots at which the methods part, and which destinations lie behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wagekit.tracing.compiled import compiled
from wagekit.tracing.evidence import names_of_moves
from wagekit.tracing.result import Difference
from wagekit.tracing.slices import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.tracing.flow import Method, Transfers
    from wagekit.tracing.ledger import Ledger
    from wagekit.tracing.pots import Pot
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Links


def differences(
    ledger: Ledger,
    transfers: Transfers,
    parts: Mapping[Method, Ints],
    pots: Iterable[int],
) -> dict[int, tuple[Difference, ...]]:
    """Where the methods part on the way to each pot.

    Args:
        ledger: the moves.
        transfers: the moves as arrays.
        parts: traced fen in each move, by method.
        pots: the destinations in question.
    """
    table = np.stack(list(parts.values()))
    first = _parting(transfers, table)
    carries: Flags = np.asarray((table > 0).any(axis=0), np.bool_)
    names = names_of_moves(ledger)
    made = {
        pot: _difference(transfers, parts, pot, move, names=(ledger.pots.names[pot], names[move]))
        for pot, move in first.items()
    }
    found: dict[int, tuple[Difference, ...]] = {}
    for end in sorted(set(pots)):
        behind = upstream(transfers.payer, transfers.payee, carries, _only(end, transfers))
        found[end] = tuple(made[pot] for pot in sorted(first, key=first.__getitem__) if behind[pot])
    return found


def _only(pot: int, transfers: Transfers) -> Flags:
    one = np.zeros(len(transfers.own), np.bool_)
    one[pot] = True
    return one


@compiled
def upstream(payer: Ints | Links, payee: Ints | Links, carries: Flags, pots: Flags) -> Flags:
    """`pots` and all from which money that they received can have come, back in time."""
    for back in range(len(payer)):
        by = len(payer) - 1 - back
        if carries[by] and payer[by] != NONE and pots[payee[by]]:
            pots[payer[by]] = True
    return pots


def _parting(transfers: Transfers, table: Ints) -> dict[int, int]:
    """Pots whose money is the same by every method until a payment out of them: that payment."""
    varies = np.flatnonzero((table != table[0]).any(axis=0))
    last = len(transfers.amount)
    leaves = np.full(len(transfers.own), last)
    comes = leaves.copy()
    for first, pot in ((leaves, transfers.payer[varies]), (comes, transfers.payee[varies])):
        seen = pot != NONE
        np.minimum.at(first, pot[seen], varies[seen])
    chosen = np.flatnonzero(leaves < comes)
    return dict(zip(chosen.tolist(), leaves[chosen].tolist(), strict=True))


def _difference(
    transfers: Transfers,
    parts: Mapping[Method, Ints],
    pot: int,
    move: int,
    *,
    names: tuple[Pot, str],
) -> Difference:
    before = transfers.payee[:move] == pot
    any_method = next(iter(parts.values()))
    traced = int(any_method[:move][before].sum())
    return Difference(
        pot=names[0],
        payment_id=names[1],
        traced_in=traced,
        mixed_in=int(transfers.amount[:move][before].sum()) - traced,
        by_method={method: int(part[move]) for method, part in parts.items()},
    )
