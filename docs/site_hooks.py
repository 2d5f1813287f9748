"""What MkDocs is told beyond mkdocs.yml: folders as sections, and links that leave the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

OUTSIDE = re.compile(
    r"\[([^\]]+)\]\((?:\.\./)+(wagekit|tests|sample_data|changes|CONTRIBUTING)[^)]*\)"
)
DOCS = Path(__file__).parent
FIRST = ("index.md", "README.md")
REST = "*"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let `folder/` in the navigation stand for all its pages, and `*` for pages named nowhere."""
    opened = [_opened(entry) for entry in config.nav or []]
    named = {path for entry in opened for path in _paths(entry)}
    rest = [{_title(p): p.name} for p in sorted(DOCS.glob("*.md")) if p.name not in named]
    config.nav = [part for entry in opened for part in (rest if entry == REST else [entry])]
    return config


def _opened(entry: Any) -> Any:  # noqa: ANN401 - what YAML gives
    if not isinstance(entry, dict):
        return entry
    return {title: _pages(title, what) for title, what in entry.items()}


def _paths(entry: Any) -> Iterator[str]:  # noqa: ANN401 - what YAML gives
    if isinstance(entry, str):
        yield entry
    else:
        parts = entry.values() if isinstance(entry, dict) else entry
        yield from (path for part in parts for path in _paths(part))


def _pages(section: str, what: Any) -> Any:  # noqa: ANN401 - what YAML gives
    if not (isinstance(what, str) and what.endswith("/")):
        return what
    names = {path.name: _title(path) for path in sorted((DOCS / what).glob("*.md"))}
    first = [{section: what + name} for name in FIRST if name in names]
    return first + [{t: what + name} for name, t in names.items() if name not in FIRST]


def _title(path: Path) -> str:
    """Generated pages begin with a comment, below which MkDocs does not look for a title."""
    found = re.search(r"^# (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else path.stem


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Leave of a link to a source file only its words: the site is read without the repository."""
    del page
    return OUTSIDE.sub(r"\1", markdown)
