"""Whether a run knows what the owner owes for the wages: no data is not nothing."""

from __future__ import annotations

from typing import Any

import pytest
from test_liability import judged

CLAIM = {"claim_id": "M", "contract_id": "C", "kind": "progress", "payable_amount": 500,
         "disputed": False, "due_on": "2024-04-10"}  # fmt: skip
PAID = {"payment_id": "PM", "paid_at": "2024-04-01", "payer_id": "O", "payee_id": "G",
        "amount": 500, "class": "progress", "contract_id": "C", "project_id": "P"}  # fmt: skip
PART = PAID | {"amount": 200}
WAGES = {"payroll_id": "R", "worker_id": "W", "employer_id": "L", "month": "2024-03",
         "payable": 600, "paid": 0}  # fmt: skip
ENTRY = {"entry_id": "J", "owner_id": "O", "contractor_id": "G", "project_id": "P", "amount": 700}


@pytest.mark.parametrize(
    ("known", "given"),
    [
        pytest.param(False, {}, id="no claims and no payments"),
        pytest.param(False, {"payment": [PAID]}, id="payments alone do not say what was due"),
        pytest.param(True, {"claim": [CLAIM], "payment": [PAID]}, id="paid in full"),
        pytest.param(True, {"claim": [CLAIM], "payment": [PAID | {"amount": 200}]}, id="in part"),
        pytest.param(False, {"claim": [CLAIM]}, id="no payment on record: all may be paid"),
        pytest.param(
            True, {"claim": [CLAIM | {"due_on": "2024-09-01"}]}, id="due after the day of judgement"
        ),
        pytest.param(True, {"claim": [CLAIM | {"disputed": True}]}, id="disputed"),
        pytest.param(False, {"claim": [CLAIM | {"due_on": None}]}, id="nobody says when it is due"),
        pytest.param(False, {"claim": [CLAIM | {"kind": "retention"}]}, id="retention alone"),
        pytest.param(
            False,
            {"claim": [CLAIM], "payroll": [WAGES | {"due_on": "2024-04"}], "payment": [PART]},
            id="due within the month of the pay day",
        ),
        pytest.param(
            True,
            {"claim": [CLAIM], "payroll": [WAGES | {"due_on": "2024-03"}], "payment": [PART]},
            id="due after the month of the pay day",
        ),
        pytest.param(True, {"funds_arrears": [ENTRY]}, id="the ledger says"),
        pytest.param(False, {"funds_arrears": [ENTRY | {"amount": None}]}, id="without a sum"),
    ],
)
def test_what_the_owner_owes_is_known_or_not(known: bool, given: dict[str, Any]) -> None:  # noqa: FBT001
    assert judged(given)["L"].owner_known is known
