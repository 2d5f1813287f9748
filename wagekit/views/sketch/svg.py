"""A sketch as the elements of an SVG picture: a browser builds them, a twin holds them as text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from wagekit.views.sketch.looks import COLOURS, LOOKS
from wagekit.views.sketch.shapes import Box, Line, Ribbon, Row, Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wagekit.views.sketch.looks import Look
    from wagekit.views.sketch.shapes import Point, Shape, Sketch

MARGIN: Final = 8.0
"""Around a sketch, so that no line or sign is cut."""
REACH: Final = 9.0
"""How near to a sign a pointer is on it."""
PIXEL: Final = 4 / 3
"""Pixels of a browser in a point."""
BASELINE: Final = 0.36
"""How far below its middle a row of text stands, in times of its size."""
ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
FONT: Final = (
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',"
    "'SimHei',sans-serif"
)
CORNERS: Final[Mapping[str, tuple[Point, ...]]] = {
    "D": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "s": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "^": ((0, -1), (1, 1), (-1, 1)),
}
"""The corners of a sign around its middle, in halves of its size."""
TILES: Final[Mapping[str, tuple[float, str, str]]] = {
    "slash": (6, "M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5", "line"),
    "back": (6, "M-1,-1 L7,7 M5,-1 L7,1 M-1,5 L1,7", "line"),
    "cross": (6, "M-1,7 L7,-1 M-1,-1 L7,7", "line"),
    "bars": (3.5, "M1.75,-1 L1.75,5", "line"),
    "dots": (5, "M2.5,1.7 A0.8,0.8 0 1 1 2.49,1.7 Z", "dot"),
}
"""The size of a pattern's tile, its path, and whether that is stroked or filled."""


@dataclass(frozen=True, slots=True)
class Part:
    """An element.

    Attributes:
        tag: `path`, `rect`, `circle` or `text`.
        attributes: By name; `~ink` is a colour of `COLOURS`, `@slash grey` a pattern.
        text: What a `text` says.
    """

    tag: str
    attributes: Mapping[str, str]
    text: str = ""


def parts_of(shape: Shape) -> Iterator[Part]:
    """The elements of a shape, lowest first."""
    if isinstance(shape, Row):
        yield _row(shape)
        return
    look = LOOKS[shape.look]
    tag, where = _where(shape, look)
    yield Part(tag, {**where, **_paint(look)})
    if look.hatch:
        yield Part(tag, {**where, "fill": f"@{look.hatch} {look.hatched}"})
    if isinstance(shape, Sign):
        reach = {"cx": where_(shape.at[0]), "cy": where_(shape.at[1]), "r": where_(REACH)}
        yield Part("circle", {**reach, "fill": "transparent"})


def hatches_of(shapes: Iterable[Shape]) -> tuple[tuple[str, str], ...]:
    """The patterns that shapes use, and their colours."""
    looks = [LOOKS[shape.look] for shape in shapes if not isinstance(shape, Row)]
    return tuple(dict.fromkeys((look.hatch, look.hatched) for look in looks if look.hatch))


def svg_text(sketch: Sketch) -> bytes:
    """The whole picture as text in the colours of light ground, on white.

    Nothing in it is a script or a link, and every name is escaped.
    """
    shapes = [shape for group in sketch.groups for shape in group.shapes]
    view = view_box(sketch)
    ground = f'<rect x="{view[0]}" y="{view[1]}" width="100%" height="100%" fill="#ffffff"/>'
    tiles = "".join(_tile(hatch, colour) for hatch, colour in hatches_of(shapes))
    drawn = "".join(_element(part) for shape in shapes for part in parts_of(shape))
    width, height = (where_(side * PIXEL) for side in view[2:])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="{" ".join(map(where_, view))}" font-family="{FONT}">'
        f"<defs>{tiles}</defs>{ground}{drawn}</svg>"
    ).encode()


def view_box(sketch: Sketch) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is to be seen."""
    return -MARGIN, -MARGIN, sketch.width + 2 * MARGIN, sketch.height + 2 * MARGIN


def where_(number: float) -> str:
    """A length in points, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


def _where(shape: Box | Ribbon | Line | Sign, look: Look) -> tuple[str, dict[str, str]]:
    """The tag, and the attributes that say where it is."""
    if isinstance(shape, Box):
        sides = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
        return "rect", {name: where_(side) for name, side in sides.items()}
    if isinstance(shape, Ribbon):
        return "path", {"d": _ribbon(shape)}
    if isinstance(shape, Line):
        return "path", {"d": "M" + " L".join(map(_point, shape.points))}
    return "path", {"d": _sign(shape.at, look.sign, look.size / 2)}


def _ribbon(shape: Ribbon) -> str:
    (x, y), (to_x, to_y), half = shape.start, shape.end, (shape.start[0] + shape.end[0]) / 2
    low, to_low = y + shape.height, to_y + shape.height
    there = [(x, y), (half, y), (half, to_y), (to_x, to_y)]
    back = [(to_x, to_low), (half, to_low), (half, low), (x, low)]
    curves = (f"{_point(one[0])} C{' '.join(map(_point, one[1:]))}" for one in (there, back))
    return "M{} L{} Z".format(*curves)


def _sign(at: Point, sign: str, half: float) -> str:
    x, y = at
    if sign == "o":
        ends = (_point((x - half, y)), _point((x + half, y)))
        arc = f"A{where_(half)},{where_(half)} 0 1 1 "
        return f"M{ends[0]} {arc}{ends[1]} {arc}{ends[0]} Z"
    corners = (_point((x + half * across, y + half * down)) for across, down in CORNERS[sign])
    return "M" + " L".join(corners) + " Z"


def _point(point: Point) -> str:
    return f"{where_(point[0])},{where_(point[1])}"


def _paint(look: Look) -> dict[str, str]:
    said = {"fill": f"~{look.fill}" if look.fill else "none"}
    if look.fill and look.veil < 1:
        said["fill-opacity"] = str(look.veil)
    if look.edge:
        said |= {"stroke": f"~{look.edge}", "stroke-width": str(look.width)}
    if look.edge and look.dash:
        said["stroke-dasharray"] = " ".join(where_(part * look.width) for part in look.dash)
    return said


def _row(row: Row) -> Part:
    attributes = {
        "x": where_(row.at[0]),
        "y": where_(row.at[1] + BASELINE * row.size),
        "font-size": str(row.size),
        "text-anchor": ANCHORS[row.align],
        "fill": f"~{row.colour}",
    }
    return Part("text", attributes, row.text)


def _tile(hatch: str, colour: str) -> str:
    size, path, kind = TILES[hatch]
    painted = "fill" if kind == "dot" else 'fill="none" stroke'
    return (
        f'<pattern id="{hatch}-{colour}" patternUnits="userSpaceOnUse" width="{size}"'
        f' height="{size}"><path d="{path}" {painted}="{COLOURS[colour][0]}"/></pattern>'
    )


def _element(part: Part) -> str:
    said = "".join(f' {name}="{escape(_value(one))}"' for name, one in part.attributes.items())
    return f"<{part.tag}{said}>{escape(part.text)}</{part.tag}>"


def _value(value: str) -> str:
    if value.startswith("~"):
        return COLOURS[value[1:]][0]
    return f"url(#{value[1:].replace(' ', '-')})" if value.startswith("@") else value
