"""Help and slips in the language asked for: argparse's own words in Chinese, too."""

from __future__ import annotations

import argparse
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NoReturn

from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Adds = Callable[[str, Text], "Parser"]

SLIPS: Final = (
    (r"the following arguments are required: 命令", "没有写命令"),
    (r"the following arguments are required: (.*)", "缺少必须写的 {0}"),
    (
        r"argument 命令: invalid choice: (.*) \(choose from (.*)\)",
        "没有名为 {0} 的命令，可用的命令有 {1}",
    ),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", "{0} 不能是 {1}，只能是 {2}"),
    (r"argument (.*): expected one argument", "{0} 后面要写一个值"),
    (r"argument (.*): expected at least one argument", "{0} 后面至少要写一个值"),
    (r"unrecognized arguments: (.*)", "不认识 {0}"),
    (r"argument (.*): invalid \w+ value: (.*)", "{0} 不能是 {1}"),
    (r"argument (.*?): (.*)", "{0}：{1}"),
)
"""What argparse says, and the same in Chinese."""
USAGE = Text("用法：", "usage: ")
SEE = Text("（写法见 {} --help）", " (see {} --help)")
TITLES = Text("参数", "arguments"), Text("选项", "options")
SHOW_VERSION = Text("显示版本", "show the version")
SHOW_HELP = Text("显示这段说明", "show this help")
LANGUAGES = ("zh", "en")


def language_of(typed: Sequence[str]) -> str:
    """The language asked for anywhere in what was typed, however wrong the rest of it may be."""
    given = [word.removeprefix("--lang=") for word in typed if word.startswith("--lang=")]
    given += [after for word, after in pairwise(typed) if word == "--lang"]
    return given[-1] if given and given[-1] in LANGUAGES else "zh"


class _Formatter(argparse.HelpFormatter):
    """Says 用法 where argparse says usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The same line; commands ask for it with a prefix of their own, which stays."""
        super().add_usage(usage, actions, groups, USAGE.zh if prefix is None else prefix)


class Version(argparse.Action):
    """Says which version this is, and ends; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print it."""
        from importlib.metadata import version  # noqa: PLC0415 - help stays fast

        print(f"wagekit {version('wagekit')}")  # noqa: T201 - this is the command line
        parser.exit()


class Parser(argparse.ArgumentParser):
    """A parser, of the whole line or of one command, that speaks one language.

    Args:
        lang: `zh` or `en`.
        more: whatever argparse takes.
    """

    def __init__(self, *, lang: str, **more: Any) -> None:  # noqa: ANN401
        formatter = _Formatter if lang == "zh" else argparse.HelpFormatter
        super().__init__(**more, add_help=False, formatter_class=formatter)
        self.lang = lang
        self._positionals.title, self._optionals.title = (title.in_(lang) for title in TITLES)
        self.add_argument("-h", "--help", action="help", help=SHOW_HELP.in_(lang))

    def error(self, message: str) -> NoReturn:
        """What is wrong with what was typed, in one sentence, and the end."""
        said = _in_chinese(message) if self.lang == "zh" else message
        self.exit(2, f"wagekit: {said}{SEE.in_(self.lang).format(self.prog)}\n")

    def takes(self, *flags: str, zh: str, en: str, **more: Any) -> None:  # noqa: ANN401
        """Add an argument, with its help in the language of this parser."""
        self.add_argument(*flags, help=Text(zh, en).in_(self.lang), **more)


def _in_chinese(message: str) -> str:
    for said, chinese in SLIPS:
        found = re.fullmatch(said, message)
        if found:
            return chinese.format(*found.groups())
    return message
