"""Dues and payments to draw, made by hand or by chance."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from wagekit.views.timeline.part import ClaimLine, ContractMoney, PaymentLine

LONG = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市第一建筑安装工程有限责任公司"
NAMES = {"O": "业主公司", "G": "总包公司", "P": "一号工程"}
AS_OF = dt.date(2024, 6, 30)


def claim(claim_id: str, due: str | None, payable: int | None, **more: Any) -> ClaimLine:
    """A progress claim of which nothing is paid."""
    day = dt.date.fromisoformat(due) if due else None
    said: dict[str, Any] = {
        "kind": "progress",
        "period": None,
        "overdue": None if day is None else day < AS_OF,
        "disputed": False,
        "unpaid_least": payable,
        "unpaid_most": payable,
    }
    return ClaimLine(claim_id=claim_id, due_day=day, payable=payable, **{**said, **more})


def payment(payment_id: str, on: str, amount: int | None, **more: Any) -> PaymentLine:
    said: dict[str, Any] = {"class_": "progress", "counts": True, **more}
    return PaymentLine(payment_id=payment_id, on=dt.date.fromisoformat(on), amount=amount, **said)


def contract(
    contract_id: str, claims: list[ClaimLine], payments: list[PaymentLine], **more: Any
) -> ContractMoney:
    said: dict[str, Any] = {"title": "施工合同", "issuer_id": "O", "contractor_id": "G", **more}
    return ContractMoney(
        contract_id=contract_id, claims=tuple(claims), payments=tuple(payments), **said
    )


def usual() -> ContractMoney:
    """Two claims due, of which the second is disputed and partly unpaid; one ahead; retention."""
    return contract(
        "C1",
        [
            claim("A", "2024-01-31", 100_000_000, unpaid_least=0, unpaid_most=0),
            claim("B", "2024-04-30", 50_000_005, disputed=True, unpaid_least=30_000_005,
                  unpaid_most=30_000_005),
            claim("K", "2024-05-31", 10_000_000, kind="retention"),
            claim("D", "2024-09-30", 80_000_000),
        ],
        [payment("M1", "2024-02-10", 70_000_000), payment("M2", "2024-05-15", 50_000_000)],
    )  # fmt: skip


def by_chance(contract_id: str, count: int, seed: int = 1) -> ContractMoney:
    throw = random.Random(f"{contract_id}{count}{seed}")  # noqa: S311 - pictures, not secrets
    days = [dt.date(2023, 1, 5) + dt.timedelta(days=throw.randrange(700)) for _ in range(count)]
    claims = [
        claim(
            f"C{n:02}",
            day.isoformat(),
            throw.randrange(1, 10**10),
            disputed=throw.random() < 0.2,
            kind=throw.choice(["progress", "retention"]),
        )
        for n, day in enumerate(days)
    ]
    payments = [
        payment(f"M{n:02}", str(min(day, AS_OF)), throw.randrange(10**9),
                counts=throw.choice([True, True, None]))
        for n, day in enumerate(days)
    ]  # fmt: skip
    return contract(contract_id, claims, payments, title=LONG, issuer_id=LONG, contractor_id=LONG)
