"""Polars says of whole cases what DuckDB says, and refuses sums that 64 bits cannot hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw
import pytest

from wagekit.case import open_case
from wagekit.cli import main
from wagekit.core.errors import WagekitError
from wagekit.core.logic import BASIS
from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.core.world import World
from wagekit.engines.duckdb import DuckDBEngine
from wagekit.engines.polars import EXACT_BELOW, PolarsEngine
from wagekit.judge.determination import determinations
from wagekit.judge.liability import liabilities
from wagekit.judge.recovery import recoveries
from wagekit.model.money import LIMIT, yuan
from wagekit.testing.rows import table_of

if TYPE_CHECKING:
    from wagekit.case import Case

SAMPLES = Path(__file__).parents[2] / "sample_data"
CASES = ("qinghe_whole_transfer", "yunchuan_borrowed_licence", "pile")


def _said(case: Case, engine: type[DuckDBEngine | PolarsEngine]) -> tuple[object, ...]:
    settings = case.read.settings
    world = World(engine(case.read.tables), as_of=settings.as_of, region=settings.region)
    answers = run(rules(), world)
    acts = determinations(answers, world)
    owed = liabilities(answers, acts, world)
    return answers.findings, answers.counts, acts, owed, recoveries(owed, world)


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_the_same_on_duckdb(name: str) -> None:
    case = open_case(SAMPLES / name)
    assert _said(case, PolarsEngine) == _said(case, DuckDBEngine)


def _contracts(many: int) -> PolarsEngine:
    rows = [
        {"contract_id": f"C{n}", "project_id": "P", "price": yuan(LIMIT - 1)} for n in range(many)
    ]
    return PolarsEngine({"contract": table_of("contract", rows)})


def test_the_largest_amounts_can_be_added() -> None:
    many = EXACT_BELOW // LIMIT
    engine = _contracts(many)
    summed = engine.table("contract").select((nw.col("price").sum() * BASIS).alias("price"))
    assert engine.rows(summed)["price"].to_pylist() == [many * (LIMIT - 1) * BASIS]


def test_a_sum_too_large_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(WagekitError, match=r"合同的合同金额合计10\.0万亿元"):
        _contracts(EXACT_BELOW // LIMIT + 1).table("contract")
    rows = "".join(f"C{n},P,999999999999.99\n" for n in range(10))
    (tmp_path / "contract.csv").write_text(f"contract_id,project_id,price\n{rows}", "utf-8")
    out = ["--out", str(tmp_path.with_name("out"))]
    assert main(["analyze", str(tmp_path), *out, "--lang", "en"]) == 3
    assert "adds up to 10.0 trillion yuan" in capsys.readouterr().out
    assert (tmp_path.with_name("out") / "findings.json").exists()
