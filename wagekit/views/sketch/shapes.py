"""A drawing as frozen shapes on a page in points: what matplotlib and a browser both draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]
Align = Literal["left", "center", "right"]
LEADING = 1.4
"""The height of a row of text, in times of its size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner; `look` is a key of `LOOKS`, here and below."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band everywhere as thick, from its upper left to its upper right corner."""

    start: Point
    end: Point
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    look: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A small mark around a point."""

    at: Point
    look: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of text by its middle height; `colour` is a key of `COLOURS`."""

    text: str
    at: Point
    size: float
    colour: str
    align: Align = "left"


Shape = Box | Ribbon | Line | Sign | Row


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one thing.

    Attributes:
        shapes: In the order of drawing.
        key: What is chosen with it; empty for what is only looked at.
        label: The thing in words.
    """

    shapes: tuple[Shape, ...]
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing; y grows downwards."""

    width: float
    height: float
    groups: tuple[Group, ...]


@dataclass(slots=True)
class Pen:
    """Gathers shapes into groups."""

    groups: list[Group] = field(default_factory=list)
    _shapes: list[Shape] = field(default_factory=list)

    def draw(self, *shapes: Shape) -> None:
        """Add to the group at hand."""
        self._shapes.extend(shapes)

    def rows(
        self, rows: Iterable[str], at: Point, *, size: float, colour: str, align: Align = "left"
    ) -> None:
        """Rows of text under one another, from the upper end."""
        for n, row in enumerate(rows):
            place = (at[0], at[1] + (n + 0.5) * size * LEADING)
            self.draw(Row(row, place, size, colour, align))

    def close(self, key: str = "", label: str = "") -> None:
        """End the group at hand."""
        if self._shapes:
            self.groups.append(Group(tuple(self._shapes), key, label))
            self._shapes = []

    def sketch(self, width: float, height: float) -> Sketch:
        """All that was drawn."""
        self.close()
        return Sketch(width, height, tuple(self.groups))
