"""All rules over a world, answered on its engine: nothing is brought here but counts.

A case turns the answer into findings in words (`runner`); a province reads it as frames, since it
may hold millions of subjects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.errors import WagekitError
from wagekit.core.evidence import SUBJECT, rows_cited
from wagekit.core.judged import Judged, judge
from wagekit.core.rule import OUTCOMES
from wagekit.intake.said import Said
from wagekit.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from wagekit.core.logic import Frame
    from wagekit.core.registry import Rules
    from wagekit.core.rule import Rule
    from wagekit.core.world import World


@dataclass(frozen=True, slots=True)
class Screened:
    """What rules said of a world.

    Attributes:
        judged: the judged frame of each rule that ran.
        failed: why each other rule did not run.
    """

    world: World
    judged: Mapping[str, Judged]
    failed: Mapping[str, str]

    def having(self, outcomes: Collection[Outcome]) -> dict[str, Judged]:
        """The rules of which any subject had one of `outcomes`."""
        return {
            code: one
            for code, one in self.judged.items()
            if any(one.counts.get(outcome) for outcome in outcomes)
        }

    def findings(self, outcomes: Collection[Outcome] = (Outcome.found,)) -> Frame | None:
        """`rule`, `project_id`, `subject`, `outcome`, `step`, `amount` (fen), one row a finding.

        `step` counts the steps of the rule's ladder from 0; None where no rule found anything.
        """
        parts = [_findings(one, outcomes) for one in self.having(outcomes).values()]
        return nw.concat(parts, how="vertical") if parts else None

    def evidence(self, outcomes: Collection[Outcome] = (Outcome.found,)) -> Frame | None:
        """`rule`, `project_id`, `subject`, `table`, `key`, `_file`, `_sheet`, `_row`."""
        return rows_cited(self.having(outcomes).values(), outcomes, self.world)


def screen(rules: Rules, world: World, *, only: Sequence[str] = ()) -> Screened:
    """Run all rules, or those in `only` with the ones that they read the outcomes of.

    A rule that fails is in `failed` with the reason; the others are not touched by it.
    """
    judged: dict[str, Judged] = {}
    failed = {broken.name: broken.reason for broken in rules.broken}
    for rule in _in_order(rules, set(only) or set(rules.by_code)):
        try:
            one = judge(rule, _offering(world, rule, judged))
        except WagekitError as error:
            failed[rule.code] = error.args[0]
        except Exception as error:  # noqa: BLE001 - one broken rule must not silence the others
            failed[rule.code] = f"{type(error).__name__}: {error}"
        else:
            judged[rule.code] = one
    return Screened(world, judged, failed)


def _in_order(rules: Rules, wanted: set[str]) -> Iterator[Rule]:
    needed = wanted | {code for w in wanted & set(rules.by_code) for code in rules.by_code[w].after}
    chosen = [rules.by_code[code] for code in sorted(needed) if code in rules.by_code]
    yield from (rule for rule in chosen if not rule.after)
    yield from (rule for rule in chosen if rule.after)


def _offering(world: World, rule: Rule, judged: Mapping[str, Judged]) -> World:
    if rule.after:
        missing = [code for code in rule.after if code not in judged]
        if missing:
            raise WagekitError(
                Said(
                    f"所依据的规则{'、'.join(missing)}未能运行",
                    f"it builds on {', '.join(missing)}, which did not run",
                )
            )
        parts = [judged[code].outcomes() for code in rule.after]
        world.offer(OUTCOMES, nw.concat(parts, how="vertical"))
    return world


def _findings(judged: Judged, outcomes: Collection[Outcome]) -> Frame:
    amount = judged.ladder.amount
    return judged.listed(outcomes).select(
        *SUBJECT,
        rule=nw.lit(judged.rule.code),
        outcome=nw.col("_outcome"),
        step=nw.col("_step"),
        amount=nw.col(amount).cast(nw.Int64) if amount else nw.lit(None, dtype=nw.Int64),
    )
