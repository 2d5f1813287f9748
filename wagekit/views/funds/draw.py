"""Draws traced money as bands from its source with matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.funds.page import draw_sketch
from wagekit.views.funds.sketch import funds_sample, funds_sketch

if TYPE_CHECKING:
    from wagekit.views.funds.page import MoneyFigure
    from wagekit.views.funds.part import FundsView


def draw_funds(view: FundsView) -> MoneyFigure:
    """Draw a trace.

    Args:
        view: What `funds_view` made.
    """
    return draw_sketch(view, funds_sketch(view), sample=funds_sample)
