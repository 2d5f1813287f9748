"""Orders to pay wages that are not known to be met: the records of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterWage:
    """A payroll line that surely fell due after an order was served: the order is not about it.

    Attributes:
        payroll_id: Its row.
        project_id: The project.
        employer_id: Who hired the worker; None where nobody is named.
        worker_id: Who is owed.
        owed: Fen, more than 0.
    """

    payroll_id: str
    project_id: str | None
    employer_id: str | None
    worker_id: str
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A document that orders wages to be paid; its other cells stand in its row of `action`.

    Attributes:
        action_id: Its row.
        kind: `rectify_order`, `pay_order` or `decision`.
        project_id: The project; None where it names none.
        party_id: Who is ordered; None where it names nobody.
        due: The last day to pay, moved over days of rest; None where not known.
        served: Whether it was served; None where that is open.
        expired: Whether its term is over; None where that is open.
        later: What fell due after it was served.
    """

    action_id: str
    kind: str
    project_id: str | None
    party_id: str | None
    due: dt.date | None
    served: bool | None
    expired: bool | None
    later: tuple[LaterWage, ...] = field(default=(), repr=False)
