"""What a rule does, asked of the rule itself: the steps of its ladder, without any data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine

if TYPE_CHECKING:
    from wagekit.core.ladder import Step
    from wagekit.core.rule import Rule


def steps_of(rule: Rule) -> tuple[Step, ...]:
    """The steps of `rule`, from applying it to a world in which nothing is known."""
    world = World(DuckDBEngine({}), as_of=None, region=None)
    if rule.after:
        world.offer_no_outcomes()
    return rule.function(**world.arguments(rule.reads)).steps
