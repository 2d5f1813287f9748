"""`wagekit screen` takes cells as a case does: what cannot be, is unknown and told."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow.parquet as pq
import pytest

from wagekit.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RULES = ("GC01", "GC07", "GZ01", "GZ03", "WF03", "WF07", "XS05", "ZB09")
TABLES: dict[str, dict[str, list[Any]]] = {
    "project": {"project_id": ["P"], "owner_id": ["O"], "labour_cost_ratio": [1.5]},
    "tender": {
        "tender_id": ["T"],
        "project_id": ["P"],
        "bidder_id": ["\tG"],
        "won": [True],
        "joint_members": ["G； B\n"],
    },
    "contract": {
        "contract_id": ["C", "D", "E"],
        "project_id": ["P", "P", "P"],
        "parent_contract_id": [None, "C\u200b", "C"],
        "issuer_id": ["O", "G", "\u3000G"],
        "contractor_id": ["G\ufeff", "L\u200b", "B"],
        "kind": ["general", "labour", "professional"],
        "main_structure": [True, None, True],
        "steel_structure": [None, None, False],
        "owner_consent": [None, None, False],
        "signed_on": ["2023-01-10", "2023-02-01", "2023-02-01"],
        "progress_pay_ratio": [-0.1, 0.85, None],
        "payment_days": [-3, 30, None],
    },
    "claim": {
        "claim_id": ["K", "M"],
        "project_id": ["P", "P"],
        "contract_id": ["C", "D"],
        "kind": ["progress", "progress"],
        "payable_amount": [-100.0, 100.0],
        "due_on": ["2023-06-01", "2023-06-01"],
    },
    "payment": {
        "payment_id": ["1", "2"],
        "paid_at": ["2023-05-01", "2023-05-02"],
        "payer_id": ["O", "G"],
        "payee_id": ["G", "L"],
        "amount": [1000.0, -5.0],
        "class": ["progress", "progress"],
        "project_id": ["P", "P"],
    },
    "worker": {
        "worker_id": ["W", "V"],
        "project_id": ["P", "P"],
        "employer_id": ["L", "L"],
        "bank_account": ["6222 0001", "62220002"],
    },
    "payroll": {
        "payroll_id": ["R", "S"],
        "project_id": ["P", "P"],
        "worker_id": ["W", "V"],
        "employer_id": ["L", "L"],
        "month": ["2024-03", "2024-03"],
        "days": [-20.0, 20.0],
        "payable": [-6000.0, 6000.0],
        "paid": [0.0, 6000.0],
        "due_on": ["2024-04-15", "2024-04-15"],
        "payee_account": ["62220001", "6222\u30000002"],
    },
    "clue": {
        "clue_id": ["X"],
        "channel": ["hotline_12345"],
        "received_on": ["2024-05-06"],
        "concluded_on": ["2024-05-16"],
        "conclusion": ["true"],
        "verified_people": [-2],
        "verified_amount": [10.0],
    },
}
IMPOSSIBLE = {
    ("project", "labour_cost_ratio"),
    ("contract", "progress_pay_ratio"),
    ("contract", "payment_days"),
    ("claim", "payable_amount"),
    ("payment", "amount"),
    ("payroll", "days"),
    ("clue", "verified_people"),
}
KEYS = ("rule", "subject", "outcome", "reason")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name, columns in TABLES.items():
        table = pl.DataFrame(columns).to_arrow(compat_level=pl.CompatLevel.oldest())
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def _run(command: str, data: Path, out: Path, *more: str) -> Path:
    typed = [command, str(data), "--out", str(out), "--as-of", "2024-06-30", "--quiet"]
    assert main([*typed, "--rule", *RULES, *more]) == 0
    return out


def _said(found: list[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    return sorted(tuple(row[key] for key in KEYS) for row in found)


@pytest.mark.parametrize("engine", ["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def test_a_province_reads_cells_as_a_case_does(engine: str, data: Path, tmp_path: Path) -> None:
    if engine == "spark":
        pytest.importorskip("pyspark", reason="the extra wagekit[spark] is not installed")
    out = _run("screen", data, tmp_path / "screened", "--engine", engine)
    one = _run("analyze", data, tmp_path / "one")
    as_case = json.loads((one / "findings.json").read_text("utf-8"))
    assert _said(pl.read_parquet(out / "findings.parquet").to_dicts()) == _said(as_case)
    issues = list(csv.DictReader((out / "issues.csv").read_text("utf-8").splitlines()))
    told = {(i["file"], i["column"]) for i in issues if i["severity"] == "warning"}
    assert told == IMPOSSIBLE
