"""A rule about rows of a table that holds none has no subjects, whatever else is in the case."""

from __future__ import annotations

import datetime as dt

import pytest

from wagekit.core.judged import ROWS
from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

EVERY = rules().by_code


def _world() -> World:
    project = table_of("project", [{"project_id": "P", "owner_id": "O", "region": "130100"}])
    worker = table_of("worker", [{"worker_id": "W", "project_id": "P", "employer_id": "F"}])
    contract = [{"contract_id": "C", "project_id": "P", "issuer_id": "O", "contractor_id": "F"}]
    tables = {"project": project, "worker": worker, "contract": table_of("contract", contract)}
    return World(PolarsEngine(tables), as_of=dt.date(2024, 6, 30), region=None)


@pytest.mark.parametrize("code", [code for code, rule in EVERY.items() if rule.subject in ROWS])
def test_what_is_spared_would_have_said_nothing(code: str) -> None:
    ladder = EVERY[code].function(**_world().arguments(EVERY[code].reads))
    assert _world().records(ladder.frame.select("subject")) == []


def test_the_rule_is_counted_as_run() -> None:
    answers = run(rules(), _world(), only=["GC01"])
    assert answers.counts == {"GC01": {}}
    assert answers.findings == ()
