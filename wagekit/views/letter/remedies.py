"""How long a document may be contested, and where, and when a court may enforce it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.cite import cited, number_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def remedies(
    articles: Mapping[str, Sequence[str]], request: Request, words: Words
) -> Mapping[str, str]:
    """The periods of review and lawsuit with their articles, by the placeholders of `rights`.

    Args:
        articles: The law rows of the kind; those under `review` and `lawsuit` are cited.
        request: What the letter is made from; the law of its day counts. Where no article that
            was in force then is known, its place is left blank.
        words: The language.
    """
    day = request.settings.as_of
    return {
        "review": number_of("review_request_days", day, words),
        "review_articles": cited(articles["review"], words),
        "lawsuit": number_of("lawsuit_months", day, words),
        "lawsuit_articles": cited(articles["lawsuit"], words),
    }


def enforcing(articles: Iterable[str], day: dt.date | None, words: Words) -> dict[str, str]:
    """The periods of a reminder and of an application to the court, and articles beside them.

    Args:
        articles: The law rows to cite.
        day: The day of judgement.
        words: The language.
    """
    return {
        "articles": cited(articles, words),
        "workdays": number_of("enforcement_reminder_workdays", day, words),
        "months": number_of("enforcement_apply_months", day, words),
    }
