"""Draws dues and payments of each contract as two flights of steps, with the gap between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Rectangle

from wagekit.views.chain_words import amount_words
from wagekit.views.draw_strokes import INK, RED, SOFT, write
from wagekit.views.draw_text import text_width
from wagekit.views.funds_page import LEADING, SAMPLE, draw_page, paragraph, write_rows
from wagekit.views.timeline_ticks import levels_to

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matplotlib.axes import Axes

    from wagekit.views.funds_page import MoneyFigure, Point
    from wagekit.views.timeline_part import Mark, Panel, TimelineView

    Box = tuple[float, float, float, float]

SCALE: Final = 100.0
RUN: Final = 640.0
INSET: Final = 26.0
WIDTH: Final = SCALE + RUN
RISE: Final = 150.0
HEADROOM: Final = 30.0
TICKS: Final = 20.0
BETWEEN: Final = 22.0
NAME: Final = 10.5
SMALL: Final = 8.5
TINY: Final = 7.5
BLUE: Final = "#174a7c"
BROWN: Final = "#8a4b08"
SIGNS: Final[Mapping[str, dict[str, Any]]] = {
    "claim": {"marker": "o", "color": BLUE, "markersize": 5},
    "disputed": {"marker": "D", "color": RED, "markersize": 6, "markerfacecolor": "white"},
    "retention": {"marker": "s", "color": BLUE, "markersize": 6, "markerfacecolor": "white"},
    "payment": {"marker": "^", "color": BROWN, "markersize": 6},
    "unclear": {"marker": "^", "color": BROWN, "markersize": 6, "markerfacecolor": "white"},
}
LINES: Final[Mapping[str, dict[str, Any]]] = {
    "due": {"color": BLUE, "linewidth": 1.5},
    "paid": {"color": BROWN, "linewidth": 1.5, "linestyle": (0, (5, 2))},
    "ahead": {"color": BLUE, "linewidth": 1.0, "linestyle": (0, (1, 2))},
    "gap": {"color": RED, "linewidth": 3.0, "solid_capstyle": "butt"},
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A panel's place: where its text begins and its steps stand."""

    panel: Panel
    title: list[str]
    said: list[str]
    top: float
    floor: float


def draw_timeline(view: TimelineView, lang: str = "zh") -> MoneyFigure:
    """Draw dues and payments.

    Args:
        view: What `timeline_view` made.
        lang: `zh` or `en`, for the sums at the scale.
    """
    drawing = _Drawing(view, lang)
    return draw_page(view, (WIDTH, drawing.height), sample=_sample, body=drawing.draw)


class _Drawing:
    """Panels under one another on one axis of time."""

    def __init__(self, view: TimelineView, lang: str) -> None:
        self.view = view
        self.lang = lang
        self.panels = list(self._placed())
        end = self.panels[-1].floor + TICKS if self.panels else NAME * LEADING
        self.height = end

    def _placed(self) -> Iterator[_Placed]:
        top = 0.0
        for panel in self.view.panels:
            title = paragraph(panel.title, NAME, WIDTH)
            said = [row for one in panel.said for row in paragraph(one, SMALL, WIDTH)]
            text = len(title) * NAME * LEADING + len(said) * SMALL * LEADING
            steps = HEADROOM + RISE if panel.marks else -TICKS
            floor = top + text + steps
            yield _Placed(panel, title, said, top, floor)
            top = floor + TICKS + BETWEEN

    def draw(self, axes: Axes, at: Point) -> None:
        x, y = at
        if self.view.nothing:
            write_rows(axes, [self.view.nothing], at, size=SMALL, colour=SOFT)
        for placed in self.panels:
            write_rows(axes, placed.title, (x, y + placed.top), size=NAME, colour=INK)
            below = (x, y + placed.top + len(placed.title) * NAME * LEADING)
            write_rows(axes, placed.said, below, size=SMALL, colour=SOFT)
            if placed.panel.marks:
                _Steps(self.view, placed.panel, (x + SCALE, y + placed.floor)).draw(axes, self.lang)


class _Steps:
    """The steps of one contract; `corner` is where the first day and nothing meet."""

    def __init__(self, view: TimelineView, panel: Panel, corner: Point) -> None:
        self.view = view
        self.panel = panel
        self.corner = corner
        levels = [mark.level for mark in panel.marks]
        self.lowest, self.highest = min(0, *levels), max(1, *levels)
        self.taken: list[Box] = []

    def x(self, day: dt.date) -> float:
        first, last = self.view.first or day, self.view.last or day
        span = max((last - first).days, 1)
        return self.corner[0] + INSET + (day - first).days / span * (RUN - 2 * INSET)

    def y(self, level: int) -> float:
        span = max(self.highest - self.lowest, 1)
        return self.corner[1] - (level - self.lowest) / span * RISE

    def draw(self, axes: Axes, lang: str) -> None:
        self._draw_scale(axes, lang)
        self._draw_days(axes)
        end = self.corner[0] + RUN
        today = self.x(self.view.as_of) if self.view.as_of else end
        due = list(self._flight(self.panel.due, end))
        _plot(axes, _until(due, today), "due")
        _plot(axes, _since(due, today), "ahead")
        _plot(axes, list(self._flight(self.panel.paid, today)), "paid")
        self._draw_gap(axes)
        self._draw_marks(axes)

    def _draw_scale(self, axes: Axes, lang: str) -> None:
        left, right = self.corner[0], self.corner[0] + RUN
        for level in levels_to(self.highest):
            y = self.y(level)
            axes.plot([left, right], [y, y], color="#dfe3e8", linewidth=0.6, zorder=0)
            words = amount_words(level, lang)
            write(axes, words, (left - 6, y), size=TINY, colour=SOFT, align="right")

    def _draw_days(self, axes: Axes) -> None:
        low = self.corner[1]
        axes.plot([self.corner[0], self.corner[0] + RUN], [low, low], color=SOFT, linewidth=0.8)
        for day, words in self.view.ticks:
            x = self.x(day)
            axes.plot([x, x], [low, low + 3], color=SOFT, linewidth=0.8)
            write(axes, words, (x, low + 11), size=TINY, colour=SOFT, align="center")
        if self.view.as_of:
            x, top = self.x(self.view.as_of), low - RISE - 16
            axes.plot([x, x], [low, top], color=INK, linewidth=0.8, linestyle=(0, (3, 2)))
            self._label(axes, self.view.as_of_words, (x, top - 5), colour=INK)

    def _flight(self, steps: Sequence[tuple[dt.date, int]], end: float) -> Iterator[Point]:
        level = 0
        if steps:
            yield self.corner[0], self.y(0)
        for day, new in steps:
            yield self.x(day), self.y(level)
            yield self.x(day), self.y(new)
            level = new
        if steps and end > self.x(steps[-1][0]):
            yield end, self.y(level)

    def _draw_gap(self, axes: Axes) -> None:
        if self.panel.gap is None or self.view.as_of is None:
            return
        x = self.x(self.view.as_of)
        low, high = (self.y(level) for level in self.panel.gap)
        axes.plot([x, x], [low, high], **LINES["gap"])
        half = text_width(self.panel.gap_words, SMALL) / 2
        room = x + 2 * half + 8 < self.corner[0] + RUN
        at = (x + half + 8 if room else x - half - 8, (low + high) / 2)
        self._label(axes, self.panel.gap_words, at, colour=RED, size=SMALL)

    def _draw_marks(self, axes: Axes) -> None:
        marks = self.panel.marks
        for mark in marks:
            axes.plot([self.x(mark.on)], [self.y(mark.level)], linestyle="none", **SIGNS[mark.sign])
        self.taken.extend(_around((self.x(m.on), self.y(m.level)), 7, 7) for m in marks)
        for mark in marks:
            self._label_mark(axes, mark)

    def _label_mark(self, axes: Axes, mark: Mark) -> None:
        """Above a claim and below a payment, or the other way round, or not at all."""
        x, y = self.x(mark.on), self.y(mark.level)
        paid = mark.sign in {"payment", "unclear"}
        colour = SIGNS[mark.sign]["color"]
        half = text_width(mark.label, TINY) / 2
        sides = [(x, y - 13), (x - half - 9, y - 6), (x + half + 9, y + 7), (x, y + 13)]
        for place in (*sides[2:], *sides[:2]) if paid else sides:
            if self._label(axes, mark.label, place, colour=colour):
                return

    def _label(self, axes: Axes, words: str, at: Point, *, colour: str, size: float = TINY) -> bool:
        """Write where nothing stands yet, inside the panel."""
        half = text_width(words, size) / 2
        left, right = self.corner[0] + half, self.corner[0] + RUN - half
        at = (min(max(at[0], left), right), at[1])
        box = _around(at, half + 1.5, size * 0.62)
        if at[1] > self.corner[1] - size * 0.6 or any(_meet(box, other) for other in self.taken):
            return False
        self.taken.append(box)
        size_of = (box[2] - box[0], box[3] - box[1])
        axes.add_patch(Rectangle(box[:2], *size_of, facecolor=(1, 1, 1, 0.8), zorder=2.5))
        write(axes, words, at, size=size, colour=colour, align="center")
        return True


def _plot(axes: Axes, points: Sequence[Point], kind: str) -> None:
    axes.plot([x for x, _ in points], [y for _, y in points], **LINES[kind])


def _around(at: Point, half: float, tall: float) -> Box:
    return at[0] - half, at[1] - tall, at[0] + half, at[1] + tall


def _meet(one: Box, two: Box) -> bool:
    across = one[0] < two[2] and two[0] < one[2]
    return across and one[1] < two[3] and two[1] < one[3]


def _until(points: Iterable[Point], x: float) -> list[Point]:
    """The part of a flight of steps up to `x`."""
    there = [point for point in points if point[0] <= x]
    return [*there, (x, there[-1][1])] if there else []


def _since(points: Sequence[Point], x: float) -> list[Point]:
    """The part after `x`."""
    before = _until(points, x)
    return [*before[-1:], *(point for point in points if point[0] > x)]


def _sample(axes: Axes, kind: str, at: Point) -> None:
    x, y = at
    if kind in LINES:
        axes.plot([x, x + SAMPLE], [y, y], **LINES[kind])
    else:
        axes.plot([x + SAMPLE / 2], [y], linestyle="none", **SIGNS[kind])
