"""Claims and payments of one contract by an obvious loop, where everything is known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from made import Row

PRICE = ("progress", "settlement", "advance", "labour_cost")
GOODS = ("material", "lease")


def unpaid(contract: Row, claims: Sequence[Row], payments: Sequence[Row]) -> dict[str, int]:
    """What of each claim is open, in fen, by claim id."""
    own = _own(contract, claims)
    left = sum(_fen(one["amount"]) for one in payments if _counts(contract, one))
    left += sum(-amount for amount in own.values() if amount < 0)
    found = {}
    for claim in sorted(claims, key=lambda one: _queue(contract, one)):
        amount = max(own[claim["claim_id"]], 0)
        met = min(left, amount)
        left -= met
        found[claim["claim_id"]] = amount - met
    return found


def due(contract: Row, claim: Row) -> dt.date:
    if claim.get("due_on"):
        return dt.date.fromisoformat(claim["due_on"])
    certified = dt.date.fromisoformat(claim["certified_on"])
    return certified + dt.timedelta(days=contract["payment_days"])


def _own(contract: Row, claims: Sequence[Row]) -> dict[str, int]:
    running, own = 0, {}
    for claim in sorted(claims, key=lambda one: _sequence(contract, one)):
        amount = _fen(claim["payable_amount"])
        own[claim["claim_id"]] = amount - running if claim.get("cumulative") else amount
        running += own[claim["claim_id"]]
    return own


def _sequence(contract: Row, claim: Row) -> tuple[Any, ...]:
    total = _fen(claim["payable_amount"])
    return (due(contract, claim), bool(claim.get("cumulative")), total, claim["claim_id"])


def _queue(contract: Row, claim: Row) -> tuple[Any, ...]:
    rank = {False: 0, None: 1, True: 2}[claim.get("disputed")]
    return (due(contract, claim), rank, claim["claim_id"])


def _counts(contract: Row, payment: Row) -> bool:
    goods = contract["kind"] in {"supply", "lease"}
    price = payment.get("class") in (PRICE + GOODS if goods else PRICE)
    own = payment["payee_id"] == contract["contractor_id"] or payment.get("mandated")
    return price and own and payment["contract_id"] == contract["contract_id"]


def _fen(yuan: Any) -> int:
    return int(Decimal(str(yuan)) * 100)
