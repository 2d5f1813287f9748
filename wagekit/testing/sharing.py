"""Which cases can be the projects of one world.

Ids get the case's own prefix, so cases cannot meet. They share a world when they agree on the day,
the region and whether parties look alike, and where none holds a row of a table whose being empty
tells the rule of another something.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wagekit.core.derived import ANY, COMPLETE, behind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.core.registry import Rules
    from wagekit.core.rule import Rule
    from wagekit.testing.cases import Case


@dataclass(slots=True)
class Shared:
    """A world of cases: what they agree on, the tables they hold, those that must stay empty."""

    agreed: tuple[Any, ...]
    cases: list[Case] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)

    def takes(self, agreed: tuple[Any, ...], held: set[str], empty: set[str]) -> bool:
        """Whether a case can come in without changing what the others are told, or being told."""
        return self.agreed == agreed and self.held.isdisjoint(empty) and self.empty.isdisjoint(held)


def shared_worlds(cases: Iterable[Case], rules: Rules) -> list[Shared]:
    """Few: the cases that need no table empty are together, so that a rule is rarely in two."""
    asked = {code: _asked(rule, rules) for code, rule in rules.by_code.items()}
    worlds: list[Shared] = []
    for case in cases:
        held = set(COMPLETE) & case.rows.keys()
        empty = asked[case.rule] - held
        agreed = (case.as_of, case.region, bool(case.alike), bool(empty))
        fitting = (world for world in worlds if world.takes(agreed, held, empty))
        world = next(fitting, None)
        if world is None:
            worlds.append(world := Shared(agreed))
        world.cases.append(case)
        world.held |= held
        world.empty |= empty
    return worlds


def _asked(rule: Rule, rules: Rules) -> set[str]:
    """Tables of which `rule`, or one whose outcomes it reads, asks whether they hold a row."""
    own = {ANY[name] for name in behind(rule.reads) if name in ANY}
    return own.union(*(_asked(rules.by_code[code], rules) for code in rule.after))
