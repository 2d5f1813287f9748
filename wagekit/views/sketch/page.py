"""A drawing with its title, remarks and legend above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from wagekit.views.draw.text import paragraph, text_width
from wagekit.views.sketch.shapes import LEADING, Box, Group, Line, Pen, Ribbon, Row, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wagekit.views.sketch.shapes import Point, Shape

    Entry = tuple[tuple[Shape, ...], str]

TITLE_SIZE: Final = 14.0
NOTE_SIZE: Final = 9.0
LEGEND_SIZE: Final = 8.5
LEGEND_ROW: Final = 18.0
SAMPLE: Final = 26.0
APART: Final = 4.0


def with_heading(
    sketch: Sketch, *, title: str, notes: Iterable[str], legend: Iterable[Entry]
) -> Sketch:
    """Put words above a drawing.

    Args:
        sketch: The drawing.
        title: The heading; empty where it stands elsewhere.
        notes: Sentences below it.
        legend: For each sign its shapes, from their middle left point, and its words.
    """
    pen, width, y = Pen(), sketch.width, 0.0
    rows = paragraph(title, TITLE_SIZE, width)
    pen.rows(rows, (0, y), size=TITLE_SIZE, colour="ink")
    y += len(rows) * TITLE_SIZE * LEADING + APART
    said = [row for note in notes for row in paragraph(note, NOTE_SIZE, width)]
    pen.rows(said, (0, y), size=NOTE_SIZE, colour="soft")
    y += len(said) * NOTE_SIZE * LEADING + APART
    y += _legend(pen, legend, y, width) * LEGEND_ROW + 10
    pen.close()
    groups = tuple(_moved_group(group, (0, y)) for group in sketch.groups)
    return Sketch(width, y + sketch.height, (*pen.groups, *groups))


def moved(shape: Shape, by: Point) -> Shape:
    """The same shape elsewhere."""
    if isinstance(shape, Box):
        return replace(shape, x=shape.x + by[0], y=shape.y + by[1])
    if isinstance(shape, Ribbon):
        return replace(shape, start=_moved(shape.start, by), end=_moved(shape.end, by))
    if isinstance(shape, Line):
        return replace(shape, points=tuple(_moved(point, by) for point in shape.points))
    return replace(shape, at=_moved(shape.at, by))


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _moved_group(group: Group, by: Point) -> Group:
    return replace(group, shapes=tuple(moved(shape, by) for shape in group.shapes))


def _legend(pen: Pen, legend: Iterable[Entry], top: float, width: float) -> int:
    """Draw the legend; how many rows it has."""
    rows = 0
    for row, x, shapes, words in _placed(legend, width):
        y = top + (row + 0.5) * LEGEND_ROW
        pen.draw(*(moved(shape, (x, y)) for shape in shapes))
        for n, part in enumerate(words):
            place = (x + SAMPLE + 6, y + n * LEGEND_ROW)
            pen.draw(Row(part, place, LEGEND_SIZE, "ink"))
        rows = max(rows, row + len(words))
    return rows


def _placed(
    legend: Iterable[Entry], width: float
) -> Iterator[tuple[int, float, tuple[Shape, ...], list[str]]]:
    """Row, left, sign and words of each entry, as many in a row as fit."""
    row, x = 0, 0.0
    for shapes, words in legend:
        broken = paragraph(words, LEGEND_SIZE, width - SAMPLE - 6)
        wide = SAMPLE + 6 + max(text_width(part, LEGEND_SIZE) for part in broken)
        if x and x + wide > width:
            row, x = row + 1, 0.0
        yield row, x, shapes, broken
        row, x = row + len(broken) - 1, x + wide + 20
