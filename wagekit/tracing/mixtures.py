"""The loops of pro rata and of the lowest intermediate balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.tracing.compiled import bare
from wagekit.tracing.pools import (
    IS_OTHER,
    IS_TRACED,
    IS_UNKNOWN,
    claim,
    empty_out,
    lies_in,
    mixed,
    own_first,
    pair,
    pay_in,
    pay_out,
)
from wagekit.tracing.slices import NONE, fetch_ahead

if TYPE_CHECKING:
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints, Links, Slices


@bare
def from_nowhere(taken: Ints, amount: int) -> None:
    """The payer is not known: all of it is of unknown origin."""
    taken[IS_OTHER] = 0
    taken[IS_UNKNOWN] = amount
    taken[IS_TRACED] = 0


@bare
def move(
    slices: Slices,
    steps: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
    pools: Ints,
    payer: int,
    payee: int,
    amount: int,
    by: int,
    taken: Ints,
    traced: bool,  # noqa: FBT001 - a value of the transfer
) -> None:
    """Book one transfer, once it is known what was taken."""
    if payer != NONE:
        pay_out(pools, payer, taken)
        pair(slices, steps, state, heads, tails, payer, taken[IS_TRACED], by)
    if traced:
        claim(taken, amount)
    pay_in(slices, state, heads, tails, pools, payee, by, taken)


@bare
def pro_rata(
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
    pools: Ints,
    taken: Ints,
) -> None:
    """Move all transfers, each kind of money in proportion to what lies in the pot."""
    for by in range(len(amount)):
        fetch_ahead(payer, payee, slices, heads, tails, by)
        pot, due = payer[by], amount[by]
        if pot == NONE:
            from_nowhere(taken, due)
        elif due >= lies_in(pools, pot):
            empty_out(pools, pot, due, taken, own[pot])
        else:
            mixed(pools, pot, due, taken)
        move(slices, steps, state, heads, tails, pools, pot, payee[by], due, by, taken, traced[by])


@bare
def lowest_balance(
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
    pools: Ints,
    taken: Ints,
) -> None:
    """Move all transfers, traced money last: a pot keeps it down to its lowest balance since."""
    for by in range(len(amount)):
        fetch_ahead(payer, payee, slices, heads, tails, by)
        pot, due = payer[by], amount[by]
        if pot == NONE:
            from_nowhere(taken, due)
        elif due >= lies_in(pools, pot):
            empty_out(pools, pot, due, taken, own[pot])
        else:
            own_first(pools, pot, due, taken)
        move(slices, steps, state, heads, tails, pools, pot, payee[by], due, by, taken, traced[by])
