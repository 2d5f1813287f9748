"""Adds up what is due, paid and unpaid under one contract, with what is not known kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.views.timeline.part import ClaimLine, ContractMoney


@dataclass(frozen=True, slots=True)
class Sums:
    """Fen, and counts of what has no day or sum.

    Attributes:
        due: What the overdue claims made payable, as far as known.
        paid: What was surely paid.
        least: What is surely overdue and unpaid.
        most: What may be.
        open: Whether an overdue claim, or one that may be, is of unknown sum.
        disputed: Of `most`, what is disputed.
        retention: Of `most`, what is retention and not disputed.
        unclear: Payments that may belong to the contract.
        unclear_sum: Their sum as far as known.
        undrawn_claims: Claims without day or sum.
        undrawn_payments: Payments without day or sum.
        highest: The largest sum of all claims or all payments.
    """

    due: int
    paid: int
    least: int
    most: int
    open: bool
    disputed: int
    retention: int
    unclear: int
    unclear_sum: int
    undrawn_claims: int
    undrawn_payments: int
    highest: int


def sums_of(one: ContractMoney) -> Sums:
    """Add up a contract."""
    surely = [claim for claim in one.claims if claim.overdue]
    maybe = [claim for claim in one.claims if claim.overdue is not False]
    disputed = [claim for claim in maybe if claim.disputed]
    kept = [claim for claim in maybe if claim.kind == "retention" and not claim.disputed]
    payments = [paid for paid in one.payments if paid.counts is not False]
    unclear = [paid for paid in payments if paid.counts is None]
    paid = sum(line.amount or 0 for line in payments if line.counts)
    return Sums(
        due=sum(claim.payable or 0 for claim in surely),
        paid=paid,
        least=sum(claim.unpaid_least or 0 for claim in surely),
        most=_most(maybe),
        open=any(claim.unpaid_most is None for claim in maybe),
        disputed=_most(disputed),
        retention=_most(kept),
        unclear=len(unclear),
        unclear_sum=sum(line.amount or 0 for line in unclear),
        undrawn_claims=sum(c.due_day is None or c.payable is None for c in one.claims),
        undrawn_payments=sum(p.on is None or p.amount is None for p in payments),
        highest=max(paid, sum(claim.payable or 0 for claim in one.claims)),
    )


def _most(claims: Iterable[ClaimLine]) -> int:
    return sum(claim.unpaid_most or 0 for claim in claims)
