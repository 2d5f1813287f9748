"""Draws the waterfall of liability: bars under one another on one scale, from owed to shortfall."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Rectangle

from wagekit.views.draw_strokes import INK, RED, SOFT
from wagekit.views.funds_page import LEADING, SAMPLE, draw_page, paragraph, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.axes import Axes

    from wagekit.views.funds_page import MoneyFigure, Point
    from wagekit.views.waterfall_part import Bar, Block, Step, WaterfallView

TEXT: Final = 270.0
GAP: Final = 12.0
RUN: Final = 300.0
AMOUNT: Final = 190.0
WIDTH: Final = TEXT + GAP + RUN + GAP + AMOUNT
NAME: Final = 9.5
SMALL: Final = 8.0
HEAD: Final = 11.0
THICK: Final = 15.0
SPACE: Final = 9.0
BETWEEN: Final = 26.0
FILLS: Final[Mapping[Step, str]] = {
    "owed": "#3f4754",
    "liable": "#2f6ba3",
    "open": "white",
    "plan": "#3b7d4f",
    "unused": "white",
    "shortfall": RED,
}
HATCHES: Final[Mapping[Step, str]] = {"plan": "////", "shortfall": "xxxx"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A bar's place, or a heading where `bar` is None."""

    bar: Bar | None
    name: list[str]
    about: list[str]
    amount: list[str]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block's place."""

    block: Block
    title: list[str]
    sums: list[str]
    lines: list[_Line]
    top: float
    bottom: float


def draw_waterfall(view: WaterfallView) -> MoneyFigure:
    """Draw who pays.

    Args:
        view: What `waterfall_view` made.
    """
    drawing = _Drawing(view)
    return draw_page(view, (WIDTH, drawing.height), sample=_sample, body=drawing.draw)


class _Drawing:
    """Blocks under one another; in each the text left, bars in the middle, sums right."""

    def __init__(self, view: WaterfallView) -> None:
        self.view = view
        self.blocks = list(self._placed())
        self.height = self.blocks[-1].bottom if self.blocks else NAME * LEADING * 1.5

    def _placed(self) -> Iterator[_Placed]:
        top = 0.0
        for block in self.view.blocks:
            title = paragraph(block.title, HEAD, WIDTH)
            sums = paragraph(block.sum_words, NAME, WIDTH)
            lines = list(self._lines(block, top + len(title) * HEAD * LEADING + SPACE))
            bottom = lines[-1].top + lines[-1].height + len(sums) * NAME * LEADING
            yield _Placed(block, title, sums, lines, top, bottom)
            top = bottom + BETWEEN

    def _lines(self, block: Block, top: float) -> Iterator[_Line]:
        """Bars, with a heading before the first party and before the first money."""
        heads = {"liable": self.view.heads[0], "plan": self.view.heads[1]}
        for bar in block.bars:
            group = {"open": "liable", "unused": "plan"}.get(bar.step, bar.step)
            if group in heads:
                line = _heading(heads.pop(group), top)
                yield line
                top += line.height
            line = _line(bar, top)
            yield line
            top += line.height

    def draw(self, axes: Axes, at: Point) -> None:
        x, y = at
        if self.view.nothing:
            write_rows(axes, [self.view.nothing], at, size=NAME, colour=SOFT)
        for placed in self.blocks:
            write_rows(axes, placed.title, (x, y + placed.top), size=HEAD, colour=INK)
            for line in placed.lines:
                _draw_line(axes, line, (x, y + line.top), RUN / max(placed.block.owed, 1))
            _draw_falls(axes, placed, (x + TEXT + GAP, y))
            below = y + placed.bottom - len(placed.sums) * NAME * LEADING
            write_rows(axes, placed.sums, (x, below), size=NAME, colour=INK)


def _heading(words: str, top: float) -> _Line:
    rows = paragraph(words, SMALL + 0.5, WIDTH)
    return _Line(None, rows, [], [], top, len(rows) * (SMALL + 0.5) * LEADING + SPACE)


def _line(bar: Bar, top: float) -> _Line:
    name, about = paragraph(bar.label, NAME, TEXT), paragraph(bar.about, SMALL, TEXT)
    amount = paragraph(bar.amount, NAME, AMOUNT)
    text = len(name) * NAME * LEADING + len(about) * SMALL * LEADING
    height = max(text, len(amount) * NAME * LEADING, THICK) + SPACE
    return _Line(bar, name, about, amount, top, height)


def _draw_line(axes: Axes, line: _Line, at: Point, scale: float) -> None:
    x, y = at
    if line.bar is None:
        write_rows(axes, line.name, (x, y + 2), size=SMALL + 0.5, colour=SOFT)
        return
    middle = y + (line.height - SPACE) / 2
    text = len(line.name) * NAME * LEADING + len(line.about) * SMALL * LEADING
    start = middle - text / 2
    write_rows(axes, line.name, (x, start), size=NAME, colour=INK)
    below = (x, start + len(line.name) * NAME * LEADING)
    write_rows(axes, line.about, below, size=SMALL, colour=SOFT)
    left = x + TEXT + GAP
    _draw_bar(axes, line.bar, (left, middle), scale)
    colour = RED if line.bar.step == "shortfall" and line.bar.end else INK
    above = middle - len(line.amount) * NAME * LEADING / 2
    write_rows(axes, line.amount, (left + RUN + GAP, above), size=NAME, colour=colour)


def _draw_bar(axes: Axes, bar: Bar, at: Point, scale: float) -> None:
    x, y = at
    width = (bar.end - bar.start) * scale
    if bar.end > bar.start:
        corner = (x + bar.start * scale, y - THICK / 2)
        axes.add_patch(Rectangle(corner, max(width, 1.0), THICK, **_style(bar.step)))
    if bar.cap is not None:
        place = x + bar.cap * scale
        axes.plot([place, place], [y - THICK * 0.8, y + THICK * 0.8], color=INK, linewidth=2.0)


def _draw_falls(axes: Axes, placed: _Placed, at: Point) -> None:
    """Thin lines from each step of the money down to the next, as what is left falls."""
    scale = RUN / max(placed.block.owed, 1)
    steps = [line for line in placed.lines if line.bar and line.bar.step in {"plan", "shortfall"}]
    for above, below in pairwise(steps):
        if above.bar is None or below.bar is None:
            continue
        x = at[0] + above.bar.start * scale
        ends = [at[1] + line.top + (line.height - SPACE) / 2 for line in (above, below)]
        span = [ends[0] + THICK / 2, ends[1] - THICK / 2]
        axes.plot([x, x], span, color=SOFT, linewidth=0.7, linestyle=(0, (2, 2)))


def _style(step: Step) -> dict[str, Any]:
    """Colour, and for money and shortfall a pattern besides."""
    style: dict[str, Any] = {"facecolor": FILLS[step], "linewidth": 0.8, "edgecolor": FILLS[step]}
    if step == "open":
        return {**style, "edgecolor": FILLS["liable"], "linestyle": (0, (4, 2))}
    if step in HATCHES:
        return {**style, "edgecolor": "white", "hatch": HATCHES[step], "linewidth": 0.0}
    return style


def _sample(axes: Axes, kind: str, at: Point) -> None:
    x, y = at
    if kind == "cap":
        axes.plot([x + SAMPLE / 2] * 2, [y - 6, y + 6], color=INK, linewidth=2.0)
        return
    steps: dict[str, Step] = {str(step): step for step in FILLS}
    axes.add_patch(Rectangle((x, y - 5), SAMPLE, 10, **_style(steps[kind])))
