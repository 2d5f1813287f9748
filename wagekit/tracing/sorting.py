"""Orders rows by time in passes over digits, and puts columns in that order.

What a pass waits for most is memory, so rows are first dealt into parts that stay in a near cache
(by the top digit), and each part is then ordered by its lower digits, the lowest first (LSD radix
sort): about as long for each row, however many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from wagekit.tracing.compiled import bare, fetch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wagekit.tracing.slices import Ints, Links

    Column = TypeVar("Column", bound=NDArray[Any])

BITS: Final = 10
"""Bits of a digit: as many places as stay in the nearest cache."""
PART_BITS: Final = 15
"""Bits of the rows of a part: as many rows as stay in the second cache."""
SECOND: Final = 1_000_000
"""Microseconds; statements seldom show parts of a second, and fewer digits are fewer passes."""
AHEAD: Final = 32
"""How many rows ahead memory is asked for."""
MOST_SHIFT: Final = 63
"""Shifted by more, a number of 64 bits is not what one expects; there is only its sign by then."""
LONGEST: Final = SECOND * np.iinfo(np.int32).max
"""The longest time whose seconds are counted in four bytes."""


def time_order(time: Ints) -> Links:
    """The order of times, in microseconds; equal times as they stand."""
    if not len(time):
        return np.array([], np.int32)
    first, last = int(time.min()), int(time.max())
    seconds = np.empty(len(time), np.int32)
    rows = np.arange(len(time), dtype=np.int32)
    if last - first <= LONGEST and _count_seconds(time, first, seconds):
        return _sorted(seconds, rows, (last - first) // SECOND)
    return _sorted(time - first, rows, last - first)


def ordered(column: Column, order: Ints | Links) -> Column:
    """A column in an order: `column[order]`, faster where both are long."""
    found: Column = np.empty_like(column, shape=len(order))
    _gather(column, order, found)
    return found


def _sorted(keys: Ints | Links, order: Links, top: int) -> Links:
    parts = min(BITS, top.bit_length(), max(0, len(keys).bit_length() - PART_BITS))
    below = top.bit_length() - parts
    part_keys, part_order = np.empty_like(keys), np.empty_like(order)
    ends = np.empty(2**parts, np.int64)
    _by_digit(keys, order, 0, len(keys), below, ends, part_keys, part_order)
    _by_lower_digits(part_keys, part_order, ends, below, np.empty(2**BITS, np.int64), keys, order)
    return part_order


@bare
def _count_seconds(time: Ints, first: int, seconds: Links) -> bool:
    """Count the seconds since the first; whether they are the times, without parts of a second."""
    whole = True
    for at in range(len(time)):
        since = time[at] - first
        seconds[at] = since // SECOND
        whole &= seconds[at] * SECOND == since
    return whole


@bare
def _by_digit(
    keys: Ints | Links,
    order: Links,
    start: int,
    end: int,
    shift: int,
    places: Ints,
    to_keys: Ints | Links,
    to_order: Links,
) -> None:
    """Order the rows from `start` to `end` by one digit, leaving equal digits as they stand.

    Args:
        keys: what to order by.
        order: the row of each key.
        start: the first place of the part.
        end: the place behind its last.
        shift: bits below the digit.
        places: one for each value of the digit; receives where the rows of that value end.
        to_keys: receives the keys.
        to_order: receives their rows.
    """
    low = len(places) - 1
    places[:] = 0
    for at in range(start, end):
        places[(keys[at] >> shift) & low] += 1
    before = start
    for digit in range(len(places)):
        here = places[digit]
        places[digit] = before
        before += here
    for at in range(start, end):
        digit = (keys[at] >> shift) & low
        to = places[digit]
        places[digit] = to + 1
        to_keys[to] = keys[at]
        to_order[to] = order[at]


@bare
def _by_lower_digits(
    keys: Ints | Links,
    order: Links,
    ends: Ints,
    top: int,
    places: Ints,
    spare_keys: Ints | Links,
    spare_order: Links,
) -> None:
    """Order each part, ending at `ends`, by the digits of its `top` lower bits: there and back."""
    start = 0
    for end in ends:
        for low in range(0, top, 2 * BITS):
            high = min(low + BITS, MOST_SHIFT)
            _by_digit(keys, order, start, end, low, places, spare_keys, spare_order)
            _by_digit(spare_keys, spare_order, start, end, high, places, keys, order)
        start = end


@bare
def _gather(column: NDArray[Any], order: Ints | Links, found: NDArray[Any]) -> None:
    for at in range(len(order)):
        if at + AHEAD < len(order):
            fetch(column, order[at + AHEAD])
        found[at] = column[order[at]]
