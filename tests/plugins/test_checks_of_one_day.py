"""Two checks of one safeguard on one day that contradict each other both load, in either order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import wagekit as wk

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = 'case_id = "x"\nas_of = 2024-06-03\n'
PROJECT = "project_id,sector,general_contractor_id\nP,building,G\n"
HEAD = "project_id,item,ok,checked_on\n"
BAD, GOOD = "P,rights_board,false,2024-05-01\n", "P,rights_board,true,2024-05-01\n"


def case_of(folder: Path, checks: str) -> wk.Case:
    (folder / "case.toml").write_text(SETTINGS, "utf-8")
    (folder / "project.csv").write_text(PROJECT, "utf-8")
    (folder / "safeguard.csv").write_text(HEAD + checks, "utf-8")
    return wk.open_case(str(folder))


@pytest.mark.parametrize("checks", [BAD + GOOD, GOOD + BAD])
def test_both_load_and_leave_it_open(tmp_path: Path, checks: str) -> None:
    case = case_of(tmp_path, checks)
    assert len(case.table("safeguard")) == len([BAD, GOOD])
    (finding,) = case.analyze(only=["ZD06"]).answers.findings
    assert (finding.rule, finding.outcome) == ("ZD06", "cannot_tell")
    assert {row.row for row in finding.evidence if row.table == "safeguard"} == {2, 3}


def test_the_same_answer_twice_loads_once(tmp_path: Path) -> None:
    case = case_of(tmp_path, BAD + BAD)
    assert len(case.table("safeguard")) == 1
