"""Wage accounts and emergency funds, as money that answers for wages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_balance import balances
from wagekit.judge.liability_charge import Charge
from wagekit.judge.liability_debt import lot
from wagekit.judge.liability_facts import last_day
from wagekit.judge.liability_parallel import Parallel
from wagekit.law import parameter
from wagekit.model.liability import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.core.world import World
    from wagekit.judge.liability_debt import Debt, Sourced
    from wagekit.judge.liability_facts import Facts
    from wagekit.judge.liability_owed import Owed

    Row = Mapping[str, Any]

OF_MONEY = {"wage_special": SourceKind.wage_account, "emergency_fund": SourceKind.emergency_fund}


class Accounts:
    """The accounts that are not known to be closed, with what is left on them.

    Attributes:
        rows: Their rows of the account table.
    """

    def __init__(self, world: World, facts: Facts, debts: tuple[Debt, ...]) -> None:
        self._debts = debts
        self._parallel = Parallel(facts)
        rows = [row for kind in OF_MONEY for row in facts.all_rows("account", kind=kind)]
        self.rows = [row for row in rows if not facts.is_past(last_day(row, "closed_on"))]
        self._balances = balances(world, self.rows)

    def charges(self, debt: Debt) -> Iterator[Charge]:
        """Each fund that advances wages, up to the part of them that it may advance."""
        for row in self.behind(debt):
            if OF_MONEY[row["kind"]] is SourceKind.emergency_fund and row["party_id"]:
                held = self._balances.get(row["account_id"])
                part = _part(debt.owed)
                cap = part if held is None else min(part, held)
                yield Charge("advances", row["party_id"], cap, capped=True)

    def behind(self, debt: Debt) -> list[Row]:
        """The accounts whose money may pay a debt."""
        return [a for a in self.rows if debt in self._paid_from(a, OF_MONEY[a["kind"]])]

    def lots(self) -> Iterator[Sourced]:
        """What is left on each account of which that is known."""
        for row in self.rows:
            held, kind = self._balances.get(row["account_id"]), OF_MONEY[row["kind"]]
            debts = self._paid_from(row, kind)
            if held is not None and debts:
                limits = {d.place: _part(d.owed) for d in debts}
                whole = kind is SourceKind.wage_account
                yield kind, row["party_id"], lot(held, debts, {} if whole else limits)

    def _paid_from(self, row: Row, kind: SourceKind) -> list[Debt]:
        """An account pays for its project; a fund without one for all.

        Where several firms hold wage accounts in a project, each pays those below it; where one
        does, it pays all but those below another contractor that the owner hired itself.
        """
        project, fund = row["project_id"], kind is SourceKind.emergency_fund
        if fund and project is None:
            return list(self._debts)
        here = [debt for debt in self._debts if debt.owed.project_id == project]
        if fund:
            return here
        holder = row["party_id"]
        if len(self._holders(project)) == 1:
            return [d for d in here if not self._parallel.is_apart(project, holder, d.tops)]
        return [d for d in here if holder in d.tops]

    def _holders(self, project_id: str | None) -> frozenset[str]:
        """Who holds a wage account in a project."""
        return frozenset(
            row["party_id"]
            for row in self.rows
            if row["kind"] == "wage_special" and row["project_id"] == project_id
        )


def _part(owed: Owed) -> int:
    ratio = round(float(str(parameter("emergency_fund_ratio").on(None))) * 10_000)
    return owed.amount * ratio // 10_000
