"""Whether a person can read a drawing of money."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg

if TYPE_CHECKING:
    from wagekit.views.funds.page import MoneyFigure


def assert_readable(figure: MoneyFigure) -> None:
    """No text leaves the page or touches other text."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = {text: text.get_window_extent(renderer) for text in figure.axes[0].texts}
    page = figure.bbox
    for text, box in boxes.items():
        assert page.x0 <= box.x0 <= box.x1 <= page.x1, text.get_text()
        assert page.y0 <= box.y0 <= box.y1 <= page.y1, text.get_text()
    for (one, here), (two, there) in combinations(boxes.items(), 2):
        assert not here.shrunk(0.98, 0.7).overlaps(there), f"{one.get_text()} / {two.get_text()}"
