"""A page about money: title, remarks and legend above a drawing, and the same facts as a table."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, Protocol

from matplotlib import rc_context

from wagekit.views.draw.figure import ChainFigure
from wagekit.views.fonts import font_settings
from wagekit.views.sketch.page import with_heading
from wagekit.views.sketch.plot import plot

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from wagekit.views.sketch.shapes import Point, Shape, Sketch

    Sample = Callable[[str, Point], tuple[Shape, ...]]

POINTS: Final = 72
SCREEN_DOTS: Final = 100
MARGIN: Final = 24.0


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
        legend = [(sample(kind, (0.0, 0.0)), words) for kind, words in view.legend]
        page = with_heading(sketch, title=view.title, notes=view.notes, legend=legend)
        whole = (page.width + 2 * MARGIN, page.height + 2 * MARGIN)
        figure = MoneyFigure(figsize=(whole[0] / POINTS, whole[1] / POINTS), facecolor="white")
        figure.alt, figure.columns, figure.rows = view.alt, view.columns, view.rows
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, whole[0]), ylim=(whole[1], 0))
        axes.set_axis_off()
        plot(axes, page, (MARGIN, MARGIN))
    return figure
