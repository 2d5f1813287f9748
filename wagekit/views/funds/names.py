"""What the ids in a case are called: parties, workers, projects, and the kinds of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.funds.part import Names

if TYPE_CHECKING:
    from wagekit.core.world import World

KEYS = (("party", "party_id"), ("worker", "worker_id"), ("project", "project_id"))


def names_of(world: World) -> Names:
    """Names by id; where one id has several, the first in the order of texts.

    Args:
        world: The tables of a case.
    """
    parties: dict[str, str] = {}
    for table, key in KEYS:
        for id_, name in _pairs(world, table, key, "name"):
            parties.setdefault(id_, name)
    return Names(parties, dict(_pairs(world, "account", "account_id", "kind")))


def _pairs(world: World, table: str, key: str, value: str) -> list[tuple[str, str]]:
    rows = world.records(world.frame(table).select(key, value))
    return sorted((row[key], row[value]) for row in rows if row[key] and row[value])
