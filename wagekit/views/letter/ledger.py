"""What the ledger of arrears says of a project, a sentence an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.facts import rows

if TYPE_CHECKING:
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def entries_of(request: Request) -> tuple[Row, ...]:
    """The entries of the project that were found by the day of judgement.

    Args:
        request: What the letter is made from.
    """
    day = request.settings.as_of
    own = (r for r in rows(request.tables, "arrears") if r["project_id"] == request.project_id)
    return tuple(r for r in own if day is None or r["found_on"] is None or r["found_on"] <= day)


def entry_line(row: Row, request: Request, facts: Facts, words: Words) -> str:
    """One entry: whom it names, how much, what was paid and whether it is closed.

    Args:
        row: Of `arrears`.
        request: What the letter is made from; what happened after its day had not happened.
        facts: The project, for names.
        words: The language.
    """
    unknown, day = words.say("unknown"), request.settings.as_of
    closed = row["closed_on"]
    is_closed = closed is not None and (day is None or closed <= day)
    return words.say(
        "ledger_closed" if is_closed else "ledger_open",
        entry=row["entry_id"],
        party=facts.named(row["employer_id"]) or unknown,
        people=unknown if row["people"] is None else row["people"],
        amount=_sum(row["amount"], words),
        target=words.day(row["target_on"], row["target_on_month"]) or unknown,
        paid=_paid(row, request, words),
        closed=words.day(closed) or unknown,
    )


def _paid(row: Row, request: Request, words: Words) -> str:
    day, paid_on = request.settings.as_of, row["paid_on"]
    if day is not None and paid_on is not None and paid_on > day:
        return words.say("not_yet_paid")
    return _sum(row["paid_amount"], words)


def _sum(fen: int | None, words: Words) -> str:
    return words.say("unstated_sum") if fen is None else words.amount(fen)
