"""The words of handover and verification, in two languages."""

from __future__ import annotations

from typing import Final

from wagekit.intake.said import Said, english
from wagekit.model.text import Text
from wagekit.views.texts import read

_FILE: Final = "handover/words.yaml"


def word(key: str, *, part: str = "said", **facts: object) -> Text:
    """One sentence with its places filled; braces in the facts stay as typed.

    Args:
        key: The entry.
        part: The part of the file.
        facts: What to fill in; a `Text` is filled in by its twin of that language.
    """
    twins = Text(**read(_FILE)[part][key])
    return Text(*(_filled(twins.in_(lang), facts, lang) for lang in ("zh", "en")))


def as_said(key: str, *, part: str = "refused", **facts: object) -> Said:
    """The same as what an error says.

    Args:
        key: The entry.
        part: The part of the file.
        facts: What to fill in.
    """
    text = word(key, part=part, **facts)
    return Said(text.zh, text.en)


def _filled(sentence: str, facts: dict[str, object], lang: str) -> str:
    return sentence.format(**{name: _told(fact, lang) for name, fact in facts.items()})


def _told(fact: object, lang: str) -> object:
    if isinstance(fact, Text):
        return fact.in_(lang)
    return english(fact) if lang == "en" else fact
