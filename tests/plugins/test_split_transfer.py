"""The sum of ZB02: what went out in pieces, unless their prices overlap."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from wagekit.model.finding import Finding


def contract(contract_id: str, price: int, **more: str) -> dict[str, object]:
    return {"contract_id": contract_id, "project_id": "P", "price": price, **more}


def found(labour: int, workers: list[dict[str, str]]) -> Finding:
    above = {"parent_contract_id": "F", "issuer_id": "G"}
    given = [
        contract("F", 1000, issuer_id="O", contractor_id="G", kind="general"),
        contract("S", 500, **above, contractor_id="A", kind="professional"),
        contract("L", labour, **above, contractor_id="B", kind="labour"),
    ]
    tables = {"contract": table_of("contract", given), "worker": table_of("worker", workers)}
    engine = PolarsEngine(tables)
    world = World(engine, as_of=dt.date(2024, 6, 30), region=None)
    (finding,) = run(rules(), world, only=["ZB02"]).findings
    return finding


@pytest.mark.parametrize(("labour", "amount"), [(420, 92_000), (500, 100_000), (501, None)])
def test_pieces_that_overlap_have_no_sum(labour: int, amount: int | None) -> None:
    assert found(labour, []).amount == amount


def test_where_somebody_is_on_record_it_is_not_said_that_nobody_is() -> None:
    another = {"worker_id": "W", "project_id": "P", "employer_id": "B"}
    assert found(420, [another]).reason.endswith("未见其自有工人出勤")
    assert found(420, []).reason.endswith("资料中没有花名册和考勤，是否自行施工不明")
