"""A rule applied to a world: every subject with the step that decided it, kept on the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.ladder import chosen
from wagekit.core.logic import Frame, is_true
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from wagekit.core.ladder import Ladder, Step
    from wagekit.core.rule import Rule
    from wagekit.core.world import World

LOUD = (Outcome.found, Outcome.cannot_tell, Outcome.rebutted)
"""Outcomes that are listed one by one; the others are counted."""
SUBJECT = ("project_id", "subject")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule said of every subject.

    Attributes:
        frame: kept rows: `project_id`, `subject`, `_step`, `_outcome`, and what sentences name.
        cited: by table, `project_id`, `subject`, `key` of rows that it cites for any subject.
    """

    rule: Rule
    ladder: Ladder
    frame: Frame
    cited: tuple[tuple[str, Frame], ...]

    def listed(self, outcomes: Collection[Outcome]) -> Frame:
        """The subjects that had one of `outcomes`."""
        return self.frame.filter(nw.col("_outcome").is_in([str(o) for o in outcomes]))

    def outcomes(self) -> Frame:
        """`rule`, `project_id`, `subject`, `outcome` of every subject."""
        return self.frame.select(*SUBJECT, rule=nw.lit(self.rule.code), outcome=nw.col("_outcome"))


def judge(rule: Rule, world: World) -> Judged:
    """Apply `rule` to the tables of `world` and keep the result on its engine."""
    ladder = rule.function(**world.arguments(rule.reads))
    notes = {f"_note{i}": is_true(note.when) for i, note in enumerate(ladder.notes)}
    named = tuple(name for name in ladder.values if name not in SUBJECT)
    stepped = ladder.frame.select(*SUBJECT, *named, _step=chosen(ladder.steps), **notes)
    plain = stepped.with_columns(_outcome=_outcome_of(ladder.steps))
    kept = world.engine.keep(_explained(plain, rule, world) if rule.explainable else plain)
    return Judged(rule, ladder, kept, tuple(_cited(ladder)))


def _cited(ladder: Ladder) -> Iterator[tuple[str, Frame]]:
    """Named here, so that a citation that cannot be read is an error of its own rule."""
    for cited in ladder.evidence:
        if cited.frame is not None:
            yield cited.table, cited.frame.select(*SUBJECT, key=nw.col(cited.key))


def _explained(plain: Frame, rule: Rule, world: World) -> Frame:
    accepted = world.frame("explanation").filter(nw.col("accepted"), nw.col("rule") == rule.code)
    keys = accepted.group_by(*SUBJECT).agg(_explained=nw.len())
    joined = plain.join(keys, on=list(SUBJECT), how="left")
    rebutted = (nw.col("_outcome") == str(Outcome.found)) & ~nw.col("_explained").is_null()
    return joined.with_columns(
        _outcome=nw.when(rebutted).then(nw.lit(str(Outcome.rebutted))).otherwise("_outcome")
    )


def _outcome_of(steps: Sequence[Step]) -> nw.Expr:
    outcome = nw.lit(None, dtype=nw.String)
    for index, step in enumerate(steps):
        here = nw.col("_step") == index
        outcome = nw.when(here).then(nw.lit(str(step.outcome))).otherwise(outcome)
    return outcome
