"""A fault of the program ends in one sentence, and in a file for who can mend it."""

from __future__ import annotations

import re
import tempfile
from errno import ENOSPC
from importlib.metadata import version
from pathlib import Path

import pytest

from wagekit.cli import commands, main


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "程序内部出错"), ("en", "a fault of the program")]
)
def test_no_traceback_is_shown(
    lang: str,
    said: str,
    case: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError("at fault")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(commands, "run_command", broken)
    assert main(["--lang", lang, "analyze", str(case), "--out", str(tmp_path / "o")]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert said in line
    [log] = re.findall(r"\S+wagekit-\S+?\.log", line)
    assert "ZeroDivisionError: at fault" in Path(log).read_text("utf-8")


def test_a_full_disk_is_no_fault_of_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> int:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(commands, "run_command", full)
    assert main(["rules"]) == 2
    assert capsys.readouterr().err == "wagekit: 输出无法写入：磁盘空间不足\n"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"wagekit {version('wagekit')}\n"


def test_what_the_system_refuses_is_told_in_words(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    assert main(["analyze", str(case), "--quiet", "--out", str(tmp_path / "taken")]) == 2
    assert "该位置已有同名文件" in capsys.readouterr().err
