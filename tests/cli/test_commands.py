"""The other commands: check, rules, rule, new-rule, new-case, memo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wagekit.cli import main
from wagekit.core.registry import rules
from wagekit.engines.polars import PolarsEngine
from wagekit.testing.cases import cases_in
from wagekit.testing.worlds import answers


def test_check_says_what_each_file_was_taken_for(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(case)]) == 0
    said = capsys.readouterr().out
    assert "contract.csv" in said
    assert "合同" in said


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"ZB06", "GK01"} <= {rule["code"] for rule in listed}


@pytest.mark.parametrize("code", sorted(rules().by_code))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_has_a_card(code: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", code, "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert said.startswith(code)
    assert "{" not in said


def test_a_new_rule_runs_and_its_cases_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-rule", "QQ11", "terms_missing", "--into", str(tmp_path)]) == 0
    made = [Path(line) for line in capsys.readouterr().out.splitlines()[:2]]
    assert [path.name for path in made] == ["qq11_terms_missing.py", "QQ11.yaml"]
    cases = cases_in(made[1])
    said = answers(cases, rules(tmp_path), PolarsEngine)
    for case in cases:
        got = said["QQ11", case.name]
        assert {s: got.outcomes.get(s) for s in case.expected} == dict(case.expected), got.failed


def test_a_rule_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    main(["new-rule", "QQ12", "one", "--into", str(tmp_path), "--quiet"])
    (tmp_path / "qq12_one.py").write_text("mine", "utf-8")
    assert main(["new-rule", "QQ12", "one", "--into", str(tmp_path)]) == 2
    assert (tmp_path / "qq12_one.py").read_text("utf-8") == "mine"


def test_a_new_case_has_settings_and_a_notebook(tmp_path: Path) -> None:
    folder = tmp_path / "新案"
    assert main(["new-case", str(folder)]) == 0
    assert 'case_id = "新案"' in (folder / "case.toml").read_text("utf-8")
    notebook = json.loads((folder / "案件.ipynb").read_text("utf-8"))
    sources = "".join("".join(cell["source"]) for cell in notebook["cells"])
    assert 'CASE = "."' in sources
    assert all(not cell.get("outputs") for cell in notebook["cells"])
    assert main(["new-case", str(folder)]) == 2


def test_a_letter_is_written(case: Path, tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="the extra wagekit[docx] is not installed")
    letter = tmp_path / "函.docx"
    arguments = ["memo", str(case), "--kind", "transfer_housing", "--project", "P1"]
    assert main([*arguments, "--out", str(letter)]) == 0
    assert letter.read_bytes()[:2] == b"PK"


def test_a_broken_file_beside_a_rule_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "yy01_worse.py").write_text("import nothing_of_this_name\n", "utf-8")
    assert main(["rule", "ZB01", "--plugins", str(tmp_path)]) == 3
    said = capsys.readouterr()
    assert said.out.startswith("ZB01")
    assert "yy01_worse.py" in said.err
    assert "nothing_of_this_name" in said.err
    assert main(["rule", "YY01", "--plugins", str(tmp_path)]) == 2
    assert "yy01_worse.py" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["trace"], ["run"], ["new-rule"]])
def test_help_has_no_words_of_argparse(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(f"用法：{' '.join(['wagekit', *command])} ")
    for word in ("usage", "positional", "options", "show this", "PARTY_OR_ACCOUNT"):
        assert word not in said


def test_a_new_case_says_where_files_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-case", str(tmp_path / "one"), "--lang", "en"]) == 0
    assert "beside its case.toml (never another case's)" in capsys.readouterr().out
