"""Reads running balances: settles the order of one second, and finds where money is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from wagekit.tracing.columns import NOTHING, same_as_before
from wagekit.tracing.compiled import compiled

if TYPE_CHECKING:
    from wagekit.tracing.queues import Flags
    from wagekit.tracing.slices import Ints
    from wagekit.tracing.statements import Lines

CONFIRMED, OPEN, SHUFFLED = 0, 1, 2
"""How the order of one second came out: told, not told by any balance, told by no order though
the sum is right."""
NO_BALANCE: Final = int(NOTHING)


@dataclass(frozen=True, slots=True)
class Entries:
    """What happens on each pot that shows balances, by pot and then by place in time.

    Attributes:
        pot: the pot.
        place: twice the place among the lines; an odd one is a balance stated between lines.
        time: microseconds.
        delta: fen in, or out below zero.
        balance: fen after it; `NOTHING` where not known.
    """

    pot: Ints
    place: Ints
    time: Ints
    delta: Ints
    balance: Ints

    def starts(self) -> Flags:
        """Where a pot begins."""
        return ~same_as_before(self.pot)

    def seconds(self) -> Flags:
        """Where another time, or another pot, begins."""
        return ~same_as_before(self.pot, self.time)


def entries_of(lines: Lines, stated: tuple[Ints, Ints, Ints]) -> Entries:
    """The entries of all pots on which any balance is known.

    Args:
        lines: in the order of time.
        stated: opening balances: pot, time, fen.
    """
    pot, time, amount = stated
    place = 2 * np.arange(len(lines.row))
    none = np.zeros(len(pot), np.int64)
    whole = Entries(
        np.concatenate([pot, lines.payer, lines.payee]),
        np.concatenate([2 * np.searchsorted(lines.time, time) - 1, place, place]),
        np.concatenate([time, lines.time, lines.time]),
        np.concatenate([none, -lines.amount, lines.amount]),
        np.concatenate([amount, lines.payer_balance, lines.payee_balance]),
    )
    shown = np.unique(whole.pot[(whole.balance != NOTHING) & (whole.pot >= 0)])
    chosen = np.flatnonzero(np.isin(whole.pot, shown))
    order = chosen[np.lexsort((whole.place[chosen], whole.pot[chosen]))]
    return Entries(*(getattr(whole, name)[order] for name in Entries.__slots__))


@compiled
def settle(
    starts: Flags, seconds: Flags, place: Ints, delta: Ints, balance: Ints, spot: Ints
) -> None:
    """Reorder the lines of each second so that balances run on; `spot` gets the place of each."""
    now = NO_BALANCE
    at = 0
    while at < len(place):
        if starts[at]:
            now = NO_BALANCE
        end = _end(seconds, at)
        if end - at > 1:
            chosen = _run(place[at:end], delta[at:end], balance[at:end], now)
            if (chosen != np.arange(end - at)).any():
                _assign(place[at:end] // 2, chosen, spot)
            now = _after(delta[at:end], balance[at:end], chosen, now)
        else:
            now = _next(delta[at], balance[at], now)
        at = end


@compiled
def _next(delta: int, balance: int, now: int) -> int:
    if balance != NO_BALANCE:
        return balance
    return now if now == NO_BALANCE else now + delta


@compiled
def _after(delta: Ints, balance: Ints, chosen: Ints, now: int) -> int:
    for at in chosen:
        now = _next(delta[at], balance[at], now)
    return now


@compiled
def _run(place: Ints, delta: Ints, balance: Ints, now: int) -> Ints:
    """The order in which the balances of one second run on; as it stands if there is none."""
    as_is = np.arange(len(delta))
    chosen = np.empty(len(delta), np.int64)
    used = np.zeros(len(delta), np.bool_)
    for step in range(len(delta)):
        at = _start(delta, balance) if now == NO_BALANCE else _follows(delta, balance, used, now)
        if at < 0 or used[at]:
            return as_is
        used[at] = True
        chosen[step] = at
        now = _next(delta[at], balance[at], now)
    # A balance stated between lines has no place among them to give away.
    return as_is if (place % 2 != 0).any() else chosen


@compiled
def _start(delta: Ints, balance: Ints) -> int:
    """The first row with a balance that no other row leads to."""
    for at in range(len(delta)):
        if balance[at] != NO_BALANCE and not (balance == balance[at] - delta[at]).any():
            return at
    return -1


@compiled
def _follows(delta: Ints, balance: Ints, used: Flags, now: int) -> int:
    """The next row that the balance leads to, else the next that shows none."""
    silent = -1
    for at in range(len(delta)):
        if used[at]:
            continue
        if balance[at] == NO_BALANCE:
            silent = at if silent < 0 else silent
        elif balance[at] - delta[at] == now:
            return at
    return silent


@compiled
def _assign(line: Ints, chosen: Ints, spot: Ints) -> None:
    """Share out the places that the lines of a second have, in the order chosen."""
    spots = np.sort(spot[line])
    for at in range(len(line)):
        spot[line[chosen[at]]] = spots[at]


@compiled
def breaks(
    starts: Flags, seconds: Flags, delta: Ints, balance: Ints, came: Ints, opening: Ints
) -> Ints:
    """Compare each balance with the one before it.

    Args:
        starts: where a pot begins.
        seconds: where another time begins.
        delta: fen.
        balance: fen after.
        came: receives, for each entry, the fen that must have come just before it, unseen; below
            zero what must have left.
        opening: receives, at each pot's first entry, the fen that lay there before.

    Returns:
        For the first entry of each second, how its order came out.
    """
    state = np.zeros(len(delta), np.int64)
    now, first, moved, trusted = NO_BALANCE, 0, 0, True
    for at in range(len(delta)):
        if starts[at]:
            now, first, moved = NO_BALANCE, at, 0
        if seconds[at]:
            end = _end(seconds, at)
            state[at] = _outcome(delta[at:end], balance[at:end], now)
            trusted = state[at] != SHUFFLED
        if balance[at] != NO_BALANCE and trusted:
            before = balance[at] - delta[at]
            if now == NO_BALANCE:
                opening[first] = max(0, before - moved)
                now = opening[first] + moved
            came[at] = before - now
            now = balance[at]
        elif now != NO_BALANCE:
            now += delta[at]
        moved += delta[at]
    return state


@compiled
def _end(seconds: Flags, at: int) -> int:
    end = at + 1
    while end < len(seconds) and not seconds[end]:
        end += 1
    return end


@compiled
def _outcome(delta: Ints, balance: Ints, now: int) -> int:
    """How one second came out: told by its balances, silent, or shuffled though nothing lacks."""
    if len(delta) == 1 or _runs_on(delta, balance, now):
        return CONFIRMED
    if (balance == NO_BALANCE).all():
        return OPEN if (delta > 0).any() and (delta < 0).any() else CONFIRMED
    whole = now != NO_BALANCE and (balance == now + delta.sum()).any()
    return SHUFFLED if whole else CONFIRMED


@compiled
def _runs_on(delta: Ints, balance: Ints, now: int) -> bool:
    """Whether every row shows the balance that the rows before it lead to."""
    if (balance == NO_BALANCE).any():
        return False
    for at in range(len(delta)):
        if now != NO_BALANCE and balance[at] - delta[at] != now:
            return False
        now = balance[at]
    return True
