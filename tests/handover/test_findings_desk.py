"""The desk where findings are decided on: what is asked for is done, or said to be refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from housing_case import PERSON, determinations, findings, tables

from wagekit.handover.decisions import DecisionLog
from wagekit.handover.findings_desk import FindingsDesk

if TYPE_CHECKING:
    from pathlib import Path


def _desk(folder: Path, lang: str = "zh") -> FindingsDesk:
    log = DecisionLog(folder, lang)
    return FindingsDesk(log, findings(), determinations(), tables(), {"P1": "滨河新城"}, lang)


def _row(view: Any, id_: str) -> Any:
    return next(row for row in view["rows"] if row["id"] == id_)


def _ask(desk: FindingsDesk, **request: str) -> Any:
    return desk.page({"who": "王检", "reason": "已查实", **request}).view


def test_looking_writes_nothing(tmp_path: Path) -> None:
    assert _desk(tmp_path).page().view["said"] == ""
    assert list(tmp_path.iterdir()) == []


def test_a_dismissed_finding_stays_is_counted_and_says_who(tmp_path: Path) -> None:
    view = _ask(_desk(tmp_path), do="dismiss", finding="ZB09-1")
    assert len(view["rows"]) == len(findings())
    assert "已排除 1 条" in view["counts"]
    assert f"共 {len(findings())} 条" in view["counts"]
    row = _row(view, "ZB09-1")
    assert row["cells"]["status"] == "已排除"
    assert "王检" in row["decided"]
    assert "已查实" in row["history"][0]["said"]


def test_another_process_sees_the_same(tmp_path: Path) -> None:
    _ask(_desk(tmp_path), do="explain", finding="ZB06-1")
    assert _row(_desk(tmp_path).page().view, "ZB06-1")["keys"]["status"] == "explain"


def test_undoing_leaves_both_lines_in_sight(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    made = _row(_ask(desk, do="dismiss", finding="ZB09-1"), "ZB09-1")["history"][0]["id"]
    row = _row(_ask(desk, do="undo", decision=made, reason="误点"), "ZB09-1")
    assert row["keys"]["status"] == "open"
    assert [one["taken_back"] for one in row["history"]] == [True, False]
    assert [one["undoable"] for one in row["history"]] == [False, False]
    assert "撤销“排除疑点”" in row["history"][1]["said"]


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "dismiss", "finding": "none"},
        {"do": "delete", "finding": "ZB09-1"},
        {"do": "undo", "decision": "none"},
        {"do": "undo", "finding": "ZB09-1"},
        {"do": "dismiss", "finding": "ZB09-1", "who": ""},
        {"do": "dismiss", "finding": "ZB09-1", "reason": ""},
        {"finding": "ZB09-1"},
    ],
)
def test_what_cannot_be_done_is_said_and_not_written(
    tmp_path: Path, request_: dict[str, str]
) -> None:
    view = _ask(_desk(tmp_path), **request_)
    assert view["refused"]
    assert view["said"]
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").mkdir()
    view = _desk(tmp_path).page().view
    assert view["refused"]
    assert "读不了" in view["said"]
    assert len(view["rows"]) == len(findings())


def test_bad_lines_and_what_the_run_does_not_list_are_shown(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    _ask(desk, do="dismiss", finding="ZB09-1")
    with desk.log.path.open("a", encoding="utf-8") as file:
        file.write("x\r\n")
    fewer = tuple(f for f in findings() if f.rule != "ZB09")
    other = FindingsDesk(desk.log, fewer, determinations(), tables(), {})
    view = other.page().view
    assert "第 3 行" in view["log_issues"][0]
    assert "ZB09" in view["unmatched"][0]
    assert "王检" in view["unmatched"][0]


def test_what_changed_since_is_said_and_counted(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    _ask(desk, do="dismiss", finding="ZB09-1")
    more = tuple(replace(f, amount=7) if f.rule == "ZB09" else f for f in findings())
    view = replace(desk, findings=more).page().view
    row = _row(view, "ZB09-1")
    assert row["keys"]["status"] == "dismiss"
    assert "金额（元）由 4,750,000.00 变为 0.07" in row["changed"]
    assert "须复核的 1 条" in view["counts"]


def test_personal_numbers_are_starred_everywhere(tmp_path: Path) -> None:
    view = _ask(_desk(tmp_path), do="confirm", finding="ZB06-1")
    assert PERSON not in str(view)


def test_english_says_the_same(tmp_path: Path) -> None:
    view = _ask(_desk(tmp_path, "en"), do="dismiss", finding="ZB09-1")
    assert "1" in view["counts"]
    assert "dismissed" in view["counts"]
    assert view["words"]["dismiss"] == "dismiss"
