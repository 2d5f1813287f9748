"""Who is liable for one debt of wages: each trigger of the table that the facts pull."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wagekit.judge.liability_facts import first_day
from wagekit.judge.liability_unseen import unseen
from wagekit.model.codes import NONE
from wagekit.model.finding import Act, Outcome, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.core.runner import Answers
    from wagekit.judge.liability_chain import Chain
    from wagekit.judge.liability_facts import Facts, Given
    from wagekit.judge.liability_owed import Owed
    from wagekit.model.finding import Determination

TRANSFERS = (Act.whole_transfer, Act.transfer_or_nominal_licence)
IN_PLACE = (*TRANSFERS, Act.nominal_licence)
"""Acts by which one stands in the contractor's place instead of working under it."""
INNER = frozenset({"internal", "cooperation", "affiliation"})
SENT = "dispatch"


@dataclass(frozen=True, slots=True)
class Charge:
    """A party and the trigger that makes it liable.

    Attributes:
        trigger: Its name in the table.
        cap: Fen; None where there is none or it is not known.
        capped: Whether there is a cap, known or not.
        words: What the sentence names, by placeholder.
    """

    trigger: str
    party_id: str | None
    cap: int | None = None
    capped: bool = False
    words: Mapping[str, object] = field(default_factory=dict)


class Charges:
    """Finds who is liable for one debt.

    Args:
        facts: The tables.
        answers: What the rules said.
        determined: What contracts look like.
    """

    def __init__(self, facts: Facts, answers: Answers, determined: Sequence[Determination]) -> None:
        self.facts = facts
        self._acts = {
            one.contract_id: one.act for one in determined if one.state is not State.explained
        }
        self._found = {(f.rule, f.subject) for f in answers.findings if f.outcome is Outcome.found}
        self._ran = set(answers.counts)

    def of(self, debt: Owed, chain: Chain) -> Iterator[Charge]:
        """Everybody but those who answer out of money: owner's price, guarantee, fund."""
        if debt.employer_id is not None:
            yield self._employs(debt, debt.employer_id)
        yield from self._generals(debt, chain)
        yield from self._givers(debt, chain)
        yield from self._lenders(debt, chain)
        yield from self._owner_in_full(debt)
        yield from self._dispatch_users(chain)
        yield from self._behind(debt)

    def _employs(self, debt: Owed, employer: str) -> Charge:
        hired, gone_on = self._hired(debt), self.facts.gone_on.get(employer)
        if gone_on is None:
            return Charge(hired, employer)
        return Charge(f"gone_{hired}", employer, words={"gone_on": gone_on})

    def _hired(self, debt: Owed) -> str:
        """T30① is about subcontractors: no owner, general contractor or firm of another trade."""
        at = (debt.project_id, debt.employer_id)
        owns = self.facts.owner(debt.project_id) == debt.employer_id
        general = at in self.facts.general and at not in self.facts.deemed
        outside = self.facts.is_outside(debt.project_id)
        return "employs_at_the_top" if owns or general or outside else "employs"

    def _generals(self, debt: Owed, chain: Chain) -> Iterator[Charge]:
        for general in chain.generals:
            held = self.facts.deemed.get((debt.project_id, general))
            fact: dict[str, object] = {} if held is None else {"fact": held}
            if not chain.seen:
                how, words = unseen(self.facts, debt, chain)
                yield Charge(f"{_opening(held)}{how}", general, words={**fact, **words})
                continue
            if self._owed_below(debt, chain):
                yield Charge(f"{_opening(held)}subcontractor_owes", general, words=fact)
            for given in chain.given:
                act = self._acts.get(given.key)
                if act in TRANSFERS:
                    told = {"contract": given.key, "act": act.text}
                    yield Charge("works_transferred", general, words=told)

    def _owed_below(self, debt: Owed, chain: Chain) -> bool:
        """A firm below owes, or an individual to whom works were given: the giver has two roles.

        An individual who took the works over, or borrowed the licence, is no subcontractor: those
        have grounds of their own (T30④, T36②).
        """
        tops = {*chain.generals, self.facts.owner(debt.project_id)}
        between = {debt.employer_id, *(g.contractor_id for g in chain.given)} - tops
        given = {g.contractor_id for g in chain.given if self._acts.get(g.key) not in IN_PLACE}
        return any(not self.facts.is_individual(one) or one in given for one in between)

    def _givers(self, debt: Owed, chain: Chain) -> Iterator[Charge]:
        for given in chain.given:
            how = self._to_whom(given)
            if how is None or given.issuer_id is None or given.issuer_id == debt.employer_id:
                continue
            if given.kind == SENT or self._acts.get(given.key) is Act.nominal_licence:
                continue
            words = {
                "contract": given.key.removeprefix("team:"),
                "contractor": self.facts.name(given.contractor_id),
                "what": "team" if given.kind == "team" else "agreed",
            }
            if self._at_the_top(given):
                yield Charge(f"gave_to_{how}", given.issuer_id, words=words)
            elif not self.facts.is_individual(given.issuer_id):
                yield Charge(f"middle_gave_to_{how}", given.issuer_id, words=words)

    def _to_whom(self, given: Given) -> str | None:
        if self.facts.is_individual(given.contractor_id):
            return "individual"
        return "unlicensed" if self.facts.is_unlicensed(given.contractor_id) else None

    def _at_the_top(self, given: Given) -> bool:
        owner = self.facts.owner(given.project_id) == given.issuer_id
        return owner or (given.project_id, given.issuer_id) in self.facts.general

    def _lenders(self, debt: Owed, chain: Chain) -> Iterator[Charge]:
        """Between lender and borrower the lender gave it; an award alone is held by the lender.

        Only contracts on which the borrowing itself is judged: the award above and what the
        borrower gave out further down may have the same act. Nobody lends to its own workers.
        """
        nominal = [g for g in chain.given if self._acts.get(g.key) is Act.nominal_licence]
        named = [given for given in nominal if given.key in self.facts.lent]
        borrowers = {given.contractor_id for given in named if given.kind in INNER}
        for given in named:
            inner = given.kind in INNER or given.awarded is False
            lender = given.issuer_id if inner else given.contractor_id
            if lender is None or lender in borrowers | {debt.employer_id}:
                continue
            if self.facts.is_individual(lender):
                continue
            yield Charge("lent_licence", lender, words={"contract": given.key})

    def _owner_in_full(self, debt: Owed) -> Iterator[Charge]:
        about = self.facts.projects.get(debt.project_id or "", {})
        owner = about.get("owner_id")
        if owner is None or owner == debt.employer_id:
            return
        none = about.get("permit_no") == NONE
        unpermitted = ("GC06", debt.project_id) in self._found or ("GC06" not in self._ran and none)
        if about.get("planning_ok") is False:
            yield Charge("broke_planning_law", owner, words={"fact": "planning"})
        elif unpermitted:
            none = none and first_day(about, "permit_on") is None
            fact = "no_permit" if none else "before_permit"
            yield Charge("broke_planning_law", owner, words={"fact": fact})

    def _dispatch_users(self, chain: Chain) -> Iterator[Charge]:
        for given in chain.given:
            if given.kind != SENT or given.issuer_id is None:
                continue
            how = self._to_whom(given)
            if how is None and given.key in self.facts.sent_unlicensed:
                how = "no_dispatch_licence"
            if how is not None:
                words = {
                    "contract": given.key,
                    "contractor": self.facts.name(given.contractor_id),
                    "fact": how,
                }
                yield Charge("used_dispatched", given.issuer_id, words=words)

    def _behind(self, debt: Owed) -> Iterator[Charge]:
        """Who stands behind the employer as a firm: its successor and its investors."""
        employer = debt.employer_id
        if employer is None:
            return
        behind = self.facts.behind(employer)
        name, kind = self.facts.name(employer), self.facts.party(employer).get("kind")
        if behind.successor_id is not None:
            yield Charge("succeeded", behind.successor_id, words={"employer": name})
        if kind in {"partnership", "sole_trader"}:
            words = {"employer": name, "kind": str(kind)}
            yield from (Charge("invested", i, words=words) for i in behind.investors)
        elif self.facts.is_unlicensed(employer):
            words = {"employer": name}
            yield from (Charge("invested_unlicensed", i, words=words) for i in behind.investors)
        elif behind.dissolved and behind.successor_id is None:
            words = {"employer": name}
            yield from (Charge("invested_dissolved", i, words=words) for i in behind.main_investors)


def _opening(held: str | None) -> str:
    """Of the names of triggers of who only counts as a general contractor."""
    return "" if held is None else "deemed_"
