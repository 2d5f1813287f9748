"""`wagekit screen` over files that a writer damaged, left half done or typed wrongly."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wagekit.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = {
    "contract_id": ["C", "D"],
    "project_id": ["P", "P"],
    "parent_contract_id": [None, "C"],
    "issuer_id": ["O", "G"],
    "contractor_id": ["G", "N"],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    pq.write_table(pa.table(CONTRACT), folder / "contract.parquet")
    return folder


def _issues(data: Path, *, status: int = 0) -> list[dict[str, str]]:
    out = data.with_name("out")
    typed = ["screen", str(data), "--out", str(out), "--rule", "ZB01", "GC01", "--quiet"]
    assert main(typed) == status
    return list(csv.DictReader((out / "issues.csv").read_text("utf-8").splitlines()))


def _damage(path: Path) -> None:
    """Bytes in the middle, where the rows are; the footer, which tells what they are, stays."""
    held = bytearray(path.read_bytes())
    held[2000:4000] = b"\xff" * 2000
    path.write_bytes(held)


def _many(path: Path) -> None:
    ids = [f"P{number}" for number in range(20_000)]
    pq.write_table(pa.table({"project_id": ids}), path)


@pytest.mark.parametrize(
    "ids",
    [pa.array([b"P"], pa.binary()), pa.array([["P"]], pa.list_(pa.string()))],
    ids=["blob", "list"],
)
def test_a_required_column_of_no_usable_type_leaves_the_table_out(
    ids: pa.Array, data: Path
) -> None:
    pq.write_table(pa.table({"project_id": ids}), data / "project.parquet")
    issues = [i for i in _issues(data) if i["severity"] == "error"]
    assert [(i["file"], i["column"]) for i in issues] == [("project", "project_id")]
    assert "未载入" in issues[0]["done"]


def test_a_place_in_words_is_told_and_picks_no_rules(data: Path) -> None:
    rows = {"project_id": ["P", "Q"], "region": ["清溪县", "320115"]}
    pq.write_table(pa.table(rows), data / "project.parquet")
    [told] = [i for i in _issues(data) if i["column"] == "region"]
    assert "清溪县" in told["value"] + told["problem"]


def test_damaged_rows_leave_the_table_out(data: Path) -> None:
    _many(data / "project.parquet")
    _damage(data / "project.parquet")
    issues = [i for i in _issues(data) if i["severity"] == "error"]
    assert [i["file"] for i in issues] == ["project"]
    assert "project.parquet" in issues[0]["problem"]


def test_of_several_files_the_damaged_one_is_named(data: Path) -> None:
    (data / "project").mkdir()
    for number in range(3):
        _many(data / "project" / f"part-{number}.parquet")
    _damage(data / "project" / "part-1.parquet")
    problem = next(i["problem"] for i in _issues(data) if i["severity"] == "error")
    assert problem.startswith("project/part-1.parquet")


def test_nothing_but_damaged_rows_is_one_sentence(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "contract.parquet").unlink()
    _many(data / "project.parquet")
    _damage(data / "project.parquet")
    assert main(["screen", str(data), "--out", str(data.with_name("out"))]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("rows", [["x", "2"], [b"x", b"2"], [[1], [2]]])
def test_a_row_of_its_own_that_is_no_number_is_not_known(rows: list[Any], data: Path) -> None:
    pq.write_table(pa.table({**CONTRACT, "_row": rows}), data / "contract.parquet")
    assert not [i for i in _issues(data) if i["severity"] == "error"]


def test_what_a_writer_hides_or_left_half_done_is_no_row(data: Path) -> None:
    parts = data / "project"
    for name in ("part-0", "_temporary/0/part-1", ".hidden", "day=1/.part-2", "day=1/part-3"):
        path = parts / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table({"project_id": [name]}), path)
    _issues(data)
    page = data.with_name("out") / "summary.md"
    assert "2 个表，共读取 4 行" in page.read_text("utf-8")


def _refused(data: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    out = data.with_name("out")
    assert main(["screen", str(data), "--out", str(out), "--quiet", *more]) == 2
    assert not out.exists()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_a_table_in_two_forms_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its rows may be the same under other ids: nobody is to be accused of owing them twice."""
    (data / "contract").mkdir()
    (data / "contract" / "_SUCCESS").write_text("", "utf-8")
    assert _issues(data)
    pq.write_table(pa.table(CONTRACT), data / "contract" / "part-0.parquet")
    shutil.rmtree(data.with_name("out"))
    said = _refused(data, capsys)
    assert "contract.parquet / contract 既有文件又有文件夹" in said
    assert "which would count twice" in _refused(data, capsys, "--lang", "en")


def test_a_table_in_another_format_is_to_be_converted(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("payroll.csv", "Party.XLSX", "notes.csv"):
        (data / name).write_text("x", "utf-8")
    told = {i["file"]: (i["problem"], i["done"]) for i in _issues(data)}
    assert told["payroll.csv"][0] == "工资表须是 Parquet 文件"
    assert "payroll.parquet" in told["payroll.csv"][1]
    assert told["Party.XLSX"][0] == "单位和个人表须是 Parquet 文件"
    assert told["notes.csv"][0] == "不是标准表的名称"
    (data / "contract.parquet").unlink()
    shutil.rmtree(data.with_name("out"))
    assert "Party.XLSX、payroll.csv 请先转换为 Parquet" in _refused(data, capsys)


def test_the_truth_of_an_invented_province_is_no_table_and_no_fault(data: Path) -> None:
    before = _issues(data)
    (data / "truth.csv").write_text("rule,subject,outcome\n", "utf-8")
    assert _issues(data) == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_that_could_not_be_loaded_is_told_at_once(
    lang: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(pa.table({"payroll_id": ["Y"]}), data / "payroll.parquet")
    (data / "claim.parquet").write_text("no parquet", "utf-8")
    out = str(data.with_name("out"))
    typed = ["screen", str(data), "--out", out, "--rule", "ZB01", "--quiet", "--lang", lang]
    assert main(typed) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert said[0].startswith("claim")
    expected = {
        "zh": "payroll.project_id, worker_id, month：缺少必需的列，工资表未载入，按未知处理",
        "en": "payroll.project_id, worker_id, month: a required column is missing; Payroll not",
    }
    assert said[1].startswith(expected[lang])


def test_no_table_is_called_one_twice(data: Path) -> None:
    for issue in _issues(data):
        assert "表表" not in issue["problem"] + issue["done"]
