"""Lays dues and payments out as two flights of steps a contract, with the gap between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.views.chain.words import amount_words
from wagekit.views.draw.text import paragraph, text_width
from wagekit.views.sketch.looks import LOOKS
from wagekit.views.sketch.shapes import LEADING, Box, Line, Pen, Row, Sign
from wagekit.views.timeline.ticks import levels_to

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.views.sketch.shapes import Point, Shape, Sketch
    from wagekit.views.timeline.part import Mark, Panel, TimelineView

    Bounds = tuple[float, float, float, float]

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
SAMPLE: Final = 26.0
TONES: Final[Mapping[str, str]] = {
    "claim": "blue",
    "disputed": "red",
    "retention": "blue",
    "payment": "brown",
    "unclear": "brown",
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A panel's place: where its text begins and its steps stand."""

    panel: Panel
    title: list[str]
    said: list[str]
    top: float
    floor: float


def timeline_sketch(view: TimelineView, lang: str = "zh") -> Sketch:
    """Lay out dues and payments.

    Args:
        view: What `timeline_view` made.
        lang: `zh` or `en`, for the sums at the scale.
    """
    pen, panels = Pen(), list(_placed(view.panels))
    if view.nothing:
        pen.rows([view.nothing], (0, 0), size=SMALL, colour="soft")
    for placed in panels:
        pen.rows(placed.title, (0, placed.top), size=NAME, colour="ink")
        below = placed.top + len(placed.title) * NAME * LEADING
        pen.rows(placed.said, (0, below), size=SMALL, colour="soft")
        if placed.panel.marks:
            _Steps(view, placed.panel, (SCALE, placed.floor), pen).draw(lang)
    return pen.sketch(WIDTH, panels[-1].floor + TICKS if panels else NAME * LEADING)


def timeline_sample(kind: str, at: Point) -> tuple[Shape, ...]:
    """The sign of an entry of the legend, from its middle left point."""
    x, y = at
    if LOOKS[kind].sign:
        return (Sign((x + SAMPLE / 2, y), kind),)
    return (Line(((x, y), (x + SAMPLE, y)), kind),)


def _placed(panels: Iterable[Panel]) -> Iterator[_Placed]:
    """Panels under one another."""
    top = 0.0
    for panel in panels:
        title = paragraph(panel.title, NAME, WIDTH)
        said = [row for one in panel.said for row in paragraph(one, SMALL, WIDTH)]
        text = len(title) * NAME * LEADING + len(said) * SMALL * LEADING
        steps = HEADROOM + RISE if panel.marks else -TICKS
        floor = top + text + steps
        yield _Placed(panel, title, said, top, floor)
        top = floor + TICKS + BETWEEN


class _Steps:
    """The steps of one contract; `corner` is where the first day and nothing meet."""

    def __init__(self, view: TimelineView, panel: Panel, corner: Point, pen: Pen) -> None:
        self.view = view
        self.panel = panel
        self.corner = corner
        self.pen = pen
        levels = [level for _, level in (*panel.due, *panel.paid)]
        levels += [mark.level for mark in panel.marks]
        self.lowest, self.highest = min(0, *levels), max(1, panel.top, *levels)
        self.taken: list[Bounds] = []

    def x(self, day: dt.date) -> float:
        first, last = self.view.first or day, self.view.last or day
        span = max((last - first).days, 1)
        return self.corner[0] + INSET + (day - first).days / span * (RUN - 2 * INSET)

    def y(self, level: int) -> float:
        span = max(self.highest - self.lowest, 1)
        return self.corner[1] - (level - self.lowest) / span * RISE

    def draw(self, lang: str) -> None:
        self._scale(lang)
        self._days()
        end = self.corner[0] + RUN
        today = self.x(self.view.as_of) if self.view.as_of else end
        due = list(self._flight(self.panel.due, end))
        self._line(_until(due, today), "due")
        self._line(_since(due, today), "ahead")
        self._line(list(self._flight(self.panel.paid, today)), "paid")
        self._gap()
        self.pen.close()
        self._marks()

    def _line(self, points: Sequence[Point], look: str) -> None:
        if points:
            self.pen.draw(Line(tuple(points), look))

    def _scale(self, lang: str) -> None:
        left, right = self.corner[0], self.corner[0] + RUN
        for level in levels_to(self.highest) if self.highest > 1 else (0,):
            y = self.y(level)
            self._line([(left, y), (right, y)], "level")
            self.pen.draw(Row(amount_words(level, lang), (left - 6, y), TINY, "soft", "right"))

    def _days(self) -> None:
        left, low = self.corner
        self._line([(left, low), (left + RUN, low)], "axis")
        for day, words in self.view.ticks:
            x = self.x(day)
            self._line([(x, low), (x, low + 3)], "axis")
            self.pen.draw(Row(words, (x, low + 11), TINY, "soft", "center"))
        if self.view.as_of:
            x, top = self.x(self.view.as_of), low - RISE - 16
            self._line([(x, low), (x, top)], "today")
            self._label(self.view.as_of_words, (x, top - 5), colour="ink")

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

    def _gap(self) -> None:
        if self.panel.gap is None or self.view.as_of is None:
            return
        x = self.x(self.view.as_of)
        low, high = (self.y(level) for level in self.panel.gap)
        self._line([(x, low), (x, high)], "gap")
        half = text_width(self.panel.gap_words, SMALL) / 2
        room = x + 2 * half + 8 < self.corner[0] + RUN
        at = (x + half + 8 if room else x - half - 8, (low + high) / 2)
        self._label(self.panel.gap_words, at, colour="red", size=SMALL)

    def _marks(self) -> None:
        marks = self.panel.marks
        self.taken.extend(_around((self.x(m.on), self.y(m.level)), 7, 7) for m in marks)
        for mark in marks:
            self.pen.draw(Sign((self.x(mark.on), self.y(mark.level)), mark.sign))
            self._label_mark(mark)
            self.pen.close(mark.key, f"{mark.about} {mark.label}".strip())

    def _label_mark(self, mark: Mark) -> None:
        """Above a claim and below a payment, or the other way round, or not at all."""
        x, y = self.x(mark.on), self.y(mark.level)
        paid = mark.sign in {"payment", "unclear"}
        half = text_width(mark.label, TINY) / 2
        sides = [(x, y - 13), (x - half - 9, y - 6), (x + half + 9, y + 7), (x, y + 13)]
        for place in (*sides[2:], *sides[:2]) if paid else sides:
            if self._label(mark.label, place, colour=TONES[mark.sign]):
                return

    def _label(self, words: str, at: Point, *, colour: str, size: float = TINY) -> bool:
        """Write where nothing stands yet, inside the panel."""
        half = text_width(words, size) / 2
        left, right = self.corner[0] + half, self.corner[0] + RUN - half
        at = (min(max(at[0], left), right), at[1])
        bounds = _around(at, half + 1.5, size * 0.62)
        outside = at[1] > self.corner[1] - size * 0.6
        if outside or any(_meet(bounds, other) for other in self.taken):
            return False
        self.taken.append(bounds)
        size_of = (bounds[2] - bounds[0], bounds[3] - bounds[1])
        self.pen.draw(Box(*bounds[:2], *size_of, "behind"), Row(words, at, size, colour, "center"))
        return True


def _around(at: Point, half: float, tall: float) -> Bounds:
    return at[0] - half, at[1] - tall, at[0] + half, at[1] + tall


def _meet(one: Bounds, two: Bounds) -> bool:
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
