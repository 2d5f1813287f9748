"""Small random worlds, for the slow way and for the fast way alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from brute_force import OTHER, UNKNOWN, Move

from wagekit.tracing.flow import Transfers

if TYPE_CHECKING:
    from random import Random


def world(random: Random) -> tuple[list[Move], list[int]]:
    """Up to five pots and twelve transfers, with cycles, unknown payers and several sources."""
    pots = random.randint(2, 5)
    own = [random.choice((UNKNOWN, OTHER)) for _ in range(pots)]
    return [_move(random, pots) for _ in range(random.randint(1, 12))], own


def _move(random: Random, pots: int) -> Move:
    payer, payee = random.sample(range(-1, pots), 2)
    if payee < 0:
        payer, payee = payee, payer
    return Move(payer, payee, random.randint(1, 9), random.random() < 0.25)


def transfers(moves: list[Move], own: list[int]) -> Transfers:
    """The same world as arrays."""
    return Transfers(
        payer=np.array([m.payer for m in moves], np.int32),
        payee=np.array([m.payee for m in moves], np.int32),
        amount=np.array([m.amount for m in moves], np.int64),
        traced=np.array([m.traced for m in moves], np.bool_),
        own=np.array(own, np.int32),
    )
