"""XJ05 tells of the sum claimed above the sum verified, never of one below it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of


@pytest.mark.parametrize(
    ("clue", "amount"),
    [
        ({"amount": 8000, "verified_amount": 16000}, None),
        ({"amount": 8000, "verified_amount": 8000}, None),
        ({"amount": 8000}, None),
        ({"amount": 8000.01, "verified_amount": 8000}, 1),
        ({"amount": 8000, "verified_amount": 0}, 800_000),
    ],
)
def test_the_sum_in_question_is_what_was_claimed_above_what_was_verified(
    clue: dict[str, Any], amount: int | None
) -> None:
    row = {"clue_id": "C", "project_id": "P", "people": 5, "verified_people": 3, **clue}
    world = World(
        PolarsEngine({"clue": table_of("clue", [row])}), as_of=dt.date(2024, 6, 30), region=None
    )
    [finding] = run(rules(), world, only=["XJ05"]).findings
    assert (finding.outcome, finding.amount) == ("found", amount)
