"""A rule applied to a world: every subject with the step that decided it, kept on the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.ladder import chosen
from wagekit.core.logic import Frame, is_true
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wagekit.core.engine import Engine
    from wagekit.core.ladder import Ladder, Step
    from wagekit.core.rule import Rule
    from wagekit.core.world import World

LOUD = (Outcome.found, Outcome.cannot_tell, Outcome.rebutted)
"""Outcomes that are listed one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule said of every subject.

    Attributes:
        frame: kept rows: `project_id`, `subject`, `_step`, `_outcome`, and what sentences name.
        counts: how many subjects had each outcome.
    """

    rule: Rule
    ladder: Ladder
    frame: Frame
    counts: Mapping[Outcome, int]

    def loud(self) -> Frame:
        """The subjects that are listed one by one."""
        return self.frame.filter(nw.col("_outcome").is_in([str(o) for o in LOUD]))

    def loud_rows(self, engine: Engine) -> list[dict[str, Any]]:
        """The same as Python rows, in the order of project and subject."""
        if not sum(self.counts.get(outcome, 0) for outcome in LOUD):
            return []
        rows: list[dict[str, Any]] = engine.rows(self.loud()).to_pylist()
        return sorted(rows, key=lambda row: (row["project_id"] or "", row["subject"] or ""))

    def outcomes(self) -> Frame:
        """`rule`, `project_id`, `subject`, `outcome` of every subject."""
        rule = nw.lit(self.rule.code)
        return self.frame.select(
            "project_id", "subject", rule=rule, outcome=nw.col("_outcome")
        )


def judge(rule: Rule, world: World) -> Judged:
    """Apply `rule` to the tables of `world` and keep the result on its engine."""
    ladder = rule.function(**world.arguments(rule.reads))
    stepped = ladder.frame.with_columns(_step=chosen(ladder.steps))
    outcome = _explained(stepped, rule, ladder, world) if rule.explainable else _plain(
        stepped, ladder.steps
    )
    notes = {f"_note{i}": is_true(note.when) for i, note in enumerate(ladder.notes)}
    named = tuple(name for name in ladder.values if name not in {"project_id", "subject"})
    kept = world.engine.keep(
        outcome.select("project_id", "subject", "_step", "_outcome", *named, **notes)
    )
    return Judged(rule, ladder, kept, _count(kept, world.engine))


def _plain(frame: Frame, steps: Sequence[Step]) -> Frame:
    return frame.with_columns(_outcome=_outcome_of(steps))


def _explained(frame: Frame, rule: Rule, ladder: Ladder, world: World) -> Frame:
    accepted = world.frame("explanation").filter(nw.col("accepted"), nw.col("rule") == rule.code)
    keys = accepted.group_by("project_id", "subject").agg(_explained=nw.len())
    joined = _plain(frame, ladder.steps).join(keys, on=["project_id", "subject"], how="left")
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


def _count(kept: Frame, engine: Engine) -> dict[Outcome, int]:
    rows = engine.rows(kept.group_by("_outcome").agg(n=nw.len())).to_pylist()
    return {Outcome(row["_outcome"]): int(row["n"]) for row in rows}
