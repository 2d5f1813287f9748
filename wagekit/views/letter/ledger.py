"""What the ledger of arrears says of a project, a sentence an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.views.letter.facts import rows
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from wagekit.model.ledger import LedgerEntry
    from wagekit.views.letter.facts import Facts, Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


_CLOSED: Final = {True: "ledger_closed", False: "ledger_open", None: "ledger_maybe_closed"}


def entries_of(request: Request) -> tuple[Row, ...]:
    """The entries of the project that were found by the day of judgement.

    Args:
        request: What the letter is made from.
    """
    there = {plain(entry.entry_id) for entry in request.ledger}
    own = (r for r in rows(request.tables, "arrears") if r["project_id"] == request.project_id)
    return tuple(row for row in own if row["entry_id"] in there)


def now_of(row: Row, request: Request) -> LedgerEntry:
    """How an entry stands on the day of judgement.

    Args:
        row: One of `entries_of`.
        request: What the letter is made from.
    """
    return next(one for one in request.ledger if plain(one.entry_id) == row["entry_id"])


def entry_line(row: Row, request: Request, facts: Facts, words: Words) -> str:
    """One entry: whom it names, how much, what was paid and whether it is closed.

    Args:
        row: Of `arrears`.
        request: What the letter is made from; what happened after its day had not happened.
        facts: The project, for names.
        words: The language.
    """
    undated, now = words.say("unstated_day"), now_of(row, request)
    said = words.say(
        _CLOSED[now.closed],
        entry=row["entry_id"],
        party=facts.named(row["employer_id"]) or words.say("employer_unknown"),
        people=_people(row["people"], words),
        amount=_sum(row["amount"], words),
        target=words.day(row["target_on"], row["target_on_month"]) or undated,
        paid=_paid(row, now, words),
        closed=words.day(row["closed_on"], row["closed_on_month"]) or undated,
    )
    short = words.amount(now.left) if _is_short(now) else None
    return words.say("ledger_short", said=said, left=short) if short else said


def any_closed_short(request: Request) -> bool:
    """Whether an entry of the project was closed while the ledger shows less paid than owed.

    Args:
        request: What the letter is made from.
    """
    return any(_is_short(now_of(row, request)) for row in entries_of(request))


def left_sums(request: Request) -> frozenset[int]:
    """Fen that such entries leave unpaid: sums that a letter may state.

    Args:
        request: What the letter is made from.
    """
    now = (now_of(row, request) for row in entries_of(request))
    return frozenset(one.left for one in now if _is_short(one) and one.left is not None)


def _is_short(now: LedgerEntry) -> bool:
    return now.closed is True and bool(now.left)


def _paid(row: Row, now: LedgerEntry, words: Words) -> str:
    stated = _sum(row["paid_amount"], words)
    if now.paid_open:
        month = words.day(None, row["paid_on_month"]) or words.say("unstated_day")
        return words.say("maybe_paid", paid=stated, month=month)
    return stated if now.paid == row["paid_amount"] else words.say("not_yet_paid")


def _people(count: int | None, words: Words) -> str:
    return words.say("unstated_people") if count is None else words.say("people", people=count)


def _sum(fen: int | None, words: Words) -> str:
    return words.say("unstated_sum") if fen is None else words.amount(fen)
