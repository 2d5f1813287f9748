"""Boxes, lines with heads, and text on matplotlib axes whose units are points."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from wagekit.views.draw.text import LEADING, SIZES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from wagekit.views.draw.layout import Lane, Placed, Point
    from wagekit.views.draw.text import Block

HEAD: Final = 8.0
ROUND: Final = 4.0
INK: Final = "#1f2328"
SOFT: Final = "#5b6470"
RED: Final = "#b3261e"
PALE_RED: Final = "#fdeceb"
COLOURS: Final[Mapping[str, str]] = {
    "name": INK,
    "role": SOFT,
    "contract": "#174a7c",
    "payment": "#8a4b08",
    "people": SOFT,
    "found": RED,
    "explained": SOFT,
}
DASHES: Final[Mapping[str, Any]] = {
    "contract": "-",
    "payment": (0, (5, 2.5)),
    "people": (0, (1, 2)),
}
WIDTHS: Final[Mapping[str, float]] = {"contract": 1.6, "payment": 1.5, "people": 1.0}
FILLS: Final[Mapping[str, str]] = {
    "party": "#eef3f9",
    "person": "#f6f6f4",
    "people": "#f6f6f4",
    "unknown": "#ffffff",
}


def write(
    axes: Axes, text: str, at: Point, *, size: float, colour: str, align: str = "left"
) -> None:
    """One line of text by its middle height; a dollar sign in a name is no formula."""
    axes.text(
        *at, text, fontsize=size, color=colour, ha=align, va="center_baseline", parse_math=False
    )


def write_block(axes: Axes, text: Block, middle: Point) -> None:
    """Lines under one another, centred."""
    x, y = middle[0], middle[1] - text.height / 2
    for line in text.lines:
        size = SIZES[line.tone]
        at = (x, y + size * LEADING / 2)
        write(axes, line.text, at, size=size, colour=COLOURS[line.tone], align="center")
        y += size * LEADING


def draw_box(axes: Axes, placed: Placed) -> None:
    """A box with its text; a red frame where a suspicion stands in it."""
    kind = placed.node.kind if placed.node else "unknown"
    corner = (placed.x - placed.width / 2 + ROUND, placed.y - placed.height / 2 + ROUND)
    axes.add_patch(
        FancyBboxPatch(
            corner,
            placed.width - 2 * ROUND,
            placed.height - 2 * ROUND,
            boxstyle=f"round,pad={ROUND}",
            facecolor=FILLS[kind],
            edgecolor=RED if placed.marked else SOFT,
            linewidth=1.8 if placed.marked else 0.9,
            linestyle="--" if kind == "unknown" else "-",
        )
    )
    write_block(axes, placed.text, (placed.x, placed.y))


def draw_label(axes: Axes, placed: Placed) -> None:
    """What is written at an arrow; on red where a suspicion stands there."""
    if placed.marked:
        corner = (placed.x - placed.width / 2 - 2, placed.y - placed.height / 2)
        size = (placed.width + 4, placed.height)
        axes.add_patch(Rectangle(corner, *size, facecolor=PALE_RED, edgecolor="none"))
    write_block(axes, placed.text, (placed.x, placed.y))


def draw_lane(axes: Axes, lane: Lane) -> None:
    """A line and its head; red where a suspicion stands at it, its dashes still say its kind."""
    colour = RED if lane.marked else COLOURS[lane.kind]
    tip = lane.stops[0] if lane.up else lane.stops[-1]
    points_up = lane.up or lane.level
    _stroke(axes, _shortened(lane), colour=colour, kind=lane.kind, level=lane.level)
    _head(axes, tip, kind=lane.kind, colour=colour, up=points_up)


def draw_sample(axes: Axes, kind: str, at: Point, width: float) -> None:
    """A short arrow for the legend."""
    x, y = at
    style = {"color": COLOURS[kind], "linewidth": WIDTHS[kind], "linestyle": DASHES[kind]}
    axes.plot([x, x + width - HEAD / 2], [y, y], **style)
    wing = HEAD * 0.42
    corners = [(x + width - HEAD, y - wing), (x + width, y), (x + width - HEAD, y + wing)]
    _corners(axes, corners, kind=kind, colour=COLOURS[kind])


def _shortened(lane: Lane) -> list[Point]:
    """Ends inside the head, so that the line does not blunt its tip."""
    stops = list(lane.stops)
    end = 0 if lane.up else -1
    x, y = stops[end]
    stops[end] = (x, y + HEAD / 2 if lane.up or lane.level else y - HEAD / 2)
    return stops


def _stroke(axes: Axes, stops: Sequence[Point], *, colour: str, kind: str, level: bool) -> None:
    points, codes = [stops[0]], [Path.MOVETO]
    for n, (start, end) in enumerate(pairwise(stops)):
        if n % 2 == 0:
            points.append(end)
            codes.append(Path.LINETO)
        else:
            points.extend([*_bends(start, end, level=level), end])
            codes.extend([Path.CURVE4] * 3)
    style = {"linewidth": WIDTHS[kind], "linestyle": DASHES[kind], "capstyle": "butt"}
    path = Path(points, codes)
    axes.add_patch(PathPatch(path, facecolor="none", edgecolor=colour, **style))


def _bends(start: Point, end: Point, *, level: bool) -> list[Point]:
    if level:
        return [(start[0], start[1] + 24), (end[0], end[1] + 24)]
    half = (start[1] + end[1]) / 2
    return [(start[0], half), (end[0], half)]


def _head(axes: Axes, tip: Point, *, kind: str, colour: str, up: bool) -> None:
    x, y = tip
    back = y + HEAD if up else y - HEAD
    wing = HEAD * 0.42
    _corners(axes, [(x - wing, back), tip, (x + wing, back)], kind=kind, colour=colour)


def _corners(axes: Axes, corners: Sequence[Point], *, kind: str, colour: str) -> None:
    """A contract has a filled head, money an open one."""
    filled = kind == "contract"
    axes.add_patch(
        Polygon(
            corners,
            closed=filled,
            facecolor=colour if filled else "none",
            edgecolor=colour,
            linewidth=WIDTHS[kind],
            joinstyle="miter",
        )
    )
