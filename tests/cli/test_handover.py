"""`wagekit handover`: the case and its answer in one bundle, whole or not at all."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from bundles import members_of

from wagekit.bundled import bundled
from wagekit.case import open_case
from wagekit.cli import main
from wagekit.handover.decisions import DecisionLog
from wagekit.model.decision import DecisionKind, Seen

if TYPE_CHECKING:
    from pathlib import Path

ONE = ("--rule", "ZB06")


def handed(case: Path, bundle: Path, *more: str, status: int = 0) -> dict[str, bytes]:
    """The members of a bundle of `case`."""
    assert main(["handover", str(case), "-o", str(bundle), *more]) == status
    return dict(members_of(bundle))


def manifest_in(held: dict[str, bytes]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(held["manifest.json"])
    return said


def test_it_holds_the_case_and_what_analyze_writes(case: Path, tmp_path: Path) -> None:
    held = handed(case, tmp_path / "b.zip", *ONE)
    assert main(["analyze", str(case), "--out", str(tmp_path / "out"), *ONE]) == 0
    for path in case.iterdir():
        assert held[f"case/{path.name}"] == path.read_bytes()
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {name: held[f"outputs/{name}"] for name in written} == written
    assert manifest_in(held)["rules"] == ["ZB06"]
    assert manifest_in(held)["outcomes"]["found"] == 1


def test_two_bundles_are_the_same_bytes(case: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        handed(case, tmp_path / name, *ONE)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_it_says_the_fingerprint_and_warns_of_personal_numbers_once(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed(case, tmp_path / "b.zip", *ONE)
    said = capsys.readouterr().out
    assert said.count("身份证号") == 1
    assert "密码" not in said
    main(["verify", str(tmp_path / "b.zip")])
    code = next(word for word in said.split() if word[:64].isalnum() and len(word) > 64)[:64]
    assert code in capsys.readouterr().out
    handed(case, tmp_path / "b.zip", *ONE, "--lang", "en")
    english = capsys.readouterr().out
    assert "not masked" in english
    assert "fingerprint" in english


def test_a_password_in_case_toml_is_warned_of(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (case / "case.toml").write_text('[files."project.csv"]\npassword = "x"\n', "utf-8")
    handed(case, tmp_path / "b.zip", *ONE)
    assert "case.toml 里写有文件密码" in capsys.readouterr().out


def test_the_day_and_where_it_came_from_go_over(case: Path, tmp_path: Path) -> None:
    said = manifest_in(handed(case, tmp_path / "a.zip", *ONE))
    assert (said["as_of"], said["as_of_from"]) == ("2023-06-01", "data")
    said = manifest_in(handed(case, tmp_path / "b.zip", *ONE, "--as-of", "2023-07-01"))
    assert (said["as_of"], said["as_of_from"]) == ("2023-07-01", "asked")
    (case / "case.toml").write_text("as_of = 2023-08-01\n", "utf-8")
    said = manifest_in(handed(case, tmp_path / "c.zip", *ONE))
    assert (said["as_of"], said["as_of_from"]) == ("2023-08-01", "case_file")


def test_decisions_go_over_and_stand_on_the_page(case: Path, tmp_path: Path) -> None:
    [finding] = [
        f for f in open_case(case).analyze(only=["ZB06"]).answers.findings if f.subject == "C2"
    ]
    log, seen = DecisionLog(case), Seen("found", None, "v0")
    log.record(finding, DecisionKind.confirm, who="王检", reason="已约谈", seen=seen)
    held = handed(case, tmp_path / "b.zip", *ONE)
    assert held["case/decisions.csv"] == (case / "decisions.csv").read_bytes()
    page = held["README.md"].decode()
    assert "王检 | ZB06 | C2 | 确认跟进 | 已约谈" in page
    assert "疑点 1 项（其中 0 项还没有处理记录）" in page


def test_links_are_not_followed_and_are_told(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret.csv").write_text("worker_id,project_id\nSECRET,P1\n", "utf-8")
    (case / "worker.csv").symlink_to(tmp_path / "secret.csv")
    (case / "decisions.csv").symlink_to(tmp_path / "secret.csv")
    held = handed(case, tmp_path / "b.zip", *ONE)
    assert not [name for name, data in held.items() if b"SECRET" in data]
    assert manifest_in(held)["left_out"] == [
        {"name": "decisions.csv", "reason": "symlink"},
        {"name": "worker.csv", "reason": "symlink"},
    ]
    assert "未装入 worker.csv：符号链接，不跟随" in capsys.readouterr().out


def test_a_rule_that_fails_is_told_by_the_status(case: Path, tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "yy01_worse.py").write_text("import nothing_of_this_name\n", "utf-8")
    held = handed(case, tmp_path / "b.zip", "--plugins", str(tmp_path / "plugins"), *ONE, status=3)
    assert held["plugins/yy01_worse.py"].startswith(b"import nothing")
    assert manifest_in(held)["outcomes"]["not_run"] == 1


def test_a_folder_called_like_a_rule_is_none(case: Path, tmp_path: Path) -> None:
    (tmp_path / "plugins" / "yy01_folder.py").mkdir(parents=True)
    held = handed(case, tmp_path / "b.zip", "--plugins", str(tmp_path / "plugins"), *ONE)
    assert not [name for name in held if name.startswith("plugins/")]


def test_a_rule_that_cannot_be_opened_is_one_sentence(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "yy01_gone.py").symlink_to(tmp_path / "nowhere.py")
    given = ("--plugins", str(tmp_path / "plugins"), *ONE, "--lang", "en", "--quiet")
    assert main(["handover", str(case), "-o", str(tmp_path / "b.zip"), *given]) == 2
    said = capsys.readouterr().err
    assert "yy01_gone.py in the --plugins folder cannot be opened" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "b.zip").exists()


def test_an_earlier_bundle_is_replaced_and_nothing_is_left_beside_it(
    case: Path, tmp_path: Path
) -> None:
    first = handed(case, tmp_path / "新" / "b.zip", *ONE)
    (case / "party.csv").write_text("party_id,name\nO,业主\n", "utf-8")
    assert handed(case, tmp_path / "新" / "b.zip", *ONE) != first
    assert [path.name for path in (tmp_path / "新").iterdir()] == ["b.zip"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("case/b.zip", "不能是案件文件夹或在其中"),
        ("case/sub/b.zip", "不能是案件文件夹或在其中"),
        ("link/b.zip", "不能是案件文件夹或在其中"),
        ("b.rar", "应以 .zip 结尾"),
        ("other.zip", "不是交接包"),
        ("file/b.zip", "无法写入"),
    ],
)
def test_a_place_that_will_not_do_is_refused_in_one_sentence(
    case: Path, tmp_path: Path, place: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.zip").write_bytes(b"mine")
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(case)
    before = sorted(case.rglob("*"))
    assert main(["handover", str(case), "-o", str(tmp_path / place), *ONE]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert sorted(case.rglob("*")) == before
    assert (tmp_path / "other.zip").read_bytes() == b"mine"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_case_is_one_sentence(
    tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["handover", str(tmp_path / "none"), "-o", str(tmp_path / "b.zip")]
    assert main([*arguments, "--lang", lang]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "b.zip").exists()


def test_names_that_cannot_go_over_leave_no_bundle(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if os.name == "nt":
        pytest.skip("such names cannot be there")
    (case / "a\\b.txt").write_text("x")
    assert main(["handover", str(case), "-o", str(tmp_path / "b.zip"), *ONE, "--lang", "en"]) == 2
    assert "rename it" in capsys.readouterr().err
    assert not (tmp_path / "b.zip").exists()


SAMPLES = sorted(path.parent for path in bundled("sample_data").glob("*/case.toml"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_case_goes_over_and_gives_the_same_answer(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lang = "en" if sample == SAMPLES[0] else "zh"
    chosen = () if sample == SAMPLES[1] else ("--rule", "ZB01", "GZ01", "ZD01")
    held = handed(sample, tmp_path / "b.zip", "--lang", lang, *chosen)
    assert {name for name in held if name.startswith("case/")} == {
        f"case/{path.relative_to(sample).as_posix()}"
        for path in sample.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "b.zip"), "--rerun", "--lang", lang]) == 0
    said = capsys.readouterr()
    assert ("结果相同" if lang == "zh" else "the answer is the same") in said.out
    assert said.err == ""
