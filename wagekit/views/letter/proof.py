"""Whom the burden of proof meets: who employs workers, and nobody else (724号 50)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.cite import cited
from wagekit.views.letter.facts import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def must_prove(party: str, request: Request) -> bool:
    """Whether a party is known to employ workers: on a roster or wage sheet, or as who owes wages.

    Args:
        party: The id of the party.
        request: What the letter is made from.
    """
    listed = (row for table in ("worker", "payroll") for row in joined(request, table))
    owing = {debt.employer_id for debt in request.owed}
    return party in owing or any(row["employer_id"] == party for row in listed)


def proof_line(party: str, articles: Sequence[str], request: Request, words: Words) -> str:
    """What follows where an employer does not bring its records; empty for others.

    Args:
        party: The id of the party.
        articles: The law rows.
        request: What the letter is made from.
        words: The language.
    """
    return words.say("proof", proof=cited(articles, words)) if must_prove(party, request) else ""
