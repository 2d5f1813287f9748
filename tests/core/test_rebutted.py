"""A finding that an accepted explanation rebuts."""

from __future__ import annotations

import datetime as dt

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.model.finding import Finding, Outcome
from wagekit.testing.rows import table_of

WORKS = {
    "project": [{"project_id": "P", "owner_id": "O", "general_contractor_id": "G"}],
    "contract": [
        {
            "contract_id": "C",
            "project_id": "P",
            "issuer_id": "O",
            "contractor_id": "G",
            "kind": "general",
        }
    ],
    "staff": [
        {"project_id": "P", "company_id": "G", "post": "technical", "person_id": "none"},
    ],
}


def judged(*, accepted: bool, **more: object) -> Finding:
    said = {"project_id": "P", "rule": "ZB03", "subject": "C", "accepted": accepted, **more}
    rows = {**WORKS, "explanation": [said]}
    engine = PolarsEngine({name: table_of(name, own) for name, own in rows.items()})
    world = World(engine, as_of=dt.date(2024, 6, 30), region=None)
    (finding,) = run(rules(), world, only=["ZB03"]).findings
    return finding


def test_the_explanation_is_one_of_its_rows() -> None:
    finding = judged(accepted=True)
    assert finding.outcome is Outcome.rebutted
    assert "explanation" in {row.table for row in finding.evidence}


def test_an_explanation_that_was_not_accepted_is_none_of_them() -> None:
    finding = judged(accepted=False)
    assert finding.outcome is Outcome.found
    assert "explanation" not in {row.table for row in finding.evidence}


@pytest.mark.parametrize("day", ["2024-06-30", None])
def test_one_accepted_by_the_day_of_judgement_counts(day: str | None) -> None:
    assert judged(accepted=True, decided_on=day).outcome is Outcome.rebutted


def test_one_accepted_the_day_after_does_not() -> None:
    assert judged(accepted=True, decided_on="2024-07-01").outcome is Outcome.found
