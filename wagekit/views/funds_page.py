"""A page about money: title, remarks and legend above a drawing, and the same facts as a table."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, Protocol

from matplotlib import rc_context

from wagekit.views.draw_figure import ChainFigure
from wagekit.views.draw_strokes import INK, SOFT, write
from wagekit.views.draw_text import paragraph, text_width
from wagekit.views.fonts import font_settings
from wagekit.views.sketch import LEADING
from wagekit.views.sketch_plot import plot, plot_shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd
    from matplotlib.axes import Axes

    from wagekit.views.sketch import Point, Shape, Sketch

    Sample = Callable[[str, Point], tuple[Shape, ...]]

POINTS: Final = 72
SCREEN_DOTS: Final = 100
MARGIN: Final = 24.0
TITLE_SIZE: Final = 14.0
NOTE_SIZE: Final = 9.0
LEGEND_SIZE: Final = 8.5
LEGEND_ROW: Final = 18.0
SAMPLE: Final = 26.0


class MoneyView(Protocol):
    """What every view of money has besides what it draws."""

    @property
    def title(self) -> str:
        """The heading."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences below it."""

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """What each sign stands for."""

    @property
    def alt(self) -> str:
        """The picture in words."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers of `rows`."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The facts as a table, in words."""


class MoneyFigure(ChainFigure):
    """A figure that carries its facts.

    Attributes:
        columns: The headers of `rows`.
        rows: The facts as a table, in words.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def table(self) -> pd.DataFrame:
        """The facts that are drawn; amounts in yuan, to the fen."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only for a table

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_png_(self) -> tuple[bytes, dict[str, str]]:
        """Coarser than a saved file, so that a notebook with many drawings stays small."""
        written = BytesIO()
        with rc_context(font_settings()):
            self.savefig(written, format="png", dpi=SCREEN_DOTS, metadata={"Software": None})
        return written.getvalue(), {"alt": self.alt}


def draw_sketch(view: MoneyView, sketch: Sketch, *, sample: Sample) -> MoneyFigure:
    """Draw a page; the same view always gives the same picture.

    Args:
        view: The words.
        sketch: The drawing.
        sample: The sign of an entry of the legend, from a middle left point.
    """
    with rc_context(font_settings()):
        heading = _Heading(view, sketch.width)
        top = MARGIN + heading.height
        whole = (sketch.width + 2 * MARGIN, top + sketch.height + MARGIN)
        figure = MoneyFigure(figsize=(whole[0] / POINTS, whole[1] / POINTS), facecolor="white")
        figure.alt, figure.columns, figure.rows = view.alt, view.columns, view.rows
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, whole[0]), ylim=(whole[1], 0))
        axes.set_axis_off()
        heading.write(axes, sample)
        plot(axes, sketch, (MARGIN, top))
    return figure


def write_rows(axes: Axes, rows: list[str], at: Point, *, size: float, colour: str) -> None:
    """Rows of text under one another, from the upper end."""
    for n, row in enumerate(rows):
        write(axes, row, (at[0], at[1] + (n + 0.5) * size * LEADING), size=size, colour=colour)


class _Heading:
    """What stands above a drawing."""

    def __init__(self, view: MoneyView, width: float) -> None:
        self.width = width
        self.title = paragraph(view.title, TITLE_SIZE, width)
        self.notes = [row for note in view.notes for row in paragraph(note, NOTE_SIZE, width)]
        self.legend = list(self._placed(view.legend))
        self.notes_top = MARGIN + len(self.title) * TITLE_SIZE * LEADING + 4
        self.legend_top = self.notes_top + len(self.notes) * NOTE_SIZE * LEADING + 4
        rows = max((row for row, *_ in self.legend), default=-1) + 1
        self.height = self.legend_top + rows * LEGEND_ROW + 10 - MARGIN

    def _placed(
        self, legend: tuple[tuple[str, str], ...]
    ) -> Iterator[tuple[int, float, str, list[str]]]:
        """Row, left, sign and words of each entry, as many in a row as fit."""
        row, x = 0, 0.0
        for kind, words in legend:
            broken = paragraph(words, LEGEND_SIZE, self.width - SAMPLE - 6)
            width = SAMPLE + 6 + max(text_width(part, LEGEND_SIZE) for part in broken)
            if x and x + width > self.width:
                row, x = row + 1, 0.0
            yield row, x, kind, broken
            row, x = row + len(broken) - 1, x + width + 20

    def write(self, axes: Axes, sample: Sample) -> None:
        at = (MARGIN, MARGIN)
        write_rows(axes, self.title, at, size=TITLE_SIZE, colour=INK)
        write_rows(axes, self.notes, (MARGIN, self.notes_top), size=NOTE_SIZE, colour=SOFT)
        for row, x, kind, words in self.legend:
            y = self.legend_top + (row + 0.5) * LEGEND_ROW
            plot_shapes(axes, sample(kind, (MARGIN + x, y)), (0, 0))
            for n, part in enumerate(words):
                place = (MARGIN + x + SAMPLE + 6, y + n * LEGEND_ROW)
                write(axes, part, place, size=LEGEND_SIZE, colour=INK)
