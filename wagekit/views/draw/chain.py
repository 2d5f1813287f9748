"""Draws the chain of a project from the top down, contracts and money as two kinds of arrow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from matplotlib import rc_context

from wagekit.views.chain.part import ChainView
from wagekit.views.chain.view import chain_view
from wagekit.views.draw.figure import ChainFigure
from wagekit.views.draw.layout import layout
from wagekit.views.draw.strokes import (
    COLOURS,
    INK,
    RED,
    draw_box,
    draw_label,
    draw_lane,
    draw_sample,
    write,
    write_block,
)
from wagekit.views.draw.text import block, rows_of, text_width
from wagekit.views.fonts import font_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

    from wagekit.chain.graph import Graph
    from wagekit.views.draw.layout import Lane, Placed

POINTS: Final = 72
MARGIN: Final = 24.0
LEAST_WIDTH: Final = 430.0
TITLE_SIZE: Final = 14.0
TITLE_ROW: Final = 21.0
LEGEND_SIZE: Final = 8.5
LEGEND_ROW: Final = 17.0
SAMPLE: Final = 26.0


def draw_chain(graph_or_view: Graph | ChainView, *, lang: str = "zh") -> ChainFigure:
    """Draw a chain; the same chain always gives the same picture.

    Args:
        graph_or_view: What `chain_graph` or `chain_view` made; a view can carry marks.
        lang: `zh` or `en`, for a graph; a view is already in words.
    """
    if isinstance(graph_or_view, ChainView):
        view = graph_or_view
    else:
        view = chain_view(graph_or_view, lang=lang)
    with rc_context(font_settings()):
        return _Sheet(view).figure()


class _Sheet:
    """One page: title, what is said of the whole project, legend, chain; y grows downwards."""

    def __init__(self, view: ChainView) -> None:
        self.view = view
        self.plan = layout(view)
        self.inner = max(self.plan.width, LEAST_WIDTH)
        self.title = list(rows_of(view.title, TITLE_SIZE, self.inner))
        self.notes = block(view.notes, self.inner)
        self.legend = list(self._legend())

    def figure(self) -> ChainFigure:
        top = self._top()
        width, height = self.inner + 2 * MARGIN, top + self.plan.height + MARGIN
        figure = ChainFigure(figsize=(width / POINTS, height / POINTS), facecolor="white")
        figure.alt = self.view.alt
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        axes.set_axis_off()
        self._write_heading(axes)
        self._draw_plan(axes, MARGIN + (self.inner - self.plan.width) / 2, top)
        return figure

    def _legend_top(self) -> float:
        return MARGIN + len(self.title) * TITLE_ROW + self.notes.height + 4

    def _top(self) -> float:
        rows = max((row for row, *_ in self.legend), default=-1) + 1
        return self._legend_top() + rows * LEGEND_ROW + 12

    def _legend(self) -> Iterator[tuple[int, float, str, str]]:
        """Row, left, kind and words of each entry, as many in a row as fit."""
        row, x = 0, 0.0
        for kind, words in self.view.legend:
            width = SAMPLE + 6 + text_width(words, LEGEND_SIZE) + 22
            if x and x + width - 22 > self.inner:
                row, x = row + 1, 0.0
            yield row, x, kind, words
            x += width

    def _write_heading(self, axes: Axes) -> None:
        for n, title in enumerate(self.title):
            at = (MARGIN, MARGIN + n * TITLE_ROW + TITLE_ROW / 2)
            write(axes, title, at, size=TITLE_SIZE, colour=INK)
        middle = MARGIN + len(self.title) * TITLE_ROW + self.notes.height / 2
        write_block(axes, self.notes, (MARGIN + self.notes.width / 2, middle))
        for row, x, kind, words in self.legend:
            y = self._legend_top() + row * LEGEND_ROW + LEGEND_ROW / 2
            self._write_entry(axes, kind, words, (MARGIN + x, y))

    def _write_entry(self, axes: Axes, kind: str, words: str, at: tuple[float, float]) -> None:
        x, y = at
        colour = RED if kind == "mark" else COLOURS[kind]
        if kind == "mark":
            write(axes, "■", (x + SAMPLE / 2, y), size=LEGEND_SIZE, colour=RED, align="center")
        else:
            draw_sample(axes, kind, at, SAMPLE)
        write(axes, words, (x + SAMPLE + 6, y), size=LEGEND_SIZE, colour=colour)

    def _draw_plan(self, axes: Axes, left: float, top: float) -> None:
        for lane in self.plan.lanes:
            draw_lane(axes, _moved_lane(lane, left, top))
        for label in self.plan.labels:
            draw_label(axes, _moved(label, left, top))
        for box in self.plan.boxes:
            draw_box(axes, _moved(box, left, top))


def _moved(placed: Placed, left: float, top: float) -> Placed:
    return replace(placed, x=placed.x + left, y=placed.y + top)


def _moved_lane(lane: Lane, left: float, top: float) -> Lane:
    return replace(lane, stops=tuple((x + left, y + top) for x, y in lane.stops))
