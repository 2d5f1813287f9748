"""The findings table in Python: state checked, requests passed on, a twin beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from housing_case import determinations, findings, tables

from wagekit.handover.decisions import DecisionLog
from wagekit.handover.findings_desk import FindingsDesk
from wagekit.widgets.findings_table import FindingsTable

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def table(tmp_path: Path) -> FindingsTable:
    desk = FindingsDesk(DecisionLog(tmp_path), findings(), determinations(), tables(), {})
    return FindingsTable(desk)


def _ask(table: FindingsTable, request: object) -> None:
    table._handle_custom_msg(request, [])  # noqa: SLF001 - as the browser does


def test_a_decision_from_the_browser_is_logged_shown_and_told(table: FindingsTable) -> None:
    told: list[str] = []
    table.decided.append(lambda: told.append(table.view["counts"]))
    _ask(table, {"do": "dismiss", "finding": "ZB09-1", "who": "王检", "reason": "已查实"})
    assert "已排除 1 条" in table.view["counts"]
    assert told == [table.view["counts"]]
    assert "已排除 王检" in table.twin
    assert "已排除 1 条" in table.alt


@pytest.mark.parametrize("request_", ["dismiss", None, [], {"other": 1}, {"do": 7}, {"do": None}])
def test_what_is_no_request_does_nothing(table: FindingsTable, request_: object) -> None:
    before = table.view["counts"]
    _ask(table, request_)
    assert table.view["counts"] == before


GOOD = {
    "sort": {"by": "amount", "down": True},
    "group": "act",
    "filters": {"outcome": "found", "act": "", "text": "钟某"},
    "open": "ZB09-1",
}


def test_a_saved_state_is_kept(table: FindingsTable) -> None:
    table.state = GOOD
    assert table.state == GOOD
    assert table.note == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sort", {"by": "none", "down": True}),
        ("sort", {"by": "amount"}),
        ("sort", "amount"),
        ("group", "subject"),
        ("group", []),
        ("filters", {"who": "x"}),
        ("filters", {"outcome": 1}),
        ("filters", []),
        ("open", 1),
        ("colour", "red"),
    ],
)
def test_what_is_not_known_of_a_saved_state_is_left_out_with_a_note(
    table: FindingsTable, key: str, value: Any
) -> None:
    table.state = GOOD | {key: value}
    assert table.state == {k: v for k, v in GOOD.items() if k != key}
    assert key in table.note


def test_the_cell_shows_the_twin_beside_the_widget(table: FindingsTable) -> None:
    data, _ = table._repr_mimebundle_() or ({}, {})
    assert "<table>" in data["text/html"]
    assert data["text/plain"].startswith("疑点清单。共 6 条")
    assert "application/vnd.jupyter.widget-view+json" in data
