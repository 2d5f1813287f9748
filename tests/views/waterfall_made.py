"""Liabilities to draw, made by hand."""

from __future__ import annotations

from typing import Any

from wagekit.model.finding import Finding
from wagekit.model.liability import Liability, Liable, PlanStep, Role, Source, SourceKind

LONG = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市第一建筑安装工程有限责任公司"
NAMES = {"L": "劳务公司", "G": "总包公司", "O": "业主公司", "B": "某某银行", "P": "一号工程"}


def liable(order: int, party: str | None, role: Role, **more: Any) -> Liable:
    said: dict[str, Any] = {"articles": ("T30③",), "cap": None, "amount": None, "reason": "理由"}
    return Liable(order=order, party_id=party, role=role, **{**said, **more})


def source(kind: SourceKind, party: str | None, available: int) -> Source:
    return Source(kind=kind, party_id=party, available=available, articles=("T33a",))


def step(number: int, kind: SourceKind, party: str | None, amount: int) -> PlanStep:
    return PlanStep(step=number, source=kind, party_id=party, amount=amount, articles=("T33a",))


def finding(**said: Any) -> Finding:
    return Finding(finding_id=f"{said['rule']}/{said['subject']}", name="wages_unpaid", **said)


def usual(**more: Any) -> Liability:
    """A labour firm owes 1,262,944.05; 1,000,000.02 can be paid at once."""
    said: dict[str, Any] = {
        "project_id": "P",
        "employer_id": "L",
        "workers": 10,
        "owed": 126_294_405,
        "liable": (
            liable(1, "L", Role.direct_employer, amount=126_294_405),
            liable(2, "G", Role.general_contractor, amount=126_294_405),
            liable(3, "O", Role.owner_capped, amount=60_000_001, cap=60_000_001),
            liable(4, "B", Role.guarantor),
        ),
        "sources": (
            source(SourceKind.wage_account, "G", 40_000_001),
            source(SourceKind.owner_unsettled, "O", 60_000_001),
            source(SourceKind.deposit_letter, "B", 0),
        ),
        "plan": (
            step(1, SourceKind.wage_account, "G", 40_000_001),
            step(2, SourceKind.owner_unsettled, "O", 60_000_001),
        ),
        "covered": 100_000_002,
        "shortfall": 26_294_403,
    }
    return Liability(**{**said, **more})


def many(count: int) -> Liability:
    """As many parties and as many sources, each with a long name."""
    roles, kinds = list(Role), list(SourceKind)
    names = [f"{LONG}{n}" for n in range(count)]
    parties = [
        liable(
            n + 1, name, roles[n % len(roles)], amount=100 * count, cap=100 * n if n % 3 else None
        )
        for n, name in enumerate(names)
    ]
    money = [source(kinds[n % len(kinds)], name, 150) for n, name in enumerate(names)]
    plan = [step(n + 1, one.kind, one.party_id, 100) for n, one in enumerate(money)]
    return usual(
        owed=100 * count,
        liable=tuple(parties),
        sources=tuple(money),
        plan=tuple(plan),
        covered=100 * count,
        shortfall=0,
    )
