"""What a rule does, asked of the rule itself: the steps of its ladder, without any data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine

if TYPE_CHECKING:
    from wagekit.core.ladder import Step
    from wagekit.core.rule import Rule


def steps_of(rule: Rule) -> tuple[Step, ...]:
    """The steps of `rule`, from applying it to a world in which nothing is known."""
    return rule.function(**_nothing_known().arguments(rule.reads)).steps


@cache
def _nothing_known() -> World:
    world = World(PolarsEngine({}), as_of=None, region=None)
    world.offer_no_outcomes()
    return world
