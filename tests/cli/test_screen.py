"""`wagekit screen`: a province says of each project what a case says, whatever its files hold."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wagekit.case import open_case
from wagekit.cli import main
from wagekit.model.money import yuan
from wagekit.model.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

WRITTEN = {"findings.parquet", "evidence.parquet", "coverage.json", "issues.csv", "summary.md"}
SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"
KEYS = ["rule", "project_id", "subject", "outcome"]
FEW = ("--rule", "ZB01", "ZB06", "WF01", "WF02", "GC01")


def in_yuan(name: str, table: pa.Table) -> pa.Table:
    """A canonical table as a file holds it: yuan, and no place in another file."""
    for column in tables()[name].columns:
        if column.type == "money" and column.name in table.column_names:
            at = table.column_names.index(column.name)
            fen = table[column.name].to_pylist()
            cells = [None if cell is None else yuan(cell) for cell in fen]
            table = table.set_column(at, column.name, pa.array(cells, pa.decimal128(18, 2)))
    return table.drop_columns([n for n in ("_file", "_sheet", "_row") if n in table.column_names])


def province(folder: Path, found: dict[str, pa.Table]) -> Path:
    folder.mkdir()
    for name, table in found.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


@pytest.fixture(scope="session")
def sample() -> dict[str, pa.Table]:
    """The tables of a sample case, with the region of its case.toml in its projects."""
    case = open_case(SAMPLE)
    found = {name: in_yuan(name, table) for name, table in case.read.tables.items()}
    projects = found["project"]
    regions = pa.array([case.settings.region] * len(projects))
    if "region" in projects.column_names:
        projects = projects.drop_columns(["region"])
    return {**found, "project": projects.append_column("region", regions)}


@pytest.fixture(scope="session")
def data(sample: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return province(tmp_path_factory.mktemp("province") / "data", sample)


@pytest.fixture(scope="session")
def written(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("screened") / "out"
    assert main(["screen", str(data), "--out", str(out), "--quiet", *_as_of()]) == 0
    return out


@pytest.fixture(scope="session")
def few(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run of some rules leaves."""
    return _screened(data, tmp_path_factory.mktemp("screened") / "few", *FEW)


def _as_of() -> tuple[str, str]:
    return "--as-of", str(open_case(SAMPLE).settings.as_of)


def _rows(out: Path, name: str = "findings") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(out / f"{name}.parquet").to_pylist()
    return rows


def _issues(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((out / "issues.csv").read_text("utf-8").splitlines()))


def _screened(folder: Path, out: Path, *more: str) -> Path:
    status = main(["screen", str(folder), "--out", str(out), "--quiet", *_as_of(), *more])
    assert status == 0
    return out


def test_it_says_what_analyze_says(written: Path) -> None:
    run = open_case(SAMPLE).analyze()
    of_case = {(f.rule, f.project_id, f.subject): f for f in run.answers.findings}
    of_province = {(r["rule"], r["project_id"], r["subject"]): r for r in _rows(written)}
    assert len(of_province) > 20
    assert of_province.keys() == of_case.keys()
    for key, row in of_province.items():
        assert row["outcome"] == of_case[key].outcome
        assert row["reason"] == of_case[key].reason
        assert tuple(row["articles"]) == of_case[key].articles
    counts = json.loads((written / "coverage.json").read_text("utf-8"))["rules"]
    assert counts == {
        code: {**dict.fromkeys(counts[code], 0), **{str(o): n for o, n in said.items()}}
        for code, said in run.answers.counts.items()
    }


def test_evidence_names_the_rows_of_the_files(written: Path, sample: dict[str, pa.Table]) -> None:
    rows = _rows(written, "evidence")
    found = {(r["rule"], r["subject"]) for r in _rows(written) if r["outcome"] == "found"}
    assert {(row["rule"], row["subject"]) for row in rows} <= found
    contracts = [row for row in rows if row["table"] == "contract"]
    assert contracts
    ids = sample["contract"]["contract_id"].to_pylist()
    for row in contracts:
        assert row["file"] == "contract.parquet"
        assert ids[row["row"] - 1] == row["key"]


def test_every_file_is_there_and_in_order(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == WRITTEN
    rows = [tuple(row[key] or "" for key in KEYS[:3]) for row in _rows(written)]
    assert rows == sorted(rows)


def test_the_page_tells_rules_regions_and_reasons(written: Path, data: Path) -> None:
    page = (written / "summary.md").read_text("utf-8")
    assert page.startswith(f"# {data.name}\n")
    assert "| 990100 | " in page
    assert "疑点" in page
    assert "可补充" in page
    assert "{" not in page


def test_two_runs_write_the_same_bytes(few: Path, data: Path, tmp_path: Path) -> None:
    again = _screened(data, tmp_path / "again", *FEW)
    for name in WRITTEN:
        assert (again / name).read_bytes() == (few / name).read_bytes()


def _as_text(table: pa.Table) -> pa.Table:
    """What somebody writes who has nothing but text: true and false, days, two decimals."""
    texts = {
        name: [None if v is None else _spelled(v) for v in table[name].to_pylist()]
        for name in table.column_names
    }
    return pa.table({name: pa.array(cells, pa.string()) for name, cells in texts.items()})


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f" {value}"


def _as_floats(table: pa.Table) -> pa.Table:
    for at, field in enumerate(table.schema):
        if pa.types.is_decimal(field.type):
            table = table.set_column(at, field.name, table[field.name].cast(pa.float64()))
    return table


@pytest.mark.parametrize("spelled", [_as_text, _as_floats])
def test_types_of_a_file_do_not_matter(
    spelled: Any, sample: dict[str, pa.Table], few: Path, tmp_path: Path
) -> None:
    months = {n: _months_told(t) for n, t in sample.items()} if spelled is _as_text else sample
    folder = province(tmp_path / "data", {name: spelled(t) for name, t in months.items()})
    out = _screened(folder, tmp_path / "out", *FEW)
    for name in ("findings.parquet", "evidence.parquet"):
        assert (out / name).read_bytes() == (few / name).read_bytes()


def _months_told(table: pa.Table) -> pa.Table:
    """Days of which only the month is known as the month alone, which text can say."""
    frame = pl.DataFrame(table)
    for name in [n for n in frame.columns if n.endswith("_month") and n[:-6] in frame.columns]:
        day = pl.col(name[:-6]).cast(pl.String)
        text = pl.coalesce(day, pl.col(name).dt.strftime("%Y-%m")).alias(name[:-6])
        frame = frame.with_columns(text).drop(name)
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())


def test_part_files_in_folders(sample: dict[str, pa.Table], few: Path, tmp_path: Path) -> None:
    folder = province(tmp_path / "data", {n: t for n, t in sample.items() if n != "contract"})
    contract, parts = sample["contract"], folder / "contract"
    parts.mkdir()
    (parts / "_SUCCESS").write_text("", "utf-8")
    for number in range(len(contract)):
        pq.write_table(contract.slice(number, 1), parts / f"part-{number:05}.parquet")
    out = _screened(folder, tmp_path / "out", *FEW)
    assert (out / "findings.parquet").read_bytes() == (few / "findings.parquet").read_bytes()
    files = {row["file"] for row in _rows(out, "evidence") if row["table"] == "contract"}
    assert files
    assert all(file.startswith("contract/part-") for file in files)


def test_what_is_wrong_is_named_and_the_run_goes_on(
    sample: dict[str, pa.Table], tmp_path: Path
) -> None:
    bad = dict(sample)
    contract = sample["contract"].drop_columns(["issuer_id"])
    kinds = pa.array(["总包"] * len(contract))
    at = contract.column_names.index("kind")
    bad["contract"] = contract.set_column(at, "kind", kinds).append_column("colour", kinds)
    bad["party"] = pa.concat_tables([sample["party"], sample["party"].slice(0, 1)])
    bad["licence"] = sample["party"].select(["name"])
    folder = province(tmp_path / "data", bad)
    (folder / "claim.parquet").write_text("no parquet", "utf-8")
    (folder / "notes.txt").write_text("x", "utf-8")
    out = _screened(folder, tmp_path / "out", *FEW)
    told = {(i["file"], i["column"], i["severity"]) for i in _issues(out)}
    assert {
        ("contract", "kind", "warning"),
        ("contract", "colour", "warning"),
        ("contract", "issuer_id", "info"),
        ("party", "party_id", "warning"),
        ("claim", "", "error"),
        ("notes.txt", "", "warning"),
    } <= told
    assert any(i["file"] == "licence" and i["severity"] == "error" for i in _issues(out))
    coverage = json.loads((out / "coverage.json").read_text("utf-8"))
    assert coverage["tables"]["party"]["rows"] == len(sample["party"])
    assert "licence" not in coverage["tables"]
    assert all(
        f["read"] == f["loaded"] + f["quarantined"] + f["skipped"] for f in coverage["files"]
    )
    assert coverage["rules"]["ZB06"]["cannot_tell"] > 0


def test_cells_that_cannot_be_read_are_unknown(sample: dict[str, pa.Table], tmp_path: Path) -> None:
    contract = _as_text(_months_told(sample["contract"]))
    at = contract.column_names.index("price")
    prices = pa.array(["12.345", *["1"] * (len(contract) - 1)])
    day = contract.column_names.index("signed_on")
    days = pa.array(["2023-02-30", *["2023-02"] * (len(contract) - 1)])
    changed = contract.set_column(at, "price", prices).set_column(day, "signed_on", days)
    folder = province(tmp_path / "data", {**sample, "contract": changed})
    out = _screened(folder, tmp_path / "out", "--rule", "WF01")
    wrong = {i["column"]: i["value"] for i in _issues(out) if i["severity"] == "warning"}
    assert wrong == {"price": "12.345", "signed_on": "2023-02-30"}


def test_a_row_without_its_key_does_not_load(sample: dict[str, pa.Table], tmp_path: Path) -> None:
    contract = sample["contract"]
    at = contract.column_names.index("contract_id")
    ids = pa.array([None, *contract["contract_id"].to_pylist()[1:]])
    folder = province(
        tmp_path / "data", {**sample, "contract": contract.set_column(at, "contract_id", ids)}
    )
    out = _screened(folder, tmp_path / "out", "--rule", "WF01")
    count = json.loads((out / "coverage.json").read_text("utf-8"))["files"]
    assert next(f for f in count if f["table"] == "contract")["quarantined"] == 1


def test_two_ids_with_one_credit_code_are_one_party(tmp_path: Path) -> None:
    """The general contractor awards to itself under another id: nobody passes anything on."""
    party = pl.DataFrame({"party_id": ["O", "G", "G2", "N", "W"], "name": list("甲乙丙丁戊"),
                          "kind": ["company"] * 3 + ["individual"] * 2,
                          "uscc": [None, "91X", "91x ", None, None],
                          "id_no": [None, None, None, "7", "8"]})  # fmt: skip
    contract = pl.DataFrame({"contract_id": ["C", "D", "E"], "project_id": ["P"] * 3,
                             "parent_contract_id": [None, "C", "C"],
                             "issuer_id": ["O", "G", "G"], "contractor_id": ["G", "G2", "N"],
                             "kind": ["general", "professional", "professional"],
                             "whole_works": [None, True, True]})  # fmt: skip
    worker = pl.DataFrame({"worker_id": ["W1"], "project_id": ["P"], "id_no": ["7"]})
    project = pl.DataFrame({"project_id": ["P"], "owner_id": ["O"]})
    found = {"party": party, "contract": contract, "worker": worker, "project": project}
    folder = province(
        tmp_path / "data",
        {n: f.to_arrow(compat_level=pl.CompatLevel.oldest()) for n, f in found.items()},
    )
    out = _screened(folder, tmp_path / "out", "--rule", "ZB01")
    said = {row["subject"]: row for row in _rows(out)}
    assert "D" not in said or said["D"]["outcome"] != "found"
    assert said["E"]["outcome"] == "found"


def test_only_the_rules_asked_for_in_english(data: Path, tmp_path: Path) -> None:
    out = _screened(data, tmp_path / "out", "--rule", "WF01", "ZB01", "--lang", "en")
    assert {row["rule"] for row in _rows(out)} <= {"WF01", "ZB01"}
    assert "Rule by rule" in (out / "summary.md").read_text("utf-8")


def test_a_broken_plugin_is_not_run(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "xx01_broken.py").write_text("raise RuntimeError('no')", "utf-8")
    arguments = ["screen", str(data), "--out", str(tmp_path / "out"), "--rule", "WF01"]
    assert main([*arguments, "--plugins", str(tmp_path), "--quiet"]) == 3
    assert any(row["outcome"] == "not_run" for row in _rows(tmp_path / "out"))
    assert "RuntimeError: no" in capsys.readouterr().err


def _refused(capsys: pytest.CaptureFixture[str], arguments: Iterable[str]) -> str:
    assert main(["screen", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said


def test_what_cannot_be_used_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert "nowhere" in _refused(capsys, [str(tmp_path / "nowhere"), "--out", out])
    (tmp_path / "empty").mkdir()
    assert "contract.parquet" in _refused(capsys, [str(tmp_path / "empty"), "--out", out])
    assert "QQ99" in _refused(capsys, [str(data), "--out", out, "--rule", "QQ99"])
    _refused(capsys, [str(data), "--out", str(data / "out")])
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "party.parquet").write_text("x", "utf-8")
    assert "Parquet" in _refused(capsys, [str(tmp_path / "broken"), "--out", out])
    assert not (tmp_path / "out").exists()


def test_spark_that_is_missing_is_named(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    arguments = [str(data), "--out", str(tmp_path / "out"), "--engine", "spark"]
    assert "wagekit[spark]" in _refused(capsys, arguments)


@pytest.mark.spark
def test_spark_writes_the_same_bytes(data: Path, few: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra wagekit[spark] is not installed")
    there = _screened(data, tmp_path / "there", "--engine", "spark", *FEW)
    for name in WRITTEN:
        assert (there / name).read_bytes() == (few / name).read_bytes()
