"""Lays the waterfall of liability out: bars on one scale, from what is owed to the shortfall."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from wagekit.views.draw.text import paragraph
from wagekit.views.sketch.shapes import LEADING, Box, Line, Pen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagekit.views.sketch.shapes import Point, Shape, Sketch
    from wagekit.views.waterfall.part import Bar, Block, WaterfallView

TEXT: Final = 270.0
GAP: Final = 12.0
RUN: Final = 300.0
AMOUNT: Final = 190.0
WIDTH: Final = TEXT + GAP + RUN + GAP + AMOUNT
LEFT: Final = TEXT + GAP
NAME: Final = 9.5
SMALL: Final = 8.0
HEAD: Final = 11.0
THICK: Final = 15.0
SPACE: Final = 9.0
BETWEEN: Final = 26.0
SAMPLE: Final = 26.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A bar's place, or a heading where `bar` is None."""

    bar: Bar | None
    name: list[str]
    about: list[str]
    amount: list[str]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + (self.height - SPACE) / 2


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block's place."""

    block: Block
    title: list[str]
    sums: list[str]
    lines: list[_Line]
    top: float
    bottom: float

    @property
    def scale(self) -> float:
        return RUN / max(self.block.owed, 1)


def waterfall_sketch(view: WaterfallView) -> Sketch:
    """Lay out who pays.

    Args:
        view: What `waterfall_view` made.
    """
    pen, blocks = Pen(), list(_placed(view))
    if view.nothing:
        pen.rows([view.nothing], (0, 0), size=NAME, colour="soft")
    for placed in blocks:
        _draw_block(pen, placed)
    return pen.sketch(WIDTH, blocks[-1].bottom if blocks else NAME * LEADING * 1.5)


def waterfall_sample(kind: str, at: Point) -> tuple[Shape, ...]:
    """The sign of an entry of the legend, from its middle left point."""
    x, y = at
    if kind == "cap":
        middle = x + SAMPLE / 2
        return (Line(((middle, y - 6), (middle, y + 6)), "cap"),)
    return (Box(x, y - 5, SAMPLE, 10, kind),)


def _placed(view: WaterfallView) -> Iterator[_Placed]:
    top = 0.0
    for block in view.blocks:
        title = paragraph(block.title, HEAD, WIDTH)
        sums = paragraph(block.sum_words, NAME, WIDTH)
        lines = list(_lines(block, top + len(title) * HEAD * LEADING + SPACE, view.heads))
        bottom = lines[-1].top + lines[-1].height + len(sums) * NAME * LEADING
        yield _Placed(block, title, sums, lines, top, bottom)
        top = bottom + BETWEEN


def _lines(block: Block, top: float, said: tuple[str, str]) -> Iterator[_Line]:
    """Bars, with a heading before the first party and before the first money."""
    heads = {"liable": said[0], "plan": said[1]}
    for bar in block.bars:
        group = {"open": "liable", "unused": "plan"}.get(bar.step, bar.step)
        if group in heads:
            line = _heading(heads.pop(group), top)
            yield line
            top += line.height
        line = _line(bar, top)
        yield line
        top += line.height


def _heading(words: str, top: float) -> _Line:
    rows = paragraph(words, SMALL + 0.5, WIDTH)
    return _Line(None, rows, [], [], top, len(rows) * (SMALL + 0.5) * LEADING + SPACE)


def _line(bar: Bar, top: float) -> _Line:
    name, about = paragraph(bar.label, NAME, TEXT), paragraph(bar.about, SMALL, TEXT)
    amount = paragraph(bar.amount, NAME, AMOUNT)
    text = len(name) * NAME * LEADING + len(about) * SMALL * LEADING
    height = max(text, len(amount) * NAME * LEADING, THICK) + SPACE
    return _Line(bar, name, about, amount, top, height)


def _draw_block(pen: Pen, placed: _Placed) -> None:
    pen.rows(placed.title, (0, placed.top), size=HEAD, colour="ink")
    _draw_falls(pen, placed)
    pen.close()
    for line in placed.lines:
        _draw_line(pen, line, placed.scale)
    below = placed.bottom - len(placed.sums) * NAME * LEADING
    pen.rows(placed.sums, (0, below), size=NAME, colour="ink")
    pen.close()


def _draw_line(pen: Pen, line: _Line, scale: float) -> None:
    if line.bar is None:
        pen.rows(line.name, (0, line.top + 2), size=SMALL + 0.5, colour="soft")
        pen.close()
        return
    text = len(line.name) * NAME * LEADING + len(line.about) * SMALL * LEADING
    start = line.middle - text / 2
    pen.rows(line.name, (0, start), size=NAME, colour="ink")
    below = start + len(line.name) * NAME * LEADING
    pen.rows(line.about, (0, below), size=SMALL, colour="soft")
    _draw_bar(pen, line.bar, line.middle, scale)
    colour = "red" if line.bar.step == "shortfall" and line.bar.end else "ink"
    above = line.middle - len(line.amount) * NAME * LEADING / 2
    pen.rows(line.amount, (LEFT + RUN + GAP, above), size=NAME, colour=colour)
    pen.close(line.bar.key, f"{line.bar.label} {line.bar.amount}".strip())


def _draw_bar(pen: Pen, bar: Bar, y: float, scale: float) -> None:
    if bar.end > bar.start:
        width = max((bar.end - bar.start) * scale, 1.0)
        pen.draw(Box(LEFT + bar.start * scale, y - THICK / 2, width, THICK, bar.step))
    if bar.cap is not None:
        x = LEFT + bar.cap * scale
        pen.draw(Line(((x, y - THICK * 0.8), (x, y + THICK * 0.8)), "cap"))


def _draw_falls(pen: Pen, placed: _Placed) -> None:
    """Thin lines from each step of the money down to the next, as what is left falls."""
    steps = [line for line in placed.lines if line.bar and line.bar.step in {"plan", "shortfall"}]
    for above, below in pairwise(steps):
        if above.bar is None:
            continue
        x = LEFT + above.bar.start * placed.scale
        ends = (above.middle + THICK / 2, below.middle - THICK / 2)
        pen.draw(Line(((x, ends[0]), (x, ends[1])), "fall"))
