"""What one decision that expired unmet lets a guarantor pay out of a wage deposit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.model.liability import SourceKind
from wagekit.views.letter.facts import rows
from wagekit.views.letter.under_order import under
from wagekit.views.letter.wages import out_of, wages_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages

DEPOSITS: Final = frozenset({SourceKind.wage_deposit, SourceKind.deposit_letter})


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision, and what its guarantor is to pay.

    Attributes:
        party: The id of the bank or guarantor.
        sources: The kinds of its money.
        wages: The wages that its deposit answers for, as far as the decision is about them.
        decision: The decision.
        ordered: Its row, which states its sum.
    """

    party: str
    sources: Collection[str]
    wages: tuple[Wages, ...]
    decision: Order
    ordered: Row

    @property
    def amount(self) -> int:
        """Fen: what is owed, up to what was decided and what is left of the deposit.

        What was decided is paid once: the holders before it pay their part of it.
        """
        ordered: int = self.ordered["amount"]
        rest = ordered - sum(paid_before(one, self.party) for one in self.wages)
        return min(self.left, rest if rest > 0 else ordered)

    @property
    def left(self) -> int:
        """Fen: what is owed, up to what is left of the deposit, less what others before it pay."""
        return sum(share_of(one, self.party) for one in self.wages)

    @property
    def held(self) -> int:
        """Fen: what is owed, up to what is left of the deposit, whatever others can pay."""
        return sum(out_of(one, self.party, self.sources) for one in self.wages)

    @property
    def owed(self) -> int:
        """Fen of the wages, whatever can be paid of them."""
        return sum(one.amount for one in self.wages)

    @property
    def people(self) -> int | None:
        """How many are paid; None where not known."""
        counts = [one.people for one in self.wages]
        known = [count for count in counts if count is not None]
        owed = sum(known) if len(known) == len(counts) else None
        ordered: int | None = self.ordered["people"]
        if not self.is_limited or ordered is None:
            return None if self.is_limited else owed
        return ordered if owed is None else min(ordered, owed)

    @property
    def is_limited(self) -> bool:
        """Whether more is owed, or to more people, than was decided."""
        people = sum(one.people or 0 for one in self.wages)
        more: bool = self.ordered["amount"] < self.owed
        return more or (self.ordered["people"] or people) < people

    @property
    def is_short(self) -> bool:
        """Whether the deposit does not cover what is owed."""
        return self.left < self.owed

    @property
    def employers(self) -> frozenset[str | None]:
        """Who owes the wages."""
        return frozenset(one.debt.employer_id for one in self.wages)


def share_of(wages: Wages, party: str) -> int:
    """Fen of some wages that fall to one holder of a deposit, those named before it first.

    Where those before it cover everything it may still pay in their stead.

    Args:
        wages: The wages.
        party: The id of the bank or guarantor.
    """
    own = out_of(wages, party, DEPOSITS)
    rest = wages.amount - paid_before(wages, party)
    return min(own, rest) if rest > 0 else own


def paid_before(wages: Wages, party: str) -> int:
    """Fen of some wages that the holders of deposits named before this one can pay.

    Args:
        wages: The wages.
        party: The id of the bank or guarantor.
    """
    holders = [str(holder) for holder in holders_of(wages)]
    before = holders[: holders.index(party)] if party in holders else []
    return sum(out_of(wages, holder, DEPOSITS) for holder in before)


def holders_of(wages: Wages) -> tuple[str | None, ...]:
    """The ids of those who hold a deposit that can pay some wages, in the order to be drawn on.

    Args:
        wages: The wages.
    """
    held = (source.party_id for source in wages.debt.sources if source.kind in DEPOSITS)
    return tuple(dict.fromkeys(held))


def shares_of(request: Request) -> frozenset[int]:
    """Every sum, in fen, that a notice to one of several holders may ask for.

    Args:
        request: What the letter is made from.
    """
    wages = wages_of(request)
    some = (wages, *(under(order, wages) for order in request.orders))
    holders = {holder for one in wages for holder in holders_of(one) if holder}
    shares = {sum(share_of(one, h) for one in each) for each in some for h in holders}
    before = {sum(paid_before(one, h) for one in each) for each in some for h in holders}
    decided = {row["amount"] for row in rows(request.tables, "action") if row["amount"]}
    rests = {ordered - paid for ordered in decided for paid in before if ordered > paid}
    return frozenset(shares | rests)


def apart(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Those that are about the wages of different employers, the largest first.

    Of several on the same wages the largest counts; a letter names the others, as together they
    may order more than it does.

    Args:
        rulings: The rulings on one guarantor.
    """
    kept: list[Ruling] = []
    for one in sorted(rulings, key=lambda each: -each.amount):
        if all(one.employers.isdisjoint(other.employers) for other in kept):
            kept.append(one)
    paying = [one for one in kept if one.amount]
    return tuple(paying or kept[:1])
