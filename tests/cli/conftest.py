"""A small case folder, and the command line run as a person runs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from wagekit.cli import main

sys.path.append(str(Path(__file__).parents[1] / "handover"))  # its bundles, to tamper with

PROJECT = (
    "project_id,name,region,sector,owner_id,general_contractor_id\nP1,=某项目,130100,building,O,G\n"
)
PARTY = "party_id,name,kind\nO,业主,company\nG,甲建设,company\nB,<b>乙某</b> {{x}},individual\n"
CONTRACT = (
    "contract_id,project_id,parent_contract_id,issuer_id,contractor_id,kind,whole_works,signed_on\n"
    "C1,P1,,O,G,general,true,2023-05-10\n"
    "C2,P1,C1,G,B,cooperation,true,2023-06-01\n"
)


def _made(folder: Path) -> Path:
    folder.mkdir()
    (folder / "project.csv").write_text(PROJECT, "utf-8")
    (folder / "party.csv").write_text(PARTY, "utf-8")
    (folder / "contract.csv").write_text(CONTRACT, "utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return _made(tmp_path / "case")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one run of `wagekit analyze` leaves; read it, do not change it."""
    root = tmp_path_factory.mktemp("analyzed")
    out = root / "out"
    assert main(["analyze", str(_made(root / "case")), "--out", str(out), "--quiet"]) == 0
    return out
