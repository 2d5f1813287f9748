"""What is planted is found, what is left lawful is clear: the rules against the truth."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagekit.cli import main
from wagekit.core.registry import rules
from wagekit.core.screen import screen
from wagekit.core.world import World
from wagekit.engines.polars import PolarsEngine
from wagekit.model.schema import tables
from wagekit.simulate.plant import Plant, lawful, plants
from wagekit.simulate.province import simulate
from wagekit.testing.remembering import Remembering

AS_OF = dt.date(2024, 6, 30)
CONTRACTING = {code for code in rules().by_code if code[:2] in {"FB", "ZB", "GK", "WF"}}
Said = dict[tuple[str, str], str]


def truth(folder: Path) -> Said:
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return {(row["rule"], row["subject"]): row["outcome"] for row in csv.DictReader(file)}


def in_fen(name: str, table: pa.Table) -> pa.Table:
    """A table as an engine holds it."""
    money = {column.name for column in tables()[name].columns if column.type == "money"}
    for at, field in enumerate(table.schema):
        if field.name in money:
            fen = pc.multiply(table[field.name], pa.scalar(100, pa.decimal128(3, 0)))
            table = table.set_column(at, field.name, fen.cast(pa.int64()))
    here = table.append_column("_file", pa.array([name] * len(table)))
    return here.append_column("_row", pa.array(range(len(table)), pa.int64()))


def said(folder: Path, codes: list[str]) -> Said:
    """What the rules in `codes` say of every subject there is."""
    found = {p.stem: in_fen(p.stem, pq.read_table(p)) for p in folder.glob("*.parquet")}
    engine = Remembering(PolarsEngine(found))
    screened = screen(rules(), World(engine, as_of=AS_OF, region=None), only=codes)
    assert screened.failed == {}
    return {
        (code, subject): str(outcome)
        for code in codes
        for subject, outcome in engine.every_outcome(screened.judged[code]).items()
    }


def agrees(folder: Path, codes: list[str]) -> None:
    true, told = truth(folder), said(folder, codes)
    wrong = {
        key: (outcome, told.get(key)) for key, outcome in true.items() if told.get(key) != outcome
    }
    assert wrong == {}
    assert {k for k, o in told.items() if o == "found"} == {
        k for k, o in true.items() if o == "found"
    }


def test_every_contracting_rule_can_be_planted() -> None:
    assert plants().keys() >= CONTRACTING


def test_nothing_is_found_in_a_lawful_province(tmp_path: Path) -> None:
    simulate(tmp_path, projects=12, seed=5, shares={})
    every = said(tmp_path, sorted(rules().by_code))
    assert {key: o for key, o in every.items() if o in {"found", "cannot_tell"}} == {}
    clear = {code for (code, _), outcome in every.items() if outcome == "clear"}
    assert clear == {code for code, subjects in lawful().clear.items() if subjects}
    assert len(clear) >= 50


def test_every_plant_is_found_and_nothing_else(tmp_path: Path) -> None:
    """All at once, and no rule may find anything that no fault declares."""
    codes = sorted(plants())
    simulate(tmp_path, projects=2 * len(codes), seed=3, shares=dict.fromkeys(codes, 1e-9))
    agrees(tmp_path, codes)
    assert Counter(truth(tmp_path).values())["found"] >= len(codes)
    others = said(tmp_path, sorted(rules().by_code.keys() - plants().keys()))
    assert [key for key, outcome in others.items() if outcome == "found"] == []


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10**9),
    shares=st.dictionaries(st.sampled_from(sorted(CONTRACTING)), st.floats(0.01, 0.3), max_size=3),
)
def test_it_holds_for_any_seed_and_share(seed: int, shares: dict[str, float]) -> None:
    with TemporaryDirectory() as folder:
        simulate(Path(folder), projects=10, seed=seed, shares=shares)
        agrees(Path(folder), sorted(shares))
        found = Counter(c for (c, _), o in truth(Path(folder)).items() if o == "found")
        assert found.keys() == shares.keys()


def test_screen_finds_what_was_planted(tmp_path: Path) -> None:
    """The command itself, on DuckDB."""
    data, out = tmp_path / "data", tmp_path / "out"
    codes = ["FB01", "GC01", "GK03", "ZB06", "ZB09", "ZD02"]
    planted = [f"{code}=0.1" for code in codes]
    made = ["simulate", str(data), "--projects", "30", "--seed", "7", "--plant", *planted]
    assert main([*made, "--quiet"]) == 0
    assert main(["screen", str(data), "--out", str(out), "--rule", *codes, "--quiet"]) == 0
    rows = pq.read_table(out / "findings.parquet").to_pylist()
    found = {(row["rule"], row["subject"]) for row in rows if row["outcome"] == "found"}
    true = truth(data)
    assert found == {key for key, outcome in true.items() if outcome == "found"}
    listed = {(row["rule"], row["subject"]) for row in rows}
    assert not listed & {key for key, outcome in true.items() if outcome == "clear"}


def test_one_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "same", "other")]
    for folder, seed in zip(folders, (1, 1, 2), strict=True):
        folder.mkdir()
        simulate(folder, projects=25, seed=seed, shares={"ZB01": 0.2, "WF01": 0.1})
    one, same, other = ({p.name: p.read_bytes() for p in f.iterdir()} for f in folders)
    assert one == same
    assert one.keys() == other.keys()
    assert one["contract.parquet"] != other["contract.parquet"]


def test_the_share_is_kept(tmp_path: Path) -> None:
    simulate(tmp_path, projects=50, seed=9, shares={"ZB01": 0.1, "WF01": 0.06})
    found = Counter(code for (code, _), outcome in truth(tmp_path).items() if outcome == "found")
    assert found == {"ZB01": 5, "WF01": 3}


@pytest.mark.parametrize("plant", plants().values(), ids=lambda plant: plant.code)
def test_a_fault_is_of_a_rule_and_names_subjects(plant: Plant) -> None:
    assert plant.code in rules().by_code
    assert plant.found[plant.code]
    assert plant.found.keys() | plant.open.keys() <= rules().by_code.keys()
