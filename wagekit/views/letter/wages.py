"""The wages of which a letter speaks: what each employer owes, to whom, and who must pay it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from wagekit.views.letter.duty_grounds import hangs_on, stands
from wagekit.views.letter.facts import rows
from wagekit.views.letter.under_order import under
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liability, Liable
    from wagekit.model.recovery import Recovery
    from wagekit.views.letter.request import Request


@dataclass(frozen=True, slots=True)
class Wages:
    """What one employer owes in the project, without the workers whom a person left out.

    Attributes:
        debt: What the run worked out.
        workers: Who is owed; empty where the debt rests on no payroll.
        left: How many workers a person left out.
        later: The payroll lines that are not counted, as they fell due after an order.
    """

    debt: Liability
    workers: tuple[Recovery, ...]
    left: int
    later: frozenset[str] = frozenset()

    @property
    def amount(self) -> int:
        """Fen."""
        by_name = self.workers or self.left
        return sum(one.owed for one in self.workers) if by_name else self.debt.owed

    @property
    def people(self) -> int | None:
        """How many are owed; None where not known."""
        return len(self.workers) if self.workers else self.debt.workers


@dataclass(frozen=True, slots=True)
class Duty:
    """That a party must pay some wages, in one role.

    Attributes:
        wages: Which wages.
        liable: The role, and what it rests on.
    """

    wages: Wages
    liable: Liable

    @property
    def amount(self) -> int | None:
        """Fen, up to the cap and to what the law reaches.

        None where the cap is not known, or how much of the wages that are kept the law reaches.
        """
        if self.liable.amount is None:
            return None
        least, most = (self._up_to(reach) for reach in self._reached)
        return most if least == most else None

    def _up_to(self, reach: int | None) -> int:
        limits = (self.wages.amount, self.liable.cap, reach)
        return min(limit for limit in limits if limit is not None)

    @property
    def _reached(self) -> tuple[int | None, int | None]:
        """The least and the most: of workers left out it may have reached all, or nothing."""
        reach, wages = self.liable.reach, self.wages
        if reach is None or not wages.left:
            return reach, reach
        return max(reach - (wages.debt.owed - wages.amount), 0), reach


def wages_of(request: Request) -> tuple[Wages, ...]:
    """The debts of the project's employers that a letter may speak of.

    Args:
        request: What the letter is made from.
    """
    out = workers_left_out(request)
    made = (_wages(debt, request.handed, out) for debt in request.owed)
    return tuple(w for w in made if w.debt.project_id == request.project_id and w.amount)


def workers_left_out(request: Request) -> set[str | None]:
    """The ids of the workers of whose unpaid wages in the project a person left the suspicion out.

    Args:
        request: What the letter is made from.
    """
    return {who for project, who in left_out_anywhere(request) if project == request.project_id}


def left_out_anywhere(request: Request) -> set[tuple[str | None, str | None]]:
    """The same workers in any project, as pairs of the ids of project and worker.

    Args:
        request: What the letter is made from.
    """
    rules = frozenset(read("letter/terms.yaml")["wages_of_a_worker"])
    return {(f.project_id, f.subject) for f in request.left_out if f.rule in rules}


def left_out_of(finding: Finding, request: Request) -> tuple[str, ...]:
    """The ids of the workers left out whose payroll lines the sum of a finding was read from.

    Args:
        finding: The finding.
        request: What the letter is made from.
    """
    lines = {one.key for one in finding.evidence if one.table == "payroll"}
    out = left_out_anywhere(request)
    own = (row for row in rows(request.tables, "payroll") if row["payroll_id"] in lines)
    found = (row["worker_id"] for row in own if (row["project_id"], row["worker_id"]) in out)
    return tuple(dict.fromkeys(found))


def duties_of(wages: Sequence[Wages]) -> Mapping[str, tuple[Duty, ...]]:
    """What each party must pay of some wages, by its id, in the order to be asked.

    Args:
        wages: The wages.
    """
    found: dict[str, list[Duty]] = defaultdict(list)
    for one in wages:
        for liable in one.debt.liable:
            if liable.party_id is not None:
                found[liable.party_id].append(Duty(one, liable))
    return {party: tuple(duties) for party, duties in found.items()}


def payers_of(wages: Sequence[Wages]) -> frozenset[str | None]:
    """The ids of whoever must pay some wages or answers for them.

    Args:
        wages: The wages.
    """
    employers = frozenset(one.debt.employer_id for one in wages)
    return employers | {liable.party_id for one in wages for liable in one.debt.liable}


def together(duties: Sequence[Duty]) -> int | None:
    """Fen that some duties of one party and role come to; a cap that they share counts once.

    Args:
        duties: The duties, of different wages.
    """
    amounts = [duty.amount for duty in duties]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    caps = [duty.liable.cap for duty in duties if duty.liable.cap is not None]
    return min(max(caps), sum(known)) if len(caps) == len(duties) and caps else sum(known)


def out_of(wages: Wages, party: str, kinds: Collection[str]) -> int:
    """Fen of some wages that a party's money of some kinds can pay.

    Args:
        wages: The wages.
        party: The id of the party.
        kinds: The kinds of source.
    """
    mine = (s for s in wages.debt.sources if s.party_id == party and s.kind in kinds)
    return min(sum(source.available for source in mine), wages.amount)


def sums_of(request: Request) -> frozenset[int]:
    """Every sum, in fen, of the project's debts that a letter may state.

    Args:
        request: What the letter is made from.
    """
    wages = wages_of(request)
    ordered = (_sums(under(order, wages)) for order in request.orders)
    every = chain(_sums(wages), chain.from_iterable(ordered))
    return frozenset(fen for fen in every if fen is not None)


def _wages(debt: Liability, handed: Sequence[Recovery], out: set[str | None]) -> Wages:
    key = (debt.project_id, debt.employer_id)
    workers = [one for one in handed if (one.project_id, one.employer_id) == key]
    kept = tuple(one for one in workers if one.worker_id not in out)
    return Wages(debt, kept, len(workers) - len(kept))


def _sums(wages: Sequence[Wages]) -> Iterator[int | None]:
    yield sum(one.amount for one in wages)
    for one in wages:
        debt = one.debt
        yield from (one.amount, debt.owed, debt.covered, debt.shortfall)
        yield from (liable.cap for liable in debt.liable)
        yield from (min(source.available, one.amount) for source in debt.sources)
        yield from (source.available for source in debt.sources)
        yield from (step.amount for step in debt.plan)
        for worker in one.workers:
            yield worker.owed
            yield from (part.amount for part in worker.parts)
    for party, kind in {(s.party_id, s.kind) for w in wages for s in w.debt.sources}:
        drawn = [one for one in wages if out_of(one, str(party), (kind,))]
        yield sum(out_of(one, str(party), (kind,)) for one in drawn)
        yield sum(one.amount for one in drawn)
    for duties in duties_of(wages).values():
        yield sum({id(duty.wages): duty.wages.amount for duty in duties}.values())
        yield from (duty.amount for duty in duties)
        for role in {duty.liable.role for duty in duties}:
            yield from _together([duty for duty in duties if duty.liable.role is role])


def _together(duties: Sequence[Duty]) -> Iterator[int | None]:
    """All duties of a role, and those of them that a letter takes."""
    standing = [duty for duty in duties if stands(duty)]
    certain = [duty for duty in standing if hangs_on(duty.liable) is None]
    yield from (together(some) for some in (duties, standing, certain) if some)
