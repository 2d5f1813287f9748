"""Lays traced money out as bands from its source: solid what is sure, light what methods decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.views.draw.text import paragraph
from wagekit.views.sketch.shapes import LEADING, Box, Pen, Ribbon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wagekit.views.funds.part import Band, FundsView
    from wagekit.views.sketch.shapes import Point, Shape, Sketch

SOURCE: Final = "source"
"""The key of the group that is the source."""
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
SAMPLE: Final = 26.0
START: Final = LEFT_TEXT + GAP + BAR
END: Final = START + RUN
COLOURS: Final[Mapping[str, str]] = {
    "known": "band",
    "rest": "band",
    "returned": "brown",
    "nobody": "grey",
}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A destination's place: its text, the top of its bar, and the slot's height."""

    band: Band
    rows: tuple[list[str], list[str], list[str]]
    top: float
    height: float


def funds_sketch(view: FundsView) -> Sketch:
    """Lay out a trace.

    Args:
        view: What `funds_view` made.
    """
    return _Drawing(view).sketch()


def funds_sample(kind: str, at: Point) -> tuple[Shape, ...]:
    """The sign of an entry of the legend, from its middle left point."""
    band = "known" if kind in {"least", "between"} else kind
    look = f"ribbon {band} open" if kind == "between" else f"ribbon {band}"
    return (Box(at[0], at[1] - 5, SAMPLE, 10, look),)


class _Drawing:
    """Source on the left, destinations on the right, money of unknown origin below both."""

    def __init__(self, view: FundsView) -> None:
        self.view = view
        self.pen = Pen()
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

    def sketch(self) -> Sketch:
        if self.view.nothing:
            self.pen.rows([self.view.nothing], (0, 0), size=NAME, colour="soft")
        else:
            self._source()
            self._bands()
        height = self.main
        if self.view.unknown:
            self._unknown(self.main + 22)
            height += self._unknown_height()
        return self.pen.sketch(WIDTH, height)

    def _source_top(self) -> float:
        return (self.main - self.source_height) / 2

    def _source(self) -> None:
        bar = Box(LEFT_TEXT + GAP, self._source_top(), BAR, self.source_height, "bar known")
        self.pen.draw(bar)
        amount = paragraph(self.view.source_amount, NAME, LEFT_TEXT)
        rows = [*self.name, *amount]
        start = self.main / 2 - len(rows) * NAME * LEADING / 2
        self.pen.rows(rows, (LEFT_TEXT, start), size=NAME, colour="ink", align="right")
        self.pen.close(SOURCE, f"{self.view.source} {self.view.source_amount}")

    def _bands(self) -> None:
        """Sure money leaves from the upper part of the source, disputed all from the rest.

        What a method gives to one destination it takes from the others, so that no light band is
        wider than what the sure ones leave of the source.
        """
        sure = self._source_top()
        open_ = sure + sum(slot.band.least for slot in self.slots) * self.scale
        for slot in self.slots:
            self._band(slot, sure, open_)
            sure += slot.band.least * self.scale

    def _band(self, slot: _Slot, sure: float, open_: float) -> None:
        band, middle = slot.band, slot.top + (slot.height - SLOT) / 2
        least, rest = band.least * self.scale, (band.most - band.least) * self.scale
        top = middle - (least + rest) / 2
        if rest:
            below = (END, top + least)
            self.pen.draw(Ribbon((START, open_), below, rest, f"ribbon {band.kind} open"))
            self.pen.draw(Box(*below, BAR, rest, f"bar {band.kind} open"))
        if least:
            self.pen.draw(Ribbon((START, sure), (END, top), least, f"ribbon {band.kind}"))
            self.pen.draw(Box(END, top, BAR, max(least, THIN), f"bar {band.kind}"))
        self._words(slot, (END + BAR + GAP, middle))
        self.pen.close(band.key, f"{band.label} {band.amount}")

    def _words(self, slot: _Slot, at: Point) -> None:
        name, amount, about = slot.rows
        colour = COLOURS[slot.band.kind]
        sizes = ((name, NAME, "ink"), (amount, NAME, colour), (about, SMALL, "soft"))
        x, y = at
        y -= sum(len(rows) * size * LEADING for rows, size, _ in sizes) / 2
        for rows, size, tone in sizes:
            self.pen.rows(rows, (x, y), size=size, colour=tone)
            y += len(rows) * size * LEADING

    def _unknown(self, y: float) -> None:
        """Not to scale: its sum may dwarf what is traced, and none of it is."""
        height = self._unknown_height() - 30.0
        thick = min(max(self.view.unknown * self.scale, 4.0), height)
        middle = y + height / 2
        start, end = (START, middle - thick / 2), (END, middle - thick / 2)
        self.pen.draw(Ribbon(start, end, thick, "ribbon unknown"))
        name = paragraph(self.view.unknown_words[0], NAME, LEFT_TEXT)
        above = middle - len(name) * NAME * LEADING / 2
        self.pen.rows(name, (LEFT_TEXT, above), size=NAME, colour="soft", align="right")
        above = middle - len(self.unknown) * SMALL * LEADING / 2
        self.pen.rows(self.unknown, (END + GAP + BAR, above), size=SMALL, colour="soft")
