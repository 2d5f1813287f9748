"""What the ledger of arrears says of a project, a sentence an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.views.letter.by_day import had_happened, is_later, span_of
from wagekit.views.letter.facts import rows

if TYPE_CHECKING:
    import datetime as dt

    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


_CLOSED: Final = {True: "ledger_closed", False: "ledger_open", None: "ledger_maybe_closed"}


def entries_of(request: Request) -> tuple[Row, ...]:
    """The entries of the project that were found by the day of judgement.

    Args:
        request: What the letter is made from.
    """
    day = request.settings.as_of
    own = (r for r in rows(request.tables, "arrears") if r["project_id"] == request.project_id)
    return tuple(row for row in own if not is_later(row, "found_on", day))


def entry_line(row: Row, request: Request, facts: Facts, words: Words) -> str:
    """One entry: whom it names, how much, what was paid and whether it is closed.

    Args:
        row: Of `arrears`.
        request: What the letter is made from; what happened after its day had not happened.
        facts: The project, for names.
        words: The language.
    """
    unknown, day = words.say("unknown"), request.settings.as_of
    return words.say(
        _CLOSED[had_happened(row, "closed_on", day)],
        entry=row["entry_id"],
        party=facts.named(row["employer_id"]) or unknown,
        people=unknown if row["people"] is None else row["people"],
        amount=_sum(row["amount"], words),
        target=words.day(row["target_on"], row["target_on_month"]) or unknown,
        paid=_paid(row, request, words),
        closed=words.day(row["closed_on"], row["closed_on_month"]) or unknown,
    )


def is_paid(row: Row, day: dt.date | None) -> bool:
    """Whether everything that an entry states was surely paid by the day of judgement.

    Args:
        row: Of `arrears`.
        day: The day; a payment without one is as the ledger has it.
    """
    owed, paid = row["amount"], row["paid_amount"]
    is_known = span_of(row, "paid_on") is None or had_happened(row, "paid_on", day)
    return bool(is_known and None not in {owed, paid} and paid >= owed)


def _paid(row: Row, request: Request, words: Words) -> str:
    day, stated = request.settings.as_of, _sum(row["paid_amount"], words)
    if is_later(row, "paid_on", day):
        return words.say("not_yet_paid")
    if row["paid_amount"] and span_of(row, "paid_on") and not had_happened(row, "paid_on", day):
        month = words.day(None, row["paid_on_month"]) or words.say("unknown")
        return words.say("maybe_paid", paid=stated, month=month)
    return stated


def _sum(fen: int | None, words: Words) -> str:
    return words.say("unstated_sum") if fen is None else words.amount(fen)
