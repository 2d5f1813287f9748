"""How a letter cites the law: by instrument, with a warning where the text was not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.law import UnknownArticle, article, parameter
from wagekit.law.source import FULL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from wagekit.law import Article
    from wagekit.views.letter.words import Words


def every_row(places: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The law rows that a kind of document cites anywhere, each once.

    Args:
        places: Law rows by the place where they are cited.
    """
    return tuple(dict.fromkeys(row for rows in places.values() for row in rows))


def cited(ids: Iterable[str], words: Words) -> str:
    """The articles as one enumeration; those of one instrument share its name.

    A marked blank where all of them came into force after the day of judgement.

    Args:
        ids: Ids of law rows; one that is not known is shown as it is and says so.
        words: The language, and the day of judgement.
    """
    asked = tuple(dict.fromkeys(ids))
    unique = [id_ for id_ in asked if not _is_later(id_, words)]
    if asked and not unique:
        return words.say("blank_article")
    return _enumerated(unique, words)


def _enumerated(ids: Iterable[str], words: Words) -> str:
    unique = tuple(dict.fromkeys(ids))
    grouped: dict[str, list[str]] = {}
    for row in (found for found in map(_known, unique) if found):
        name = row.instrument.name("en" if words.lang == "en" else "zh")
        grouped.setdefault(name, []).append(row.place("en" if words.lang == "en" else "zh"))
    gap = " " if words.lang == "en" else ""
    # Several rows of the collection may stand in one article.
    known = [f"{n}{gap}{words.joined(dict.fromkeys(places))}" for n, places in grouped.items()]
    lost = [words.say("article_unknown", article=id_) for id_ in unique if _known(id_) is None]
    return words.clauses([*known, *lost])


def not_fully_checked(ids: Iterable[str], words: Words) -> str:
    """The articles among `ids` whose official text was not seen in full; empty when all were.

    Args:
        ids: Ids of law rows.
        words: The language.
    """
    cites = (id_ for id_ in ids if not _is_later(id_, words))
    return _enumerated((id_ for id_ in cites if not _is_checked(id_)), words)


def still_to_come(ids: Iterable[str], words: Words) -> str:
    """The articles among `ids` that came into force after the day of judgement; empty if none.

    Args:
        ids: Ids of law rows.
        words: The language, and the day of judgement.
    """
    return _enumerated((id_ for id_ in ids if _is_later(id_, words)), words)


def _is_later(id_: str, words: Words) -> bool:
    row = _known(id_)
    begins = row.in_force_from if row else None
    return begins is not None and words.as_of is not None and begins > words.as_of


def _is_checked(id_: str) -> bool:
    row = _known(id_)
    return row is not None and row.checked == FULL


def _known(id_: str) -> Article | None:
    try:
        return article(id_)
    except UnknownArticle:
        return None


def percent(name: str, day: dt.date | None, words: Words) -> str:
    """A ratio of the law as a per cent; a marked blank where it is not known.

    Args:
        name: The parameter.
        day: The day whose law counts.
        words: The language.
    """
    value = parameter(name).on(day)
    return words.say("blank_place") if value is None else f"{float(str(value)):.0%}"


def number_of(name: str, day: dt.date | None, words: Words) -> str:
    """A number of the law; a marked blank where it is not known.

    Args:
        name: The parameter.
        day: The day whose law counts.
        words: The language.
    """
    value = parameter(name).on(day)
    return words.say("blank_place") if value is None else str(value)
