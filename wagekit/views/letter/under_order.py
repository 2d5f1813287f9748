"""The part of some wages that an order is about: it says nothing of what fell due after it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.order import Order
    from wagekit.views.letter.wages import Wages


def under(order: Order, wages: Iterable[Wages]) -> tuple[Wages, ...]:
    """What its party must pay of some wages, as far as it may have been due when it was served.

    Args:
        order: The order.
        wages: The wages.
    """
    owing = (w for w in wages if order.party_id in {one.party_id for one in w.debt.liable})
    return tuple(one for one in (_under(order, w) for w in owing) if one.amount)


def cited_by(finding: Finding, orders: Sequence[Order]) -> tuple[Order, ...]:
    """The orders on which a finding rests; others may be about wages that were paid.

    Args:
        finding: The finding.
        orders: The orders.
    """
    rows = {one.key for one in finding.evidence if one.table == "action"}
    return tuple(order for order in orders if order.action_id in rows)


def _under(order: Order, wages: Wages) -> Wages:
    key = (wages.debt.project_id, wages.debt.employer_id)
    later = [one for one in order.later if (one.project_id, one.employer_id) == key]
    sums: dict[str, int] = defaultdict(int)
    for one in later:
        sums[one.worker_id] += one.owed
    kept = tuple(
        replace(worker, owed=worker.owed - sums[worker.worker_id])
        for worker in wages.workers
        if worker.owed > sums[worker.worker_id]
    )
    if not wages.workers or not later:
        return wages
    debt = replace(wages.debt, owed=sum(one.owed for one in kept), workers=len(kept))
    lines = frozenset(one.payroll_id for one in later)
    return replace(wages, debt=debt, workers=kept, later=lines)
