"""An earlier day's timeline on the page of the day of judgement: only what is known moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.views.money_explorer import words
from wagekit.views.timeline.ticks import ticks_between

if TYPE_CHECKING:
    from wagekit.views.timeline.part import Panel, TimelineView


def on_same_page(view: TimelineView, whole: TimelineView, lang: str) -> TimelineView:
    """The same contracts, axis of time and scales as on the day of judgement.

    Args:
        view: What was known on a day.
        whole: What is known on the day of judgement.
        lang: `zh` or `en`.
    """
    known = {panel.contract_id: panel for panel in view.panels}
    panels = [_panel(panel, known.pop(panel.contract_id, None), lang) for panel in whole.panels]
    days = [day for day in (whole.first, whole.last, view.first, view.last) if day]
    first, last = min(days, default=None), max(days, default=None)
    return replace(
        view,
        panels=(*panels, *known.values()),
        first=first,
        last=last,
        ticks=ticks_between(first, last) if first and last else (),
        as_of_words=words.ON_DAY.in_(lang).format(day=view.as_of),
        nothing="" if panels else view.nothing,
    )


def _panel(whole: Panel, known: Panel | None, lang: str) -> Panel:
    top = max((mark.level for mark in whole.marks), default=0)
    if known is not None:
        return replace(known, top=top)
    said = (words.NOTHING_YET.in_(lang),)
    return replace(whole, said=said, due=(), paid=(), marks=(), gap=None, gap_words="")
