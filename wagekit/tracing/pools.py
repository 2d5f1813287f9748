"""Pro rata and lowest intermediate balance: a pot is a mixture of three kinds of money.

Which part of a payment is traced is decided by the mixture alone. Inside the traced money of a
pot the lines are paired oldest first; that pairing changes no sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.tracing.compiled import bare
from wagekit.tracing.slices import NONE, OTHER, drop, extend, note, put_last

if TYPE_CHECKING:
    from wagekit.tracing.slices import Ints, Links, Slices

IS_OTHER, IS_UNKNOWN, IS_TRACED = range(3)
"""The columns of a table of pools."""
EXACT_BELOW: Final = 2**52
"""Below this many fen a share is exact: the estimate is off by less than two."""


@bare
def share(amount: int, part: int, whole: int) -> int:
    """`amount * part / whole` to the nearest fen, a half upwards; all below `EXACT_BELOW`.

    The product may pass 64 bits. It is estimated in floating point; the remainder, small again,
    comes out right in arithmetic that wraps around, and mends the estimate.
    """
    if part == 0:
        return 0
    guess = int(float(amount) * float(part) / float(whole))
    rest = amount * part - guess * whole
    while rest < 0:
        guess -= 1
        rest += whole
    while rest >= whole:
        guess += 1
        rest -= whole
    return guess + 1 if 2 * rest >= whole else guess


@bare
def mixed(pools: Ints, pot: int, amount: int, taken: Ints) -> None:
    """Take each kind in proportion: traced against the rest, then unknown against other."""
    traced = pools[pot, IS_TRACED]
    unknown, other = pools[pot, IS_UNKNOWN], pools[pot, IS_OTHER]
    rest = amount
    taken[IS_TRACED] = 0
    if traced > 0:
        taken[IS_TRACED] = share(amount, traced, traced + unknown + other)
        rest -= taken[IS_TRACED]
    taken[IS_UNKNOWN] = share(rest, unknown, unknown + other) if unknown > 0 else 0
    taken[IS_OTHER] = rest - taken[IS_UNKNOWN]


@bare
def own_first(pools: Ints, pot: int, amount: int, taken: Ints) -> None:
    """Take other money first, then money of unknown origin, and traced money last."""
    for kind in range(3):
        taken[kind] = min(amount, pools[pot, kind])
        amount -= taken[kind]


@bare
def lies_in(pools: Ints, pot: int) -> int:
    """All that lies in a pot."""
    return int(pools[pot, IS_OTHER] + pools[pot, IS_UNKNOWN] + pools[pot, IS_TRACED])


@bare
def empty_out(pools: Ints, pot: int, amount: int, taken: Ints, own: int) -> None:
    """Take all there is; what is short is of the kind `own`."""
    for kind in range(3):
        taken[kind] = pools[pot, kind]
        amount -= taken[kind]
    taken[IS_OTHER if own == OTHER else IS_UNKNOWN] += amount


@bare
def pay_out(pools: Ints, pot: int, taken: Ints) -> None:
    """Lower a pot by what was taken, as far as it was there."""
    for kind in range(3):
        pools[pot, kind] -= min(taken[kind], pools[pot, kind])


@bare
def pair(
    slices: Slices,
    steps: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
    pot: int,
    amount: int,
    by: int,
) -> None:
    """Name the transfers that brought the traced money, the oldest first."""
    at = heads[pot]
    while amount > 0:
        part = min(amount, slices[at]["amount"])
        note(steps, state, slices[at]["brought"], by, part)
        amount -= part
        if part == slices[at]["amount"]:
            at = drop(slices, state, at)
        else:
            slices[at]["amount"] -= part
    heads[pot] = at
    if at == NONE:
        tails[pot] = NONE


@bare
def pay_in(
    slices: Slices,
    state: Ints,
    heads: Links,
    tails: Links,
    pools: Ints,
    pot: int,
    by: int,
    taken: Ints,
) -> None:
    """Raise a pot by what was taken."""
    for kind in range(3):
        pools[pot, kind] += taken[kind]
    if taken[IS_TRACED] > 0:
        extend(slices, state, by, taken[IS_TRACED])
        put_last(slices, state, heads, tails, pot)


@bare
def claim(taken: Ints, amount: int) -> None:
    """All that was taken is the source's from here on."""
    taken[IS_OTHER] = 0
    taken[IS_UNKNOWN] = 0
    taken[IS_TRACED] = amount
