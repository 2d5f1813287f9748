"""Who takes part in a project: what names no project but one of them may be about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.views.letter.facts import joined

if TYPE_CHECKING:
    from wagekit.views.letter.request import Request

_ROLES: Final = {
    "project": ("owner_id", "general_contractor_id"),
    "contract": ("issuer_id", "contractor_id"),
    "team": ("employer_id", "leader_id"),
    "worker": ("employer_id",),
    "payroll": ("employer_id",),
    "arrears": ("employer_id",),
    "clue": ("respondent_id",),
    "action": ("party_id",),
}


def taking_part(request: Request) -> frozenset[str]:
    """The ids of the parties of the project.

    They own, contract, employ or lead a team in it, or a clue, an act or the ledger names them.

    Args:
        request: What the letter is made from.
    """
    own = [
        row[role]
        for table, roles in _ROLES.items()
        for row in joined(request, table)
        if row["project_id"] == request.project_id
        for role in roles
    ]
    own += [o.employer_id for o in request.owed if o.project_id == request.project_id]
    return frozenset(party for party in own if party is not None)
