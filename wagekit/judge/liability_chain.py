"""The way up from who hired the workers to the owner, over contracts and priced teams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.judge.liability_facts import Facts, Given


@dataclass(frozen=True, slots=True)
class Chain:
    """What stands between an employer and the owner of a project.

    Attributes:
        given: The work given on, the employer's own first.
        generals: The general contractors at the top of it, without the employer.
        seen: Whether a contract leads to them; else they are the project's on record.
    """

    given: tuple[Given, ...]
    generals: tuple[str, ...]
    seen: bool

    @property
    def keys(self) -> frozenset[str]:
        """The contracts on the way."""
        return frozenset(given.key for given in self.given)


def chain_of(facts: Facts, project_id: str | None, employer_id: str | None) -> Chain:
    """Who gave the work to an employer, up to the top."""
    if project_id is None:
        return Chain((), (), seen=False)
    given = tuple(_upwards(facts, project_id, employer_id))
    met = dict.fromkeys(_met(facts, project_id, given))
    met.pop(employer_id or "", None)
    if met or (project_id, employer_id) in facts.general or _ends_at_owner(facts, given):
        return Chain(given, tuple(_with_partners(facts, project_id, met, employer_id)), seen=True)
    alone = _on_record(facts, project_id, employer_id)
    return Chain(given, alone, seen=False)


def _upwards(facts: Facts, project_id: str, employer_id: str | None) -> Iterator[Given]:
    """Breadth first, each once, so that contracts in a circle end."""
    level = [
        given
        for _, given in sorted(facts.given.items())
        if given.project_id == project_id
        and given.contractor_id == employer_id
        and employer_id is not None
    ]
    done: set[str] = set()
    while level:
        fresh = {given.key: given for given in level if given.key not in done}
        done |= set(fresh)
        yield from fresh.values()
        above = {key for given in fresh.values() for key in facts.above.get(given.key, ())}
        level = [facts.given[key] for key in sorted(above)]


def _met(facts: Facts, project_id: str, given: tuple[Given, ...]) -> Iterator[str]:
    for one in given:
        for party in (one.contractor_id, one.issuer_id):
            if party is not None and (project_id, party) in facts.general:
                yield party


def _ends_at_owner(facts: Facts, given: tuple[Given, ...]) -> bool:
    return any(one.awarded or one.issuer_id == facts.owner(one.project_id) for one in given)


def _with_partners(
    facts: Facts, project_id: str, met: dict[str, None], employer_id: str | None
) -> Iterator[str]:
    """A consortium answers together."""
    whole = dict(met)
    for party in met:
        whole |= dict.fromkeys(facts.members.get((project_id, party), ()))
    yield from (party for party in whole if party != employer_id)


def _on_record(facts: Facts, project_id: str, employer_id: str | None) -> tuple[str, ...]:
    """The general contractor that the project names, or the only one that there is.

    Who only supplies or leases has no works of it, and no workers for whom it answers.
    """
    if (project_id, employer_id) in facts.suppliers:
        return ()
    named = facts.projects.get(project_id, {}).get("general_contractor_id")
    others = sorted(party for project, party in facts.general if project == project_id)
    known = [named] if named else others
    if len(known) != 1 or known[0] == employer_id or employer_id == facts.owner(project_id):
        return ()
    return (known[0],)
