"""One worker on the rosters of two projects, under two firms: each row speaks for its project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.case import open_case

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.run import Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    for table, text in {
        "project": "project_id,owner_id,sector,started_on\nP1,O,building,2024-01-01\n"
        "P2,O,building,2024-01-01\n",
        "party": "party_id,name,kind\nA,甲劳务,company\nZ,乙劳务,company\n",
        "worker": "worker_id,project_id,name,employer_id,contract_kind,registered_on,entered_on\n"
        "W,P2,张某,A,labour_contract,2024-01-01,2024-03-01\n"
        "W,P1,张某,Z,labour_contract,2024-05-01,2024-03-01\n",
        "payroll": "payroll_id,project_id,worker_id,month,days,payable,paid,due_on\n"
        "L,P1,W,2024-03,20,5000,0,2024-04-15\n",
    }.items():
        (tmp_path / f"{table}.csv").write_text(text, "utf-8")
    (tmp_path / "case.toml").write_text("as_of = 2024-06-30\n", "utf-8")
    return open_case(tmp_path).analyze()


def test_the_firm_of_the_project_owes_the_wages(run: Run) -> None:
    (owed,) = run.findings.query("rule == 'GZ01' and outcome == 'found'").itertuples()
    assert (owed.project_id, owed.parties) == ("P1", ["Z"])
    assert "用人单位乙劳务尚欠5,000.00元" in owed.reason
    assert [(one.project_id, one.employer_id) for one in run.owed] == [("P1", "Z")]


def test_each_project_asks_for_its_own_registration(run: Run) -> None:
    found = run.findings.query("rule == 'ZD03' and outcome == 'found'")
    assert found["project_id"].tolist() == ["P1"]
