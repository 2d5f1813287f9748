"""The decision table of acts, read from YAML that a lawyer can check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wagekit.model.finding import Act
from wagekit.model.text import Text
from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

BEFORE, AFTER, OPEN = "before", "after", "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the act, the rules of which any must be found, and what it asks of the entry."""

    act: Act
    rules: frozenset[str]
    entry: str | None
    articles: tuple[str, ...]
    ask: tuple[str, ...]
    borrowed: bool = False

    def holds(self, found: Collection[str], entry: str, *, borrowed: bool) -> bool:
        """Whether this row holds for the rules found on a contract and the entry known of it.

        `borrowed`: a borrowed licence is judged on this contract, and the borrower came before.
        """
        known = self.entry in {None, entry} and (borrowed or not self.borrowed)
        return known and bool(self.rules & set(found))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in order, what each act always excludes, and why."""

    rows: tuple[Row, ...]
    excludes: Mapping[Act, tuple[Act, ...]]
    why: Mapping[tuple[Act, Act], Text]

    @property
    def rules(self) -> frozenset[str]:
        """Every rule that can lead to an act."""
        return frozenset(code for row in self.rows for code in row.rules)


@cache
def table() -> Table:
    """The table of `determination.yaml`."""
    text = files("wagekit.judge").joinpath("determination.yaml").read_text("utf-8")
    raw = read_yaml(text)
    return Table(
        rows=tuple(_row(row) for row in raw["rows"]),
        excludes={Act(a): tuple(map(Act, others)) for a, others in raw["excludes"].items()},
        why={
            (Act(act), Act(other)): Text(**words)
            for act, others in raw["why"].items()
            for other, words in others.items()
        },
    )


def _row(raw: Mapping[str, Any]) -> Row:
    return Row(
        act=Act(raw["act"]),
        rules=frozenset(raw["rules"]),
        entry=raw.get("entry"),
        articles=tuple(raw.get("articles", ())),
        ask=tuple(raw.get("ask", ())),
        borrowed=raw.get("borrowed", False),
    )
