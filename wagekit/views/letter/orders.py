"""The orders to pay that a party was served: what a decision, a draw or a transfer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.codes import PAY_ORDERS
from wagekit.model.money import format_yuan
from wagekit.views.letter.acts import number_of_act
from wagekit.views.letter.choose import CannotIssue, lacking
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.facts import evidence_of, rows
from wagekit.views.letter.heirs import heirs_of
from wagekit.views.letter.label import label
from wagekit.views.letter.met_orders import met_on
from wagekit.views.letter.text import plain
from wagekit.views.letter.under_order import under

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.model.order import Order
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.met_orders import Asked
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words


DECISION: Final = "decision"
"""The kind of order that a court enforces: what follows it is no further order."""
OTHERS: Final = "_other"
"""End of the keys of sentences about who stands for no employer: it gets no order to rectify."""


def orders_on(request: Request, party: str) -> tuple[Order, ...]:
    """The orders on a party that may be about the project.

    Args:
        request: What the letter is made from.
        party: The id of the party.
    """
    own = (order for order in request.orders if order.party_id == party)
    return tuple(order for order in own if concerns(order.project_id, request.project_id))


def expired_on(
    request: Request, party: str, wages: Sequence[Wages], facts: Facts, words: Words
) -> tuple[Order, ...]:
    """The orders on a party about some wages: served, the term over, and not met.

    Args:
        request: What the letter is made from.
        party: The id of the party.
        wages: The wages.
        facts: The project, for names.
        words: The language.

    Raises:
        CannotIssue: There is none; the text says whether it lacks the order, the proof that it was
            served, the end of its term, or one about these wages.
    """
    name = facts.named(party) or plain(party)
    answers = {who for one in wages for who in (one.debt.employer_id, *heirs_of(one))}
    to = "" if party in answers else OTHERS
    asked = ((party,), PAY_ORDERS)
    return _expired(orders_on(request, party), asked, wages, (name, to), request, words)


def expired_on_any(
    parties: Collection[str],
    kinds: Collection[str],
    wages: Sequence[Wages],
    request: Request,
    words: Words,
) -> tuple[Order, ...]:
    """As `expired_on`, on any of some parties, of some kinds of action only.

    Args:
        parties: The ids of the parties.
        kinds: The kinds of action.
        wages: The wages.
        request: What the letter is made from.
        words: The language.

    Raises:
        CannotIssue: There is none.
    """
    there = [o for party in sorted(parties) for o in orders_on(request, party) if o.kind in kinds]
    return _expired(there, (parties, kinds), wages, ("", ""), request, words)


def _expired(
    there: Sequence[Order],
    asked: Asked,
    wages: Sequence[Wages],
    whom: tuple[str, str],
    request: Request,
    words: Words,
) -> tuple[Order, ...]:
    """`asked`: whose orders of which kinds; `whom`: the name, and the end of the keys."""
    done = tuple(o for o in there if o.served is True and o.expired is True)
    if not done:
        raise CannotIssue(_why_none(there, asked, whom, request, words))
    about = tuple(order for order in done if under(order, wages))
    if not about:
        raise CannotIssue(lacks_cover(done, whom[0], request, words, whom[1]))
    return about


def lacks_cover(
    orders: Sequence[Order], name: str, request: Request, words: Words, to: str = ""
) -> str:
    """The sentence that says that orders are not about the wages.

    Args:
        orders: The orders.
        name: Of the party.
        request: What the letter is made from.
        words: The language.
        to: The end of the key of the sentence: `OTHERS` where the party hired nobody who is owed.
    """
    numbers = [number_of_act(row, words) for row in action_rows(request, orders)]
    papers = ("pay_order_papers", "service_proof")
    told = {"party": name, "orders": words.joined(numbers)}
    return lacking(f"lacks_cover{to}", papers, request, words, **told)


def _why_none(
    there: Sequence[Order],
    asked: Asked,
    whom: tuple[str, str],
    request: Request,
    words: Words,
) -> str:
    name, to = whom
    served = [order for order in there if order.served is True]
    if not there:
        met = words.joined(number_of_act(row, words) for row in met_on(asked, request))
        if met:
            return lacking("lacks_unmet", ("wage_sheet",), request, words, party=name, orders=met)
    if not served:
        key = "lacks_service" if there else f"lacks_order{to}"
        papers = ("service_proof",) if there else ("pay_order_papers", "service_proof")
        return lacking(key, papers, request, words, party=name)
    end = max((o.due for o in served if o.due is not None), default=None)
    if end is None:
        return lacking("lacks_term", ("pay_order_papers",), request, words, party=name)
    return lacking("lacks_expiry", (), request, words, party=name, end=words.day(end) or "")


def action_rows(request: Request, orders: Iterable[Order]) -> tuple[Row, ...]:
    """The rows of orders, in the order of their ids.

    Args:
        request: What the letter is made from.
        orders: The orders.
    """
    wanted = {order.action_id for order in orders}
    return tuple(row for row in rows(request.tables, "action") if row["action_id"] in wanted)


def order_lines(request: Request, orders: Iterable[Order], words: Words) -> Iterator[str]:
    """One sentence an order: its number, when it was served, when its term ended.

    Args:
        request: What the letter is made from.
        orders: Orders that were served and expired.
        words: The language.
    """
    ends = {order.action_id: order.due for order in orders}
    for row in action_rows(request, orders):
        yield words.say(
            "order_served",
            kind=label("action", "kind", row["kind"], words),
            doc_no=number_of_act(row, words),
            served=words.day(row["served_on"], row["served_on_month"]) or words.say("day_unknown"),
            end=_end(row["due_on"], ends[row["action_id"]], words),
        )


def _end(stated: dt.date | None, moved: dt.date | None, words: Words) -> str:
    """The last day; where the stated one is a day of rest, both, so that no reader sees a slip."""
    last = words.day(moved) or words.say("day_unknown")
    if stated is None or moved is None or stated == moved:
        return last
    return words.say("rolled_end", stated=words.day(stated) or "", last=last)


def other_sums(
    request: Request, orders: Iterable[Order], fen: int | None, words: Words
) -> Iterator[str]:
    """What to check where an order states another sum than the draft.

    Args:
        request: What the letter is made from.
        orders: The orders.
        fen: The sum of the draft; None where not known.
        words: The language.
    """
    for row in action_rows(request, orders):
        if fen is not None and row["amount"] not in {None, fen}:
            yield words.say(
                "todo_order_sum",
                doc_no=number_of_act(row, words),
                ordered=format_yuan(row["amount"]),
                figure=format_yuan(fen),
            )


def unnumbered(request: Request, orders: Iterable[Order], words: Words) -> Iterator[str]:
    """What to add where an order that a letter rests on has no number on record.

    Args:
        request: What the letter is made from.
        orders: The orders.
        words: The language.
    """
    for row in action_rows(request, orders):
        if not row["doc_no"]:
            kind = label("action", "kind", row["kind"], words)
            served = words.day(row["served_on"], row["served_on_month"])
            day = words.say("served", day=served) if served else row["action_id"]
            yield words.say("todo_doc_no", what=kind, day=day)


def order_rows(request: Request, orders: Iterable[Order]) -> tuple[Evidence, ...]:
    """Where the rows of orders stand.

    Args:
        request: What the letter is made from.
        orders: The orders.
    """
    return tuple(evidence_of("action", row) for row in action_rows(request, orders))
