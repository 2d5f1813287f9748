"""Orders recorded as met: a letter that needs one unmet says so, not that there is none."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import joined, up_to

if TYPE_CHECKING:
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request

Asked = tuple[Collection[str], Collection[str]]
"""Of which parties orders are asked for, and of which kinds."""


def met_on(asked: Asked, request: Request) -> tuple[Row, ...]:
    """The orders that may be about the project and are recorded as met by the day of judgement.

    Args:
        asked: On which parties, and of which kinds.
        request: What the letter is made from.
    """
    made = made_here(asked[1], request)
    return tuple(row for row in made if row["result"] == "paid" and row["party_id"] in asked[0])


def made_here(kinds: Collection[str], request: Request) -> tuple[Row, ...]:
    """The orders of some kinds, on whomever, that may be about the project.

    Args:
        kinds: The kinds of action.
        request: What the letter is made from; what came after its day had not happened.
    """
    rows = up_to(joined(request, "action"), request.settings.as_of)
    here = (row for row in rows if concerns(row["project_id"], request.project_id))
    return tuple(row for row in here if row["kind"] in kinds)
