"""What ZD05 adds to its sentences, and where it adds nothing."""

from __future__ import annotations

import datetime as dt

from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.rows import table_of

DEPOSIT = {"guarantee_id": "D", "project_id": "P", "kind": "wage_deposit", "form": "cash"}


def contract(contract_id: str, kind: str, signed_on: str) -> dict[str, object]:
    ends = {"issuer_id": "O", "contractor_id": contract_id, "signed_on": signed_on}
    price = {"price": 10_000_000, "ended_on": "2024-12-31"}
    return {"contract_id": contract_id, "project_id": "P", "kind": kind, **ends, **price}


def reason(signed: str, also_signed: str, amount: int = 1_000_000) -> str:
    given: dict[str, list[dict[str, object]]] = {
        "project": [{"project_id": "P", "sector": "building", "owner_id": "O",
                     "general_contractor_id": "G", "permit_no": "none"}],
        "contract": [contract("G", "general", signed), contract("S", "professional", also_signed)],
        "guarantee": [{**DEPOSIT, "amount": amount, "from_on": "2023-05-08"}],
    }  # fmt: skip
    tables = {name: table_of(name, rows) for name, rows in given.items()}
    world = World(PolarsEngine(tables), as_of=dt.date(2024, 6, 30), region=None)
    (finding,) = run(rules(), world, only=["ZD05"]).findings
    return finding.reason


def test_a_due_day_that_is_known_is_not_called_the_latest() -> None:
    assert reason("2023-03-01", "2023-02").endswith("晚于2023-03-29（20个工作日）")


def test_a_due_day_of_which_the_month_is_known_is_called_the_latest() -> None:
    assert "按最晚的可能计算" in reason("2023-02-01", "2023-03")


def test_a_firm_on_no_list_has_no_note_of_one() -> None:
    assert "失信名单" not in reason("2023-03-01", "2023-03-01", amount=1000)
