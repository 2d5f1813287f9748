"""Sentences in two languages: Chinese by default, with the English twin at hand."""

from dataclasses import replace
from typing import Self

from wagekit.model.finding import Issue


class Said(str):
    """A Chinese sentence that knows its English twin.

    Attributes:
        en: The same in English.
    """

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str) -> Self:
        """Pair the two."""
        made = super().__new__(cls, zh)
        made.en = en
        return made


def english(text: object) -> object:
    """The English twin of a sentence, or the thing itself where it has none."""
    return text.en if isinstance(text, Said) else text


def sentence_of(error: Exception, lang: str) -> str:
    """What an error says, in `zh` or `en`."""
    return str(english(error.args[0])) if lang == "en" and error.args else str(error)


def in_language(issue: Issue, lang: str) -> Issue:
    """An issue in the language of a run.

    Args:
        issue: As intake made it.
        lang: `zh` or `en`.

    Returns:
        The issue with its two sentences in that language; cells and headers stay as they are.
    """
    if lang == "zh":
        return issue
    return replace(issue, problem=str(english(issue.problem)), done=str(english(issue.done)))
