"""What a person does in the explorer of a case, in JupyterLab and in Voilà alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

SLOW = 300_000
"""Milliseconds that reading and judging the case may take on a busy machine."""
SOON = 60_000


def explorer(page: Page) -> Locator:
    """The explorer, once it is drawn; a cell that failed is told at once, in its own words."""
    rail = page.locator('.wk-explorer[data-ready="1"]')
    failed = page.locator('[data-mime-type="application/vnd.jupyter.error"], .jupyter-error')
    rail.or_(failed).first.wait_for(timeout=SLOW)
    assert failed.count() == 0, failed.first.inner_text()
    return rail


def go_to(page: Page, step: str, widget: str) -> Locator:
    """Turn to a step, and wait for what stands under it: one click."""
    page.locator(f".wk-explorer [data-step={step}]").click()
    return widget_of(page, widget)


def widget_of(page: Page, name: str) -> Locator:
    """A widget, once it is drawn."""
    drawn = page.locator(f'.wk-{name}[data-ready="1"]')
    drawn.wait_for(timeout=SOON)
    return drawn


def choose(page: Page, id_: str) -> None:
    """Click a box in the picture of the chain."""
    canvas = widget_of(page, "chain").locator(".wk-canvas")
    canvas.scroll_into_view_if_needed()
    place = "(box, id) => box.__cy.getElementById(id).renderedPosition()"
    canvas.click(position=canvas.evaluate(place, id_))


def dismiss(page: Page, rule: str) -> None:
    """Put the first suspicion of a rule aside, with a name and a reason."""
    table = widget_of(page, "findings")
    row = table.locator("tbody.wk-row", has_text=rule).first
    row.locator(".wk-open").click()
    row.locator('[data-k="who"]').fill("王检")
    row.locator('[data-k="why"]').fill("已核对原件")
    row.locator(".wk-do-dismiss").click()
    dismissed = table.locator('tbody.wk-row[data-status="dismiss"]')
    expect(dismissed).to_have_count(1, timeout=SOON)


def saved(page: Page) -> str:
    """Save the letter as it stands; what the page says then."""
    memo = widget_of(page, "memo")
    memo.locator(".wk-save").click()
    said = memo.locator('[data-k="said"]')
    expect(said).to_contain_text(".docx", timeout=SOON)
    return said.inner_text()


def kept(page: Page, case: Path, part: str, key: str, value: Any) -> None:
    """Wait until Python has kept a choice in the case folder."""
    for _ in range(100):
        path = case / "view.json"
        said = json.loads(path.read_text("utf-8")) if path.exists() else {}
        if said.get(part, {}).get(key) == value:
            return
        page.wait_for_timeout(200)
    raise AssertionError(said)
