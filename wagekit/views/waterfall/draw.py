"""Draws the waterfall of liability with matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.funds.page import draw_sketch
from wagekit.views.waterfall.sketch import waterfall_sample, waterfall_sketch

if TYPE_CHECKING:
    from wagekit.views.funds.page import MoneyFigure
    from wagekit.views.waterfall.part import WaterfallView


def draw_waterfall(view: WaterfallView) -> MoneyFigure:
    """Draw who pays.

    Args:
        view: What `waterfall_view` made.
    """
    return draw_sketch(view, waterfall_sketch(view), sample=waterfall_sample)
