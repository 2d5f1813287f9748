"""Slips at the command line are answered in Chinese, in one sentence and with status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wagekit.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def slip(typed: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that is said of it; the command ends with status 2."""
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    assert ended.value.code == 2
    [line] = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "wagekit: 没有写命令（写法见 wagekit --help）"),
        ("chekc x", "wagekit: 没有名为 'chekc' 的命令，可用的命令有 'demo', 'new-case'"),
        ("--lang fr", "wagekit: --lang 不能是 'fr'，只能是 'zh', 'en'（写法见 wagekit --help）"),
        ("analyze x", "wagekit: 缺少必须写的 --out（写法见 wagekit analyze --help）"),
        ("analyze x --out", "wagekit: --out 后面要写一个值"),
        ("handover x", "wagekit: 缺少必须写的 -o/--out（写法见 wagekit handover --help）"),
        ("verify", "wagekit: 缺少必须写的 BUNDLE.zip（写法见 wagekit verify --help）"),
        ("analyze x --out o --nope", "wagekit: 不认识 --nope"),
        ("analyze x --out o --as-of 2024-13-01", "wagekit: --as-of：2024-13-01 不是日期"),
    ],
)
def test_a_slip_is_named_in_chinese(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert slip(typed, capsys).startswith(said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--lang en", "wagekit: the following arguments are required: COMMAND"),
        ("--lang=en analyze x", "wagekit: the following arguments are required: --out"),
        ("analyze x --out o --nope --lang en", "wagekit: unrecognized arguments: --nope"),
        (
            "analyze x --out o --as-of 2024-13-01 --lang en",
            "wagekit: argument --as-of: 2024-13-01 is not a day, which is written 2026-11-20",
        ),
        (
            "rules --plugins nowhere --lang en",
            "wagekit: argument --plugins: nowhere is not a folder",
        ),
    ],
)
def test_a_slip_is_named_in_english_where_that_is_asked_for(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert slip(typed, capsys).startswith(f"{said} (see wagekit")


COMMANDS = ("", *(f"{command} " for command in (
    "demo", "new-case", "check", "analyze", "trace", "memo", "run", "lab", "look",
    "handover", "verify", "rules", "rule", "new-rule",
)))  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_one_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for lang, wanted in (("zh", True), ("en", False)):
        with pytest.raises(SystemExit):
            main([*command.split(), "--lang", lang, "--help"])
        said = capsys.readouterr().out
        chinese = [character for character in said if "\u4e00" <= character <= "\u9fff"]
        assert bool(chinese) is wanted


def test_the_language_may_stand_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "rules"]) == 0
    assert "FB01  Award to an individual" in capsys.readouterr().out


def test_a_file_is_no_case_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    file.write_text("x", "utf-8")
    assert main(["check", str(file)]) == 2
    assert "是文件，不是案件文件夹" in capsys.readouterr().err
