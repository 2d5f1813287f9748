"""Which FollowTheMoney schema a row of each table becomes, property by property."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from wagekit.model.schema import tables as schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

NONE: Final[Mapping[str, Any]] = MappingProxyType({})
WHO: Final = "who"
"""Parties and workers share one space of ids, as the columns that name them do."""

KINDS: Final[Mapping[str | None, str]] = MappingProxyType(
    {
        None: "LegalEntity",
        "company": "Company",
        "branch": "Company",
        "partnership": "Company",
        "sole_trader": "Organization",
        "government": "PublicBody",
        "individual": "Person",
    }
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a row of one table becomes one entity.

    Attributes:
        table: The canonical table.
        schema: The FollowTheMoney schema.
        says: Property -> column.
        points: Property -> column that names another entity, and of which space of ids.
        needs: Columns without which there is no such entity.
        const: Property -> value.
        space: The space of ids that rows of this table are named in, where others point at them.
    """

    table: str
    schema: str
    says: Mapping[str, str]
    points: Mapping[str, tuple[str, str]] = field(default_factory=lambda: NONE)
    needs: tuple[str, ...] = ()
    const: Mapping[str, str] = field(default_factory=lambda: NONE)
    space: str = ""


CNY: Final = MappingProxyType({"currency": "CNY"})
SHAPES: Final = (
    Shape(
        "project",
        "Project",
        {
            "name": "name",
            "projectId": "project_id",
            "startDate": "started_on",
            "endDate": "completed_on",
            "amount": "contract_price",
        },
        const=CNY,
        space="project",
    ),
    *(
        Shape(
            "project",
            "ProjectParticipant",
            {},
            {"project": ("project_id", "project"), "participant": (column, WHO)},
            needs=(column,),
            const={"role": schemas()["project"].column(column).zh},
        )
        for column in ("owner_id", "general_contractor_id")
    ),
    Shape(
        "account",
        "BankAccount",
        {
            "accountNumber": "account_id",
            "bankName": "bank",
            "accountType": "kind",
            "openingDate": "opened_on",
            "closingDate": "closed_on",
        },
        space="account",
    ),
    Shape(
        "account",
        "Ownership",
        {},
        {"owner": ("party_id", WHO), "asset": ("account_id", "account")},
        needs=("party_id",),
    ),
    Shape(
        "contract",
        "Contract",
        {"title": "title", "type": "kind", "amount": "price", "contractDate": "signed_on"},
        {"authority": ("issuer_id", WHO), "project": ("project_id", "project")},
        const=CNY,
        space="contract",
    ),
    Shape(
        "contract",
        "ContractAward",
        {"amount": "price", "date": "signed_on", "documentNumber": "contract_id"},
        {"supplier": ("contractor_id", WHO), "contract": ("contract_id", "contract")},
        needs=("contractor_id",),
        const=CNY,
    ),
    Shape(
        "payment",
        "Payment",
        {
            "transactionNumber": "payment_id",
            "date": "paid_at",
            "amount": "amount",
            "purpose": "purpose",
            "programme": "class",
        },
        {
            "payer": ("payer_id", WHO),
            "beneficiary": ("payee_id", WHO),
            "payerAccount": ("payer_account", "account"),
            "beneficiaryAccount": ("payee_account", "account"),
            "contract": ("contract_id", "contract"),
            "project": ("project_id", "project"),
        },
        const=CNY,
    ),
    Shape(
        "worker",
        "ProjectParticipant",
        {"role": "job", "startDate": "entered_on", "endDate": "left_on"},
        {"project": ("project_id", "project"), "participant": ("worker_id", WHO)},
    ),
)
EMPLOYED: Final = Shape(
    "worker",
    "Employment",
    {"role": "job", "startDate": "entered_on", "endDate": "left_on"},
    {"employer": ("employer_id", WHO), "employee": ("worker_id", WHO)},
    needs=("employer_id",),
)
HIRED: Final = Shape(
    "worker",
    "UnknownLink",
    EMPLOYED.says,
    {"subject": ("employer_id", WHO), "object": ("worker_id", WHO)},
    needs=("employer_id",),
)
"""The same where the employer is a person, or nobody knows what it is."""

NAMED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        WHO: ("LegalEntity", "name"),
        "account": ("BankAccount", "accountNumber"),
        "project": ("Project", "name"),
        "contract": ("Contract", "title"),
    }
)
"""What is made of an id that rows point at and no row describes."""
