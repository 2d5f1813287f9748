"""The price that the owner has not paid, as money that answers for wages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_charge import Charge
from wagekit.judge.liability_debt import capped, lot
from wagekit.judge.liability_facts import first_day
from wagekit.judge.liability_plan import Told
from wagekit.model.liability import SourceKind
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wagekit.judge.liability_debt import Debt, Sourced
    from wagekit.judge.liability_facts import Facts
    from wagekit.judge.liability_owed import Owed

    Row = Mapping[str, Any]


class UnpaidPrice:
    """What the owner owes of its price, by claims that fell due or by the ledger."""

    def __init__(self, facts: Facts, debts: tuple[Debt, ...]) -> None:
        self._facts = facts
        self._debts = debts
        self._every = list(facts.of_projects("claim_paid"))
        self._claims = [row for row in self._every if _counts(row)]
        self._ledger = [
            row
            for row in facts.all_rows("funds_arrears")
            if not facts.is_past(first_day(row, "closed_on"))
        ]

    def behind(self, debt: Debt) -> tuple[list[Row], list[Row]]:
        """The claims that the owner's cap is read from; the ledger where none is surely unpaid."""
        owner = self._owner(debt)
        if owner is None or owner == debt.owed.employer_id:
            return [], []
        claims = self._causal(debt, self._owners_contracts(debt))
        entries = [] if any(map(_surely_unpaid, claims)) else self._entries(debt)
        return ([], entries) if entries else (claims, [])

    def is_known(self, debt: Debt) -> bool:
        """Whether it is known what the owner owes for a debt, be it nothing."""
        owner = self._owner(debt)
        if owner is not None and owner == debt.owed.employer_id:
            return True
        claims, entries = self.behind(debt)
        if claims or entries:
            told = [row["unpaid"] for row in claims] + [_left(row) for row in entries]
            return None not in told
        own = [row for row in self._every if row["contract_id"] in self._owners_contracts(debt)]
        price = [row for row in own if row["kind"] != "retention"]
        return bool(price) and all(_asks_for_nothing(row, debt.owed) for row in price)

    def charges(self, debt: Debt) -> Iterator[Charge]:
        """The owner, up to what it surely owes or may owe of its price."""
        owner = self._owner(debt)
        if owner is None:
            return
        claims, ledger = self.behind(debt)
        if claims:
            words = {
                "claims": tuple(row["claim_id"] for row in claims),
                "first_due": _first_due(debt.owed),
            }
            late = any(map(_surely_unpaid, claims))
            trigger = "owner_paid_late" if late else "owner_may_have_paid"
            yield capped(trigger, owner, [r["unpaid"] for r in claims], words)
        elif ledger:
            left = [_left(row) for row in ledger]
            words = {"entry": tuple(row["entry_id"] for row in ledger)}
            yield capped("owner_in_ledger", owner, left, words)

    def general_charges(self, debt: Debt) -> Iterator[Charge]:
        """Before decree 724 a general contractor answered for what it had not settled."""
        if not debt.owed.before:
            return
        for general in debt.chain.generals:
            own = [given.key for given in debt.chain.given if given.issuer_id == general]
            claims = [row for row in self._causal(debt, own) if _surely_unpaid(row)]
            if claims and all(row["unpaid"] is not None for row in claims):
                held = self._facts.deemed.get((debt.owed.project_id, general))
                words = {
                    "contract": tuple(sorted({r["contract_id"] for r in claims})),
                    "fact": held,
                }
                cap = sum(row["unpaid"] for row in claims)
                trigger = "general_paid_late" if held is None else "deemed_paid_late"
                yield Charge(trigger, general, cap, capped=True, words=words)

    def lots(self) -> Iterator[Sourced]:
        """Claim by claim, so that a claim serves only the debts that it caused."""
        kind = SourceKind.owner_unsettled
        served: dict[str, list[Debt]] = defaultdict(list)
        rows: dict[str, Row] = {}
        told: dict[str, list[Debt]] = defaultdict(list)
        for debt in self._debts:
            claims, entries = self.behind(debt)
            for row in claims or entries:
                key = row["claim_id"] if claims else row["entry_id"]
                (served if claims else told)[key].append(debt)
                rows[key] = row
        claims_tell = Told()
        for key in sorted(served, key=lambda k: (rows[k]["due_to"], k)):
            owner, surely = self._owner(served[key][0]), rows[key]["unpaid_least"]
            if surely:
                claims_tell.add(owner, served[key][0].owed.project_id, surely)
                yield kind, owner, lot(surely, served[key])
        for key in sorted(told, key=lambda k: (rows[k]["project_id"] is None, k)):
            owner, left = self._owner(told[key][0]), _left(rows[key])
            if left is not None:
                same = claims_tell.take(owner, rows[key]["project_id"], left)
                yield kind, owner, lot(left - same, told[key])

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


def _first_due(owed: Owed) -> Text:
    day = str(owed.first_due)
    return Text(f"最早{day}", f"{day} at the earliest") if owed.first_due_open else Text(day, day)


def _counts(row: Row) -> bool:
    """Overdue, not disputed, no retention, and not known to be paid in full."""
    return bool(
        row["overdue"]
        and row["disputed"] is not True
        and row["kind"] not in {None, "retention"}
        and row["unpaid_most"] != 0
    )


def _asks_for_nothing(claim: Row, owed: Owed) -> bool:
    """Paid in full, or surely no cause of a debt: disputed, or due only after any pay day of it."""
    first, due = owed.first_due_to, claim["due_from"]
    later = first is not None and due is not None and due > first
    return (
        claim["unpaid_most"] == 0 or claim["disputed"] is True or claim["overdue"] is False or later
    )


def _surely_unpaid(claim: Row) -> bool:
    return (claim["unpaid_least"] or 0) > 0


def _left(row: Row) -> int | None:
    amount: int | None = row["amount"]
    return None if amount is None else max(amount - (row["paid_amount"] or 0), 0)
