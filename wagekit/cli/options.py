"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.cli.help import LANGUAGES
from wagekit.cli.typed import day, folder

if TYPE_CHECKING:
    from wagekit.cli.help import Parser


def language(made: Parser, default: str) -> None:
    """Which language to speak; `default` is argparse.SUPPRESS where another parser has one."""
    made.takes("--lang", choices=LANGUAGES, default=default, zh="输出语言", en="language")


def case(command: Parser, nargs: str | None = None) -> None:
    """The case folder, by its place; `nargs` as of argparse."""
    command.takes(
        "case", type=Path, metavar="CASE", nargs=nargs, zh="案件文件夹", en="the case folder"
    )


def out(command: Parser) -> None:
    """Where results go."""
    command.takes("--out", type=Path, required=True, zh="结果文件夹", en="folder for results")


def judging(command: Parser) -> None:
    """On which day and by which rules a case is judged."""
    command.takes(
        "--as-of",
        type=day(command.lang),
        zh="判断日，例如 2026-11-20",
        en="the day to judge on, such as 2026-11-20",
    )
    command.takes(
        "--rule",
        action="extend",
        nargs="+",
        type=str.upper,
        default=[],
        metavar="CODE",
        zh="只运行这些规则",
        en="run these rules only",
    )
    plugins(command)


def plugins(command: Parser) -> None:
    """Where further rules are."""
    command.takes(
        "--plugins",
        type=folder(command.lang),
        metavar="DIR",
        zh="另有规则的文件夹",
        en="a folder with further rules",
    )
