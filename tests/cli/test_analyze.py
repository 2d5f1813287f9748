"""`wagekit analyze`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from wagekit.cli import main
from wagekit.core.registry import rules

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = {
    "findings.json", "determinations.json", "coverage.json", "issues.csv", "summary.md",
}  # fmt: skip
BROKEN = '''
import narwhals as nw
from wagekit import Frame, Ladder, Text, clear, ladder, rule

@rule("XX01", "broken", title=Text("坏规则", "broken"), subject="contract", articles=("T24b",))
def broken(contract: Frame) -> Ladder:
    """It always fails.

    Why it matters: x. Found when: x. Not found when: x. Assumes: x.
    """
    return ladder(contract.with_columns(nw.col("no_such_column")), clear("无", "none"))
'''


def test_it_writes_every_file_of_a_run(written: Path) -> None:
    assert {path.name for path in written.iterdir()} >= WRITTEN
    findings = json.loads((written / "findings.json").read_text("utf-8"))
    found = {(f["rule"], f["subject"]) for f in findings if f["outcome"] == "found"}
    assert {("ZB06", "C2"), ("WF01", "C2")} <= found
    acts = json.loads((written / "determinations.json").read_text("utf-8"))
    assert [(d["contract_id"], d["act"]) for d in acts] == [("C2", "whole_transfer")]


def test_every_finding_has_the_fields_and_rows_of_the_contract(written: Path) -> None:
    findings = json.loads((written / "findings.json").read_text("utf-8"))
    one = next(f for f in findings if f["rule"] == "ZB06")
    assert list(one) == [
        "finding_id", "rule", "name", "outcome", "project_id", "subject", "parties", "amount",
        "period", "reason", "articles", "evidence", "ask_for",
    ]  # fmt: skip
    assert one["name"] == "disguised_transfer"
    assert {"table": "contract", "key": "C2", "file": "contract.csv", "sheet": None, "row": 3} in (
        one["evidence"]
    )


def test_coverage_counts_every_rule_and_every_row(written: Path) -> None:
    coverage = json.loads((written / "coverage.json").read_text("utf-8"))
    assert coverage["rules"]["ZB06"] == {
        "found": 1, "clear": 0, "cannot_tell": 0, "not_applicable": 1, "rebutted": 0, "not_run": 0,
    }  # fmt: skip
    assert coverage["tables"]["contract"]["rows"] == 2
    assert all(
        f["read"] == f["loaded"] + f["quarantined"] + f["skipped"] for f in coverage["files"]
    )


def test_two_runs_write_the_same_bytes(written: Path, case: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    main(["analyze", str(case), "--out", str(again), "--quiet"])
    for name in WRITTEN:
        assert (again / name).read_bytes() == (written / name).read_bytes()


def test_names_stay_plain_text_in_the_summary(written: Path) -> None:
    page = (written / "summary.md").read_text("utf-8")
    assert "<b>" not in page
    assert "\\<b\\>乙某" in page


def test_only_the_rules_asked_for(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["analyze", str(case), "--out", str(out), "--rule", "GK03", "--quiet"]) == 0
    coverage = json.loads((out / "coverage.json").read_text("utf-8"))
    assert list(coverage["rules"]) == ["GK03"]


def test_a_broken_plugin_is_told_and_the_others_run(case: Path, tmp_path: Path) -> None:
    out, plugins = tmp_path / "out", tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "yy01_worse.py").write_text("import nothing_of_this_name\n", "utf-8")
    (plugins / "xx01_broken.py").write_text(BROKEN, "utf-8")
    (plugins / "misnamed.py").write_text(BROKEN, "utf-8")
    (plugins / "shared.py").write_text(
        f"import nothing_of_this_name\n_SHOWN = {BROKEN!r}\n", "utf-8"
    )
    arguments = ["analyze", str(case), "--out", str(out), "--plugins", str(plugins), "--quiet"]
    assert main(arguments) == 3
    findings = json.loads((out / "findings.json").read_text("utf-8"))
    failed = {f["rule"]: f["reason"] for f in findings if f["outcome"] == "not_run"}
    assert set(failed) == {"XX01", "yy01_worse.py", "misnamed.py"}
    assert "改名" in failed["misnamed.py"]
    assert "nothing_of_this_name" in failed["yy01_worse.py"]
    assert any(f["rule"] == "ZB06" and f["outcome"] == "found" for f in findings)
    assert "XX01" in rules(plugins).by_code
    assert "XX01" not in rules().by_code


def test_a_rule_whose_file_is_broken_is_said_to_be_so(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "yy01_worse.py").write_text("import nothing_of_this_name\n", "utf-8")
    asked = ["--rule", "YY01", "--plugins", str(plugins)]
    assert main(["analyze", str(case), "--out", str(tmp_path / "out"), *asked]) == 2
    assert "没有规则 YY01" in (said := capsys.readouterr().err)
    assert "未能载入：yy01_worse.py" in said


def test_foreign_files_in_out_are_kept(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "笔记.txt").write_text("留着", "utf-8")
    main(["analyze", str(case), "--out", str(out), "--rule", "ZB06", "--quiet"])
    assert (out / "笔记.txt").read_text("utf-8") == "留着"
    assert not [path for path in out.iterdir() if path.name.startswith(".wagekit")]


@pytest.mark.parametrize("inner", [".", "结果"])
def test_out_in_the_case_is_refused(
    case: Path, inner: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", str(case), "--out", str(case / inner)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("wagekit: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze", "no_such_folder", "--out", "x"],
        ["check", "no_such_folder"],
        ["rule", "ZZ99"],
        ["memo", "CASE", "--kind", "no_such_kind", "--project", "P1", "--out", "x.docx"],
        ["memo", "CASE", "--kind", "transfer_housing", "--project", "no", "--out", "x.docx"],
        [
            *("memo", "CASE", "--kind", "transfer_housing", "--project", "P1"),
            *("--party", "no", "--out", "x.docx"),
        ],
        ["analyze", "CASE", "--out", "x", "--rule", "ZZ99"],
        ["new-rule", "zz1", "name"],
        ["new-rule", "ZB01", "name"],
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str],
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([str(case) if word == "CASE" else word for word in arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith("wagekit: ")
    assert said.count("\n") == 1


def test_a_day_that_is_none_is_bad_usage(case: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["analyze", str(case), "--out", "x", "--as-of", "2024-13-01"])
    assert ended.value.code == 2


def test_rules_are_named_together_or_one_by_one(case: Path, tmp_path: Path) -> None:
    for chosen in (["--rule", "ZB06", "wf01"], ["--rule", "ZB06", "--rule", "WF01"]):
        main(["analyze", str(case), "--out", str(tmp_path / "out"), *chosen])
        coverage = json.loads((tmp_path / "out" / "coverage.json").read_text("utf-8"))
        assert set(coverage["rules"]) == {"ZB06", "WF01"}


def test_english_words(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["analyze", str(case), "--out", str(tmp_path / "out"), "--rule", "ZB06", "--lang", "en"])
    assert "suspicions" in capsys.readouterr().out


def test_issues_are_safe_for_a_spreadsheet(case: Path, tmp_path: Path) -> None:
    text = (case / "contract.csv").read_text("utf-8")
    (case / "contract.csv").write_text(text + "C3,P1,,O,G,=cmd(),,2023-01-01\n", "utf-8")
    out = tmp_path / "out"
    main(["analyze", str(case), "--out", str(out), "--rule", "ZB06", "--quiet"])
    rows = list(csv.DictReader((out / "issues.csv").read_text("utf-8").splitlines()))
    assert list(rows[0]) == [
        "file", "sheet", "row", "column", "value", "problem", "done", "severity",
    ]  # fmt: skip
    assert [row["value"] for row in rows if row["column"] == "kind"] == ["'=cmd()"]
