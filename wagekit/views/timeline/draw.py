"""Draws dues and payments of each contract as two flights of steps with matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.funds.page import draw_sketch
from wagekit.views.timeline.sketch import timeline_sample, timeline_sketch

if TYPE_CHECKING:
    from wagekit.views.funds.page import MoneyFigure
    from wagekit.views.timeline.part import TimelineView


def draw_timeline(view: TimelineView, lang: str = "zh") -> MoneyFigure:
    """Draw dues and payments.

    Args:
        view: What `timeline_view` made.
        lang: `zh` or `en`, for the sums at the scale.
    """
    return draw_sketch(view, timeline_sketch(view, lang), sample=timeline_sample)
