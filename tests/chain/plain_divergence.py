"""Paper against money once more, for one project in plain Python: loops over rows, no tables.

Payments are taken to be on record, be it of another project.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from made import Row, Rows

SUPPLY = {"supply", "lease", "dispatch", "outsourcing", "franchise", "premises_lease"}
ELSE = {"wage", "material", "lease", "fee", "tax", "loan", "deposit", "return", "living"}
NO_PRICE = {"fee", "tax", "deposit", "return", "loan", "living"}
Answer = tuple[str, str, str | None, int | None, int]


def divergences(world: Rows) -> set[Answer]:
    """(kind, party, contract, fen, payments) of project P."""
    facts = _Facts(world)
    return {*_without_contract(facts), *_individuals(facts), *_unpaid(facts), *_passed(facts)}


class _Facts:
    def __init__(self, world: Rows) -> None:
        self.world = world
        self.project = world["project"][0]
        self.owner = self.project.get("owner_id")
        self.kinds = {row["party_id"]: row["kind"] for row in world["party"]}
        self.kinds |= {row["worker_id"]: "individual" for row in world["worker"]}
        self.contracts = world["contract"]
        self.workers = {row["worker_id"]: row for row in world["worker"]}
        self.holders = {row["account_id"]: row for row in world["account"]}
        self.leaders = {row["leader_id"] for row in world["team"]}
        self.payments = [self._seen(row) for row in world["payment"]]

    def _seen(self, row: Row) -> Row:
        holder = self.holders.get(row.get("payee_account"), {}).get("party_id")
        out = self.holders.get(row.get("payer_account"), {})
        seen = {**row, "class": row.get("class"), "holder": holder}
        seen["payee_id"] = row["payee_id"] or holder
        seen["payer_id"] = row["payer_id"] or out.get("party_id")
        seen["fen"] = None if row["amount"] is None else int(Decimal(str(row["amount"])) * 100)
        seen["wages"] = self._wages(seen, special=out.get("kind") == "wage_special")
        seen["works"] = seen["class"] not in ELSE and not seen["wages"]
        return seen

    def _wages(self, seen: Row, *, special: bool) -> bool:
        person = self.workers.get(seen["payee_id"])
        if seen["class"] in {"wage", "living"}:
            return True
        if person is None:
            return False
        more = person.get("role") in {"foreman", "supplier"} or seen["payee_id"] in self.leaders
        return special or (not more and seen["class"] not in {"progress", "settlement", "advance"})

    def works(self, receiver: str) -> Iterator[tuple[str, Row]]:
        for row in self.payments:
            who = row[receiver]
            apart = who not in {None, self.owner, row["payer_id"]}
            if row["works"] and not row.get("mandated") and apart:
                yield who, row

    def holds(self, party: str) -> bool:
        named = party == self.project.get("general_contractor_id")
        return named or any(one["contractor_id"] == party for one in self.contracts)


def _summed(kind: str, found: dict[str, dict[str, Row]]) -> Iterator[Answer]:
    for party, rows in found.items():
        yield kind, party, None, _sum(list(rows.values())), len(rows)


def _sum(rows: list[Row]) -> int | None:
    amounts = [row["fen"] for row in rows]
    return None if None in amounts else sum(amounts)


def _collected(pairs: Any, wanted: Callable[[str, Row], bool]) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for party, row in pairs:
        if wanted(party, row):
            found.setdefault(party, {})[row["payment_id"]] = row
    return found


def _without_contract(facts: _Facts) -> Iterator[Answer]:
    def wanted(party: str, _: Row) -> bool:
        public = facts.kinds.get(party) == "government"
        return bool(facts.contracts) and not public and not facts.holds(party)

    yield from _summed("money_without_contract", _collected(facts.works("payee_id"), wanted))


def _individuals(facts: _Facts) -> Iterator[Answer]:
    def directly(party: str, _: Row) -> bool:
        person = facts.kinds.get(party) == "individual"
        return bool(facts.contracts) and person and not facts.holds(party)

    def by_card(party: str, row: Row) -> bool:
        return facts.kinds.get(party) == "individual" and party != row["payee_id"]

    found = _collected(facts.works("payee_id"), directly)
    for party, rows in _collected(facts.works("holder"), by_card).items():
        found.setdefault(party, {}).update(rows)
    yield from _summed("individual_receives", found)


def _unpaid(facts: _Facts) -> Iterator[Answer]:
    for one in facts.contracts:
        issuer, contractor = one["issuer_id"], one["contractor_id"]
        own = one.get("kind") == "internal" and one.get("employee_contractor")
        skipped = one.get("kind") in {*SUPPLY, "consortium"} or own
        if skipped or None in {issuer, contractor} or issuer == contractor:
            continue
        if not any(_touches(facts, one, row) for row in facts.payments):
            price = None if one.get("price") is None else one["price"] * 100
            yield "contract_without_money", contractor, one["contract_id"], price, 0


def _touches(facts: _Facts, one: Row, row: Row) -> bool:
    issuer, contractor = one["issuer_id"], one["contractor_id"]
    if row.get("mandated") or row["class"] not in NO_PRICE:
        if row.get("mandated") and one["contract_id"] in _meant(facts, row):
            return True
        if row["payer_id"] == issuer and contractor in {row["payee_id"], row["holder"]}:
            return True
    employer = facts.workers.get(row["payee_id"], {}).get("employer_id")
    if not row["wages"] or employer is None:
        return False
    general = facts.project.get("general_contractor_id")
    by_general = row["payer_id"] == general is not None
    above = _up(facts, {employer}, general) if by_general else set()
    return contractor in above or (row["payer_id"] == issuer and employer == contractor)


def _meant(facts: _Facts, row: Row) -> set[str]:
    """What papers name; all that a payee who does not hold it holds, if of one issuer."""
    held = [one for one in facts.contracts if one["contractor_id"] == row["payee_id"]]
    named = {row["contract_id"]} if row.get("contract_id") else _only_given(facts, row)
    works = [one for one in held if one.get("kind") not in SUPPLY]
    issuers = {one["issuer_id"] for one in works}
    theirs = named & {one["contract_id"] for one in held}
    if theirs or None in issuers or len(issuers) != 1:
        return named
    return named | {one["contract_id"] for one in works}


def _only_given(facts: _Facts, row: Row) -> set[str]:
    """The only contract for works of a payer who has none with the payee."""
    payer, payee = row["payer_id"], row["payee_id"]
    given = [one for one in facts.contracts if payer is not None and one["issuer_id"] == payer]
    held = payee in {None, payer, *(one["contractor_id"] for one in given)}
    works = [one["contract_id"] for one in given if one.get("kind") not in SUPPLY]
    return set(works) if len(works) == 1 and not held and not row["wages"] else set()


def _up(facts: _Facts, firms: set[str], general: str | None) -> set[str]:
    """Firms and those above them up to the general contractor, in three tiers."""
    seen = at = firms - {general}
    for _ in range(2):
        works = [one for one in facts.contracts if one.get("kind") not in SUPPLY]
        issuers = {one["issuer_id"] for one in works if one["contractor_id"] in at}
        at = issuers - {general}
        seen = seen | at
    return seen


def _passed(facts: _Facts) -> Iterator[Answer]:
    moved = [r for r in facts.payments if r["payer_id"] and r["payee_id"]]
    moved = [r for r in moved if r["payer_id"] != r["payee_id"]]
    for party in sorted({r["payee_id"] for r in moved} - {facts.owner}):
        got = [r for r in moved if r["works"] and r["payee_id"] == party]
        if got and _sum(got) is not None:
            yield from _passed_by(facts, party, got, moved)


def _passed_by(facts: _Facts, party: str, got: list[Row], moved: list[Row]) -> Iterator[Answer]:
    since = min(dt.datetime.fromisoformat(r["paid_at"]) for r in got)
    mine = [r for r in moved if r["payer_id"] == party]
    tax = sum(r["fen"] or 0 for r in mine if r["class"] == "tax")
    out: dict[str, list[Row]] = {}
    for row in mine:
        late = dt.datetime.fromisoformat(row["paid_at"]) >= since
        on = row["class"] not in {"fee", "tax", "deposit", "return"}
        if late and on and not row.get("mandated"):
            out.setdefault(_for_whom(facts, row), []).append(row)
    for other, given in out.items():
        rest = [r for who, rows in out.items() if who != other for r in rows]
        back = [r for r in moved if r["class"] == "fee" and r["payee_id"] == party]
        fees = [r for r in back if r["payer_id"] == other]
        if other == facts.owner or _sum(rest) is None:
            continue
        terms = _terms(facts, party, other)
        if terms is None:
            continue
        total = _sum(got) or 0
        fee = max(floor(total * terms[0] + 0.5), terms[1], sum(r["fen"] or 0 for r in fees))
        on, elsewhere = sum(r["fen"] or 0 for r in given), _sum(rest) or 0
        if fee > 0 and total - on - tax <= fee and elsewhere <= fee and on > elsewhere:
            count = len(got) + len(given) + len(fees)
            yield "fee_then_pass_through", party, terms[2], _sum(given), count


def _for_whom(facts: _Facts, row: Row) -> str:
    employer = facts.workers.get(row["payee_id"], {}).get("employer_id")
    return (employer if row["wages"] else None) or row["payee_id"]


def _terms(facts: _Facts, party: str, other: str) -> tuple[float, int, str | None] | None:
    """Fee rate, fee in fen and the contract between two; None where it is harmless."""
    pairs = [c for c in facts.contracts if (c["issuer_id"], c["contractor_id"]) == (party, other)]
    lent = [c for c in facts.contracts if c.get("kind") == "affiliation"]
    pairs += [c for c in lent if (c["contractor_id"], c["issuer_id"]) == (party, other)]
    works = [c for c in pairs if c.get("kind") not in SUPPLY]
    own = [c for c in pairs if c.get("kind") == "internal" and c.get("employee_contractor")]
    if own or (pairs and not works):
        return None
    with_fee = [c for c in works if (c.get("fee_rate") or 0) > 0 or (c.get("fee_amount") or 0) > 0]
    named = sorted(c["contract_id"] for c in with_fee or works)
    rate = max((c.get("fee_rate") or 0.0 for c in works), default=0.0)
    fixed = max(((c.get("fee_amount") or 0) * 100 for c in works), default=0)
    return rate, fixed, named[0] if named else None
