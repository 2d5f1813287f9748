"""The documentation builds without a warning, links to itself only, and needs no network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[1]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*"))
CHARTS = sorted((ROOT / "docs" / "charts").glob("*.md"))
HEADS = ["## 图上有什么", "## 怎么看", "## 接下来做什么"]
MOST_BYTES = 200_000
FETCHED = {
    *(("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")),
    *(("img", "srcset"), ("video", "src"), ("object", "data"), ("form", "action")),
}
IN_STYLE = re.compile(r"@import[^;]*|url\(\s*[\"']?(?:https?:)?//[^)]*\)")


class _Links(HTMLParser):
    """What a page fetches, what it leads to, and the places in it that can be led to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.leads: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif (tag, name) in FETCHED:
                self.fetched.append(value or "")
            elif (tag, name) == ("a", "href"):
                self.leads.append(value or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip(
        "material", reason="mkdocs-material is not installed: pip install '.[docs]'"
    )
    made = tmp_path_factory.mktemp("site")
    ran = subprocess.run(  # noqa: S603 - our own pages
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", made],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    return made


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Links]:
    return {page: _Links(page) for page in sorted(site.rglob("*.html"))}


def test_every_page_is_there_and_in_the_navigation(site: Path, pages: dict[Path, _Links]) -> None:
    written = {
        path.relative_to(ROOT / "docs").with_suffix(".html")
        for path in (ROOT / "docs").rglob("*.md")
    }
    renamed = {Path(str(path).replace("README", "index")) for path in written}
    assert renamed | {Path("404.html")} == {page.relative_to(site) for page in pages}


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[Path, _Links]) -> None:
    lost = [
        (page.relative_to(site), link)
        for page, said in pages.items()
        if page.name != "404.html"
        for link in (*said.leads, *said.fetched)
        if not _leads_somewhere(page, link, pages)
    ]
    assert lost == []


def _leads_somewhere(page: Path, link: str, pages: dict[Path, _Links]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    target = target / "index.html" if target.is_dir() else target
    anchor = unquote(parts.fragment)
    known = not anchor or target not in pages or anchor in pages[target].ids | {"__top"}
    return target.is_file() and known


def test_no_page_fetches_anything_from_elsewhere(pages: dict[Path, _Links]) -> None:
    fetched = {link for said in pages.values() for link in said.fetched}
    assert fetched
    assert {link for link in fetched if urlsplit(link).netloc or urlsplit(link).scheme} == set()


def test_no_style_fetches_anything_from_elsewhere(site: Path) -> None:
    styles = [*site.rglob("*.css"), *site.rglob("*.html")]
    assert {hit for path in styles for hit in IN_STYLE.findall(path.read_text("utf-8"))} == set()


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_shown_somewhere(path: Path) -> None:
    shown = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    assert path.stat().st_size < MOST_BYTES
    assert f"pictures/{path.name})" in shown


def test_every_picture_says_in_words_what_it_shows() -> None:
    texts = [page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md")]
    alts = [alt for text in texts for alt in re.findall(r"!\[([^\]]*)\]", text)]
    assert len(alts) >= len(PICTURES)
    assert [alt for alt in alts if len(alt) < 8] == []


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.stem)
def test_a_chart_page_says_what_it_shows_how_to_read_it_and_what_next(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == HEADS
