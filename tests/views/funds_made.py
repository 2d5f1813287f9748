"""Traces to draw: from payments followed by the tracer, and made by hand with many destinations."""

from __future__ import annotations

import random
from typing import Any

from wagekit.testing.rows import table_of
from wagekit.tracing.flow import Method
from wagekit.tracing.ledger import ledger_of
from wagekit.tracing.pots import Pot
from wagekit.tracing.result import Account, Destination, Trace, Traced
from wagekit.tracing.source import Source
from wagekit.tracing.trace import trace
from wagekit.views.funds.part import Names

LONG = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市第一建筑安装工程有限责任公司"
NAMES = Names({"O": "业主公司", "G": "总包公司", "S": "别处业主", "M": "材料商", "L": "劳务公司"})


def paid(
    payment_id: str, payer: str | None, payee: str | None, yuan: int, day: int
) -> dict[str, Any]:
    on = f"2024-01-{day:02} 09:00:00"
    named = {"payment_id": payment_id, "payer_id": payer, "payee_id": payee}
    return {**named, "amount": yuan, "paid_at": on, "class": "progress", "project_id": "P"}


MIXED = [
    paid("B1", "O", "G", 100, 1),
    paid("B2", "S", "G", 100, 2),
    paid("B3", "G", "M", 100, 3),
]
"""The owner's money comes first, another's second; then half of what lies there goes to M."""


def traced(rows: list[dict[str, Any]], source: str = "party:O", **more: Any) -> Trace:
    return trace(ledger_of({"payment": table_of("payment", rows)}), source, **more)


def by_hand(count: int, *, unknown: int = 0, seed: int = 1) -> tuple[Trace, Names]:
    """Destinations with intervals by chance, whose sums are the same by every method."""
    throw = random.Random(seed)  # noqa: S311 - pictures, not secrets
    amounts = [_amounts(throw) for _ in range(count)]
    whole = max(sum(by[method] for by in amounts) for method in Method)
    for method in Method:
        amounts[0][method] += whole - sum(by[method] for by in amounts)
    ends = [Destination(_pot(n), "wage" if n % 2 else None, by) for n, by in enumerate(amounts)]
    books = Account(None, whole, 0, whole + unknown, unknown)
    methods = {method: Traced(method, (), whole, whole, 0, 0) for method in Method}
    names = {f"p{n}": LONG * (1 + n % 2) if n % 3 == 0 else f"公司{n}" for n in range(count)}
    found = Trace(Source("party", "p1"), None, methods, tuple(ends), (books,), books, (), (), ())
    return found, Names(names)


def _amounts(throw: random.Random) -> dict[Method, int]:
    agreed = throw.randrange(1, 10**8)
    agree = throw.random() < 0.5
    return {method: agreed if agree else throw.randrange(10**8) for method in Method}


def _pot(number: int) -> Pot:
    party = f"p{number}" if number % 5 else None
    return Pot(party, f"62220000{number:08}" if number % 2 else None)
