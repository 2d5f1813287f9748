"""The documentation opens from a file with the network cut, shows its pictures and finds words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip(
        "material", reason="mkdocs-material is not installed: pip install '.[docs]'"
    )
    made = tmp_path_factory.mktemp("site")
    subprocess.run(  # noqa: S603 - our own pages
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", made],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return made.as_uri()


def test_the_tutorial_shows_all_its_pictures(site: str, page: Page, screens: Path) -> None:
    page.goto(f"{site}/tutorial.html")
    widths = page.locator("article img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert len(widths) >= 4
    assert min(widths) > 300
    page.screenshot(path=screens / "docs_tutorial.png", full_page=True)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("ZB09", "ZB09"),
        ("挂靠", "认定查处管理办法"),
        ("先进先出", "资金去向"),
        ("农民工工资支付条例", "国务院令第724号"),
    ],
)
def test_the_search_finds_codes_and_parts_of_chinese_terms(
    site: str, page: Page, screens: Path, asked: str, title: str
) -> None:
    _ask(page, site, asked)
    heads = page.locator(".md-search-result__article h1")
    heads.first.wait_for()
    assert any(title in head for head in heads.all_inner_texts()[:3])
    page.screenshot(path=screens / f"docs_search_{asked}.png")


def test_the_search_finds_nothing_where_a_character_is_nowhere(site: str, page: Page) -> None:
    _ask(page, site, "挂鼹")
    page.get_by_text("没有找到符合条件的结果").wait_for()


def _ask(page: Page, site: str, asked: str) -> None:
    page.goto(f"{site}/index.html")
    page.locator(".md-search__input").click()
    page.wait_for_function(
        "!document.querySelector('.md-search-result__meta').innerText.includes('初始化')"
    )
    page.keyboard.insert_text(asked)
    page.keyboard.press("End")  # a key goes up, as after an input method
