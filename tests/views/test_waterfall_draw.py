"""The drawing of the waterfall: readable with few and many lines, the same bytes."""

from __future__ import annotations

import pytest
from funds_readable import assert_readable
from waterfall_made import NAMES, many, usual

from wagekit.views.waterfall.draw import draw_waterfall
from wagekit.views.waterfall.view import waterfall_view


@pytest.mark.parametrize(("count", "lang"), [(1, "zh"), (3, "en"), (40, "zh")])
def test_it_is_readable_with_few_and_with_many(count: int, lang: str) -> None:
    assert_readable(draw_waterfall(waterfall_view([many(count)], "P", NAMES, lang=lang)))


def test_several_employers_stand_under_one_another() -> None:
    view = waterfall_view([usual(), usual(employer_id=None), many(2)], "P", NAMES)
    figure = draw_waterfall(view)
    assert_readable(figure)
    said = [text.get_text() for text in figure.axes[0].texts]
    assert [said.count(words) for words in ("欠付工资", "缺口")] == [4, 4]


def test_nothing_owed_can_be_drawn() -> None:
    figure = draw_waterfall(waterfall_view([], "P", NAMES))
    assert_readable(figure)
    assert "资料中没有拖欠工资的记录" in {text.get_text() for text in figure.axes[0].texts}


def test_bars_are_as_long_as_their_sums() -> None:
    figure = draw_waterfall(waterfall_view([usual()], "P", NAMES))
    widths = [patch.get_width() for patch in figure.axes[0].patches]
    owed = max(widths)
    shares = sorted(round(width / owed, 4) for width in widths if width > 26)
    assert round(26_294_403 / 126_294_405, 4) in shares
    assert round(40_000_001 / 126_294_405, 4) in shares
    assert shares.count(round(60_000_001 / 126_294_405, 4)) == 2


def test_the_same_view_gives_the_same_bytes() -> None:
    one, two = (draw_waterfall(waterfall_view([usual()], "P", NAMES)) for _ in range(2))
    assert one.picture() == two.picture()
    assert one.picture("svg") == two.picture("svg")
    assert b"Software" not in one.picture()
