"""Who must pay the wages owed: evaluated after the determinations, which decide some roles."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_chain import chain_of
from wagekit.judge.liability_charge import Charge, Charges
from wagekit.judge.liability_debt import Debt
from wagekit.judge.liability_facts import Facts
from wagekit.judge.liability_money import Money
from wagekit.judge.liability_owed import owed
from wagekit.judge.liability_plan import spend
from wagekit.judge.liability_table import Grounds, Regional, Trigger, table
from wagekit.law import article, in_force
from wagekit.model.liability import Liability, Liable, PlanStep, Role, Source
from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.core.runner import Answers
    from wagekit.core.world import World
    from wagekit.judge.liability_owed import Owed
    from wagekit.judge.liability_plan import Spent
    from wagekit.model.finding import Determination

SEMICOLON = Text("；", "; ")
COMMA = Text("、", ", ")
CONTRACT = "contract"
UNKNOWN = Text("（未知）", "(unknown)")
TOLD = frozenset({"fact", "kind", "what"})
"""Placeholders whose value is the name of words in the table."""


def liabilities(
    answers: Answers,
    determined: Sequence[Determination],
    world: World,
    *,
    lang: str = "zh",
) -> tuple[Liability, ...]:
    """Per project and employer with unpaid wages: who must pay, and out of which money.

    Args:
        answers: What the rules said.
        determined: What contracts look like.
        world: The tables.
        lang: The language of the reasons.
    """
    found = owed(world)
    if not found:
        return ()
    facts = Facts(world, {one.project_id for one in found if one.project_id is not None})
    charged = Charges(facts, answers, determined)
    debts, roles = [], []
    for place, one in enumerate(found):
        chain = chain_of(facts, one.project_id, one.employer_id)
        charges = list(charged.of(one, chain))
        debts.append(Debt(place, one, chain, frozenset(c.party_id for c in charges)))
        roles.append(charges)
    money = Money(world, facts, tuple(debts))
    spent = spend([one.amount for one in found], money.pools())
    words = _Words(facts, lang)
    return tuple(
        replace(
            words.liability(debt.owed, [*charges, *money.charges(debt)], paid),
            owner_known=money.price.is_known(debt),
        )
        for debt, charges, paid in zip(debts, roles, spent, strict=True)
    )


class _Words:
    """Turns charges and money into records with sentences."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang

    def liability(self, one: Owed, charges: Sequence[Charge], spent: Sequence[Spent]) -> Liability:
        covered = sum(s.paid for s in spent)
        used = [s for s in spent if s.paid]
        return Liability(
            project_id=one.project_id,
            employer_id=one.employer_id,
            workers=one.workers,
            owed=one.amount,
            open=one.open,
            liable=tuple(self._liable(one, charges, covered)),
            sources=tuple(
                Source(
                    kind=s.pool.kind,
                    party_id=s.pool.party_id,
                    available=s.available,
                    articles=self._grounds(one, s),
                )
                for s in spent
            ),
            plan=tuple(
                PlanStep(
                    step=step,
                    source=s.pool.kind,
                    party_id=s.pool.party_id,
                    amount=s.paid,
                    articles=self._grounds(one, s),
                )
                for step, s in enumerate(used, start=1)
            ),
            covered=covered,
            shortfall=one.amount - covered,
        )

    def _grounds(self, one: Owed, spent: Spent) -> tuple[str, ...]:
        rows = _articles(one, table().sources[spent.pool.kind])
        return in_force(tuple(dict.fromkeys(rows)), self._facts.as_of)

    def _liable(self, one: Owed, charges: Sequence[Charge], covered: int) -> Iterator[Liable]:
        """One entry per party and role, in the order of the roles."""
        order, triggers = list(Role), table().triggers
        reaching = [c for c in charges if _portion(one, triggers[c.trigger])]
        places: dict[str | None, int] = {}
        for charge in reaching:
            places.setdefault(charge.party_id, len(places))
        reaching.sort(key=lambda c: (order.index(triggers[c.trigger].role), places[c.party_id]))
        grouped = groupby(reaching, key=lambda c: (triggers[c.trigger].role, c.party_id))
        for number, ((role, party), same) in enumerate(grouped, start=1):
            yield self._entry(one, number, role, party, list(same), covered)

    def _entry(
        self,
        one: Owed,
        number: int,
        role: Role,
        party: str | None,
        same: list[Charge],
        covered: int,
    ) -> Liable:
        rows = [row for c in same for row in _articles(one, table().triggers[c.trigger])]
        reasons = dict.fromkeys(self._sentence(one, charge) for charge in _by_contracts(same))
        whole = any(not charge.capped for charge in same)
        rest = self._rest(one, covered) if whole and covered else ""
        return Liable(
            order=number,
            party_id=party,
            role=role,
            articles=in_force(tuple(dict.fromkeys(rows)), self._facts.as_of),
            cap=None if whole else _cap(same),
            amount=_amount(one, same, covered),
            reason=SEMICOLON.in_(self._lang).join(reasons) + self._elsewhere(one, same) + rest,
            triggers=tuple(dict.fromkeys(c.trigger for c in same)),
            reach=_reach(one, same),
        )

    def _elsewhere(self, one: Owed, same: Sequence[Charge]) -> str:
        """What the law of the project's region says otherwise, each once."""
        region, day = self._facts.region(one.project_id) or "", self._facts.as_of
        own = (row for c in same for row in table().regional.get(c.trigger, ()))
        rows = {row.article: row for row in own if region.startswith(row.region)}
        known = in_force(tuple(rows), day)
        return "".join(self._confirm(rows[name]) for name in known)

    def _confirm(self, row: Regional) -> str:
        cited = article(row.article).cite(self._lang)
        said = row.says.in_(self._lang)
        return table().confirm.in_(self._lang).format(article=cited, says=said)

    def _sentence(self, one: Owed, charge: Charge) -> str:
        values: dict[str, Any] = {
            "party": self._facts.name(charge.party_id),
            "employer": self._facts.name(one.employer_id),
            "workers": one.workers,
            "owed": format_yuan(one.amount),
            "basis": one.basis.text,
            "cap": None if charge.cap is None else format_yuan(charge.cap),
            **charge.words,
        }
        filled = {name: self._word(name, value) for name, value in values.items()}
        return table().triggers[charge.trigger].says.in_(self._lang).format(**filled)

    def _word(self, name: str, value: Any) -> str:  # noqa: ANN401 - any word of a sentence
        if value is None:
            return UNKNOWN.in_(self._lang)
        if isinstance(value, tuple):
            return COMMA.in_(self._lang).join(value)
        said = table().words.get(str(value)) if name in TOLD else value
        return said.in_(self._lang) if isinstance(said, Text) else str(said)

    def _rest(self, one: Owed, covered: int) -> str:
        if covered >= one.amount:
            return table().enough.in_(self._lang)
        left = format_yuan(one.amount - covered)
        return table().rest.in_(self._lang).format(covered=format_yuan(covered), shortfall=left)


def _by_contracts(same: Sequence[Charge]) -> Iterator[Charge]:
    """The charges, those that differ only in the contract as one that names all of them."""
    alike: dict[tuple[object, ...], list[Charge]] = {}
    for charge in same:
        others = tuple(pair for pair in charge.words.items() if pair[0] != CONTRACT)
        alike.setdefault((charge.trigger, charge.cap, others), []).append(charge)
    for charges in alike.values():
        named = {one for c in charges for one in _contracts(c)}
        words = {**charges[0].words, **({CONTRACT: tuple(sorted(named))} if named else {})}
        yield replace(charges[0], words=words)


def _contracts(charge: Charge) -> tuple[str, ...]:
    named = charge.words.get(CONTRACT, ())
    return named if isinstance(named, tuple) else (str(named),)


def _portion(one: Owed, trigger: Trigger) -> int:
    """How much of a debt a trigger reaches: wages since decree 724, earlier ones, or both."""
    later = one.amount - one.before if trigger.articles else 0
    return later + (one.before if trigger.before else 0)


def _articles(one: Owed, grounds: Grounds) -> tuple[str, ...]:
    later = grounds.articles if one.amount > one.before else ()
    return (*later, *(grounds.before if one.before else ()))


def _cap(same: Sequence[Charge]) -> int | None:
    known = [charge.cap for charge in same if charge.cap is not None]
    return sum(known) if len(known) == len(same) else None


def _reach(one: Owed, same: Sequence[Charge]) -> int:
    """How much of a debt a party answers for: where part of it has no cap, that part."""
    whole = [charge for charge in same if not charge.capped] or same
    return max(_portion(one, table().triggers[charge.trigger]) for charge in whole)


def _amount(one: Owed, same: Sequence[Charge], covered: int) -> int | None:
    """What a party must pay: without a cap, what the plan leaves; several guarantees add up."""
    triggers = table().triggers
    whole = max((_portion(one, triggers[c.trigger]) for c in same if not c.capped), default=0)
    if whole:
        return min(whole, one.amount - covered)
    if any(charge.cap is None for charge in same):
        return None
    parts = [min(c.cap or 0, _portion(one, triggers[c.trigger])) for c in same]
    return min(sum(parts), one.amount)
