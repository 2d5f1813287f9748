"""A real browser with the network cut, and a bare page that shows one widget without a notebook."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page, Route

    Bare = Callable[..., Page]

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright 未安装，跳过浏览器测试")

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "out" / "screens"
STATIC = ROOT / "wagekit" / "widgets" / "static"
MODEL = Path(__file__).with_name("fake_model.js")
HOME = "http://127.0.0.1:9/bare"
"""Nothing listens there; the page is made up by the test."""
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=zh-CN"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
BODY = """<!doctype html><meta charset="utf-8"><title>bare</title>
<body style="margin:12px;background:{ground}" data-jp-theme-light="{light}"><div id="here"></div>"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("没有 chromium，跳过浏览器测试；安装方法见 README")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that reaches this machine only; asked for anything else, or in error, it fails."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="zh-CN")
    outside: list[str] = []
    errors: list[str] = []

    def guard(route: Route) -> None:
        said = urlsplit(route.request.url)
        if said.scheme in {"http", "https", "ws", "wss"} and said.hostname not in LOOPBACK:
            outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    context.route("**/*", guard)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert outside == []
    assert errors == []


@pytest.fixture
def bare(page: Page) -> Bare:
    """Shows a bundle of `wagekit/widgets/static` in a page of its own and waits until it is drawn.

    `bare("chain", {"view": view, "state": {}, "twin": "", "note": ""}, dark=False)`. The page then
    has `model` (`traits`, `saved`, `sent`, `set(key, value)`, `die()`) and `clear()`.
    """

    def show(name: str, traits: Mapping[str, Any], *, dark: bool = False) -> Page:
        body = BODY.format(light=str(not dark).lower(), ground="#111418" if dark else "#ffffff")
        page.route(HOME, lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(HOME)
        page.add_script_tag(content=MODEL.read_text("utf-8"))
        source = (STATIC / f"{name}.js").read_text("utf-8")
        said = {"view": {}, "state": {}, "twin": "", "note": "", **traits}
        plain = json.loads(json.dumps(said))
        page.evaluate("said => window.show(said)", {"source": source, "traits": plain})
        page.locator(f'.wk-{name}[data-ready="1"]').wait_for(timeout=20_000)
        return page

    return show


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where pictures of what was seen are kept."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    return SCREENS
