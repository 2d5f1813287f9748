"""The other end of a bare page: Python widgets at desks of a case made by hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from wagekit.widgets.drawn import Drawn

sys.path += [str(Path(__file__).parents[1] / part) for part in ("views", "memo")]

NASTY = (
    "<img src=x onerror='window.hit=1'><script>window.hit=1</script>"
    "{{7*7}}${7*7}`[a](javascript:hit())=1+1"
)
"""Text that would do something wherever it were taken for anything but text."""


def traits(widget: Drawn) -> dict[str, Any]:
    """What the browser is told of a widget."""
    names = ("view", "state", "twin", "note")
    return {name: getattr(widget, name) for name in names}


def answered(page: Page, widget: Drawn, sent: int = 1) -> dict[str, Any]:
    """Hand what the page saved and asked for to Python, and its answer back to the page.

    Args:
        page: A bare page that shows the widget.
        widget: The widget.
        sent: How many things the page has asked for by now.
    """
    page.wait_for_function("n => model.sent.length >= n", arg=sent)
    widget.state = page.evaluate("model.traits.state")
    asked: dict[str, Any] = page.evaluate("model.sent.at(-1)")
    widget._handle_custom_msg(asked, [])  # noqa: SLF001 - as the notebook does
    page.evaluate("view => model.set('view', view)", dict(widget.view))
    return asked


def followed(page: Page, widget: Drawn, saved: int = 1) -> None:
    """Hand the state that the page saved to Python, and the new view back to the page.

    Args:
        page: A bare page that shows the widget.
        widget: The widget.
        saved: How often the page has saved by now.
    """
    page.wait_for_function("n => model.saved.length >= n", arg=saved)
    widget.state = page.evaluate("model.traits.state")
    page.evaluate("view => model.set('view', view)", dict(widget.view))
