"""Reads what fell due and what was paid under each contract of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.views.timeline.part import ClaimLine, ContractMoney, PaymentLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.core.world import World

    Row = Mapping[str, Any]


def contract_money(world: World, project: str) -> tuple[ContractMoney, ...]:
    """The contracts of a project under which anything fell due or was paid, by their ids.

    Args:
        world: The tables of a case.
        project: The project's id.
    """
    here = nw.col("project_id") == project
    contracts = {r["contract_id"]: r for r in world.records(world.frame("contract").filter(here))}
    claims = _by_contract(world.records(world.frame("claim_paid").filter(here)))
    known = sorted({*contracts, *claims})
    # A row that stands for several payments is the line of none.
    single = nw.col("payments") == 1
    laid = world.frame("contract_payment").filter(nw.col("contract_id").is_in(known), single)
    payments = _by_contract(world.records(laid))
    return tuple(
        _money(id_, contracts.get(id_, {}), claims.get(id_, []), payments.get(id_, []))
        for id_ in known
        if id_ in claims or id_ in payments
    )


def _by_contract(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["contract_id"], []).append(row)
    return found


def _money(id_: str, contract: Row, claims: list[Row], payments: list[Row]) -> ContractMoney:
    return ContractMoney(
        contract_id=id_,
        title=contract.get("title"),
        issuer_id=contract.get("issuer_id"),
        contractor_id=contract.get("contractor_id"),
        claims=tuple(_claim(row) for row in sorted(claims, key=lambda row: row["claim_id"])),
        payments=tuple(_paid(row) for row in sorted(payments, key=lambda r: r["payment_id"])),
    )


def _claim(row: Row) -> ClaimLine:
    return ClaimLine(
        claim_id=row["claim_id"],
        kind=row["kind"],
        period=row["period"],
        due_day=row["due_day"],
        overdue=row["overdue"],
        disputed=row["disputed"],
        payable=row["payable"],
        unpaid_least=row["unpaid_least"],
        unpaid_most=row["unpaid_most"],
    )


def _paid(row: Row) -> PaymentLine:
    return PaymentLine(
        payment_id=row["payment_id"],
        class_=row["class"],
        on=row["on"],
        amount=row["amount"],
        counts=row["counts"],
    )
