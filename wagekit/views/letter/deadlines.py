"""The terms of a project's case, in order: which are over, which may be, which still run."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.views.letter.deadline_sources import (
    of_clues,
    of_deposits,
    of_entries,
    of_lists,
    of_orders,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.views.letter.deadline import Deadline
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def deadlines(request: Request, facts: Facts, words: Words) -> tuple[Deadline, ...]:
    """The terms of the project that are not met, the earliest first; none without a day to judge.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    if request.settings.as_of is None:
        return ()
    sources = (of_clues, of_entries, of_orders, of_lists, of_deposits)
    made = chain.from_iterable(of(request, facts, words) for of in sources)
    return tuple(sorted(made, key=lambda one: (one.end, one.last.what, one.subject)))


def still_running(request: Request, terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Those whose last day is not over.

    Args:
        request: What the letter is made from.
        terms: The terms.
    """
    day = request.settings.as_of
    return tuple(one for one in terms if day is not None and one.end >= day)


def surely_over(request: Request, terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Those whose last day is over, as their rule found.

    Args:
        request: What the letter is made from.
        terms: The terms.
    """
    found = _judged(request, Outcome.found)
    return tuple(one for one in _over(request, terms) if (one.rule, one.subject) in found)


def perhaps_over(request: Request, terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Those whose last day is over, while no rule says so: more time may have been given.

    Args:
        request: What the letter is made from.
        terms: The terms.
    """
    open_ = _judged(request, Outcome.cannot_tell)
    over = _over(request, terms)
    told = (one for one in over if one not in surely_over(request, terms))
    return tuple(
        one for one in told if not one.rule or one.is_local or (one.rule, one.subject) in open_
    )


def _over(request: Request, terms: tuple[Deadline, ...]) -> Iterator[Deadline]:
    day = request.settings.as_of
    return (one for one in terms if day is not None and one.end < day)


def _judged(request: Request, outcome: Outcome) -> set[tuple[str, str | None]]:
    return {(f.rule, f.subject) for f in request.findings if f.outcome is outcome}
