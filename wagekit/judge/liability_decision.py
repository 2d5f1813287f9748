"""Decisions that order wages to be paid, and whether their time is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_facts import first_day, last_day
from wagekit.law.workdays import roll_later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.judge.liability_debt import Debt
    from wagekit.judge.liability_facts import Facts

    Row = Mapping[str, Any]

UNMET = frozenset({"partly", "refused", "absent"})
"""Results of a decision under which what it ordered is still to be paid."""


class Decisions:
    """The decisions on record, of every project."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._rows = facts.all_rows("action", kind="decision")

    def have_expired(self, debt: Debt) -> bool:
        """Whether one that ordered somebody to pay the debt has expired unmet."""
        return any(
            row["party_id"] in debt.parties - {None}
            and row["project_id"] in {None, debt.owed.project_id}
            and not self._is_met(row)
            and self._has_expired(row)
            for row in self._rows
        )

    def _is_met(self, decision: Row) -> bool:
        """Paid, or done whatever nobody wrote down; who paid a part, or refused, has not met it."""
        if decision["result"] in UNMET:
            return False
        return decision["result"] == "paid" or self._facts.is_past(first_day(decision, "done_on"))

    def _has_expired(self, row: Row) -> bool:
        end, day = last_day(row, "due_on"), self._facts.as_of
        return end is not None and day is not None and roll_later(end) < day
