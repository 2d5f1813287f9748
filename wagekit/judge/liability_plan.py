"""Spends money on wages: each fen once, shared money in proportion to what is still owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.model.liability import SourceKind


@dataclass(frozen=True, slots=True)
class Lot:
    """Money that may be spent on some debts, and how much of it on each.

    Attributes:
        amount: Fen.
        debts: The places of the debts that it may pay.
        limits: The most that it may pay of a debt, where it may not pay all.
        joint: The most of a debt that it may pay with all other lots that have such a limit for it.
    """

    amount: int
    debts: tuple[int, ...]
    limits: Mapping[int, int] = field(default_factory=dict)
    joint: Mapping[int, int] = field(default_factory=dict)

    def limit(self, debt: int, sum_: int, joined: int) -> int:
        """How much of a sum it may pay of a debt, of which lots so limited paid another already."""
        rest = max(self.joint[debt] - joined, 0) if debt in self.joint else sum_
        return min(sum_, rest, self.limits.get(debt, sum_))


@dataclass(frozen=True, slots=True)
class Pool:
    """One source of one party: its lots are spent in their order."""

    kind: SourceKind
    party_id: str | None
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a pool has for one debt, and what of that is spent on it."""

    pool: Pool
    available: int
    paid: int


class Told:
    """What claims tell that an owner owes, by project: an entry of the ledger may tell it again.

    An entry that names no project may be about any of them.
    """

    def __init__(self) -> None:
        self._sums: dict[tuple[str | None, str | None], int] = defaultdict(int)

    def add(self, owner: str | None, project: str | None, amount: int) -> None:
        """A claim on the owner of a project."""
        self._sums[owner, project] += amount

    def take(self, owner: str | None, project: str | None, most: int) -> int:
        """How much of an entry claims tell already; each fen of them is taken once."""
        taken = 0
        for key in sorted(self._sums, key=lambda k: k[1] or ""):
            if key[0] == owner and project in {None, key[1]}:
                same = min(most - taken, self._sums[key])
                self._sums[key] -= same
                taken += same
        return taken


def spend(debts: Sequence[int], pools: Sequence[Pool]) -> tuple[tuple[Spent, ...], ...]:
    """For each debt the pools that may pay it, in their order.

    Args:
        debts: Fen owed.
        pools: Sources in the order in which they are spent.
    """
    left, joined = list(debts), [0 for _ in debts]
    spent: list[list[Spent]] = [[] for _ in debts]
    for pool in pools:
        paid, there = dict.fromkeys(_reached(pool), 0), dict.fromkeys(_reached(pool), 0)
        for lot in pool.lots:
            needs = {i: lot.limit(i, left[i], joined[i]) for i in lot.debts}
            for i, share in shares(lot.amount, needs).items():
                used = min(share, needs[i])
                there[i] += lot.limit(i, share, joined[i])
                paid[i] += used
                left[i] -= used
                joined[i] += used if i in lot.joint else 0
        for i, sum_ in paid.items():
            spent[i].append(Spent(pool, there[i], sum_))
    return tuple(map(tuple, spent))


def shares(amount: int, needs: Mapping[int, int]) -> dict[int, int]:
    """Divide `amount` in proportion to `needs`, to the fen; equally where nothing is needed.

    The fen that do not divide go to the largest fractions, then to the first.
    """
    if not needs:
        return {}
    whole = sum(needs.values())
    weights = dict(needs) if whole else dict.fromkeys(needs, 1)
    whole = whole or len(needs)
    cut = {i: amount * weight // whole for i, weight in weights.items()}
    rest = amount - sum(cut.values())
    by_fraction = sorted(weights, key=lambda i: (-(amount * weights[i] % whole), i))
    for i in by_fraction[:rest]:
        cut[i] += 1
    return cut


def _reached(pool: Pool) -> list[int]:
    return sorted({i for lot in pool.lots for i in lot.debts})
