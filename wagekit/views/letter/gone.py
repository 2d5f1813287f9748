"""That a party was deregistered: a document to it reaches nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.letter.by_day import had_happened
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.words import Words


def gone_line(party: str, facts: Facts, words: Words) -> str | None:
    """The sentence that the party no longer is one; None where nothing says so by the day.

    Args:
        party: The id of the party.
        facts: The project and its rows.
        words: The language, and the day of judgement.
    """
    told = gone_told(party, facts, words)
    if told is None:
        return None
    heir = facts.named(facts.parties[party]["successor_id"])
    successor = words.say("deregistered_successor", name=heir) if heir else ""
    return words.say("deregistered", successor=successor, **told)


def gone_notes(party: str, facts: Facts, words: Words) -> Iterator[str]:
    """What to do about it before issue.

    Args:
        party: The id of the party.
        facts: The project and its rows.
        words: The language, and the day of judgement.
    """
    told = gone_told(party, facts, words)
    if told is not None:
        yield words.say("todo_deregistered", **told)


def gone_told(party: str, facts: Facts, words: Words) -> dict[str, str] | None:
    """What the party is called and the day on which it was deregistered; None where it was not.

    Args:
        party: The id of the party.
        facts: The project and its rows.
        words: The language, and the day of judgement.
    """
    row = facts.parties.get(party, {})
    if "deregistered_on" not in row or not had_happened(row, "deregistered_on", words.as_of):
        return None
    day = words.day(row["deregistered_on"], row["deregistered_on_month"])
    return {"party": facts.named(party) or plain(party), "day": day or ""}
