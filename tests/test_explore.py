"""A case is opened in its widgets whatever its view.json holds, and where it was left."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wagekit.case import Case, open_case
from wagekit.handover.view_state import NAME, PARTS

PROJECT = (
    "project_id,name,region,sector,owner_id\nP1,一号,130100,building,O\nP2,二号,130100,building,O\n"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("explore") / "案件"
    folder.mkdir()
    (folder / "project.csv").write_text(PROJECT, "utf-8")
    (folder / "party.csv").write_text("party_id,name,kind\nO,业主,company\n", "utf-8")
    return open_case(folder)


@pytest.fixture(scope="module")
def run(case: Case) -> Any:
    return case.analyze()


def _kept(case: Case, parts: Any) -> None:
    (case.folder / NAME).write_text(json.dumps(parts), "utf-8")


@pytest.mark.parametrize("one", [["chain"], {"a": [1]}, None])
@pytest.mark.parametrize("first", [None, "P1"])
def test_a_damaged_view_opens_where_a_case_begins(
    case: Case, run: Any, one: Any, first: str | None
) -> None:
    keys = ("step", "project", "selected", "layers", "look", "day", "method", "source", "sheet")
    keys += ("sort", "group", "filters", "open", "kind", "addressee", "in", "out")
    _kept(case, dict.fromkeys(PARTS, dict.fromkeys(keys, one)))
    assert case.explore(first, run=run).project == "P1"


def test_another_project_asked_for_keeps_what_was_left_out_by_hand(case: Case, run: Any) -> None:
    _kept(
        case,
        {
            "steps": {"project": "P1"},
            "chain": {"search": "甲"},
            "memo": {"out": ["F1"], "addressee": "甲局"},
        },
    )
    there = case.explore("P1", run=run).views
    assert there["memo"].state == {"out": ["F1"], "addressee": "甲局"}
    other = case.explore("P2", run=run).views
    assert other["memo"].state == {"out": ["F1"]}
    assert other["chain"].state == {}
