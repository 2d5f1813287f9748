"""Contracts with an open side meet the payments of their parties without the product of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from made import dice, paid, rows_of, signed, world_of

from wagekit.chain import open_slot

if TYPE_CHECKING:
    from made import Rows

CLASSES = ("progress", "labour_cost", "material", "wage", None)
PEOPLE = ("O", "G", "L", None)


def owners_projects(many: int) -> Rows:
    """Projects of one owner, each with a claim on a contract without row; loose payments of his."""
    claims = [
        {"claim_id": f"F{i}", "contract_id": f"C{i}", "project_id": f"P{i}", "kind": "progress"}
        for i in range(many)
    ]
    money = [paid(f"M{i}", "O", f"X{i}", 1, project_id=None, kind="progress") for i in range(many)]
    projects = [{"project_id": f"P{i}", "owner_id": "O"} for i in range(many)]
    return {"project": projects, "claim": claims, "payment": money}


def without_contractors(many: int) -> Rows:
    """Contracts of one project without contractors, and payments of their issuer."""
    contracts = [signed(f"C{i}", "G", None) for i in range(many)]
    money = [paid(f"M{i}", "G", f"X{i}", 1, kind="progress") for i in range(many)]
    return {"project": [{"project_id": "P"}], "contract": contracts, "payment": money}


def without_sides(many: int) -> Rows:
    """Contracts of one project without sides, and loose payments of who takes part there."""
    contracts = [signed(f"C{i}", None, None) for i in range(many)]
    known = [signed(f"D{i}", "O", f"X{i}") for i in range(many)]
    money = [paid(f"M{i}", f"X{i}", "Z", 1, project_id=None, kind="progress") for i in range(many)]
    return {"project": [{"project_id": "P"}], "contract": contracts + known, "payment": money}


@pytest.mark.parametrize("made", [owners_projects, without_contractors, without_sides])
def test_rows_grow_with_the_tables(made: Any) -> None:
    counts = [len(rows_of(world_of(made(many)), "contract_payment")) for many in (100, 200, 400)]
    assert counts[2] <= 2 * counts[1] <= 4 * counts[0] <= 4 * 300


def test_the_sums_of_many_are_those_of_the_payments() -> None:
    (one, *_) = rows_of(world_of(owners_projects(50)), "contract_payment")
    assert (one["payments"], one["amount"], one["counts"]) == (50, 5000, None)


def drawn(seed: int) -> Rows:
    throw = dice(seed)
    contracts = [
        signed(f"C{i}", throw.choice(PEOPLE), throw.choice(PEOPLE), kind="professional")
        for i in range(throw.randint(1, 4))
    ]
    claims = [
        {
            "claim_id": f"F{i}",
            "contract_id": f"C{i}",
            "project_id": "P",
            "kind": "progress",
            "payable_amount": 100,
            "labour_cost_amount": 50,
            "due_on": "2024-02-01",
        }
        for i in range(5)
    ]
    money = [
        paid(
            f"M{i}", throw.choice(PEOPLE), throw.choice(PEOPLE), throw.choice((30, 100)),
            kind=throw.choice(CLASSES), project_id=throw.choice(("P", None)),
            mandated=throw.choice((True, False, None)), payee_account=throw.choice(("A", None)),
            paid_at=throw.choice(("2024-01-01", "2024-03-01")),
        )
        for i in range(throw.randint(1, 5))
    ]  # fmt: skip
    accounts = [{"account_id": "A", "party_id": "G", "kind": "wage_special", "project_id": "P"}]
    project = [{"project_id": "P", "owner_id": "O"}]
    tables = {"project": project, "contract": contracts, "claim": claims, "payment": money}
    return {**tables, "account": accounts}


def known(rows: Rows, table: str, names: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    found = rows_of(world_of(rows), table)
    return {row["claim_id"]: tuple(row[name] for name in names) for row in found}


@pytest.mark.parametrize("seed", range(60))
def test_sums_leave_open_at_least_what_the_payments_do(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans = {
        "claim_paid": ("unpaid_least", "unpaid_most"),
        "labour_paid": ("short_least", "short_most"),
    }
    for table, names in spans.items():
        monkeypatch.setattr(open_slot, "FEW", 1000)
        exact = known(drawn(seed), table, names)
        monkeypatch.setattr(open_slot, "FEW", 0)
        for claim, (least, most) in known(drawn(seed), table, names).items():
            assert least <= exact[claim][0] <= exact[claim][1] <= most
