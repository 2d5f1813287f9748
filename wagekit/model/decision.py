"""What a person decided about a finding, and where a finding stands after all decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from wagekit.model.text import Text

if TYPE_CHECKING:
    import datetime as dt


class DecisionKind(StrEnum):
    """What a line of the decision log does; a finding stays a suspicion whatever is decided."""

    confirm = "confirm"
    dismiss = "dismiss"
    explain = "explain"
    undo = "undo"

    @property
    def text(self) -> Text:
        """What a person calls it."""
        return _KINDS[self]


_KINDS: Final = {
    DecisionKind.confirm: Text("确认跟进", "confirmed for follow-up"),
    DecisionKind.dismiss: Text("排除疑点", "dismissed"),
    DecisionKind.explain: Text("登记说明", "explanation recorded"),
    DecisionKind.undo: Text("撤销", "undone"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding as it stood on a day: what a person had before them when they decided.

    Attributes:
        outcome: Its outcome.
        amount: Fen; None when unknown.
        evidence: A fingerprint of the rows it rested on, by what they say and not where they stand.
    """

    outcome: str
    amount: int | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the decision log.

    Attributes:
        decision_id: Its own id.
        when: The moment, with its zone.
        who: Who decided.
        project_id: The project of the finding.
        rule: The rule of the finding.
        subject: What the finding is about; with rule and project it says which finding is meant.
        finding_id: The finding's id on that day.
        kind: What was decided.
        reason: On what grounds.
        undoes: The id of the decision taken back; None for any other kind.
        seen: The finding on that day.
        row: The line of the file, as Excel numbers it.
    """

    decision_id: str
    when: dt.datetime
    who: str
    project_id: str | None
    rule: str
    subject: str
    finding_id: str
    kind: DecisionKind
    reason: str
    undoes: str | None
    seen: Seen
    row: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a finding stands.

    Attributes:
        decision: The last decision that was not taken back; None where there is none.
        history: All decisions about it, the oldest first, those taken back and undoings included.
        now: The finding as this run has it; compare `decision.seen` to know what changed.
    """

    decision: Decision | None
    history: tuple[Decision, ...]
    now: Seen

    @property
    def dismissed(self) -> bool:
        """Whether a person put it aside; it is still shown."""
        return self.decision is not None and self.decision.kind is DecisionKind.dismiss

    @property
    def left_out(self) -> bool:
        """Whether it stays out of letters: dismissed, and as the outcome that it has now.

        Who dismissed "cannot tell" has not seen what was found since. A log without that column
        says no other outcome.
        """
        if self.decision is None or not self.dismissed:
            return False
        return self.decision.seen.outcome in {"", self.now.outcome}

    @property
    def changed(self) -> tuple[str, ...]:
        """What is no longer as it was when the decision was made: names of fields of `Seen`."""
        if self.decision is None:
            return ()
        then, now = self.decision.seen, self.now
        names = ("outcome", "amount", "evidence")
        return tuple(name for name in names if getattr(then, name) != getattr(now, name))
