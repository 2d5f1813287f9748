"""The terms of a case as a table: what, by when, how far away, by which number, who must act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.law.workdays import is_provisional, workdays_between
from wagekit.views.letter.cite import cited
from wagekit.views.letter.period import WORKING
from wagekit.views.letter.view import Grid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from wagekit.views.letter.deadline import Deadline, Last
    from wagekit.views.letter.words import Words

_WIDTHS = (6, 31, 17, 13, 20, 13)


def terms_table(terms: Sequence[Deadline], day: dt.date | None, words: Words) -> Grid:
    """One line a term.

    Args:
        terms: The terms, in order.
        day: The day of judgement.
        words: The language.
    """
    heads = ("number", "what", "end", "left", "rests", "office")
    lines = tuple(
        (
            str(n),
            said_of(one, words),
            words.day(one.end) or "",
            distance(one.last, day, words),
            _rests_on(one, words),
            one.office or words.say("own_office"),
        )
        for n, one in enumerate(terms, start=1)
    )
    return Grid(tuple(words.say(f"term_head_{head}") for head in heads), lines, _WIDTHS)


def said_of(term: Deadline, words: Words) -> str:
    """What is to be done, in words.

    Args:
        term: The term.
        words: The language.
    """
    return words.say(f"term_{term.last.what}", about=term.about)


def distance(last: Last, day: dt.date | None, words: Words) -> str:
    """How many days are left, or gone since: working days where the term is counted in them.

    Neither the earlier of the two days counts nor, of working days, any day of rest.

    Args:
        last: The last day.
        day: The day of judgement.
        words: The language.
    """
    if day is None:
        return words.say("unknown")
    if day == last.end:
        return words.say("term_today")
    key = "term_left" if day < last.end else "term_over"
    days = _between(min(day, last.end), max(day, last.end), last.unit)
    return words.say(f"{key}_{last.unit}", days=days) if days else words.say(f"{key}_none")


def _between(start: dt.date, end: dt.date, unit: str) -> int:
    return workdays_between(start, end) if unit == WORKING else (end - start).days


def provisional(terms: Sequence[Deadline], words: Words) -> Iterator[str]:
    """What to check of days in years whose days of rest are not published here.

    Args:
        terms: The terms.
        words: The language.
    """
    years = sorted({one.end.year for one in terms if is_provisional(one.end)})
    if years:
        yield words.say("todo_calendar", years=words.joined(map(str, years)))


def articles_of(terms: Sequence[Deadline]) -> tuple[str, ...]:
    """The law rows that some terms rest on, each once.

    Args:
        terms: The terms.
    """
    return tuple(dict.fromkeys(row for one in terms for row in one.last.law or ()))


def _rests_on(term: Deadline, words: Words) -> str:
    if term.last.law is None:
        return words.say("term_stated")
    return cited(term.last.law, words) if term.last.law else words.say("term_heuristic")
