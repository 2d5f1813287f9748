"""One debt of wages, and how money is set against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_charge import Charge
from wagekit.judge.liability_plan import Lot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.judge.liability_chain import Chain
    from wagekit.judge.liability_owed import Owed
    from wagekit.model.liability import SourceKind

    Sourced = tuple[SourceKind, str | None, Lot]
    """A lot, what kind of money it is, and whose."""


@dataclass(frozen=True, slots=True)
class Debt:
    """One debt with its chain, and its place among all."""

    place: int
    owed: Owed
    chain: Chain
    parties: frozenset[str | None]
    """Who may be ordered to pay it."""

    @property
    def tops(self) -> frozenset[str]:
        """The general contractors above it, and its employer."""
        employer = self.owed.employer_id
        return frozenset(self.chain.generals) | ({employer} if employer else frozenset())


def capped(
    trigger: str, party_id: str, parts: list[int | None], words: Mapping[str, Any]
) -> Charge:
    """A charge of the sum of `parts`; of an unknown sum where one of them is not known."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return Charge(f"{trigger}_unknown", party_id, None, capped=True, words=words)
    return Charge(trigger, party_id, sum(known), capped=True, words=words)


def lot(
    amount: int,
    debts: Iterable[Debt],
    limits: Mapping[int, int] | None = None,
    joint: Mapping[int, int] | None = None,
) -> Lot:
    """Money for these debts, of which each takes no more than its limits, if it has any."""
    return Lot(amount, tuple(debt.place for debt in debts), limits or {}, joint or {})
