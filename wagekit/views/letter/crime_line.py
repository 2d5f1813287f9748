"""From which amount on unpaid wages are a large one: the region's line, else the law's bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.law import parameter
from wagekit.model.money import format_yuan
from wagekit.views.letter.cite import cited, number_of
from wagekit.views.letter.sections import region_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.law.parameter import Value
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


@dataclass(frozen=True, slots=True)
class CrimeLine:
    """The line as a letter tells it.

    Attributes:
        sentence: For the letter.
        is_local: Whether the region's own line is known.
        least: The lowest sum of wages, in fen, that can reach it; None where no law sets one.
    """

    sentence: str
    is_local: bool
    least: int | None


def crime_line(request: Request, facts: Facts, articles: Iterable[str], words: Words) -> CrimeLine:
    """From which amount on unpaid wages are a large one, on the day of judgement.

    Args:
        request: What the letter is made from; the kind's book has `line_known`, `line_unknown`.
        facts: The project, for its region.
        articles: The law rows of the line.
        words: The language.
    """
    day, region = request.settings.as_of, region_of(request, facts)
    own = [parameter(f"crime_{who}_amount").on(day, region=region) for who in ("one", "many")]
    told = {
        "articles": cited(articles, words),
        "months": number_of("crime_one_months", day, words),
        "many_people": number_of("crime_many_people", day, words),
    }
    if None not in own:
        one, many = (_sum(value, words) for value in own)
        return CrimeLine(words.say("line_known", one=one, many=many, **told), True, _least(own))
    bounds = {name: parameter(f"crime_{source}").on(day) for name, source in _BOUNDS.items()}
    said = {name: _sum(value, words) for name, value in bounds.items()}
    least = _least((bounds["one"], bounds["many"]))
    return CrimeLine(words.say("line_unknown", **said, **told), False, least)


_BOUNDS = {
    "one": "one_amount_low",
    "one_high": "one_amount_high",
    "many": "many_amount_low",
    "many_high": "many_amount_high",
}


def _least(values: Iterable[Value | None]) -> int | None:
    return min((value for value in values if isinstance(value, int)), default=None)


def _sum(value: Value | None, words: Words) -> str:
    return format_yuan(value) if isinstance(value, int) else words.say("blank_place")
