"""The static twin shows every text as text."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser

from chains import chain, finding, party, payment, simple

from wagekit.views.explorer.twin import explorer_twin
from wagekit.views.twin import twin_html

HOSTILE = "<img src=x onerror=alert(1)>**粗** {{7*7}} ${x} \"'&amp;"


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.alt = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.alt = dict(attrs).get("alt") or self.alt

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _read(html: str) -> _Texts:
    read = _Texts()
    read.feed(html)
    return read


def test_markup_in_any_place_is_text() -> None:
    html = twin_html(HOSTILE, alt=HOSTILE, columns=[HOSTILE], rows=[[HOSTILE]], svg=b"<svg/>")
    read = _read(html)
    assert read.texts == [HOSTILE] * 3
    assert read.alt == HOSTILE
    assert "script" not in read.tags


def test_without_a_picture_its_words_stand_there() -> None:
    read = _read(twin_html("标题", alt="图", columns=["列"], rows=[["值"]]))
    assert read.texts == ["标题", "图", "列", "值"]
    assert "img" not in read.tags


def test_the_twin_of_a_chain_has_its_drawing_and_its_table() -> None:
    html = explorer_twin(simple(), [finding("WF01", "C2")])
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    assert found
    assert base64.b64decode(found[1]).lstrip().startswith(b"<?xml")
    assert "疑点 WF01 分包给个人" in _read(html).texts
    assert html == explorer_twin(simple(), [finding("WF01", "C2")])


def test_a_hostile_name_runs_nowhere_in_the_twin_of_a_chain() -> None:
    graph = chain(HOSTILE)
    party(graph, "A", HOSTILE), party(graph, "B", HOSTILE)
    payment(graph, "M", ("A", "B"), 5)
    read = _read(explorer_twin(graph))
    assert HOSTILE in read.texts
    assert read.tags == {
        *("figure", "figcaption", "strong", "img", "table", "thead", "tbody", "tr", "th", "td"),
    }
