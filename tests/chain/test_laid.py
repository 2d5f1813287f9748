"""Where payments are placed that name neither project nor contract."""

from __future__ import annotations

import pytest
from made import paid, rows_of, world_of

CONTRACTS = [
    {"contract_id": f"C{project}", "project_id": project, "issuer_id": "O", "contractor_id": "G"}
    for project in ("P", "Q")
]


@pytest.mark.parametrize("holder", ["G", None])
@pytest.mark.parametrize("side", ["payer_account", "payee_account"])
def test_the_project_of_an_account_places_a_payment(holder: str | None, side: str) -> None:
    account = {"account_id": "A", "party_id": holder, "project_id": "Q"}
    rows = {
        "contract": CONTRACTS,
        "account": [account],
        "payment": [paid("1", "O", "G", 5, project_id=None, **{side: "A"})],
    }
    assert [row["project_id"] for row in rows_of(world_of(rows), "laid")] == ["Q"]


def test_a_payment_says_itself_where_it_belongs() -> None:
    rows = {
        "contract": CONTRACTS,
        "account": [{"account_id": "A", "party_id": "G", "project_id": "Q"}],
        "payment": [paid("1", "O", "G", 5, payee_account="A")],
    }
    assert [row["project_id"] for row in rows_of(world_of(rows), "laid")] == ["P"]
