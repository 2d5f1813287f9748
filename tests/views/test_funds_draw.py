"""The drawing of a trace: all text on the page, no text on other text, the same bytes."""

from __future__ import annotations

from dataclasses import replace

import matplotlib as mpl
import pytest
from funds_made import MIXED, NAMES, by_hand, traced
from funds_readable import assert_readable

from wagekit.views.funds.draw import draw_funds
from wagekit.views.funds.view import funds_view


@pytest.mark.parametrize(("count", "lang"), [(1, "zh"), (1, "en"), (8, "en"), (60, "zh")])
def test_it_is_readable_with_few_and_with_many(count: int, lang: str) -> None:
    trace, names = by_hand(count, unknown=10**13 if count % 2 else 0)
    assert_readable(draw_funds(funds_view(trace, names, lang=lang)))


def test_nothing_can_be_drawn() -> None:
    trace, names = by_hand(1, unknown=5)
    figure = draw_funds(funds_view(replace(trace, destinations=()), names))
    assert_readable(figure)
    assert "资料中没有可显示的去向" in {text.get_text() for text in figure.axes[0].texts}


def test_the_same_trace_gives_the_same_bytes_and_leaves_no_setting() -> None:
    before = dict(mpl.rcParams)
    view = funds_view(traced(MIXED), NAMES)
    assert draw_funds(view).picture("svg") == draw_funds(view).picture("svg")
    assert draw_funds(view).picture() == draw_funds(view).picture()
    assert dict(mpl.rcParams) == before


def test_the_method_changes_the_picture() -> None:
    trace = traced(MIXED)
    pictures = {
        draw_funds(funds_view(trace, NAMES, method=method)).picture("svg")
        for method in ("all", "fifo", "lowest_balance")
    }
    assert len(pictures) == 3


def test_a_figure_carries_its_words_and_its_table() -> None:
    view = funds_view(traced(MIXED), NAMES)
    figure = draw_funds(view)
    assert figure.alt == view.alt
    assert tuple(figure.table.columns) == view.columns
    assert [tuple(row) for row in figure.table.to_numpy()] == list(view.rows)


def test_a_notebook_shows_a_smaller_picture_with_its_words() -> None:
    figure = draw_funds(funds_view(traced(MIXED), NAMES))
    picture, about = figure._repr_png_()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < len(figure.picture())
    assert about == {"alt": figure.alt}
