"""First in first out, and last in first out: every fen keeps its place in the line.

A transfer takes the fen at the head of the payer's line and moves them as one block, in their
order. FIFO puts the block at the end of the payee's line, LIFO at its head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.tracing.compiled import bare
from wagekit.tracing.slices import (
    FIRST,
    LAST,
    NONE,
    UNKNOWN,
    drop,
    extend,
    fetch_ahead,
    move,
    note,
    put_first,
    put_last,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wagekit.tracing.slices import Ints, Links, Slices

    Flags = NDArray[np.bool_]


@bare
def take(
    slices: Slices,
    steps: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
    pot: int,
    amount: int,
    by: int,
    own: int,
) -> None:
    """Take money off the head of a pot into hand; what is short comes last, of the kind `own`.

    Slices that go whole are moved as they lie; only the last is cut in two.
    """
    at = heads[pot]
    while at != NONE and slices[at]["amount"] <= amount:
        brought = slices[at]["brought"]
        amount -= slices[at]["amount"]
        if brought >= 0:
            note(steps, state, brought, by, slices[at]["amount"])
            brought = by
        at = move(slices, state, at, brought)
    if at != NONE and amount > 0:
        brought = slices[at]["brought"]
        slices[at]["amount"] -= amount
        if brought >= 0:
            note(steps, state, brought, by, amount)
            brought = by
        extend(slices, state, brought, amount)
        amount = 0
    heads[pot] = at
    if at == NONE:
        tails[pot] = NONE
    if amount > 0:
        extend(slices, state, own, amount)


@bare
def claim_all(slices: Slices, state: Ints, by: int, amount: int) -> None:
    """All money in hand is the source's from here on."""
    at = state[FIRST]
    while at != NONE:
        at = drop(slices, state, at)
    state[FIRST] = NONE
    state[LAST] = NONE
    extend(slices, state, by, amount)


@bare
def pick_up(
    slices: Slices,
    steps: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
    payer: int,
    amount: int,
    by: int,
    own: Links,
    traced: bool,  # noqa: FBT001 - a value of the transfer
) -> None:
    """Take the money of one transfer into hand."""
    if payer == NONE:
        extend(slices, state, UNKNOWN, amount)
    else:
        take(slices, steps, state, heads, tails, payer, amount, by, own[payer])
    if traced:
        claim_all(slices, state, by, amount)


@bare
def fifo(
    payer: Links,
    payee: Links,
    amount: Ints,
    traced: Flags,
    own: Links,
    slices: Slices,
    steps: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
) -> None:
    """Move all transfers, first in first out."""
    for by in range(len(amount)):
        fetch_ahead(payer, payee, slices, heads, tails, by)
        pick_up(slices, steps, state, heads, tails, payer[by], amount[by], by, own, traced[by])
        put_last(slices, state, heads, tails, payee[by])


@bare
def lifo(
    payer: Links,
    payee: Links,
    amount: Ints,
    traced: Flags,
    own: Links,
    slices: Slices,
    steps: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
) -> None:
    """Move all transfers, last in first out."""
    for by in range(len(amount)):
        fetch_ahead(payer, payee, slices, heads, heads, by)
        pick_up(slices, steps, state, heads, tails, payer[by], amount[by], by, own, traced[by])
        put_first(slices, state, heads, tails, payee[by])
