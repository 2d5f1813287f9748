"""Money lying in pots as chains of slices, and the steps that take from one and put on another.

A slice is money of one kind: of unknown origin, of another known origin, or traced, and then by
which transfer it came here. Chains are taken from at the head; whether new money joins at the
tail or at the head makes the difference between first in first out and last in first out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from wagekit.tracing.compiled import bare, fetch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Slices = NDArray[Any]
    Ints = NDArray[np.int64]
    Links = NDArray[np.int32]

NONE: Final = -1
"""No slice, no pot."""
UNKNOWN: Final = -1
"""What brought a slice of unknown origin."""
OTHER: Final = -2
"""What brought a slice whose origin is known and is not the source."""

SLICE: Final = np.dtype([("amount", np.int64), ("brought", np.int32), ("next", np.int32)])
STEP: Final = np.dtype([("amount", np.int64), ("brought", np.int32), ("by", np.int32)])
"""Traced money that transfer `brought` put into a pot and transfer `by` took out of it."""

AHEAD: Final = 16
"""How many transfers ahead memory is asked for."""

FREE, TOP, STEPS, FIRST, LAST = range(5)
"""Places in `state`: first free slice, next unused slice, steps so far, chain in hand."""


def new_state() -> Ints:
    """Nothing used, nothing in hand."""
    return np.array([NONE, 0, 0, NONE, NONE], np.int64)


@bare
def fetch_ahead(
    payer: Links, payee: Links, slices: Slices, heads: Links, joins: Links, by: int
) -> None:
    """Ask for the slices that transfers some places on will take from and join to.

    A transfer takes one and a half slices on the mean: the first three of the payer are asked for,
    each when the one before it, which says where it lies, has come.
    """
    later = by + AHEAD
    if later < len(payer):
        if payer[later] != NONE:
            fetch(slices, heads[payer[later]])
        fetch(slices, joins[payee[later]])
    sooner = by + AHEAD // 2
    if sooner < len(payer) and payer[sooner] != NONE and heads[payer[sooner]] != NONE:
        fetch(slices, slices[heads[payer[sooner]]]["next"])
    soon = by + AHEAD // 4
    if soon < len(payer) and payer[soon] != NONE and heads[payer[soon]] != NONE:
        second = slices[heads[payer[soon]]]["next"]
        if second != NONE:
            fetch(slices, slices[second]["next"])


@bare
def note(steps: Slices, state: Ints, brought: int, by: int, amount: int) -> None:
    """Record a step; past the end it is only counted, so that the caller can make more room."""
    at = state[STEPS]
    if at < len(steps):
        steps[at]["amount"] = amount
        steps[at]["brought"] = brought
        steps[at]["by"] = by
    state[STEPS] = at + 1


@bare
def extend(slices: Slices, state: Ints, brought: int, amount: int) -> None:
    """Put money at the end of the chain in hand."""
    last = state[LAST]
    if last != NONE and slices[last]["brought"] == brought:
        slices[last]["amount"] += amount
        return
    at = state[FREE]
    if at == NONE:
        at = state[TOP]
        state[TOP] = at + 1
    else:
        state[FREE] = slices[at]["next"]
    slices[at]["amount"] = amount
    hang(slices, state, at, brought)


@bare
def hang(slices: Slices, state: Ints, at: int, brought: int) -> None:
    """Hang a slice of its own on the chain in hand."""
    last = state[LAST]
    slices[at]["brought"] = brought
    slices[at]["next"] = NONE
    if last == NONE:
        state[FIRST] = at
    else:
        slices[last]["next"] = at
    state[LAST] = at


@bare
def drop(slices: Slices, state: Ints, at: int) -> int:
    """Give a used-up slice back; the one that followed it."""
    following = slices[at]["next"]
    slices[at]["next"] = state[FREE]
    state[FREE] = at
    return int(following)


@bare
def move(slices: Slices, state: Ints, at: int, brought: int) -> int:
    """Put a whole slice at the end of the chain in hand; the one that followed it."""
    last = state[LAST]
    if last != NONE and slices[last]["brought"] == brought:
        slices[last]["amount"] += slices[at]["amount"]
        return drop(slices, state, at)
    following = slices[at]["next"]
    hang(slices, state, at, brought)
    return int(following)


@bare
def put_last(slices: Slices, state: Ints, heads: Links, tails: Links, pot: int) -> None:
    """Join the chain in hand to the tail of a pot; untraced money of one kind becomes one slice."""
    first, last = state[FIRST], state[LAST]
    tail = tails[pot]
    state[FIRST] = NONE
    state[LAST] = NONE
    if tail == NONE:
        heads[pot] = first
        tails[pot] = last
        return
    if slices[tail]["brought"] < 0 and slices[tail]["brought"] == slices[first]["brought"]:
        slices[tail]["amount"] += slices[first]["amount"]
        alone = first == last
        first = drop(slices, state, first)
        if alone:
            return
    slices[tail]["next"] = first
    tails[pot] = last


@bare
def put_first(slices: Slices, state: Ints, heads: Links, tails: Links, pot: int) -> None:
    """Join the chain in hand to the head of a pot, in its order: what was on top stays on top."""
    first, last = state[FIRST], state[LAST]
    head = heads[pot]
    state[FIRST] = NONE
    state[LAST] = NONE
    heads[pot] = first
    if head == NONE:
        tails[pot] = last
        return
    slices[last]["next"] = head
    if slices[last]["brought"] < 0 and slices[last]["brought"] == slices[head]["brought"]:
        slices[last]["amount"] += slices[head]["amount"]
        slices[last]["next"] = drop(slices, state, head)
        if slices[last]["next"] == NONE:
            tails[pot] = last
