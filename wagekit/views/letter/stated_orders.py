"""What orders themselves state: the project, the people and the sum, as far as the data say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.acts import number_of_act
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import rows
from wagekit.views.letter.orders import action_rows
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def stated_lines(request: Request, orders: Iterable[Order], words: Words) -> Iterator[str]:
    """One sentence an order of which the data hold what it states.

    Args:
        request: What the letter is made from.
        orders: The orders.
        words: The language.
    """
    for row in action_rows(request, orders):
        stated = [*_stated(row, request, words)]
        if stated:
            told = {"doc_no": number_of_act(row, words), "stated": words.joined(stated)}
            yield words.say("order_states", **told)


def _stated(row: Row, request: Request, words: Words) -> Iterator[str]:
    if row["project_id"] is not None:
        named = {r["project_id"]: r["name"] for r in rows(request.tables, "project")}
        name = named.get(row["project_id"]) or plain(row["project_id"])
        yield words.say("order_project", project=name)
    if row["people"] is not None:
        yield words.say("people", people=row["people"])
    if row["amount"] is not None and concerns(row["project_id"], request.project_id):
        yield words.amount(row["amount"])
