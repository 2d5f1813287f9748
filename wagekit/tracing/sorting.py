"""Orders rows by time in passes over digits: as long for each row, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from wagekit.tracing.compiled import bare

if TYPE_CHECKING:
    from wagekit.tracing.slices import Ints, Links

BITS: Final = 11
"""Bits of a digit: as many places as stay in the nearest cache."""
DIGIT: Final = 2**BITS - 1
SECOND: Final = 1_000_000
"""Microseconds; statements seldom show parts of a second, and fewer digits are fewer passes."""
FIRST, LAST, PARTS = range(3)


def time_order(time: Ints) -> Ints:
    """The order of times, in microseconds; equal times as they stand."""
    order = np.arange(len(time), dtype=np.int32)
    if len(time):
        seen = np.array([time[0], time[0], 0], np.int64)
        _survey(time, seen)
        unit = 1 if seen[PARTS] else SECOND
        keys = (time - seen[FIRST]) // unit
        top = int(seen[LAST] - seen[FIRST]) // unit
        short = top <= np.iinfo(np.int32).max
        order = _sorted(keys.astype(np.int32) if short else keys, order, top)
    return order.astype(np.int64)


def _sorted(keys: Ints | Links, order: Links, top: int) -> Links:
    to_keys, to_order = np.empty_like(keys), np.empty_like(order)
    places = np.empty(DIGIT + 1, np.int64)
    for shift in range(0, top.bit_length(), BITS):
        _by_digit(keys, order, shift, places, to_keys, to_order)
        keys, order, to_keys, to_order = to_keys, to_order, keys, order
    return order


@bare
def _survey(time: Ints, seen: Ints) -> None:
    """The first and the last time, and how many differ from the first by parts of a second."""
    start = time[0]
    for at in range(len(time)):
        seen[FIRST] = min(seen[FIRST], time[at])
        seen[LAST] = max(seen[LAST], time[at])
        seen[PARTS] += (time[at] - start) % SECOND != 0


@bare
def _by_digit(
    keys: Ints | Links,
    order: Links,
    shift: int,
    places: Ints,
    to_keys: Ints | Links,
    to_order: Links,
) -> None:
    """Order by one digit, leaving equal digits as they stand."""
    places[:] = 0
    for at in range(len(keys)):
        places[(keys[at] >> shift) & DIGIT] += 1
    before = 0
    for digit in range(len(places)):
        here = places[digit]
        places[digit] = before
        before += here
    for at in range(len(keys)):
        digit = (keys[at] >> shift) & DIGIT
        to = places[digit]
        places[digit] = to + 1
        to_keys[to] = keys[at]
        to_order[to] = order[at]
