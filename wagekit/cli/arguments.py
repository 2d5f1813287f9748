"""What can be typed: commands and their options. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from functools import partial

from wagekit.cli.about_cases import analyze, demo, folders, memo, trace
from wagekit.cli.about_handover import handover
from wagekit.cli.about_province import screen, simulate
from wagekit.cli.about_rules import notebooks, rules
from wagekit.cli.help import SHOW_VERSION, Parser, Version
from wagekit.cli.options import language
from wagekit.model.text import Text

WHAT_THIS_IS = Text(
    "欠薪案件核查工具：从案件文件夹到疑点、认定方向和移送函。",
    "A kit against unpaid wages: from a case folder to findings, the direction and the letter.",
)
COMMAND = Text("命令", "COMMAND")


def parser(lang: str) -> argparse.ArgumentParser:
    """The parser of the whole command line, whose help and slips are in `lang`."""
    top = Parser(lang=lang, prog="wagekit", description=WHAT_THIS_IS.in_(lang))
    language(top, "zh")
    top.add_argument("--version", action=Version, nargs=0, help=SHOW_VERSION.in_(lang))
    commands = top.add_subparsers(
        dest="command",
        required=True,
        metavar=COMMAND.in_(lang),
    )
    adds = partial(_command, commands, lang)
    families = (demo, folders, analyze, trace, memo, screen, simulate, notebooks, handover, rules)
    for family in families:
        family(adds)
    return top


def _command(
    commands: argparse._SubParsersAction[Parser], lang: str, name: str, words: Text
) -> Parser:
    said = words.in_(lang)
    made = commands.add_parser(name, lang=lang, help=said, description=said)
    # Suppressed: what was said before the command would be overwritten.
    language(made, argparse.SUPPRESS)
    made.takes("--quiet", action="store_true", zh="只输出必要内容", en="print only what is needed")
    return made
