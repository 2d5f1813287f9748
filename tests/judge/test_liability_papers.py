"""Which rows the sums of a debt are read from: each sum names its sheets and rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa

from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.judge.liability_papers import papers
from wagekit.model.paper import SumOf
from wagekit.testing.rows import table_of

CASE: dict[str, list[dict[str, Any]]] = {
    "project": [{"project_id": "P", "owner_id": "O", "general_contractor_id": "G"}],
    "contract": [
        {"contract_id": "C", "issuer_id": "O", "contractor_id": "G", "kind": "general"},
        {"contract_id": "D", "parent_contract_id": "C", "issuer_id": "G", "contractor_id": "L",
         "kind": "labour"},
    ],
    "payroll": [
        {"payroll_id": "R", "worker_id": "W", "employer_id": "L", "month": "2024-03",
         "payable": 600, "paid": 0, "due_on": "2024-04-30"},
        {"payroll_id": "S", "worker_id": "W", "employer_id": "L", "month": "2024-04",
         "payable": 600, "paid": 600, "due_on": "2024-05-31"},
        {"payroll_id": "T", "worker_id": "W", "employer_id": "L", "month": "2024-05",
         "payable": 600, "paid": 0, "due_on": "2024-06-15"},
    ],
    "claim": [
        {"claim_id": "K", "contract_id": "C", "kind": "progress", "payable_amount": 700,
         "due_on": "2024-04-15", "disputed": False},
        {"claim_id": "N", "contract_id": "C", "kind": "progress", "payable_amount": 700,
         "due_on": "2024-06-15", "disputed": False},
    ],
    "payment": [
        {"payment_id": "M", "paid_at": "2024-04-20", "payer_id": "O", "payee_id": "G",
         "amount": 100, "class": "progress", "contract_id": "C"},
        {"payment_id": "B", "paid_at": "2024-05-20", "payer_id": "G", "payer_account": "A",
         "amount": 5, "balance_after": 50},
        {"payment_id": "E", "paid_at": "2024-05-21", "payer_id": "G", "payer_account": "A",
         "amount": 5, "balance_after": 45},
    ],
    "guarantee": [
        {"guarantee_id": "U", "kind": "wage_deposit", "form": "cash", "provider_id": "K",
         "amount": 500},
    ],
    "account": [{"account_id": "A", "party_id": "G", "kind": "wage_special"}],
}  # fmt: skip


def loaded(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """The rows as if they stood in a file of the table's name from its second row on."""
    table = table_of(name, [{"project_id": "P", **row} for row in rows])
    places = {
        "_file": pa.array([f"{name}.xlsx"] * len(rows), pa.string()),
        "_sheet": pa.array(["一"] * len(rows), pa.string()),
        "_row": pa.array(range(2, 2 + len(rows)), pa.int64()),
    }
    for column, values in places.items():
        at = table.column_names.index(column)
        table = table.set_column(at, column, values.cast(table.schema.field(column).type))
    return table


def read(case: dict[str, list[dict[str, Any]]]) -> list[tuple[SumOf, str, tuple[int, ...]]]:
    tables = {name: loaded(name, rows) for name, rows in case.items()}
    world = World(PolarsEngine(tables), as_of=dt.date(2024, 6, 30), region=None)
    found = papers(world)
    assert {(one.project_id, one.employer_id, one.sheet) for one in found} <= {("P", "L", "一")}
    assert all(one.file == f"{one.table}.xlsx" for one in found)
    return [(one.of, one.table, one.rows) for one in found]


def test_each_sum_names_the_rows_that_it_is_read_from() -> None:
    assert read(CASE) == [
        (SumOf.owed, "payroll", (2, 4)),
        (SumOf.owner_unsettled, "claim", (2,)),
        (SumOf.owner_unsettled, "payment", (2,)),
        (SumOf.deposit, "guarantee", (2,)),
        (SumOf.account, "account", (2,)),
        (SumOf.account, "payment", (4,)),
    ]


def test_a_debt_from_the_ledger_names_its_open_entries() -> None:
    entry = {"employer_id": "L", "amount": 900}
    ledger = [
        {"entry_id": "E1", **entry, "closed_on": "2024-06-01"},
        {"entry_id": "E2", **entry},
        {"entry_id": "E3", **entry},
    ]
    assert read({"project": CASE["project"], "arrears": ledger}) == [
        (SumOf.owed, "arrears", (3, 4))
    ]


def test_an_entry_of_the_ledger_of_price_stands_in_for_claims() -> None:
    case = {name: rows for name, rows in CASE.items() if name in {"project", "contract", "payroll"}}
    entry = {"entry_id": "E", "owner_id": "O", "contractor_id": "G", "amount": 300}
    assert read({**case, "funds_arrears": [entry]})[1:] == [
        (SumOf.owner_unsettled, "funds_arrears", (2,))
    ]


def test_where_nothing_is_owed_nothing_is_named() -> None:
    assert read({"project": CASE["project"]}) == []
