"""The words of letters, read from YAML: sentences with places for data, and terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING, Any

from wagekit.model.money import format_yuan, in_words
from wagekit.model.text import Text
from wagekit.views.texts import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

_NUMERALS = "一二三四五六七八九"


class _Filled(Formatter):
    """Fills places; one such as `{people:worker|workers}` is a count with its noun.

    One such as `{kind:cap}` opens a sentence.
    """

    def format_field(self, value: object, format_spec: str) -> str:
        """What stands in a place."""
        if format_spec == "cap":
            said = str(value)
            return said[:1].upper() + said[1:]
        one, bar, many = format_spec.partition("|")
        return f"{value} {one if value == 1 else many}" if bar else format(value, format_spec)


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language.

    Attributes:
        lang: `zh` or `en`.
        own: The sentences of one kind of letter; they win over those that all share.
        as_of: The day of judgement: law that came into force later is not cited.
    """

    lang: str
    own: Mapping[str, Any] = field(default_factory=dict)
    as_of: dt.date | None = None

    def say(self, key: str, **values: str | int) -> str:
        """The sentence `key` with its places filled; braces in the values stay as typed.

        Args:
            key: A key of the kind's own sentences, or else of `letter/words.yaml`.
            values: What to fill in.
        """
        said = self.own.get(key) or read("letter/words.yaml")[key]
        return _Filled().format(Text(**said).in_(self.lang), **values)

    def joined(self, parts: Iterable[str]) -> str:
        """The parts as an enumeration.

        Args:
            parts: Words of equal standing.
        """
        return self.say("join").join(parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """The parts as clauses of one sentence.

        Args:
            parts: Clauses.
        """
        return self.say("join_clauses").join(parts)

    def workers(self, people: int | None) -> str:
        """How many workers; that it is to be checked where nobody says.

        Args:
            people: How many; None when unknown.
        """
        if people is None:
            return self.say("workers_unknown")
        return self.say("workers_known", people=people)

    def amount(self, fen: int | None) -> str:
        """An amount in figures and in capital characters, both from the one number.

        Args:
            fen: Whole fen; None when unknown.
        """
        if fen is None:
            return self.say("unknown")
        return self.say("amount", figure=format_yuan(fen), words=in_words(fen))

    def day(self, day: dt.date | None, month: dt.date | None = None) -> str | None:
        """A day, or the month when only that is known; None when neither is.

        Args:
            day: The day.
            month: Any day of the month.
        """
        known = day or month
        if known is None:
            return None
        if self.lang == "en":
            return known.isoformat() if day else f"{known:%Y-%m}"
        return f"{known.year}年{known.month}月" + (f"{known.day}日" if day else "")

    def month(self, month: str) -> str:
        """A month as it is written in running text.

        Args:
            month: Such as `2026-03`.
        """
        if self.lang == "en":
            return month
        year, number = month.split("-")
        return f"{year}年{int(number)}月"

    def ranges(self, numbers: Iterable[int]) -> str:
        """Numbers in order, neighbours drawn together: 2、6—9.

        Args:
            numbers: Numbers in any order.
        """
        runs: list[list[int]] = []
        for number in sorted(set(numbers)):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return self.joined(self._run(run) for run in runs)

    def _run(self, run: list[int]) -> str:
        if len(run) == 1:
            return str(run[0])
        return self.say("range", first=run[0], last=run[-1])

    def numeral(self, number: int) -> str:
        """How the sections of a letter are counted: 一, 二, 十一; or 1, 2, 11.

        Args:
            number: From 1.
        """
        return str(number) if self.lang == "en" else _chinese(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens >= len(_NUMERALS) + 1:
        return str(number)
    ten = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return ten + (_NUMERALS[ones - 1] if ones else "")
