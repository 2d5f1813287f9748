"""What all letters say in the same way: who writes and when, and what a person must still add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.intake.latest import latest_by
from wagekit.model.finding import Outcome
from wagekit.views.letter.compared import compared
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.request import LetterSettings, Request
    from wagekit.views.letter.words import Words

WEIGHED: Final = frozenset({Outcome.found, Outcome.rebutted, Outcome.cannot_tell})
"""What a letter speaks of; nothing is said of a rule that is clear."""


def issuer(settings: LetterSettings, words: Words) -> str:
    """Who issues the letter, or the place for it.

    Args:
        settings: Who writes.
        words: The language.
    """
    return plain(settings.authority or "") or words.say("issuer_blank")


def number(settings: LetterSettings, words: Words) -> str:
    """The document number with its serial left blank.

    Args:
        settings: Who writes, and the day.
        words: The language.
    """
    year = str(settings.as_of.year) if settings.as_of else words.say("number_year_blank")
    prefix = plain(settings.doc_prefix or "") or words.say("number_prefix_blank")
    return words.say("number", prefix=prefix, year=year)


def named(addressee: str | None) -> str:
    """An addressee as a person typed it, without the colon; empty where none was.

    Args:
        addressee: What was typed.
    """
    return plain(addressee or "").strip().rstrip("：:")


def judged_on(request: Request, words: Words) -> dict[str, str]:
    """For an opening: the day, how far the papers reach where that differs, and which there are.

    `as_of` is the day alone, `judged` a phrase with it, `last` how far, `papers` which.

    What came after the day is not told.

    Args:
        request: What the letter is made from.
        words: The language.
    """
    day = request.settings.as_of
    reached, on = latest_by(request.tables, day), words.day(day)
    told = reached is not None and reached[1] != day
    return {
        "as_of": on or words.say("as_of_blank"),
        "judged": words.say("judged", day=on) if on else words.say("judged_blank"),
        "papers": compared(request, words),
        "last": words.say("as_of_last", last=_reached(reached, words)) if told and reached else "",
    }


def _reached(span: tuple[dt.date, dt.date], words: Words) -> str:
    """The day, or the month of which no day is known."""
    first, last = span
    if first == last:
        return words.day(last) or ""
    return words.say("day_of_month_unknown", month=words.day(None, first) or "")


def to_supply(
    request: Request, findings: Sequence[Finding], addressee: str, words: Words
) -> Iterator[str]:
    """What only a person can add to a letter, and what a person left out of it.

    Args:
        request: What the letter is made from.
        findings: The findings that it speaks of.
        addressee: To whom; empty where that is open.
        words: The language.
    """
    settings = request.settings
    if request.omitted:
        yield words.say("todo_omitted", omitted=request.omitted)
    yield from _reopened(findings, request.dismissed_as, words)
    yield words.say("todo_number")
    if not settings.doc_prefix:
        yield words.say("todo_prefix")
    if not settings.authority:
        yield words.say("todo_issuer")
    if settings.as_of is None:
        yield words.say("todo_as_of")
    if not addressee:
        yield words.say("todo_addressee")
    yield words.say("todo_contact")


def _reopened(
    findings: Sequence[Finding], dismissed_as: Mapping[str, str], words: Words
) -> Iterator[str]:
    """Findings of the letter that were dismissed as something else than they are now."""
    known: Mapping[str, Outcome] = {str(one): one for one in Outcome}
    for finding in findings:
        then = dismissed_as.get(finding.finding_id)
        if then is not None and finding.outcome in WEIGHED:
            yield words.say(
                "todo_reopened",
                rule=finding.rule,
                subject=plain(finding.subject or ""),
                then=known[then].text.in_(words.lang) if then in known else plain(then),
                now=finding.outcome.text.in_(words.lang),
            )
