"""A row is shown under the key that stands in where a part of its key is not known."""

from __future__ import annotations

from typing import Any

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

CLUE = {"clue_id": "C", "project_id": "P"}


@pytest.mark.parametrize(
    ("claimant", "key"),
    [
        ({"worker_id": "A", "name": "甲某"}, "C/A"),
        ({"name": "甲某"}, "C/甲某"),
        ({"id_no": "110101199001010015"}, "C/110101199001010015"),
        ({"claimed_amount": 1000}, "C/"),
    ],
)
def test_the_row_of_a_claimant_is_shown(claimant: dict[str, Any], key: str) -> None:
    tables = {
        "clue": table_of("clue", [CLUE]),
        "claimant": table_of("claimant", [{"clue_id": "C", **claimant}]),
    }
    world = World(PolarsEngine(tables), as_of=None, region=None)
    [finding] = run(rules(), world, only=["XJ01"]).findings
    assert finding.subject == key
    assert ("claimant", key) in [(row.table, row.key) for row in finding.evidence]
