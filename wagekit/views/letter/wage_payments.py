"""Payments that may be wages of the workers of one employer, whoever made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.model.codes import WAGES
from wagekit.views.letter.facts import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wagekit.views.letter.facts import Row
    from wagekit.views.letter.request import Request

TO_A_WORKER: Final = frozenset({*WAGES, "labour_cost", "loan", "other", None})
"""Classes of a payment that may be wages where a worker gets it."""
NO_FIRM: Final = frozenset({"individual", None})


@dataclass(frozen=True, slots=True)
class _Ends:
    """Who may be at either end of a payment.

    Attributes:
        mine: Ids and cards of the employer's workers.
        others: Those of workers that are only other employers'.
        firms: Firms that are not the employer.
        apart: Other employers, but for general contractors: these pay for everybody.
    """

    mine: frozenset[str]
    others: frozenset[str]
    firms: frozenset[str]
    apart: frozenset[str]


def wage_payments(employer: str, request: Request) -> Iterator[Row]:
    """Payments to the workers of an employer, and wages of which the payee is not known.

    Each has its day as `on`.

    Args:
        employer: The id of the employer.
        request: What a letter is made from.
    """
    ends = _ends(employer, request)
    for row in joined(request, "payment"):
        if _may_reach(row, ends):
            yield row | {"on": row["paid_at"].date(), "on_month": None}


def _may_reach(row: Row, ends: _Ends) -> bool:
    payee = {row["payee_id"], row["payee_account"]} - {None}
    if payee & ends.mine:
        return row["class"] in TO_A_WORKER
    elsewhere = payee & (ends.others | ends.firms) or row["payer_id"] in ends.apart
    return row["class"] in WAGES and not elsewhere


def _ends(employer: str, request: Request) -> _Ends:
    listed = [*joined(request, "worker"), *joined(request, "payroll")]
    mine = _people(row for row in listed if row["employer_id"] == employer)
    hired = [row for row in listed if row["employer_id"] not in {employer, None}]
    generals = {row["general_contractor_id"] for row in joined(request, "project")}
    firms = (row for row in joined(request, "party") if row["kind"] not in NO_FIRM)
    return _Ends(
        mine=mine,
        others=_people(hired) - mine,
        firms=frozenset(row["party_id"] for row in firms) - {employer},
        apart=frozenset(row["employer_id"] for row in hired) - generals,
    )


def _people(listed: Iterable[Row]) -> frozenset[str]:
    """The ids of workers, also that under which they go everywhere, and the cards of theirs."""
    names = ("worker_id", "person_id", "bank_account")
    return frozenset(row[name] for row in listed for name in names if row.get(name))
