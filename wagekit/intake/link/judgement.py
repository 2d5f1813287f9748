"""Judgements that two parties are one, or are not: who said so, on what, and how to undo it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Verdict = Literal["same", "branch", "different", "proposed"]
ITSELF = "wagekit"
PROPOSING = frozenset({"similar", "payee_name"})
"""The rules that only propose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement. Files are never changed: a line in links.csv undoes it in the next run.

    Attributes:
        left: The party that keeps its id, as `links.csv` can name it: its id; or the payment.
        right: The other: its id, or the name as a file spells it.
        judgement: `same`, `branch` (right is a branch of left), `different`, or `proposed`
            (alike, but nothing was done).
        who: `wagekit`, or the person who wrote the line in `links.csv`.
        rule: `uscc`, `id_no`, `name`, `former_name`, `site_office`, `branch`, `masked_id`,
            `person_name`, `person_team`, `wage_card`, `team_name`, `both_statements` (two lines,
            one payment), `similar`, `payee_name` (a payee without number has the name of somebody
            on a roster) or `links.csv`.
        score: 0 to 1; None for a person's decision.
        left_value: The value on the left that was compared.
        right_value: The value on the right.
        why: What spoke for it, in words.
        file: Where the right one stands first.
        sheet: The sheet, where there is one.
        row: The row as Excel numbers it.
    """

    left: str
    right: str
    judgement: Verdict
    who: str = ITSELF
    rule: str
    score: float | None = None
    left_value: str | None = None
    right_value: str | None = None
    why: str = ""
    file: str | None = None
    sheet: str | None = None
    row: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The fields in their order."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(slots=True)
class Judgements:
    """Judgements as they are made, each pair once for each rule."""

    made: dict[tuple[str, str, str], Judgement] = field(default_factory=dict)

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement unless the same was made before."""
        if judgement.left != judgement.right:
            key = (judgement.left, judgement.right, judgement.rule)
            self.made.setdefault(key, judgement)

    def __iter__(self) -> Iterator[Judgement]:
        return iter(self.made.values())
