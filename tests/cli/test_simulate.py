"""`wagekit simulate`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wagekit.case import open_case
from wagekit.cli import main
from wagekit.model.schema import tables
from wagekit.simulate.copies import copies
from wagekit.simulate.plant import lawful, plants

if TYPE_CHECKING:
    from pathlib import Path


def test_tables_are_canonical_and_a_case_reads_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = ["simulate", str(out), "--projects", "2", "--seed", "1", "--plant", "WF01=0.5"]
    assert main([*made, "--quiet"]) == 0
    for path in out.glob("*.parquet"):
        assert pq.read_schema(path).names == list(tables()[path.stem].names)
    rows = list(csv.DictReader((out / "truth.csv").read_text("utf-8").splitlines()))
    assert list(rows[0]) == ["rule", "subject", "outcome"]
    (out / "truth.csv").unlink()
    case = open_case(out)
    assert not [issue for issue in case.read.issues if issue.severity == "error"]
    planted = {row["subject"] for row in rows if row["outcome"] == "found"}
    run = case.analyze(only=["WF01"])
    assert {f.subject for f in run.answers.findings if f.outcome == "found"} == planted


def test_money_is_yuan_and_days_are_days(tmp_path: Path) -> None:
    assert main(["simulate", str(tmp_path), "--projects", "3", "--seed", "1", "--quiet"]) == 0
    schema = pq.read_schema(tmp_path / "contract.parquet")
    assert schema.field("price").type == pa.decimal128(18, 2)
    assert schema.field("signed_on").type == pa.date32()


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    assert main(["simulate", str(tmp_path), "--projects", "1", "--seed", "1", "--quiet"]) == 0
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["--plant", "QQ99=0.1"], "ZB01"),
        (["--plant", "ZB01=0.9", "ZB02=0.9"], "10"),
        (["--plant", "ZB01=0.02", "zb01=0.5"], "ZB01"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    typed: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["simulate", str(out), "--projects", "10", "--seed", "1", *typed]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert named in said
    assert not out.exists()


def test_an_unknown_code_lists_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["simulate", str(tmp_path / "o"), "--projects", "1", "--seed", "1", "--plant", "A=1"]
    assert main([*typed, "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert all(code in said for code in plants())


@pytest.mark.parametrize("plant", ["ZB01", "ZB01=x", "ZB01=2", "ZB01=0"])
def test_a_share_is_between_nothing_and_all(plant: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["simulate", str(tmp_path), "--projects", "1", "--seed", "1", "--plant", plant])
    assert ended.value.code == 2


def test_there_must_be_projects(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["simulate", str(tmp_path), "--projects", "0", "--seed", "1"])
    assert ended.value.code == 2


def test_a_quote_in_the_name_of_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "o'brien"
    assert main(["simulate", str(out), "--projects", "1", "--seed", "1", "--quiet"]) == 0
    assert (out / "truth.csv").is_file()


def test_ids_of_more_than_ten_million_projects_are_whole() -> None:
    with duckdb.connect() as database:
        whole = copies(lawful(), [], 10_000_001, 1)
        database.execute(whole.replace("range(1, ", "range(9_999_999, "))
        ids = database.sql("SELECT id_P, number FROM copies ORDER BY n").fetchall()
    assert ids == [(f"P{n:08}", f"{n:08}") for n in range(9_999_999, 10_000_002)]


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    """A file may grow to no more than some bytes: what a disk says that has no room."""
    limited = (
        "import resource, sys; from wagekit.cli import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); sys.exit(main(sys.argv[1:]))"
    )
    out = tmp_path / "out"
    typed = ["simulate", str(out), "--projects", "500", "--seed", "1", "--quiet"]
    ran = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", limited, *typed], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_lists_the_rules_that_can_be_planted(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["simulate", "--help", "--lang", lang])
    told = re.findall(r"\b[A-Z]{2}\d\d\b", capsys.readouterr().out.split("ZB01=0.02", 1)[1])
    assert told == sorted(plants())
