"""Draws traced money as bands from its source: solid what is sure, light what methods decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from wagekit.views.draw_strokes import INK, SOFT
from wagekit.views.funds_page import LEADING, SAMPLE, draw_page, paragraph, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.axes import Axes

    from wagekit.views.funds_page import MoneyFigure, Point
    from wagekit.views.funds_part import Band, FundsView

LEFT_TEXT: Final = 150.0
BAR: Final = 12.0
RUN: Final = 300.0
RIGHT_TEXT: Final = 262.0
GAP: Final = 8.0
WIDTH: Final = LEFT_TEXT + RUN + RIGHT_TEXT + 2 * (BAR + GAP)
TALL: Final = 260.0
"""The height of the source, unless the intervals together would grow too high."""
TALLEST: Final = 760.0
PER_BAND: Final = 16.0
"""What many bands add to that height, so that none is a hair."""
THIN: Final = 1.2
SLOT: Final = 10.0
NAME: Final = 9.5
SMALL: Final = 8.5
SURE: Final[Mapping[str, str]] = {
    "known": "#2f6ba3",
    "rest": "#2f6ba3",
    "returned": "#8a4b08",
    "nobody": "#6b7280",
    "unknown": "#6b7280",
}
HATCH: Final[Mapping[str, str]] = {"nobody": "....", "unknown": "////", "returned": "\\\\\\\\"}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A destination's place: its text, the top of its bar, and the slot's height."""

    band: Band
    rows: tuple[list[str], list[str], list[str]]
    top: float
    height: float


def draw_funds(view: FundsView) -> MoneyFigure:
    """Draw a trace.

    Args:
        view: What `funds_view` made.
    """
    drawing = _Drawing(view)
    return draw_page(view, (WIDTH, drawing.height), sample=_sample, body=drawing.draw)


class _Drawing:
    """Source on the left, destinations on the right, money of unknown origin below both."""

    def __init__(self, view: FundsView) -> None:
        self.view = view
        highest = max(view.paid, sum(band.most for band in view.bands), 1)
        tall = max(TALL, PER_BAND * len(view.bands))
        self.scale = min(tall / max(view.paid, 1), max(TALLEST, 2 * tall) / highest)
        self.slots = list(self._slots())
        right = sum(slot.height for slot in self.slots)
        self.name = paragraph(view.source, NAME, LEFT_TEXT)
        self.source_height = max(view.paid * self.scale, THIN)
        text = (len(self.name) + 2) * NAME * LEADING
        self.main = 30.0 if view.nothing else max(right, self.source_height, text)
        self.unknown = paragraph(view.unknown_words[1], SMALL, RIGHT_TEXT)
        self.height = self.main + (self._unknown_height() if view.unknown else 0.0)

    def _slots(self) -> Iterator[_Slot]:
        top = 0.0
        for band in self.view.bands:
            rows = (
                paragraph(band.label, NAME, RIGHT_TEXT),
                paragraph(band.amount, NAME, RIGHT_TEXT),
                paragraph(band.about, SMALL, RIGHT_TEXT),
            )
            text = (len(rows[0]) + len(rows[1])) * NAME * LEADING + len(rows[2]) * SMALL * LEADING
            height = max(text, band.most * self.scale) + SLOT
            yield _Slot(band, rows, top, height)
            top += height

    def _unknown_height(self) -> float:
        return max(len(self.unknown) * SMALL * LEADING, 26.0) + 30.0

    def draw(self, axes: Axes, at: Point) -> None:
        x, y = at
        if self.view.nothing:
            write_rows(axes, [self.view.nothing], at, size=NAME, colour=SOFT)
        else:
            self._draw_source(axes, x, y)
            self._draw_bands(axes, x, y)
        if self.view.unknown:
            self._draw_unknown(axes, x, y + self.main + 22)

    def _source_top(self) -> float:
        return (self.main - self.source_height) / 2

    def _draw_source(self, axes: Axes, x: float, y: float) -> None:
        top = y + self._source_top()
        _bar(axes, (x + LEFT_TEXT + GAP, top), self.source_height, SURE["known"])
        amount = paragraph(self.view.source_amount, NAME, LEFT_TEXT)
        start = y + self.main / 2 - (len(self.name) + len(amount)) * NAME * LEADING / 2
        right = x + LEFT_TEXT
        write_rows(axes, self.name, (right, start), size=NAME, colour=INK, align="right")
        below = (right, start + len(self.name) * NAME * LEADING)
        write_rows(axes, amount, below, size=NAME, colour=INK, align="right")

    def _draw_bands(self, axes: Axes, x: float, y: float) -> None:
        """Sure money leaves from the upper part of the source, disputed all from the rest.

        What a method gives to one destination it takes from the others, so that no light band is
        wider than what the sure ones leave of the source.
        """
        start, end = x + LEFT_TEXT + GAP + BAR, x + LEFT_TEXT + GAP + BAR + RUN
        sure = y + self._source_top()
        open_ = sure + sum(slot.band.least for slot in self.slots) * self.scale
        for slot in self.slots:
            band, middle = slot.band, y + slot.top + (slot.height - SLOT) / 2
            least, rest = band.least * self.scale, (band.most - band.least) * self.scale
            top = middle - (least + rest) / 2
            if rest:
                _ribbon(axes, (start, open_), (end, top + least), rest, band.kind, sure=False)
                _light_bar(axes, (end, top + least), rest, SURE[band.kind])
            if least:
                _ribbon(axes, (start, sure), (end, top), least, band.kind, sure=True)
                _bar(axes, (end, top), max(least, THIN), SURE[band.kind])
            sure += least
            _write_slot(axes, slot, (end + BAR + GAP, middle))

    def _draw_unknown(self, axes: Axes, x: float, y: float) -> None:
        """Not to scale: its sum may dwarf what is traced, and none of it is."""
        height = self._unknown_height() - 30.0
        start, end = x + LEFT_TEXT + GAP + BAR, x + LEFT_TEXT + GAP + BAR + RUN
        thick = min(max(self.view.unknown * self.scale, 4.0), height)
        middle = y + height / 2
        _ribbon(axes, (start, middle - thick / 2), (end, middle - thick / 2), thick, "unknown")
        name = paragraph(self.view.unknown_words[0], NAME, LEFT_TEXT)
        above = middle - len(name) * NAME * LEADING / 2
        write_rows(axes, name, (x + LEFT_TEXT, above), size=NAME, colour=SOFT, align="right")
        above = middle - len(self.unknown) * SMALL * LEADING / 2
        write_rows(axes, self.unknown, (end + GAP + BAR, above), size=SMALL, colour=SOFT)


def _write_slot(axes: Axes, slot: _Slot, at: Point) -> None:
    name, amount, about = slot.rows
    sizes = ((name, NAME, INK), (amount, NAME, SURE[slot.band.kind]), (about, SMALL, SOFT))
    x, y = at
    y -= sum(len(rows) * size * LEADING for rows, size, _ in sizes) / 2
    for rows, size, colour in sizes:
        write_rows(axes, rows, (x, y), size=size, colour=colour)
        y += len(rows) * size * LEADING


def _bar(axes: Axes, at: Point, height: float, colour: str) -> None:
    axes.add_patch(Rectangle(at, BAR, height, facecolor=colour, edgecolor="none"))


def _light_bar(axes: Axes, at: Point, height: float, colour: str) -> None:
    style: dict[str, Any] = {"facecolor": "white", "edgecolor": colour, "linewidth": 0.8}
    axes.add_patch(Rectangle(at, BAR, height, hatch="||||", **style))


def _ribbon(
    axes: Axes, start: Point, end: Point, height: float, kind: str, *, sure: bool = True
) -> None:
    """From the upper left to the upper right corner, everywhere as thick."""
    (x, y), (to_x, to_y), half = start, end, (start[0] + end[0]) / 2
    points = [
        *((x, y), (half, y), (half, to_y), (to_x, to_y), (to_x, to_y + height)),
        *((half, to_y + height), (half, y + height), (x, y + height), (x, y)),
    ]
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    axes.add_patch(PathPatch(Path(points, codes), **_style(kind, sure=sure)))


def _style(kind: str, *, sure: bool) -> dict[str, Any]:
    colour = SURE[kind]
    if not sure:
        light = {"facecolor": (*_rgb(colour), 0.13), "edgecolor": (*_rgb(colour), 0.75)}
        return {**light, "linewidth": 0.7, "linestyle": (0, (4, 2))}
    hatch = {"hatch": HATCH[kind], "edgecolor": colour} if kind in HATCH else {"edgecolor": "none"}
    return {"facecolor": (*_rgb(colour), 0.28 if kind in HATCH else 0.5), "linewidth": 0.4, **hatch}


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _sample(axes: Axes, kind: str, at: Point) -> None:
    x, y = at
    style = _style("known" if kind in {"least", "between"} else kind, sure=kind != "between")
    axes.add_patch(Rectangle((x, y - 5), SAMPLE, 10, **style))
