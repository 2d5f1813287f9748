"""Moves transfers through pots by one method and says where the traced money went, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from wagekit.core.errors import WagekitError
from wagekit.tracing.compiled import bare
from wagekit.tracing.mixtures import lowest_balance, pro_rata
from wagekit.tracing.pools import EXACT_BELOW
from wagekit.tracing.queues import fifo, lifo
from wagekit.tracing.slices import NONE, OTHER, SLICE, STEP, STEPS, TOP, new_state

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
        raise WagekitError("金额合计超过 45 万亿元，请先核对明细中的金额")
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
    alive = _collect(slices, heads, held, found)
    left = found if method in QUEUES else pools
    count = int(state[STEPS])
    return steps[:count], count, (held[:alive], left)


@bare
def _collect(slices: Slices, heads: Links, held: Slices, pools: Ints) -> int:
    count = 0
    for pot in range(len(heads)):
        at = heads[pot]
        while at != NONE:
            brought = slices[at]["brought"]
            # Other is column 0, unknown 1, traced 2: see pools.
            kind = 2 if brought >= 0 else (0 if brought == OTHER else 1)
            pools[pot, kind] += slices[at]["amount"]
            if brought >= 0:
                held[count]["amount"] = slices[at]["amount"]
                held[count]["brought"] = brought
                held[count]["pot"] = pot
                count += 1
            at = slices[at]["next"]
    return count
