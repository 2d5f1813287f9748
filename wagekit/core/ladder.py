"""How a rule answers: a ladder of steps, of which the first that holds decides a subject.

A step is an outcome, the condition under which it is reached, and what is then said to the
inspector, in Chinese and English. A sentence may name columns of the frame, as in
``{contractor_name}``; ``{price:yuan}`` prints fen as yuan and ``{share:percent}`` a ratio.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import TRUE, Frame
from wagekit.model.finding import Outcome
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a ladder."""

    outcome: Outcome
    when: nw.Expr
    says: Text
    ask: tuple[str, ...] = ()
    """The documents that would settle or clear it, by their names in `model/documents.yaml`."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the frame that the sentences name."""
        return placeholders(self.says)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence added to the reason of a finding wherever its condition holds.

    It may name columns, as the sentence of a step does.
    """

    when: nw.Expr
    says: Text


@dataclass(frozen=True, slots=True)
class Cited:
    """Rows that made a finding: of `table`, by `key`, a column of `frame`.

    Where `frame` is None the key stands in the judged frame itself; else `frame` has `project_id`,
    `subject` and one row for each row of `table` to be shown.
    """

    table: str
    key: str
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """What a rule returns: one row for each subject looked at, and how each is to be judged.

    Attributes:
        frame: has `project_id`, `subject`, and all columns that steps, notes and citations name.
        steps: the first whose condition holds decides; the last must always hold.
        parties: columns with the parties that a finding concerns.
        amount: the column with the sum in question, in fen.
        period: the column with the month or span in question.
        law_on: the column with the day whose articles alone are named; null names all of the
            rule. What came into force after the day of judgement is never named.
        law_in: the column with the region whose articles alone are named beside the national ones;
            null names no regional one.
    """

    frame: Frame
    steps: tuple[Step, ...]
    notes: tuple[Note, ...] = ()
    evidence: tuple[Cited, ...] = ()
    parties: tuple[str, ...] = ()
    amount: str | None = None
    period: str | None = None
    law_on: str | None = None
    law_in: str | None = None
    values: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(dict.fromkeys(self._named())))

    def _named(self) -> Iterator[str]:
        for step in self.steps:
            yield from step.columns
        for note in self.notes:
            yield from placeholders(note.says)
        yield from self.parties
        yield from (cited.key for cited in self.evidence if cited.frame is None)
        single = (self.amount, self.period, self.law_on, self.law_in)
        yield from (name for name in single if name)


def ladder(
    frame: Frame,
    *steps: Step,
    notes: Sequence[Note] = (),
    evidence: Sequence[Cited] = (),
    parties: Sequence[str] = (),
    amount: str | None = None,
    period: str | None = None,
    law_on: str | None = None,
    law_in: str | None = None,
) -> Ladder:
    """Judge each row of `frame` by the first of `steps` that holds."""
    return Ladder(
        frame,
        steps,
        tuple(notes),
        tuple(evidence),
        tuple(parties),
        amount,
        period,
        law_on,
        law_in,
    )


def not_applicable(when: nw.Expr, zh: str, en: str) -> Step:
    """The law does not reach this subject where `when` holds."""
    return Step(Outcome.not_applicable, when, Text(zh, en))


def found(when: nw.Expr, zh: str, en: str, *, ask: Sequence[str] = ()) -> Step:
    """The circumstance shows where `when` holds; the documents in `ask` would clear it."""
    return Step(Outcome.found, when, Text(zh, en), tuple(ask))


def cannot_tell(when: nw.Expr, zh: str, en: str, *, ask: Sequence[str]) -> Step:
    """The data do not settle it where `when` holds; the documents in `ask` would."""
    return Step(Outcome.cannot_tell, when, Text(zh, en), tuple(ask))


def clear_when(when: nw.Expr, zh: str, en: str) -> Step:
    """The circumstance is excluded where `when` holds."""
    return Step(Outcome.clear, when, Text(zh, en))


def clear(zh: str, en: str) -> Step:
    """What is left is clear; the last step of a ladder."""
    return clear_when(TRUE, zh, en)


def cite(table: str, key: str, *, frame: Frame | None = None) -> Cited:
    """Show the rows of `table` whose key is in column `key` as evidence."""
    return Cited(table, key, frame)


def chosen(steps: Sequence[Step]) -> nw.Expr:
    """The number of the first step that holds; null if none does."""
    number = nw.lit(None, dtype=nw.Int32)
    for index in reversed(range(len(steps))):
        here = nw.lit(index, dtype=nw.Int32)
        number = nw.when(steps[index].when).then(here).otherwise(number)
    return number


def placeholders(says: Text) -> tuple[str, ...]:
    """The columns that a sentence names, and of a day the month that may be all that is known."""
    parts = [*Formatter().parse(says.zh), *Formatter().parse(says.en)]
    named = [(name, spec) for _, name, spec, _ in parts if name]
    months = [f"{name}_month" for name, spec in named if spec == "day"]
    return tuple(dict.fromkeys([*(name for name, _ in named), *months]))
