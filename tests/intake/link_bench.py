"""The labelled pairs of link_pairs.csv, and how the comparison does on them.

`same` is `yes`, `no`, or `branch` (one is a branch of the other). A side is `name|number|former
names`, the last two optional, former names joined by `;`. Every name and number is invented.
Persons without a number are taken to be of one project (CONTRACT 7.27).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wagekit.intake.link.compare_firms import compare_firms
from wagekit.intake.link.compare_people import compare_people
from wagekit.intake.link.likeness import PROPOSED, Likeness, Named

PAIRS = Path(__file__).with_name("link_pairs.csv")
_SAID = {"same": "yes", "branch": "branch", "different": "no"}


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair."""

    left: Named
    right: Named
    same: str
    kind: str

    def likeness(self) -> Likeness:
        """What the comparison makes of it."""
        compare = compare_people if self.kind.startswith("person/") else compare_firms
        return compare(self.left, self.right)

    def said(self) -> str:
        """The same as a label: below the threshold two parties are left apart."""
        found = self.likeness()
        return _SAID[found.relation] if found.score >= PROPOSED else "no"


def pairs() -> list[Pair]:
    """All pairs, in the order of the file."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            Pair(_named(row["left"]), _named(row["right"]), row["same"], row["kind"])
            for row in csv.DictReader(file)
        ]


def _named(text: str) -> Named:
    name, number, former = (*text.split("|"), "", "")[:3]
    return Named(name, number or None, tuple(filter(None, former.split(";"))))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pairs were rightly joined, wrongly joined, and missed."""

    right: int
    wrong: int
    missed: int
    apart: int

    @property
    def precision(self) -> float:
        """The share of joined pairs that belong together; 1 where none was joined."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of pairs that belong together that were joined; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def counts(answers: Iterable[tuple[str, str]]) -> Counts:
    """Count (label, answer) pairs; a branch taken for the firm itself, or the reverse, is wrong."""
    seen = list(answers)
    return Counts(
        right=sum(label == said != "no" for label, said in seen),
        wrong=sum(said not in ("no", label) for label, said in seen),
        missed=sum(said == "no" != label for label, said in seen),
        apart=sum(label == said == "no" for label, said in seen),
    )
