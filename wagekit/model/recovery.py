"""What each worker gets out of the money of a plan, to the fen: the records of a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from wagekit.model.money import yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    import datetime as dt

    from wagekit.model.liability import SourceKind


class HandOut(StrEnum):
    """How money that does not reach all is divided; no law says, so each is a suggestion."""

    longest_owed = "longest_owed"
    pro_rata = "pro_rata"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _WAYS[self]


_WAYS: Final = {
    HandOut.longest_owed: Text(
        "先付拖欠最久的，同日的先付月应发工资最低的（不明者在后），再按人员编号",
        "the longest owed first, of one day the lowest monthly pay first (unknown last),"
        " then by worker id",
    ),
    HandOut.pro_rata: Text("按各人尚欠数额的比例", "in proportion to what each is still owed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPart:
    """What a worker gets out of one step of the plan.

    Attributes:
        step: The step's number in the plan.
        source: Out of which money.
        party_id: Whose money it is.
        amount: Fen, more than 0.
    """

    step: int
    source: SourceKind
    party_id: str | None
    amount: int

    def as_dict(self) -> dict[str, Any]:
        """The fields in their order; money in yuan as Decimal."""
        return {
            "step": self.step,
            "source": str(self.source),
            "party_id": self.party_id,
            "amount": yuan(self.amount),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What one employer owes one worker in one project, and what the plan pays of it.

    Attributes:
        project_id: The project.
        employer_id: Who hired the worker; None where nobody is named.
        worker_id: Who is owed.
        owed: Fen, more than 0.
        since: The first day on which wages were surely overdue.
        monthly: Fen; the lowest wages payable for a month; None where not known.
        heuristic_order: By which suggestion the money is divided; no law says so.
        paid: Fen; the sum of `parts`.
        parts: What it is paid out of, in the order of the plan.
        rest: Fen; `owed` less `paid`.
    """

    project_id: str | None
    employer_id: str | None
    worker_id: str
    owed: int
    since: dt.date
    monthly: int | None
    heuristic_order: HandOut
    paid: int
    parts: tuple[RecoveryPart, ...]
    rest: int

    def as_dict(self) -> dict[str, Any]:
        """The fields in their order; money in yuan as Decimal, so that sums stay exact."""
        return {
            "project_id": self.project_id,
            "employer_id": self.employer_id,
            "worker_id": self.worker_id,
            "owed": yuan(self.owed),
            "since": self.since,
            "monthly": None if self.monthly is None else yuan(self.monthly),
            "heuristic_order": str(self.heuristic_order),
            "paid": yuan(self.paid),
            "parts": [part.as_dict() for part in self.parts],
            "rest": yuan(self.rest),
        }
