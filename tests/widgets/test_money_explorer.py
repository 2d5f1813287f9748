"""What Python keeps of the money explorer: its state, its questions, its twin."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagekit.widgets.drawn import STATIC
from wagekit.widgets.money_explorer import MoneyExplorer

sys.path.append(str(Path(__file__).parents[1] / "views"))
from money_explorer_made import desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.views.money_explorer.part import MoneyExplorerView

GOOD: dict[str, Any] = {
    "day": "2024-03-01",
    "method": "lifo",
    "source": "payment:ZF1",
    "sheet": "flow",
    "selected": "to:G//progress",
}
DESK = desk()


class Asked:
    """Remembers what it was asked."""

    def __init__(self) -> None:
        self.states: list[dict[str, Any]] = []

    def __call__(self, state: Mapping[str, Any]) -> MoneyExplorerView:
        """Ask the desk."""
        self.states.append(dict(state))
        return DESK(state)


def test_a_state_comes_back_whole() -> None:
    made = MoneyExplorer(DESK, state=json.loads(json.dumps(GOOD)))
    assert made.state == GOOD
    assert made.note == ""
    assert (made.view["day"], made.view["method"]) == ("2024-03-01", "lifo")
    assert made.view["source"] == "payment:ZF1"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("day", "2024-3-1"), ("day", "1999-01-01"), ("day", "2024-07-01"), ("day", 3)),
        *(("day", "2024-02-30"), ("method", "guess"), ("method", []), ("source", "party:Z")),
        *(("source", None), ("sheet", "else"), ("selected", 1), ("zoom", 2)),
    ],
)
def test_what_is_not_known_of_a_state_is_dropped_and_said(key: str, value: Any) -> None:
    made = MoneyExplorer(DESK, state={**GOOD, key: value})
    assert made.state == {k: v for k, v in GOOD.items() if k != key}
    assert key in made.note
    assert "已忽略" in made.note


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8), st.none() | st.integers() | st.text(max_size=8)
    )
)
@settings(max_examples=20)
def test_any_state_can_be_given(state: dict[str, Any]) -> None:
    made = MoneyExplorer(DESK, state=state)
    assert set(made.state) <= {"selected"}
    assert bool(made.note) == bool(set(state) - set(made.state))


def test_only_another_day_method_or_source_is_asked() -> None:
    asked = Asked()
    made = MoneyExplorer(asked)
    before = made.view
    for key, value in (("sheet", "flow"), ("selected", "claim:QK1")):
        made.state = {**made.state, key: value}
    assert len(asked.states) == 1
    assert made.view == before
    for n, (key, value) in enumerate((("day", "2024-02-10"), ("method", "fifo")), start=2):
        made.state = {**made.state, key: value}
        assert len(asked.states) == n
        assert made.view[key] == value
    assert "2024-02-10" in made.alt


def test_a_change_of_day_changes_the_twin() -> None:
    made = MoneyExplorer(DESK)
    before = made.twin
    made.state = {"day": "2024-02-10"}
    assert made.twin != before
    assert "截至 2024-02-10 所知" in made.twin


def test_a_saved_notebook_has_the_twin_and_the_words() -> None:
    data, _ = MoneyExplorer(DESK)._repr_mimebundle_() or ({}, {})
    assert data["text/html"].count("data:image/svg+xml;base64,") == 2
    assert "<script" not in data["text/html"]
    assert "一号工程：应付与已付" in data["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in data
    assert len(data["text/html"]) < 200_000


def test_the_view_is_plain_json() -> None:
    view = MoneyExplorer(DESK).view
    assert json.loads(json.dumps(view, allow_nan=False)) == view


def test_the_bundle_is_small_and_asks_for_nothing() -> None:
    source = (STATIC / "money.js").read_text("utf-8")
    assert len(source) < 100_000
    assert "innerHTML" not in source
    assert "fetch(" not in source
