"""At a terminal: a password is asked for, a bar is drawn, Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from wagekit.cli import main
from wagekit.cli.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="a terminal of its own needs a Unix")
HEADER = ["付款日期", "付款单位", "收款单位", "付款金额"]
SECRET, CTRL_C = "秘密1", "\x03"
ENOUGH = 60
"""Seconds after which a terminal that stays silent is taken for stuck."""


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A case with one locked workbook."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "party.csv").write_text("party_id\nA\n", "utf-8")
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (HEADER, ["2021-01-01", "甲", "乙", 12.5]):
        book.active.append(line)
    book.save(tmp_path / "plain.xlsx")
    with (tmp_path / "plain.xlsx").open("rb") as plain, (case / "付款台账.xlsx").open("wb") as made:
        OOXMLFile(plain).encrypt(SECRET, made)
    return case


def at_terminal(*arguments: str, typed: tuple[str, ...]) -> tuple[int, str]:
    """Run a command in a terminal of its own, typing one answer a prompt; its status and screen."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(  # noqa: S603 - this package
        [sys.executable, "-m", "wagekit.cli", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown, answers = b"", list(typed)
    while select.select([ours], [], [], ENOUGH)[0]:
        try:
            shown += os.read(ours, 4096)
        except OSError:
            break
        if answers and re.search("[：:] *$", shown.decode("utf-8", "replace")):
            _type(child, ours, answers.pop(0))
    os.close(ours)
    return child.wait(ENOUGH), shown.decode("utf-8", "replace")


def _type(child: subprocess.Popen[bytes], terminal: int, answer: str) -> None:
    if answer == CTRL_C:
        child.send_signal(signal.SIGINT)
    else:
        os.write(terminal, answer.encode())


def test_the_password_is_asked_for_and_not_shown(locked: Path) -> None:
    status, shown = at_terminal("check", str(locked), typed=("x\n", SECRET + "\n"))
    assert status == 0
    assert "付款台账.xlsx 已加密" in shown
    assert "密码不对" in shown
    assert SECRET not in shown
    assert "付款台账.xlsx / Sheet: 付款" in shown


def test_an_empty_answer_goes_on_without_the_file(locked: Path) -> None:
    status, shown = at_terminal("check", str(locked), "--lang", "en", typed=("\n",))
    assert status == 0
    assert "is encrypted. Password (Enter to skip)" in shown
    assert "the file is encrypted: remove the password" in shown


def test_three_wrong_passwords_are_enough(locked: Path) -> None:
    status, shown = at_terminal("check", str(locked), typed=("x\n", "y\n", "z\n"))
    assert status == 0
    assert "输入的密码打不开该文件" in shown


def test_nobody_is_asked_when_piped(locked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(locked)]) == 0
    written = capsys.readouterr()
    assert "文件已加密" in written.out
    assert not written.err


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "已取消，没有写入结果"), ("en", "cancelled, nothing was written")]
)
def test_ctrl_c_leaves_nothing_behind(locked: Path, lang: str, words: str) -> None:
    out = locked.parent / "out"
    command = ("analyze", str(locked), "--out", str(out), "--lang", lang)
    status, shown = at_terminal(*command, typed=(CTRL_C,))
    assert status == 2
    assert shown.rstrip().endswith(f"wagekit: {words}")
    assert "Traceback" not in shown
    assert not out.exists()


def test_what_lay_in_the_folder_before_stays_after_ctrl_c(locked: Path) -> None:
    out = locked.parent / "out"
    out.mkdir()
    (out / "summary.md").write_text("before", "utf-8")
    at_terminal("analyze", str(locked), "--out", str(out), typed=(CTRL_C,))
    assert [(path.name, path.read_text("utf-8")) for path in out.iterdir()] == [
        ("summary.md", "before")
    ]


def drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, **how: bool) -> str:
    clock = iter(range(1000))
    monkeypatch.setattr("wagekit.cli.watch.time.monotonic", lambda: next(clock))
    monkeypatch.setenv("COLUMNS", "40")
    watch = Watch("正在读取", "zh", shown=how["shown"])
    watch.begin("银行流水/很长很长很长很长的文件名.csv", 0.0, 0.5)
    watch.within(0.5)
    watch.clear()
    return capsys.readouterr().err


def test_the_bar_fits_the_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = drawn(capsys, monkeypatch, shown=True)
    assert "[#####---------------]  25% 银行流水" in shown
    assert "文件名.csv" not in shown
    assert shown.endswith("\r\033[K")


def test_quiet_draws_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not drawn(capsys, monkeypatch, shown=False)
