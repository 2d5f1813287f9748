"""What a letter says of pay to workers owed that no wage sheet tells: payments and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.facts import evidence_of
from wagekit.views.letter.paid_elsewhere import elsewhere_notes, elsewhere_sums, paid_elsewhere
from wagekit.views.letter.paid_to_workers import paid_to_workers
from wagekit.views.letter.recorded_paid import recorded_clauses, recorded_notes, recorded_rows
from wagekit.views.letter.wages import wages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words


def paid_clauses(wages: Wages, request: Request, words: Words) -> Iterator[str]:
    """What is known of pay to the workers owed; that nothing was seen only where nothing was.

    Args:
        wages: What one employer owes.
        request: What the letter is made from.
        words: The language.
    """
    recorded = tuple(recorded_clauses(wages, request, words))
    there = paid_to_workers(wages, request)
    if there:
        yield _seen(there, words)
    elif not recorded:
        to_others = paid_elsewhere(wages, request)
        yield words.say("paid_unseen_in_person" if to_others else "paid_unseen")
    yield from recorded


def paid_notes(wages: Sequence[Wages], request: Request, words: Words) -> Iterator[str]:
    """What to check before a letter on some wages goes out: such payments, records, and others.

    Args:
        wages: What each employer owes.
        request: What the letter is made from.
        words: The language.
    """
    there = sum(len(paid_to_workers(one, request)) for one in wages)
    if there:
        yield words.say("todo_paid_seen", lines=there)
    yield from recorded_notes(wages, request, words)
    yield from elsewhere_notes(wages, request, words)


def paid_seen_rows(wages: Sequence[Wages], request: Request) -> tuple[Evidence, ...]:
    """Where such payments and records stand.

    Args:
        wages: The wages of a letter.
        request: What the letter is made from.
    """
    every = (row for one in wages for row in paid_to_workers(one, request))
    payments = dict.fromkeys(evidence_of("payment", row) for row in every)
    return (*payments, *recorded_rows(wages, request))


def paid_sums(request: Request) -> frozenset[int]:
    """The sums of such payments and of those to others, in fen, that a letter may state.

    Args:
        request: What the letter is made from.
    """
    wages = wages_of(request)
    seen = (_sum(paid_to_workers(one, request)) for one in wages)
    return frozenset((*seen, *elsewhere_sums(wages, request)))


def _seen(there: Sequence[Row], words: Words) -> str:
    first, last = (words.day(row["on"]) or "" for row in (there[0], there[-1]))
    days = first if first == last else words.say("span", first=first, last=last)
    return words.say("paid_seen", lines=len(there), days=days, amount=words.amount(_sum(there)))


def _sum(there: Sequence[Row]) -> int:
    return sum(row["amount"] or 0 for row in there)
