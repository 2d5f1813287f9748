"""The parts of a drawn chain: boxes, arrows and their lines of text, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["name", "role", "contract", "payment", "people", "found", "explained"]
Kind = Literal["contract", "payment", "people"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; its tone says what it is about, and the drawing gives it a colour."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Node:
    """A box.

    Attributes:
        id: The party or person; `people:` and the employer for a folded crowd.
        label: The name.
        tier: The row from the top, 0 first.
        kind: `party`, `person`, `people` or `unknown`.
        lines: What is written in it, in order.
        marked: Whether a suspicion stands in it.
    """

    id: str
    label: str
    tier: int
    kind: str
    lines: tuple[Line, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A contract, all payments from one to another, or who works for whom.

    Attributes:
        source: The id of a node.
        target: The id of a node.
        kind: What it stands for.
        label: What it is, in one line; empty for plain employment.
        lines: The label and its marks, as they are written at the arrow.
        rows: The ids of the rows behind it.
        marked: Whether a suspicion stands at it.
    """

    source: str
    target: str
    kind: Kind
    label: str
    lines: tuple[Line, ...]
    rows: tuple[str, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class ChainView:
    """All that a drawing of a chain shows, and the same as text.

    Attributes:
        title: The heading.
        notes: What is said of the whole project.
        nodes: From the top, in a fixed order.
        arrows: Contracts, then payments, then people.
        legend: What each kind of arrow, and a mark, stands for.
        alt: The picture in words.
        columns: The headers of `rows`.
        rows: The arrows, then what is marked besides, as a table.
    """

    title: str
    notes: tuple[Line, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    legend: tuple[tuple[str, str], ...]
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
