"""Nothing in a drawing covers anything else."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest
from chains import drawn_by_chance

from wagekit.views.chain.part import Arrow, ChainView, Line
from wagekit.views.draw.layout import Lane, Layout, Placed, layout
from wagekit.views.draw.order import crossings, ordered
from wagekit.views.draw.text import SIZES, block, text_width

SEEDS = range(60)
CHANCE = pytest.mark.parametrize("seed", SEEDS)


@cache
def _made(seed: int) -> Layout:
    return layout(drawn_by_chance(seed))


def _apart(one: Placed, other: Placed) -> bool:
    sideways = abs(one.x - other.x) - (one.width + other.width) / 2
    upright = abs(one.y - other.y) - (one.height + other.height) / 2
    return max(sideways, upright) > -1e-6


@CHANCE
def test_boxes_and_labels_do_not_overlap(seed: int) -> None:
    made = _made(seed)
    for one, other in combinations([*made.boxes, *made.labels], 2):
        assert _apart(one, other), (one, other)


@CHANCE
def test_everything_lies_on_the_page(seed: int) -> None:
    made = _made(seed)
    for placed in (*made.boxes, *made.labels):
        assert placed.x - placed.width / 2 > -1e-6
        assert placed.x + placed.width / 2 < made.width + 1e-6
        assert placed.y + placed.height / 2 < made.height + 1e-6
    points = [point for lane in made.lanes for point in lane.stops]
    assert all(-1e-6 < x < made.width + 1e-6 and y > -1e-6 for x, y in points)


@CHANCE
def test_text_fits_what_holds_it(seed: int) -> None:
    made = _made(seed)
    for placed in (*made.boxes, *made.labels):
        widths = [text_width(line.text, SIZES[line.tone]) for line in placed.text.lines]
        assert max(widths) <= placed.width + 1e-6
        assert placed.text.height <= placed.height + 1e-6


@CHANCE
def test_no_straight_stretch_of_a_line_crosses_a_box_or_a_label(seed: int) -> None:
    """Bends lie between rows, where neither stands."""
    made = _made(seed)
    for lane in made.lanes:
        for (x, top), (_, bottom) in _straight(lane):
            hit = [p for p in (*made.boxes, *made.labels) if _inside(p, x, top, bottom)]
            assert hit == [], (lane, hit)


@CHANCE
def test_bends_lie_between_the_rows(seed: int) -> None:
    made = _made(seed)
    for lane in made.lanes:
        for (_, start), (_, end) in list(pairwise(lane.stops))[1::2]:
            assert not any(_between(p, start, end) for p in (*made.boxes, *made.labels))


def _straight(lane: Lane) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(pairwise(lane.stops))[::2]


def _inside(placed: Placed, x: float, top: float, bottom: float) -> bool:
    low, high = min(top, bottom) + 1e-6, max(top, bottom) - 1e-6
    sideways = abs(placed.x - x) < placed.width / 2 - 1e-6
    return sideways and low < placed.y + placed.height / 2 and high > placed.y - placed.height / 2


def _between(placed: Placed, start: float, end: float) -> bool:
    low, high = min(start, end) + 1e-6, max(start, end) - 1e-6
    return low < placed.y + placed.height / 2 and high > placed.y - placed.height / 2


def test_every_arrow_has_a_line_and_every_label_its_text() -> None:
    for seed in SEEDS:
        view = drawn_by_chance(seed)
        made = _made(seed)
        lanes = {(a.kind, *sorted((a.source, a.target)), a.source) for a in _between_two(view)}
        assert len(made.lanes) == len(lanes)
        words = {line.text for placed in made.labels for line in placed.text.lines}
        assert bool(words) == any(a.label for a in _between_two(view))


def _between_two(view: ChainView) -> list[Arrow]:
    return [a for a in view.arrows if a.source != a.target]


def test_a_wide_tier_takes_several_rows() -> None:
    made: Layout = _made(3)
    rows: dict[float, int] = {}
    for box in made.boxes:
        rows[box.y] = rows.get(box.y, 0) + 1
    assert max(rows.values()) <= 7


def test_ordering_removes_crossings_that_can_be_removed() -> None:
    rows, below = [[0, 1, 2], [3, 4, 5]], {0: [5], 1: [4], 2: [3]}
    above = {5: [0], 4: [1], 3: [2]}
    assert crossings(rows, below) == 3
    assert crossings(ordered(rows, above, below), below) == 0


def test_long_names_break_and_very_long_ones_end_in_dots() -> None:
    made = block([Line("建" * 300, "name")], 168)
    assert len(made.lines) == 5
    assert made.lines[-1].text.endswith("…")
    words = block([Line("劳务分包 1,320.00万元（12笔）", "contract")], 90)
    assert not any(line.text.startswith(("）", "，", "。")) for line in words.lines)
    assert "1,320.00" in "".join(line.text for line in words.lines if "1,320.00" in line.text)


def test_a_character_that_no_font_has_becomes_a_mark() -> None:
    assert block([Line("𠮷䶮", "name")], 168).lines[0].text == "〓䶮"
