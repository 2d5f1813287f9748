"""Moves transfers through pots by one method and says where the traced money went, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said
from wagekit.tracing.compiled import bare, fetch
from wagekit.tracing.mixtures import lowest_balance, pro_rata
from wagekit.tracing.pools import EXACT_BELOW
from wagekit.tracing.queues import fifo, lifo
from wagekit.tracing.slices import AHEAD, NONE, OTHER, SLICE, STEP, STEPS, TOP, new_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Links, Slices

HELD = np.dtype([("amount", np.int64), ("brought", np.int32), ("pot", np.int32)])
"""Traced money that transfer `brought` put into `pot` and that lies there at the end."""
ROOM = 4
"""Steps expected for each transfer; where there are more, the pass is made once again."""


class Method(StrEnum):
    """Which money leaves a mixed account first."""

    fifo = "fifo"
    lifo = "lifo"
    pro_rata = "pro_rata"
    lowest_balance = "lowest_balance"


@dataclass(frozen=True, slots=True)
class Transfers:
    """Transfers in the order of time.

    Attributes:
        payer: the pot that each leaves; `NONE` where the payer is not known.
        payee: the pot that each goes to.
        amount: fen, above zero.
        traced: whether its money is the source's from here on.
        own: for each pot, what money is that it pays without having it: `UNKNOWN` or `OTHER`.
    """

    payer: Links
    payee: Links
    amount: Ints
    traced: Flags
    own: Links


@dataclass(frozen=True, slots=True)
class Flow:
    """Where traced money went, by one method.

    Attributes:
        steps: `STEP` records: traced money brought by one transfer and taken on by another.
        held: `HELD` records: traced money where it lies at the end.
        pools: fen in each pot at the end: other, unknown, traced.
    """

    steps: Slices
    held: Slices
    pools: Ints


QUEUES: Mapping[Method, Any] = {Method.fifo: fifo, Method.lifo: lifo}
MIXTURES: Mapping[Method, Any] = {
    Method.pro_rata: pro_rata,
    Method.lowest_balance: lowest_balance,
}


def flow(transfers: Transfers, method: Method) -> Flow:
    """Move all transfers by one method.

    Args:
        transfers: what was paid, in the order of time.
        method: which money leaves first.

    Raises:
        WagekitError: the amounts add up to more than can be counted exactly.
    """
    if transfers.amount.sum(dtype=np.float64) >= EXACT_BELOW:
        raise WagekitError(
            Said(
                "金额合计超过 45 万亿元，请先核对明细中的金额",
                "the amounts add up to more than 45 trillion yuan: check them first",
            )
        )
    room = ROOM * len(transfers.amount) + 1
    steps, needed, made = _pass(transfers, method, room=room)
    if needed > room:
        steps, _, made = _pass(transfers, method, room=needed)
    return Flow(steps, *made)


def _pass(transfers: Transfers, method: Method, *, room: int) -> tuple[Slices, int, Any]:
    pots = len(transfers.own)
    # A transfer adds at most two slices to those alive: what it leaves and what it brings.
    slices = np.empty(2 * len(transfers.amount) + 2, SLICE)
    steps = np.empty(room, STEP)
    state = new_state()
    heads, tails = np.full(pots, NONE, np.int32), np.full(pots, NONE, np.int32)
    pools = np.zeros((pots, 3), np.int64)
    moved = (transfers.payer, transfers.payee, transfers.amount, transfers.traced, transfers.own)
    lying = (slices, steps, state, heads, tails)
    if method in QUEUES:
        QUEUES[method](*moved, *lying)
    else:
        MIXTURES[method](*moved, *lying, pools, np.zeros(3, np.int64))
    held = np.empty(int(state[TOP]), HELD)
    found = np.zeros((pots, 3), np.int64)
    filled = np.flatnonzero(heads != NONE).astype(np.int32)
    alive = _collect(slices, heads[filled], filled, held, found)
    left = found if method in QUEUES else pools
    count = int(state[STEPS])
    return steps[:count], count, (held[:alive], left)


@bare
def _collect(slices: Slices, at: Links, pot: Links, held: Slices, pools: Ints) -> int:
    """Read all chains side by side, so that memory is asked for ahead; how much is traced.

    Args:
        slices: the slices.
        at: the heads of the pots that hold anything; used up.
        pot: those pots; used up.
        held: receives the traced slices.
        pools: receives the sums by pot.
    """
    count, chains = 0, len(at)
    while chains > 0:
        going_on = 0
        for chain in range(chains):
            if chain + AHEAD < chains:
                fetch(slices, at[chain + AHEAD])
            one, where = slices[at[chain]], pot[chain]
            # Other is column 0, unknown 1, traced 2: see pools.
            kind = 2 if one["brought"] >= 0 else (0 if one["brought"] == OTHER else 1)
            pools[where, kind] += one["amount"]
            if one["brought"] >= 0:
                held[count]["amount"] = one["amount"]
                held[count]["brought"] = one["brought"]
                held[count]["pot"] = where
                count += 1
            if one["next"] != NONE:
                at[going_on] = one["next"]
                pot[going_on] = where
                going_on += 1
        chains = going_on
    return count
