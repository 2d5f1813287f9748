"""The money that answers for wages: the owner's unpaid price, deposits, accounts and funds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_account import balances
from wagekit.judge.liability_charge import Charge
from wagekit.judge.liability_facts import first_day, last_day
from wagekit.judge.liability_parallel import Parallel
from wagekit.judge.liability_plan import Lot, Pool, Told
from wagekit.judge.liability_table import table
from wagekit.law import parameter
from wagekit.law.workdays import roll_later
from wagekit.model.codes import LETTERS
from wagekit.model.liability import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wagekit.core.world import World
    from wagekit.judge.liability_chain import Chain
    from wagekit.judge.liability_facts import Facts
    from wagekit.judge.liability_owed import Owed

    Row = Mapping[str, Any]

UNMET = frozenset({"partly", "refused", "absent"})
"""Results of a decision under which what it ordered is still to be paid."""
OF_MONEY = {"wage_special": SourceKind.wage_account, "emergency_fund": SourceKind.emergency_fund}


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


class Money:
    """Finds what the data show, for all debts together, so that nothing is spent twice."""

    def __init__(self, world: World, facts: Facts, debts: tuple[Debt, ...]) -> None:
        self._facts = facts
        self._debts = debts
        self._parallel = Parallel(facts)
        self._claims = [row for row in facts.of_projects("claim_paid") if _counts(row)]
        self._ledger = [r for r in facts.all_rows("funds_arrears") if self._is_open(r)]
        self._guarantees = [
            row
            for row in facts.of_projects("guarantee", kind="wage_deposit")
            if self._may_be_valid(row) and row["exempt"] is not True
        ]
        self._decisions = facts.all_rows("action", kind="decision")
        accounts = [row for kind in OF_MONEY for row in facts.all_rows("account", kind=kind)]
        self.accounts = [row for row in accounts if not self._is_past(last_day(row, "closed_on"))]
        self._balances = balances(world, self.accounts)

    def charges(self, debt: Debt) -> Iterator[Charge]:
        """Who answers for a debt only with money of a certain kind."""
        yield from self._owner_charges(debt)
        yield from self._general_charges(debt)
        yield from self._guarantors(debt)
        yield from self._funds(debt)

    def pools(self) -> tuple[Pool, ...]:
        """The sources in the order in which they are spent."""
        lots: dict[tuple[SourceKind, str | None], list[Lot]] = defaultdict(list)
        for kind, party, lot in (*self._account_lots(), *self._owner_lots(), *self._deposit_lots()):
            lots[kind, party].append(lot)
        in_order = sorted(lots, key=lambda key: (list(SourceKind).index(key[0]), key[1] or ""))
        return tuple(Pool(kind, party, tuple(lots[kind, party])) for kind, party in in_order)

    # The owner's unpaid price

    def _owner(self, debt: Debt) -> str | None:
        named = self._facts.owner(debt.owed.project_id)
        if named is not None:
            return named
        issuers = [self._facts.given[key].issuer_id for key in sorted(self._owners_contracts(debt))]
        return issuers[0] if issuers else None

    def _owners_contracts(self, debt: Debt) -> frozenset[str]:
        """What the owner gave out at the top of the chain, or to who is at the top on record."""
        tops = debt.tops
        return frozenset(
            given.key
            for given in self._facts.given.values()
            if given.awarded
            and given.project_id == debt.owed.project_id
            and (given.key in debt.chain.keys or given.contractor_id in tops)
        )

    def _causal(self, debt: Debt, contracts: Iterable[str]) -> list[Row]:
        """Claims that fell due by the first pay day missed and are not known to be paid in full."""
        first, wanted = debt.owed.first_due, set(contracts)
        if first is None:
            return []
        rows = [
            r
            for r in self._claims
            if r["contract_id"] in wanted and r["due_to"] is not None and r["due_to"] <= first
        ]
        return sorted(rows, key=lambda r: (r["due_to"], r["claim_id"]))

    def unsettled(self, debt: Debt) -> tuple[list[Row], list[Row]]:
        """The claims that the owner's cap is read from; the ledger where none is surely unpaid."""
        owner = self._owner(debt)
        if owner is None or owner == debt.owed.employer_id:
            return [], []
        claims = self._causal(debt, self._owners_contracts(debt))
        entries = [] if any(map(_surely_unpaid, claims)) else self._entries(debt)
        return ([], entries) if entries else (claims, [])

    def _owner_charges(self, debt: Debt) -> Iterator[Charge]:
        owner = self._owner(debt)
        if owner is None or owner == debt.owed.employer_id:
            return
        claims, ledger = self.unsettled(debt)
        if claims:
            words = {
                "claims": tuple(row["claim_id"] for row in claims),
                "first_due": str(debt.owed.first_due),
            }
            late = any(map(_surely_unpaid, claims))
            trigger = "owner_paid_late" if late else "owner_may_have_paid"
            yield _capped(trigger, owner, [r["unpaid"] for r in claims], words)
        elif ledger:
            left = [_left(row) for row in ledger]
            words = {"entry": tuple(row["entry_id"] for row in ledger)}
            yield _capped("owner_in_ledger", owner, left, words)

    def _general_charges(self, debt: Debt) -> Iterator[Charge]:
        """Before decree 724 a general contractor answered for what it had not settled."""
        if not debt.owed.before:
            return
        for general in debt.chain.generals:
            own = [given.key for given in debt.chain.given if given.issuer_id == general]
            claims = [row for row in self._causal(debt, own) if _surely_unpaid(row)]
            if claims and all(row["unpaid"] is not None for row in claims):
                words = {"contract": tuple(sorted({r["contract_id"] for r in claims}))}
                cap = sum(row["unpaid"] for row in claims)
                yield Charge("general_paid_late", general, cap, capped=True, words=words)

    def _entries(self, debt: Debt) -> list[Row]:
        owner = self._owner(debt)
        tops = {*debt.chain.generals, debt.owed.employer_id, None}
        return [
            row
            for row in self._ledger
            if row["owner_id"] == owner
            and row["project_id"] in {None, debt.owed.project_id}
            and row["contractor_id"] in tops
        ]

    def _owner_lots(self) -> Iterator[tuple[SourceKind, str | None, Lot]]:
        """Claim by claim, so that a claim serves only the debts that it caused."""
        kind = SourceKind.owner_unsettled
        served: dict[str, list[Debt]] = defaultdict(list)
        rows: dict[str, Row] = {}
        told: dict[str, list[Debt]] = defaultdict(list)
        for debt in self._debts:
            if any(c.trigger.startswith("owner_") for c in self._owner_charges(debt)):
                claims, entries = self.unsettled(debt)
                for row in claims or entries:
                    key = row["claim_id"] if claims else row["entry_id"]
                    (served if claims else told)[key].append(debt)
                    rows[key] = row
        claims_tell = Told()
        for key in sorted(served, key=lambda k: (rows[k]["due_to"], k)):
            owner, surely = self._owner(served[key][0]), rows[key]["unpaid_least"]
            if surely:
                claims_tell.add(owner, served[key][0].owed.project_id, surely)
                yield kind, owner, _lot(surely, served[key])
        for key in sorted(told, key=lambda k: (rows[k]["project_id"] is None, k)):
            owner, left = self._owner(told[key][0]), _left(rows[key])
            if left is not None:
                same = claims_tell.take(owner, rows[key]["project_id"], left)
                yield kind, owner, _lot(left - same, told[key])

    def _is_open(self, row: Row) -> bool:
        return not self._is_past(first_day(row, "closed_on"))

    # Deposits and letters

    def _may_be_valid(self, row: Row) -> bool:
        """Not known to begin after the day, nor to have ended before it."""
        day, begun, over = self._facts.as_of, first_day(row, "from_on"), last_day(row, "to_on")
        if day is None or (begun is not None and begun > day):
            return False
        return over is None or over >= day

    def _is_valid(self, row: Row) -> bool:
        """A letter without an end is not known to be valid; cash has none."""
        day, begun, over = self._facts.as_of, last_day(row, "from_on"), first_day(row, "to_on")
        if day is None or (begun is not None and begun > day):
            return False
        return row["form"] == "cash" if over is None else over >= day

    def guarantees(self, debt: Debt) -> list[Row]:
        """The wage deposits and letters that secure a debt, as far as they may be valid."""
        return [row for row in self._guarantees if self._secures(row, debt)]

    def _secures(self, row: Row, debt: Debt) -> bool:
        project, lodger = debt.owed.project_id, self._parallel.lodger(row)
        here = row["project_id"] == project
        return here and not self._parallel.is_apart(project, lodger, debt.tops)

    def _guarantors(self, debt: Debt) -> Iterator[Charge]:
        words = table().words
        state = words["expired" if self._decision_expired(debt) else "none"]
        for row in self.guarantees(debt):
            if row["provider_id"] is not None:
                said = {"guarantee": row["guarantee_id"], "decision": state}
                trigger = "guarantees" if self._is_valid(row) else "may_guarantee"
                yield _capped(trigger, row["provider_id"], [self._undrawn(row)], said)

    def _undrawn(self, row: Row) -> int | None:
        amount: int | None = row["amount"]
        drawn = first_day(row, "drawn_on")
        later = drawn is not None and self._facts.as_of is not None and drawn > self._facts.as_of
        if later or self._is_past(last_day(row, "replenished_on")):
            return amount
        if amount is None or (drawn is not None and row["drawn_amount"] is None):
            return None
        return max(amount - (row["drawn_amount"] or 0), 0)

    def _decision_expired(self, debt: Debt) -> bool:
        return any(
            row["party_id"] in debt.parties - {None}
            and row["project_id"] in {None, debt.owed.project_id}
            and not self._is_met(row)
            and self._has_expired(row)
            for row in self._decisions
        )

    def _is_met(self, decision: Row) -> bool:
        """Paid, or done whatever nobody wrote down; who paid a part, or refused, has not met it."""
        if decision["result"] in UNMET:
            return False
        return decision["result"] == "paid" or self._is_past(first_day(decision, "done_on"))

    def _has_expired(self, row: Row) -> bool:
        end, day = last_day(row, "due_on"), self._facts.as_of
        return end is not None and day is not None and roll_later(end) < day

    def _deposit_lots(self) -> Iterator[tuple[SourceKind, str | None, Lot]]:
        for row in filter(self._is_valid, self._guarantees):
            left = self._undrawn(row)
            debts = [
                debt
                for debt in self._debts
                if self._secures(row, debt) and self._decision_expired(debt)
            ]
            if left is not None and debts:
                letter = row["form"] in LETTERS
                kind = SourceKind.deposit_letter if letter else SourceKind.wage_deposit
                yield kind, row["provider_id"], _lot(left, debts)

    # Accounts

    def _funds(self, debt: Debt) -> Iterator[Charge]:
        for row in self.accounts_for(debt):
            if OF_MONEY[row["kind"]] is SourceKind.emergency_fund and row["party_id"]:
                held = self._balances.get(row["account_id"])
                part = _part(debt.owed)
                cap = part if held is None else min(part, held)
                yield Charge("advances", row["party_id"], cap, capped=True)

    def accounts_for(self, debt: Debt) -> list[Row]:
        """The accounts whose money may pay a debt."""
        return [a for a in self.accounts if debt in self._paid_from(a, OF_MONEY[a["kind"]])]

    def _account_lots(self) -> Iterator[tuple[SourceKind, str | None, Lot]]:
        for row in self.accounts:
            held, kind = self._balances.get(row["account_id"]), OF_MONEY[row["kind"]]
            debts = self._paid_from(row, kind)
            if held is not None and debts:
                limits = {d.place: _part(d.owed) for d in debts}
                whole = kind is SourceKind.wage_account
                yield kind, row["party_id"], _lot(held, debts, {} if whole else limits)

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
        if len(self._account_holders(project)) == 1:
            return [d for d in here if not self._parallel.is_apart(project, holder, d.tops)]
        return [d for d in here if holder in d.tops]

    def _account_holders(self, project_id: str | None) -> frozenset[str]:
        """Who holds a wage account in a project."""
        return frozenset(
            row["party_id"]
            for row in self.accounts
            if row["kind"] == "wage_special" and row["project_id"] == project_id
        )

    def _is_past(self, day: Any) -> bool:  # noqa: ANN401 - a date or nothing
        return day is not None and self._facts.as_of is not None and day <= self._facts.as_of


def _counts(row: Row) -> bool:
    """Overdue, not disputed, no retention, and not known to be paid in full."""
    return bool(
        row["overdue"]
        and row["disputed"] is not True
        and row["kind"] not in {None, "retention"}
        and row["unpaid_most"] != 0
    )


def _surely_unpaid(claim: Row) -> bool:
    return (claim["unpaid_least"] or 0) > 0


def _capped(
    trigger: str, party_id: str, parts: list[int | None], words: Mapping[str, Any]
) -> Charge:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return Charge(f"{trigger}_unknown", party_id, None, capped=True, words=words)
    return Charge(trigger, party_id, sum(known), capped=True, words=words)


def _left(row: Row) -> int | None:
    amount: int | None = row["amount"]
    return None if amount is None else max(amount - (row["paid_amount"] or 0), 0)


def _part(owed: Owed) -> int:
    ratio = round(float(str(parameter("emergency_fund_ratio").on(None))) * 10_000)
    return owed.amount * ratio // 10_000


def _lot(amount: int, debts: Iterable[Debt], limits: Mapping[int, int] | None = None) -> Lot:
    return Lot(amount, tuple(debt.place for debt in debts), limits or {})
