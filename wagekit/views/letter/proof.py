"""Whom the burden of proof meets: who employs workers, and nobody else (724号 50)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.cite import cited
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def must_prove(party: str, request: Request) -> bool:
    """Whether a party is known to employ workers in the project.

    A roster or a wage sheet tells it, or that it owes wages; elsewhere it employs none of these.

    Args:
        party: The id of the party.
        request: What the letter is made from.
    """
    here, listed = request.project_id, (*joined(request, "worker"), *joined(request, "payroll"))
    told = [(row["project_id"], row["employer_id"]) for row in listed]
    told += [(debt.project_id, debt.employer_id) for debt in request.owed]
    return any(employer == party and concerns(project, here) for project, employer in told)


def proof_line(party: str, articles: Sequence[str], request: Request, words: Words) -> str:
    """What follows where an employer does not bring its records; empty for others.

    Args:
        party: The id of the party.
        articles: The law rows.
        request: What the letter is made from.
        words: The language.
    """
    return words.say("proof", proof=cited(articles, words)) if must_prove(party, request) else ""
