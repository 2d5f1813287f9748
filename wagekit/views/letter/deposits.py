"""The wage deposits and letters of a project that may be valid on the day of judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.by_day import had_happened, is_later, span_of
from wagekit.views.letter.facts import rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def valid_deposits(request: Request) -> tuple[Row, ...]:
    """Those that are not surely over, nor surely to begin later; one without days may be valid.

    Args:
        request: What the letter is made from.
    """
    given = (r for r in rows(request.tables, "guarantee") if r["project_id"] == request.project_id)
    held = (row for row in given if row["kind"] == "wage_deposit" and row["exempt"] is not True)
    return tuple(row for row in held if _may_hold(row, request))


def rest_of(row: Row, request: Request) -> int | None:
    """Fen left of a deposit on the day: none of what was drawn is gone once it was made up.

    Args:
        row: One of `valid_deposits`.
        request: What the letter is made from.
    """
    full: int | None = row["amount"]
    drawn: int | None = row["drawn_amount"]
    is_made_up = had_happened(row, "replenished_on", request.settings.as_of)
    return full if full is None or drawn is None or is_made_up else max(full - drawn, 0)


def rests_of(request: Request) -> frozenset[int]:
    """What is left of each, in fen: sums that a letter may state.

    Args:
        request: What the letter is made from.
    """
    rests = (rest_of(row, request) for row in valid_deposits(request))
    return frozenset(rest for rest in rests if rest is not None)


def drawn_line(row: Row, ends: Iterable[dt.date], request: Request, words: Words) -> str | None:
    """What was drawn, whether it was made up and what is left; None where nothing was by the day.

    Args:
        row: One of `valid_deposits`.
        ends: When the terms of the decisions ended.
        request: What the letter is made from.
        words: The language.
    """
    if not row["drawn_amount"] or is_later(row, "drawn_on", request.settings.as_of):
        return None
    made_up = had_happened(row, "replenished_on", request.settings.as_of)
    rest, told = rest_of(row, request), {"amount": words.amount(row["drawn_amount"])}
    day = words.day(row["drawn_on"], row["drawn_on_month"]) or words.say("unstated_day")
    again = words.day(row["replenished_on"], row["replenished_on_month"]) or ""
    said = [words.say("drawn", day=day, **told)]
    said += [words.say("drawn_made_up", day=again)] if made_up else []
    said += [] if rest is None else [words.say("drawn_rest", rest=words.amount(rest))]
    said += [words.say("drawn_check")] if may_have_paid(row, ends, request) else []
    return "".join((*said, words.say("stop")))


def may_have_paid(row: Row, ends: Iterable[dt.date], request: Request) -> bool:
    """Whether a draw may have been for the wages of decisions: it is not surely before their end.

    Args:
        row: One of `valid_deposits`.
        ends: When the terms of the decisions ended.
        request: What the letter is made from.
    """
    if not row["drawn_amount"] or is_later(row, "drawn_on", request.settings.as_of):
        return False
    span = span_of(row, "drawn_on")
    return span is None or any(span[1] > end for end in ends)


def _may_hold(row: Row, request: Request) -> bool:
    day, end = request.settings.as_of, span_of(row, "to_on")
    is_over = end is not None and day is not None and end[1] < day
    return not is_over and not is_later(row, "from_on", day)
