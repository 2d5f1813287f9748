"""Wage deposits and letters, as money that answers for wages once a decision has expired unmet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_debt import capped, lot
from wagekit.judge.liability_decision import Decisions
from wagekit.judge.liability_facts import first_day, last_day
from wagekit.judge.liability_parallel import Parallel
from wagekit.judge.liability_table import table
from wagekit.model.codes import LETTERS
from wagekit.model.liability import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.core.world import World
    from wagekit.judge.liability_charge import Charge
    from wagekit.judge.liability_debt import Debt, Sourced
    from wagekit.judge.liability_facts import Facts

    Row = Mapping[str, Any]


class Deposits:
    """The deposits and letters of the projects that may be valid on the day of judgement."""

    def __init__(self, world: World, facts: Facts, debts: tuple[Debt, ...]) -> None:
        self._facts = facts
        self._debts = debts
        self._parallel = Parallel(facts)
        self._decisions = Decisions(world, facts)
        self._guarantees = [
            row
            for row in facts.of_projects("guarantee", kind="wage_deposit")
            if facts.may_hold(row) and row["exempt"] is not True
        ]

    def behind(self, debt: Debt) -> list[Row]:
        """The wage deposits and letters that secure a debt, as far as they may be valid."""
        return [row for row in self._guarantees if self._secures(row, debt)]

    def _secures(self, row: Row, debt: Debt) -> bool:
        project, lodger = debt.owed.project_id, self._parallel.lodger(row)
        here = row["project_id"] == project
        return here and not self._parallel.is_apart(project, lodger, debt.tops)

    def charges(self, debt: Debt) -> Iterator[Charge]:
        """Each guarantor, up to what was not drawn."""
        state = table().words[self._decisions.state(debt)]
        for row in self.behind(debt):
            if row["provider_id"] is not None:
                said = {"guarantee": row["guarantee_id"], "decision": state}
                trigger = "guarantees" if self._is_valid(row) else "may_guarantee"
                yield capped(trigger, row["provider_id"], [self._undrawn(row)], said)

    def _undrawn(self, row: Row) -> int | None:
        amount: int | None = row["amount"]
        drawn = first_day(row, "drawn_on")
        later = drawn is not None and self._facts.as_of is not None and drawn > self._facts.as_of
        if later or self._facts.is_past(last_day(row, "replenished_on")):
            return amount
        if amount is None or (drawn is not None and row["drawn_amount"] is None):
            return None
        return max(amount - (row["drawn_amount"] or 0), 0)

    def lots(self) -> Iterator[Sourced]:
        """What is left of each deposit that is valid, for what a decision that expired reaches."""
        for row in filter(self._is_valid, self._guarantees):
            left = self._undrawn(row)
            secured = (debt for debt in self._debts if self._secures(row, debt))
            reach = {debt: fen for debt in secured if (fen := self._decisions.reach(debt))}
            if left is not None and reach:
                letter = row["form"] in LETTERS
                kind = SourceKind.deposit_letter if letter else SourceKind.wage_deposit
                yield kind, row["provider_id"], lot(left, reach, joint=_ordered(reach))

    def _is_valid(self, row: Row) -> bool:
        """A letter without an end is not known to be valid; cash has none."""
        day, begun, over = self._facts.as_of, last_day(row, "from_on"), first_day(row, "to_on")
        if day is None or (begun is not None and begun > day):
            return False
        return row["form"] == "cash" if over is None else over >= day


def _ordered(reach: Mapping[Debt, int]) -> Mapping[int, int]:
    """The most that all deposits may pay of debts that fell due in part after the decision."""
    return {debt.place: fen for debt, fen in reach.items() if fen < debt.owed.amount}
