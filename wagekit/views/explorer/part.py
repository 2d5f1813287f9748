"""The parts of the chain explorer: boxes, links, findings and other projects, as frozen values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Box:
    """A party, a person or one of a party's other projects.

    Attributes:
        id: `node:` and the party or person; `project:` and the project.
        label: The name.
        tier: The column from the left, 0 first.
        kind: `party`, `person`, `unknown` or `project`.
        layers: The layers in which it stands; it is shown while one of them is.
        role: What it is in the project.
        badge: How many suspicions stand in it, in words; empty for none.
        marked: Whether a suspicion stands in it.
        findings: The ids of its findings.
        elsewhere: The other projects that can be opened from it.
        more: What is said of projects that are not listed.
    """

    id: str
    label: str
    tier: int
    kind: str
    layers: tuple[str, ...]
    role: str
    badge: str
    marked: bool
    findings: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a party does in another project: `project` is the id of a box, `label` its part."""

    project: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row behind a link.

    Attributes:
        amount: In 万元; None when unknown.
        on: The day as YYYY-MM-DD or the month; empty when unknown.
        cells: What is said of it, one for each of the columns.
    """

    amount: float | None
    on: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A contract, all payments of a kind between two, or who works for whom.

    Attributes:
        id: The layer and what it is.
        layer: `contract`, `payment` or `people`.
        label: What it is, in one line.
        said: The acts that it points to, in words.
        acts: The codes of those acts.
        rows: What is behind it.
    """

    id: str
    source: str
    target: str
    layer: str
    label: str
    badge: str
    marked: bool
    findings: tuple[str, ...]
    said: tuple[str, ...]
    acts: tuple[str, ...]
    rows: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is read: why, under which law, from which rows, and what would clear it.

    Attributes:
        tone: `found`, `explained` or `unknown`.
        articles: Where it stands, and in our own words.
        evidence: Table, key and place of each row.
        ask: The documents to ask for.
        clears: When the rule finds nothing.
    """

    id: str
    tone: str
    heading: str
    outcome: str
    reason: str
    amount: str
    articles: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, str, str], ...]
    more: str
    ask: tuple[str, ...]
    clears: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that can be shown or hidden, with what it holds in words."""

    id: str
    label: str
    count: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """All that the chain explorer shows.

    Attributes:
        notes: The ids of findings on the whole project.
        badge: How many of them there are, in words.
        acts: Code and words of every act that a contract points to.
        columns: The headers of the rows behind a contract and a payment.
        words: Every word on a button, a field or a heading.
        alt: The picture in words.
    """

    project: str
    title: str
    badge: str
    notes: tuple[str, ...]
    layers: tuple[Layer, ...]
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    cards: Mapping[str, Card]
    acts: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    alt: str

    def as_json(self) -> dict[str, Any]:
        """As the browser gets it."""
        return asdict(self)
