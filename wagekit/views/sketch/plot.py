"""Draws a sketch with matplotlib, always in the colours of light ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from wagekit.views.draw.strokes import write
from wagekit.views.sketch.looks import COLOURS, HATCHES, LOOKS
from wagekit.views.sketch.shapes import Box, Line, Ribbon, Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from wagekit.views.sketch.shapes import Point, Shape, Sketch


def plot(axes: Axes, sketch: Sketch, at: Point) -> None:
    """Draw.

    Args:
        axes: A page whose unit is a point; y grows downwards.
        sketch: The shapes.
        at: Where its upper left corner goes.
    """
    for group in sketch.groups:
        for shape in group.shapes:
            _plot(axes, shape, at)


def _plot(axes: Axes, shape: Shape, at: Point) -> None:
    order = len(axes.patches) + len(axes.lines) + len(axes.texts)
    if isinstance(shape, Row):
        place = _moved(shape.at, at)
        colour = COLOURS[shape.colour][0]
        write(axes, shape.text, place, size=shape.size, colour=colour, align=shape.align)
        axes.texts[-1].set_zorder(order)
    elif isinstance(shape, Box):
        corner = _moved((shape.x, shape.y), at)
        style = _filled(shape.look)
        axes.add_patch(Rectangle(corner, shape.width, shape.height, zorder=order, **style))
    elif isinstance(shape, Ribbon):
        path = _ribbon(shape, at)
        axes.add_patch(PathPatch(path, zorder=order, **_filled(shape.look)))
    else:
        points = shape.points if isinstance(shape, Line) else (shape.at,)
        across, down = zip(*(_moved(point, at) for point in points), strict=True)
        axes.plot(across, down, zorder=order, **_stroked(shape.look))


def _moved(point: Point, at: Point) -> Point:
    return point[0] + at[0], point[1] + at[1]


def _ribbon(shape: Ribbon, at: Point) -> Path:
    (x, y), (to_x, to_y) = _moved(shape.start, at), _moved(shape.end, at)
    half, height = (x + to_x) / 2, shape.height
    points = [
        *((x, y), (half, y), (half, to_y), (to_x, to_y), (to_x, to_y + height)),
        *((half, to_y + height), (half, y + height), (x, y + height), (x, y)),
    ]
    curve = [Path.CURVE4] * 3
    return Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])


def _filled(look: str) -> dict[str, Any]:
    """Colour, and a pattern besides; matplotlib draws patterns in the colour of the edge."""
    style = LOOKS[look]
    edge = style.hatched or style.edge
    return {
        "facecolor": (*_rgb(style.fill), style.veil),
        "edgecolor": (*_rgb(edge), 0.75 if style.veil < 1 else 1.0) if edge else "none",
        "linewidth": style.width,
        "linestyle": (0, style.dash) if style.dash else "-",
        "hatch": HATCHES[style.hatch] if style.hatch else None,
    }


def _stroked(look: str) -> dict[str, Any]:
    style = LOOKS[look]
    colour = COLOURS[style.edge][0]
    if style.sign:
        face = COLOURS[style.fill][0]
        signs = {"marker": style.sign, "markersize": style.size, "markerfacecolor": face}
        return {"color": colour, "linestyle": "none", **signs}
    dash = (0, style.dash) if style.dash else "-"
    return {
        "color": colour,
        "linewidth": style.width,
        "linestyle": dash,
        "solid_capstyle": "butt",
    }


def _rgb(name: str) -> tuple[float, float, float]:
    colour = COLOURS[name][0]
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
