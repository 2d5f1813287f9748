"""Decisions that order wages to be paid, whether their time is over, and what they reach."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wagekit.judge.liability_facts import first_day, last_day
from wagekit.judge.unpaid import unpaid_lines
from wagekit.law.workdays import roll_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.core.world import World
    from wagekit.judge.liability_debt import Debt
    from wagekit.judge.liability_facts import Facts

    Place = tuple[str | None, str | None]
    Row = Mapping[str, Any]

UNMET = frozenset({"partly", "refused", "absent"})
"""Results of a decision under which what it ordered is still to be paid."""


class Decisions:
    """The decisions on record, of every project."""

    def __init__(self, world: World, facts: Facts) -> None:
        self._world = world
        self._facts = facts
        self._rows = facts.all_rows("action", kind="decision")

    def reach(self, debt: Debt) -> int:
        """Fen of a debt that one which expired unmet can have ordered somebody to pay.

        What surely fell due only after it was served, or else made, it did not order.
        """
        return max((self._reach(row, debt) for row in self._expired(debt)), default=0)

    def state(self, debt: Debt) -> str:
        """In how far one opens a deposit for a debt: a word of the table's `decision`."""
        reaching = [row for row in self._expired(debt) if self._reach(row, debt)]
        if reaching:
            return "expired" if any(map(_is_served, reaching)) else "unserved"
        return "not_due" if any(self._expired(debt)) else "none"

    def _expired(self, debt: Debt) -> Iterator[Row]:
        """Those on a party that may be ordered to pay, whose time is over and that are not met."""
        return (
            row
            for row in self._rows
            if row["party_id"] in debt.parties - {None}
            and row["project_id"] in {None, debt.owed.project_id}
            and not self._is_met(row)
            and self._has_expired(row)
        )

    @cached_property
    def _unpaid(self) -> Mapping[Place, Sequence[Row]]:
        """By project and employer."""
        lines: dict[Place, list[Row]] = defaultdict(list)
        for line in unpaid_lines(self._world):
            lines[line["project_id"], line["employer_id"]].append(line)
        return lines

    def _reach(self, decision: Row, debt: Debt) -> int:
        made = last_day(decision, "served_on") or last_day(decision, "decided_on")
        if made is None:
            return debt.owed.amount
        lines = self._unpaid.get((debt.owed.project_id, debt.owed.employer_id), ())
        later: int = sum(line["owed"] for line in lines if line["since"] and line["since"] >= made)
        return max(debt.owed.amount - later, 0)

    def _is_met(self, decision: Row) -> bool:
        """Paid, or done whatever nobody wrote down; who paid a part, or refused, has not met it.

        What came of it after the day of judgement had not come yet.
        """
        done = first_day(decision, "done_on")
        if decision["result"] in UNMET:
            return False
        return self._facts.is_past(done) if done else decision["result"] == "paid"

    def _has_expired(self, row: Row) -> bool:
        end, day = last_day(row, "due_on"), self._facts.as_of
        return end is not None and day is not None and roll_later(end) < day


def _is_served(decision: Row) -> bool:
    """Whether anybody wrote down when."""
    return first_day(decision, "served_on") is not None
