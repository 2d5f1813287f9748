"""A fault of the program ends in one sentence, and in a file for who can mend it."""

from __future__ import annotations

import re
import tempfile
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
