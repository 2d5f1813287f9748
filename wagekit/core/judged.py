"""A rule applied to a world: every subject with the step that decided it, kept on the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.accepted import accepted_for
from wagekit.core.evidence import SUBJECT, key_of, of_subjects
from wagekit.core.ladder import chosen, clear, ladder
from wagekit.core.logic import Frame, is_true
from wagekit.core.rule import check_ladder
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.core.ladder import Ladder, Step
    from wagekit.core.rule import Rule
    from wagekit.core.world import World

LOUD = (Outcome.found, Outcome.cannot_tell, Outcome.rebutted)
"""Outcomes that are listed one by one; the others are counted."""
ROWS = frozenset({"claim", "payment", "payroll", "clue", "claimant", "arrears"})
"""Kinds of subject that are rows of the table of that name: where it is empty there are none.

Contracts, projects, parties and workers may be known from other tables only.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule said of every subject.

    Attributes:
        frame: kept rows of the `LOUD` subjects: `project_id`, `subject`, `_step`, `_outcome`, and
            what sentences name.
        counts: how many subjects had each outcome.
        ladder: its steps, and the citations that stand in `frame`.
        cited: by table, `project_id`, `subject`, `key` of rows that it cites for any subject.
    """

    rule: Rule
    ladder: Ladder
    frame: Frame
    counts: Mapping[Outcome, int]
    cited: tuple[tuple[str, Frame], ...]

    def tables(self) -> set[str]:
        """The canonical tables of which it cites rows."""
        return {one.table for one in self.ladder.evidence} | {table for table, _ in self.cited}

    def listed(self, outcomes: Collection[Outcome]) -> Frame:
        """The subjects that had one of `outcomes`, all of them `LOUD`."""
        return _having(self.frame, outcomes)

    def outcomes(self) -> Frame:
        """`rule`, `project_id`, `subject`, `outcome` of every `LOUD` subject."""
        return self.frame.select(*SUBJECT, rule=nw.lit(self.rule.code), outcome=nw.col("_outcome"))


def judge(rule: Rule, world: World) -> Judged:
    """Apply `rule` to the tables of `world` and keep what it lists on its engine.

    Most subjects of a province are clear or not reached: they are counted and let go.
    """
    if rule.subject in ROWS and not world.present(rule.subject):
        return _of_no_subject(rule, world)
    ladder = rule.function(**world.arguments(rule.reads))
    check_ladder(rule, ladder)
    every = stepped(rule, ladder, world)
    counted, loud = world.engine.parted(every, "_outcome", [str(outcome) for outcome in LOUD])
    counts = {Outcome(outcome): number for outcome, number in counted.items()}
    cited = (*_cited(ladder, loud, world), *_explanations(rule, loud, world))
    return Judged(rule, _let_go(ladder, loud), loud, counts, cited)


def _of_no_subject(rule: Rule, world: World) -> Judged:
    """Most cases lack some tables: what their rules would ask is not even put together."""
    nothing = world.frame("explanation").head(0)
    frame = nothing.select(*SUBJECT, _step=nw.lit(0, dtype=nw.Int32), _outcome=nw.col("rule"))
    return Judged(rule, ladder(frame, clear("没有判断对象", "nothing to judge")), frame, {}, ())


def stepped(rule: Rule, ladder: Ladder, world: World) -> Frame:
    """Every subject with the step that decided it: `frame` of `Judged`, of all, not computed.

    What sentences name is left out where nothing will be said: to carry it along takes most time.
    """
    notes = {f"_note{i}": is_true(note.when) for i, note in enumerate(ladder.notes)}
    named = tuple(name for name in ladder.values if name not in SUBJECT)
    chose = ladder.frame.select(*SUBJECT, *named, _step=chosen(ladder.steps), **notes)
    loud = [number for number, step in enumerate(ladder.steps) if step.outcome in LOUD]
    spoken = {name: nw.when(nw.col("_step").is_in(loud)).then(name) for name in named}
    outcome = _outcome_of(ladder.steps)
    plain = chose.select(*SUBJECT, "_step", *notes, _outcome=outcome, **spoken)
    return _explained(plain, rule, world) if rule.explainable else plain


def _having(frame: Frame, outcomes: Collection[Outcome]) -> Frame:
    return frame.filter(nw.col("_outcome").is_in([str(outcome) for outcome in outcomes]))


def _let_go(ladder: Ladder, loud: Frame) -> Ladder:
    """The ladder without what was kept on the way to it, which may be much of a province."""
    own = tuple(one for one in ladder.evidence if one.frame is None)
    return replace(ladder, frame=loud, evidence=own)


def _cited(ladder: Ladder, loud: Frame, world: World) -> Iterator[tuple[str, Frame]]:
    """Kept here, so that what was kept on the way can go.

    A citation that cannot be read is an error of its own rule.
    """
    for cited in ladder.evidence:
        if cited.frame is not None:
            keys = cited.frame.select(*SUBJECT, key=nw.col(cited.key))
            yield cited.table, world.engine.keep(of_subjects(keys, loud))


def _explanations(rule: Rule, loud: Frame, world: World) -> Iterator[tuple[str, Frame]]:
    """The accepted explanation that rebuts a finding is one of its rows."""
    if rule.explainable:
        rebutted = _having(loud, [Outcome.rebutted])
        keys = _accepted(rule, world).select(*SUBJECT, key=key_of("explanation"))
        yield "explanation", world.engine.keep(of_subjects(keys, rebutted))


def _accepted(rule: Rule, world: World) -> Frame:
    return accepted_for(rule.code, world.frame("explanation"), world.as_of)


def _explained(plain: Frame, rule: Rule, world: World) -> Frame:
    keys = _accepted(rule, world).group_by(*SUBJECT).agg(_explained=nw.len())
    joined = plain.join(keys, on=list(SUBJECT), how="left")
    rebutted = (nw.col("_outcome") == str(Outcome.found)) & ~nw.col("_explained").is_null()
    return joined.with_columns(
        _outcome=nw.when(rebutted).then(nw.lit(str(Outcome.rebutted))).otherwise("_outcome")
    )


def _outcome_of(steps: Sequence[Step]) -> nw.Expr:
    said = nw.lit(None, dtype=nw.String)
    for outcome in dict.fromkeys(step.outcome for step in steps):
        numbers = [number for number, step in enumerate(steps) if step.outcome == outcome]
        said = nw.when(nw.col("_step").is_in(numbers)).then(nw.lit(str(outcome))).otherwise(said)
    return said
