"""`wagekit verify`: 0 only where all is listed and unchanged and, asked again, says the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bundles import listed_again, members_of, write_zip

from wagekit.cli import main
from wagekit.cli.commands import verify as command
from wagekit.handover.made_with import made_with

RULE = '''
import narwhals as nw
from pathlib import Path
from wagekit import Frame, Ladder, Text, cite, found, ladder, rule

Path("WAS_RUN").touch()

@rule("XY01", "outside", title=Text("外来规则", "outside"), subject="contract", articles=("T24b",))
def outside(contract: Frame) -> Ladder:
    """It always finds something.

    Why it matters: x. Found when: x. Not found when: x. Assumes: x.
    """
    by_contract = contract.with_columns(subject="contract_id")
    parties = ("issuer_id", "contractor_id")
    there = found(nw.lit(True), "有", "there", ask=["contract_paper"])
    return ladder(by_contract, there, evidence=[cite("contract", "contract_id")], parties=parties)
'''


def verified(bundle: Path, *more: str) -> int:
    return main(["verify", str(bundle), *more])


@pytest.fixture
def bundle(case: Path, tmp_path: Path) -> Path:
    path = tmp_path / "包.zip"
    assert main(["handover", str(case), "-o", str(path), "--rule", "ZB06", "--quiet"]) == 0
    return path


def resealed(bundle: Path, name: str, was: str, is_now: str) -> Path:
    """A bundle that is whole, in which one member says something else."""
    held = dict(members_of(bundle))
    assert was in held[name].decode()
    held[name] = held[name].decode().replace(was, is_now).encode()
    return write_zip(bundle, listed_again([*held.items()]))


def test_a_whole_bundle_passes_in_both_languages(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members = len(members_of(bundle))
    assert verified(bundle) == 0
    assert f"{members} 个成员全部列明，没有改动" in capsys.readouterr().out
    assert verified(bundle, "--lang", "en") == 0
    assert f"all {members} members are listed and unchanged" in capsys.readouterr().out
    assert verified(bundle, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_problem_is_a_sentence_of_its_own(
    bundle: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    members = [(name, data + b"x") for name, data in members_of(bundle) if name != "README.md"]
    members[0] = (members[0][0], members[0][1][:-1])
    write_zip(bundle, members)
    assert verified(bundle, "--lang", lang, "--quiet") == 2
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert said.out == ""
    assert len(lines) == len(members)
    assert all(line.startswith("wagekit: ") for line in lines)
    for name in ("README.md", "case/contract.csv", "outputs/findings.json"):
        assert [line for line in lines if name in line]


def test_many_problems_are_counted(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = [(f"case/{n}.csv", b"x") for n in range(30)]
    write_zip(bundle, [*members_of(bundle), *more])
    assert verified(bundle) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "wagekit: 另有 10 处"
    assert len(lines) == 21


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"x" * 999])
def test_what_is_no_bundle_is_one_sentence(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    for path in (tmp_path / "b.zip", tmp_path / "none.zip"):
        assert verified(path, "--rerun") == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_it_says_the_same_again(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified(bundle, "--rerun") == 0
    said = capsys.readouterr().out
    assert "重新运行，结果相同：疑点 1 项" in said
    assert "未比对" not in said


@pytest.mark.parametrize(
    "more", [("--as-of", "2023-07-01"), ("--lang", "en"), ("--rule", "GK03", "wf01")]
)
def test_it_is_asked_as_it_was(case: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    path = tmp_path / "b.zip"
    main(["handover", str(case), "-o", str(path), "--rule", "ZB06", *more])
    assert verified(path, "--rerun") == 0


def test_a_finding_that_differs_is_named(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [was] = json.loads(dict(members_of(bundle))["outputs/findings.json"])
    resealed(bundle, "outputs/findings.json", '"outcome": "found"', '"outcome": "rebutted"')
    assert verified(bundle) == 0
    assert verified(bundle, "--rerun") == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "wagekit: 重新运行，结果有 1 处不同"
    assert f"{was['finding_id']} ZB06 P1 C2 不同（outcome: rebutted → found）" in lines[1]
    assert verified(bundle, "--rerun", "--lang", "en") == 2
    assert "the answer differs in 1 places" in capsys.readouterr().err


def test_results_that_were_taken_out_are_named(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = {"outputs/findings.json", "outputs/liability.json"}
    write_zip(bundle, listed_again([one for one in members_of(bundle) if one[0] not in gone]))
    assert verified(bundle) == 0
    assert verified(bundle, "--rerun", "--lang", "en") == 2
    assert capsys.readouterr().err.splitlines()[1:] == [
        "wagekit: findings.json is not in the bundle",
        "wagekit: liability.json is not in the bundle",
    ]


def test_data_that_differ_give_another_answer(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resealed(bundle, "case/contract.csv", "cooperation", "labour")
    assert verified(bundle, "--rerun") == 2
    assert "ZB06 P1 C2 本次没有" in capsys.readouterr().err


def test_a_page_that_says_something_else_is_named(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resealed(bundle, "outputs/summary.md", "发现", "没有发现")
    assert verified(bundle, "--rerun") == 2
    assert "summary.md 的内容不同" in capsys.readouterr().err


def test_another_version_is_said_and_is_no_failure(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(made_with(), wagekit="9.9", code="0", law="0")
    monkeypatch.setattr(command, "made_with", lambda: other)
    assert verified(bundle, "--rerun") == 0
    said = capsys.readouterr().out
    assert "wagekit 版本不同：原为" in said
    assert "法规数据不同" in said
    assert "各页面（.md）的文字未比对" in said
    assert "结果相同" in said


def test_what_was_left_out_is_no_difference(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (case / "worker.csv").symlink_to(tmp_path / "elsewhere.csv")
    (case / "锁.csv").write_text("party_id\nX\n", "utf-8")
    opened = Path.open

    def refused(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == "锁.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", refused)
    assert main(["handover", str(case), "-o", str(tmp_path / "b.zip"), "--rule", "ZB06"]) == 0
    said = capsys.readouterr().out
    assert "未装入 锁.csv：打不开" in said
    assert verified(tmp_path / "b.zip", "--rerun") == 0
    said = capsys.readouterr().out
    assert "未装入包的 2 个文件" in said
    assert "结果相同" in said


def test_rules_in_a_bundle_are_never_run_by_themselves(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plugins, path = tmp_path / "plugins", tmp_path / "b.zip"
    plugins.mkdir()
    was_run = tmp_path / "was_run"
    text = RULE.replace("WAS_RUN", was_run.as_posix())
    (plugins / "xy01_outside.py").write_text(text, "utf-8")
    given = ["--plugins", str(plugins), "--rule", "XY01", "ZB06"]
    assert main(["handover", str(case), "-o", str(path), *given]) == 0
    assert dict(members_of(path))["plugins/xy01_outside.py"] == text.encode()
    was_run.unlink()
    capsys.readouterr()
    assert verified(path) == 0
    assert verified(path, "--rerun") == 2
    assert "xy01_outside.py" in capsys.readouterr().err
    assert not was_run.exists()
    assert verified(path, "--rerun", "--plugins", str(plugins)) == 0
    assert "疑点 3 项" in capsys.readouterr().out
    (plugins / "xy01_outside.py").write_text(f"{text}\n", "utf-8")
    assert verified(path, "--rerun", "--plugins", str(plugins)) == 2
    assert "原件" in capsys.readouterr().err


def test_nothing_stays_on_the_disk(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    assert verified(bundle, "--rerun") == 0
    assert list(place.iterdir()) == []


def test_a_case_in_a_bundle_that_cannot_be_read_is_one_sentence(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = dict(members_of(bundle)) | {"case/case.toml": b"as_of = soon"}
    write_zip(bundle, listed_again([*held.items()]))
    assert verified(bundle, "--rerun") == 2
    said = capsys.readouterr().err
    assert "case.toml" in said
    assert said.count("\n") == 1
