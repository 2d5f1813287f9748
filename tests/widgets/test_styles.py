"""Widgets stand beside each other on one page: the style of one must not reach another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "wagekit" / "widgets" / "src"
SHARED = {"base"}
"""What all widgets have in common."""
STYLES = sorted(path for path in SOURCES.glob("*.css") if path.stem not in SHARED)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_rule_is_of_its_own_widget(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    own = re.compile(rf"(?::where\()?\.wk-{path.stem}\b")
    heads = re.findall(r"([^{}]+)\{", re.sub(r"@[^{]*\{", "", text))
    said = [one.strip() for head in heads for one in re.split(r",(?![^(]*\))", head)]
    assert said
    assert [one for one in said if not own.match(one)] == []
