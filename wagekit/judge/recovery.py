"""Hands the money of each plan to the workers owed, in an order that is a suggestion, not law."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from wagekit.core.logic import is_true
from wagekit.judge.liability_plan import shares
from wagekit.law import parameter
from wagekit.model.recovery import HandOut, Recovery, RecoveryPart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wagekit.core.logic import Frame
    from wagekit.core.world import World
    from wagekit.model.liability import Liability, PlanStep

    Key = tuple[str | None, str | None]
    Divide = Callable[[int, Sequence[int]], Mapping[int, int]]

GROUP = ("project_id", "employer_id", "worker_id")
WAYS: Final = {1: HandOut.longest_owed, 2: HandOut.pro_rata}
"""What the values of the parameter `recovery_order` mean."""
ONE_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Creditor:
    """A worker who is owed.

    Attributes:
        worker_id: Who.
        owed: Fen, more than 0.
        since: The first day on which wages were surely overdue.
        monthly: Fen; the lowest wages payable for a month; None where not known.
    """

    worker_id: str
    owed: int
    since: dt.date
    monthly: int | None

    @property
    def place(self) -> tuple[dt.date, bool, int, str]:
        """Sorts the longest owed first, then the poorest, then by id."""
        return self.since, self.monthly is None, self.monthly or 0, self.worker_id


def recoveries(liabilities: Sequence[Liability], world: World) -> tuple[Recovery, ...]:
    """What each worker gets out of the plans; one who gets nothing is listed as well.

    Debts that rest on the ledger or on a clue name no workers: nothing of theirs is handed out.

    Args:
        liabilities: The debts of a run with their plans.
        world: The tables that they were worked out from.
    """
    if not liabilities:
        return ()
    chosen: Any = parameter("recovery_order").on(None)
    owed = _creditors(world)
    return tuple(
        recovery
        for debt in liabilities
        for recovery in hand_out(debt, owed[debt.project_id, debt.employer_id], way=WAYS[chosen])
    )


def hand_out(
    debt: Liability, creditors: Sequence[Creditor], *, way: HandOut
) -> tuple[Recovery, ...]:
    """Divide the plan of one debt, step by step.

    Args:
        debt: The debt; its `owed` is the sum of what the creditors are owed.
        creditors: The workers owed, in any order.
        way: How each step is divided.
    """
    ranked = sorted(creditors, key=lambda one: one.place)
    left = [one.owed for one in ranked]
    parts: list[list[RecoveryPart]] = [[] for _ in ranked]
    for step in debt.plan:
        for place, share in DIVIDE[way](step.amount, left).items():
            if share:
                left[place] -= share
                parts[place].append(_part(step, share))
    return tuple(
        _recovery(debt, one, tuple(own), way=way) for one, own in zip(ranked, parts, strict=True)
    )


def _part(step: PlanStep, share: int) -> RecoveryPart:
    return RecoveryPart(step=step.step, source=step.source, party_id=step.party_id, amount=share)


def _recovery(
    debt: Liability, one: Creditor, parts: tuple[RecoveryPart, ...], *, way: HandOut
) -> Recovery:
    paid = sum(part.amount for part in parts)
    return Recovery(
        project_id=debt.project_id,
        employer_id=debt.employer_id,
        worker_id=one.worker_id,
        owed=one.owed,
        since=one.since,
        monthly=one.monthly,
        heuristic_order=way,
        paid=paid,
        parts=parts,
        rest=one.owed - paid,
    )


def _in_turn(amount: int, left: Sequence[int]) -> dict[int, int]:
    """Each in full before the next gets anything."""
    cut: dict[int, int] = {}
    for place, need in enumerate(left):
        cut[place] = min(amount, need)
        amount -= cut[place]
    return cut


def _pro_rata(amount: int, left: Sequence[int]) -> dict[int, int]:
    # `shares` divides all that it is given, so it must not be given more than is owed.
    return shares(min(amount, sum(left)), dict(enumerate(left)))


DIVIDE: Final[Mapping[HandOut, Divide]] = {
    HandOut.longest_owed: _in_turn,
    HandOut.pro_rata: _pro_rata,
}


def _creditors(world: World) -> Mapping[Key, list[Creditor]]:
    """The workers owed by the payroll: the rows that a debt with that basis is the sum of."""
    facts = {_key(row): row for row in world.records(_facts(world.frame("wage_line")))}
    owed = world.frame("wage_owed").filter(nw.col("owed") > 0).select(*GROUP, "owed")
    found: dict[Key, list[Creditor]] = defaultdict(list)
    for row in world.records(owed):
        known = facts[_key(row)]
        found[row["project_id"], row["employer_id"]].append(
            Creditor(
                worker_id=row["worker_id"],
                owed=row["owed"],
                since=known["pay_day"] + ONE_DAY,
                monthly=known["monthly"],
            )
        )
    return found


def _facts(wage_line: Frame) -> Frame:
    """`pay_day`: the first that was surely missed; `monthly`: the least payable for a month.

    A month of which one line is unknown is left out, not taken for a poor one.
    """
    unknown = nw.when(nw.col("payable").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
    months = wage_line.group_by(*GROUP, "month").agg(
        _payable=nw.col("payable").sum().cast(nw.Int64),
        _unknown=unknown.sum(),
        _pay_day=nw.when(is_true(nw.col("overdue"))).then("due_to").min(),
    )
    known = nw.when(nw.col("_unknown") == 0).then("_payable")
    return months.group_by(*GROUP).agg(pay_day=nw.col("_pay_day").min(), monthly=known.min())


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in GROUP)
