"""Tracing done slowly and obviously: every fen is a coin on a pile.

A coin is -1 (unknown origin), -2 (other known origin) or the number of the transfer that brought
it here as the source's money.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import floor

NOBODY, UNKNOWN, OTHER = -1, -1, -2


@dataclass(frozen=True, slots=True)
class Move:
    """One transfer between numbered pots; the payer may be `NOBODY`."""

    payer: int
    payee: int
    amount: int
    traced: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """Traced fen by (brought, taken by), by (pot, brought), and all coins by pot."""

    steps: Counter[tuple[int, int]]
    held: Counter[tuple[int, int]]
    pots: list[tuple[int, int, int]]


def follow(moves: list[Move], own: list[int], method: str) -> Ended:
    """Move coin after coin; `own` is the kind of coin that a pot pays with when it has none."""
    pots: list[list[int]] = [[] for _ in own]
    steps: Counter[tuple[int, int]] = Counter()
    for by, move in enumerate(moves):
        if move.payer == NOBODY:
            block = [UNKNOWN] * move.amount
        else:
            pile = pots[move.payer]
            missing = [own[move.payer]] * max(0, move.amount - len(pile))
            block = TAKE[method](pile, move.amount - len(missing))
            block = missing + block if method == "lifo" else block + missing
        steps.update((coin, by) for coin in block if coin >= 0)
        pots[move.payee] += [by if coin >= 0 or move.traced else coin for coin in block]
    held = Counter((pot, coin) for pot, pile in enumerate(pots) for coin in pile if coin >= 0)
    return Ended(steps, held, [_kinds(pile) for pile in pots])


def _kinds(pile: list[int]) -> tuple[int, int, int]:
    other, unknown = pile.count(OTHER), pile.count(UNKNOWN)
    return other, unknown, len(pile) - other - unknown


def _first(pile: list[int], amount: int) -> list[int]:
    block = pile[:amount]
    del pile[:amount]
    return block


def _last(pile: list[int], amount: int) -> list[int]:
    at = len(pile) - amount
    block = pile[at:]
    del pile[at:]
    return block


def _proportion(pile: list[int], amount: int) -> list[int]:
    other, unknown, traced = _kinds(pile)
    take_traced = _nearest(amount, traced, len(pile))
    rest = amount - take_traced
    take_unknown = _nearest(rest, unknown, unknown + other)
    return _oldest(pile, traced=take_traced, unknown=take_unknown, other=rest - take_unknown)


def _nearest(amount: int, part: int, whole: int) -> int:
    return floor(Fraction(amount * part, whole) + Fraction(1, 2)) if whole else 0


def _own_first(pile: list[int], amount: int) -> list[int]:
    other, unknown, _ = _kinds(pile)
    take_other = min(amount, other)
    take_unknown = min(amount - take_other, unknown)
    traced = amount - take_other - take_unknown
    return _oldest(pile, traced=traced, unknown=take_unknown, other=take_other)


def _oldest(pile: list[int], *, traced: int, unknown: int, other: int) -> list[int]:
    wanted = {"traced": traced, "unknown": unknown, "other": other}
    block, left = [], []
    for coin in pile:
        kind = "traced" if coin >= 0 else ("other" if coin == OTHER else "unknown")
        (block if wanted[kind] > 0 else left).append(coin)
        wanted[kind] -= 1
    pile[:] = left
    return block


TAKE = {
    "fifo": _first,
    "lifo": _last,
    "pro_rata": _proportion,
    "lowest_balance": _own_first,
}
