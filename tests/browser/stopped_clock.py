"""A page whose clock a test winds on, so that no answer depends on how fast the machine is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def stop_clock(page: Page) -> None:
    """From here the page's clock goes on by `page.clock.run_for` only."""
    page.clock.install(time=0)
    page.clock.pause_at(1)
