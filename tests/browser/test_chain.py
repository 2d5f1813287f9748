"""The chain explorer in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Bare


def test_the_title_is_shown(bare: Bare) -> None:
    page = bare("chain", {"view": {"title": "<b>一号</b>", "words": {}}})
    assert page.locator(".wk-chain h3").inner_text() == "<b>一号</b>"
