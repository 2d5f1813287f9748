"""Who must pay the wages owed, in what order, and out of which money: the records of a run."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Final

from wagekit.model.money import json_number
from wagekit.model.text import Text

INSIDE: Final = {"inside": True}
"""Marks a field that letters ask for and no output holds."""
MONEY: Final = frozenset({"owed", "cap", "amount", "available", "covered", "shortfall"})


class Role(StrEnum):
    """Why a party must pay, in the order in which parties are asked."""

    direct_employer = "direct_employer"
    general_contractor = "general_contractor"
    issuer = "issuer"
    labour_subject = "labour_subject"
    licence_lender = "licence_lender"
    owner_capped = "owner_capped"
    owner_full = "owner_full"
    dispatch_user = "dispatch_user"
    investor = "investor"
    successor = "successor"
    guarantor = "guarantor"
    emergency_fund = "emergency_fund"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _ROLES[self]


class SourceKind(StrEnum):
    """Where money is, in the order in which it is spent."""

    wage_account = "wage_account"
    owner_unsettled = "owner_unsettled"
    wage_deposit = "wage_deposit"
    deposit_letter = "deposit_letter"
    emergency_fund = "emergency_fund"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _SOURCES[self]


_ROLES: Final = {
    Role.direct_employer: Text("直接用工单位", "direct employer"),
    Role.general_contractor: Text("施工总承包单位", "general contractor"),
    Role.issuer: Text(
        "涉嫌发包给个人或无照单位者", "who may have given work to an individual or unlicensed firm"
    ),
    Role.labour_subject: Text("用工主体责任单位", "firm answering as employing subject"),
    Role.licence_lender: Text("涉嫌出借资质单位", "suspected lender of the licence"),
    Role.owner_capped: Text("建设单位（先行垫付）", "owner, up to the unsettled price"),
    Role.owner_full: Text("建设单位（清偿）", "owner, in full"),
    Role.dispatch_user: Text("劳务派遣用工单位", "user of dispatched labour"),
    Role.investor: Text("出资人", "investor"),
    Role.successor: Text("承继单位", "successor"),
    Role.guarantor: Text("工资保证金（保函）出具单位", "provider of the wage deposit or letter"),
    Role.emergency_fund: Text("欠薪应急周转金", "emergency fund"),
}
_SOURCES: Final = {
    SourceKind.wage_account: Text("农民工工资专用账户余额", "balance of the wage account"),
    SourceKind.owner_unsettled: Text("建设单位到期未付工程款", "project price that the owner owes"),
    SourceKind.wage_deposit: Text("工资保证金", "wage deposit"),
    SourceKind.deposit_letter: Text("工资保证金保函", "letter in place of the wage deposit"),
    SourceKind.emergency_fund: Text("欠薪应急周转金", "emergency fund"),
}


class _Record:
    """A frozen record whose fields are those of the output; its money is fen inside."""

    __slots__ = ()

    def as_dict(self) -> dict[str, Any]:
        """The fields as they are written, in their order; money in yuan."""
        written = [f.name for f in fields(self) if f.metadata != INSIDE]  # type: ignore[arg-type] # every record is a dataclass
        return {name: _plain(name, getattr(self, name)) for name in written}


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401 - any field
    if name in MONEY:
        return json_number(value)
    if isinstance(value, tuple):
        return [item.as_dict() if isinstance(item, _Record) else item for item in value]
    return str(value) if isinstance(value, StrEnum) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Liable(_Record):
    """One party under one role.

    Attributes:
        order: 1 for who is asked first.
        party_id: Who must pay; None where nobody is named.
        role: Why.
        articles: The articles it rests on, by their ids.
        cap: Fen; None where there is none or it is not known (`reason` says which).
        amount: Fen that the party must pay: up to its cap, or without one what the plan leaves;
            None where its cap is not known.
        reason: Why, in words and values.
        triggers: The names of the facts that it rests on, in the judge's table; not written.
        reach: Fen of the debt that those reach, whatever is paid; None where not said; not written.
    """

    order: int
    party_id: str | None
    role: Role
    articles: tuple[str, ...]
    cap: int | None
    amount: int | None
    reason: str
    triggers: tuple[str, ...] = field(default=(), metadata=INSIDE)
    reach: int | None = field(default=None, metadata=INSIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(_Record):
    """Money that the data show.

    Attributes:
        kind: Where it is.
        party_id: Whose it is; None where nobody is named.
        available: Fen there for this employer's workers; what is shared is counted once.
        articles: The articles that let wages be paid out of it.
    """

    kind: SourceKind
    party_id: str | None
    available: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep(_Record):
    """One payment of the plan.

    Attributes:
        step: 1 for the first.
        source: Out of which money.
        party_id: Whose money it is.
        amount: Fen.
        articles: The articles that let wages be paid out of it.
    """

    step: int
    source: SourceKind
    party_id: str | None
    amount: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Liability(_Record):
    """What one employer owes its workers in one project, and who must pay it.

    Attributes:
        project_id: The project; None where the ledger names none.
        employer_id: Who hired the workers; None where nobody is named.
        workers: How many are owed; None where the ledger does not say.
        owed: Fen.
        liable: Who must pay, in the order to be asked.
        sources: The money that the data show.
        plan: How it is spent.
        covered: Fen; the sum of `plan`.
        shortfall: Fen; `owed` less `covered`.
        owner_known: Whether it is known what the owner owes for it, be it nothing; not written.
        open: Payroll lines of which it is not known whether anything is owed; not written.
    """

    project_id: str | None
    employer_id: str | None
    workers: int | None
    owed: int
    liable: tuple[Liable, ...]
    sources: tuple[Source, ...]
    plan: tuple[PlanStep, ...]
    covered: int
    shortfall: int
    owner_known: bool = field(default=True, metadata=INSIDE)
    open: int = field(default=0, metadata=INSIDE)
