"""Sketches as SVG: well formed, nothing but shapes and text, the same geometry as on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from funds_made import MIXED, NAMES, by_hand, traced
from hypothesis import given
from hypothesis import strategies as st
from timeline_made import AS_OF, by_chance
from timeline_made import NAMES as PARTIES
from waterfall_made import many

from wagekit.views.funds.sketch import funds_sketch
from wagekit.views.funds.view import funds_view
from wagekit.views.sketch.looks import COLOURS, LOOKS
from wagekit.views.sketch.page import moved, with_heading
from wagekit.views.sketch.shapes import Box, Group, Line, Ribbon, Row, Sign, Sketch
from wagekit.views.sketch.svg import parts_of, svg_text
from wagekit.views.timeline.sketch import timeline_sketch
from wagekit.views.timeline.view import timeline_view
from wagekit.views.waterfall.sketch import waterfall_sketch
from wagekit.views.waterfall.view import waterfall_view

SPACE = "{http://www.w3.org/2000/svg}"
TAGS = {f"{SPACE}{tag}" for tag in ("svg", "defs", "pattern", "path", "rect", "circle", "text")}


def _sketches() -> list[Sketch]:
    trace, names = by_hand(60, unknown=10**9)
    contracts = [by_chance("C1", 40), by_chance("C2", 3)]
    return [
        funds_sketch(funds_view(traced(MIXED), NAMES)),
        funds_sketch(funds_view(trace, names)),
        timeline_sketch(timeline_view(contracts, "P", PARTIES, as_of=AS_OF)),
        waterfall_sketch(waterfall_view([many(5)], "P", PARTIES)),
    ]


@pytest.mark.parametrize("sketch", _sketches())
def test_it_is_well_formed_and_holds_only_shapes_and_text(sketch: Sketch) -> None:
    root = ET.fromstring(svg_text(sketch))  # noqa: S314 - our own
    assert {element.tag for element in root.iter()} <= TAGS
    assert svg_text(sketch) == svg_text(sketch)
    said = {row.text for group in sketch.groups for row in group.shapes if isinstance(row, Row)}
    assert {element.text for element in root.iter(f"{SPACE}text")} == said
    tiles = {f"url(#{tile.get('id')})" for tile in root.iter(f"{SPACE}pattern")}
    used = {e.get("fill") for e in root.iter() if (e.get("fill") or "").startswith("url")}
    assert used == tiles


@pytest.mark.parametrize("sketch", _sketches())
def test_no_text_is_outside(sketch: Sketch) -> None:
    rows = [row for group in sketch.groups for row in group.shapes if isinstance(row, Row)]
    assert all(0 <= row.at[1] <= sketch.height for row in rows)
    assert all(0 <= row.at[0] <= sketch.width for row in rows)


def test_every_look_has_colours_that_exist_and_can_be_drawn() -> None:
    for name, look in LOOKS.items():
        assert {look.fill, look.edge, look.hatched} <= {"", *COLOURS}, name
        assert bool(look.hatch) == bool(look.hatched), name
    for pair in COLOURS.values():
        assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in pair)


@pytest.mark.parametrize("sketch", _sketches())
def test_a_heading_moves_the_drawing_down_and_changes_nothing_else(sketch: Sketch) -> None:
    entry = (Box(0, -5, 26, 10, "owed"),), "欠付工资"
    words: dict[str, Any] = {"title": "题目", "notes": ["一句话。" * 60], "legend": [entry] * 9}
    page = with_heading(sketch, **words)
    down = with_heading(Sketch(sketch.width, 0.0, ()), **words).height
    assert page.height == down + sketch.height
    assert down > 60
    assert page.groups[-len(sketch.groups) :] == tuple(
        replace(group, shapes=tuple(moved(shape, (0, down)) for shape in group.shapes))
        for group in sketch.groups
    )
    rows = [shape for shape in page.groups[0].shapes if isinstance(shape, Row)]
    assert all(0 < row.at[1] < down for row in rows)
    assert [row.text for row in rows].count("欠付工资") == 9


def test_shapes_move() -> None:
    by = (5, 6)
    assert moved(Box(1, 2, 3, 4, "owed"), by) == Box(6, 8, 3, 4, "owed")
    ribbon = Ribbon((1, 2), (3, 4), 5, "ribbon known")
    assert moved(ribbon, by) == Ribbon((6, 8), (8, 10), 5, "ribbon known")
    assert moved(Line(((1, 2), (3, 4)), "due"), by) == Line(((6, 8), (8, 10)), "due")
    assert moved(Sign((1, 2), "claim"), by) == Sign((6, 8), "claim")
    assert moved(Row("x", (1, 2), 9, "ink"), by) == Row("x", (6, 8), 9, "ink")


def test_bars_keep_their_place() -> None:
    (part,) = parts_of(Box(1.04, 2, 30.25, 4, "owed"))
    assert part.tag == "rect"
    wanted = {"x": "1", "y": "2", "width": "30.2", "height": "4"}
    assert {name: part.attributes[name] for name in wanted} == wanted


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30))
def test_any_name_comes_back_as_text(name: str) -> None:
    sketch = Sketch(10, 10, (Group((Row(name, (1, 1), 9, "ink"),), "k", name),))
    root = ET.fromstring(svg_text(sketch))  # noqa: S314 - our own
    assert [element.text or "" for element in root.iter(f"{SPACE}text")] == [name]
