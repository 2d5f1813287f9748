"""Who only counts as a general contractor, as no paper of the project says that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.contract_kinds import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.judge.liability_facts import Facts

    Place = tuple[str | None, str | None]

OWN_SCOPE: Final = "professional"
"""What the owner itself gives out under this name makes a general contractor too."""
LABOUR: Final = "labour"
HIRED, AGREED, TOPMOST = "hired", "agreed_otherwise", "topmost"
"""By what somebody counts as one: what the owner gave out, under a kind that nobody stated or
under one that is no contract for works, or the topmost contract on record."""


def deemed_generals(facts: Facts) -> Mapping[Place, str]:
    """The general contractors whom no paper names: by project and party, by what they count as one.

    Named are who the project says, who holds a general contract or a professional one of the
    known owner, and the members of a consortium that won.

    Args:
        facts: The tables.
    """
    named = set(_named(facts))
    owned = {project for project, row in facts.projects.items() if row["owner_id"]}
    agreed = set(_agreed(facts))

    def counts_by(place: Place) -> str:
        if place[0] not in owned:
            return TOPMOST
        return AGREED if place in agreed else HIRED

    return {place: counts_by(place) for place in sorted(facts.general) if place not in named}


def _agreed(facts: Facts) -> Iterator[Place]:
    """Who holds a contract of the owner of a kind that is stated, and that is not for labour."""
    for given in facts.given.values():
        if given.awarded is True and given.kind not in {None, LABOUR}:
            yield given.project_id, given.contractor_id


def _named(facts: Facts) -> Iterator[Place]:
    for project, row in facts.projects.items():
        yield project, row["general_contractor_id"]
    for row in facts.agreed:
        given = facts.given.get(row["contract_id"])
        of_owner = given is not None and given.awarded is True and given.kind == OWN_SCOPE
        if row["kind"] in GENERAL or of_owner:
            yield row["project_id"], row["contractor_id"]
    for (project, leader), members in facts.members.items():
        yield from ((project, party) for party in (leader, *members))
