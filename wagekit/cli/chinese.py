"""Help in Chinese: argparse's own words, too, and what it says of slips."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable


SLIPS: Final = (
    (r"the following arguments are required: (.*)", "缺少 {0}"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", "{0}没有 {1}，可以是：{2}"),
    (r"argument (.*): expected one argument", "{0} 后面要写一个值"),
    (r"unrecognized arguments: (.*)", "多出了 {0}"),
    (r"argument (.*): invalid \w+ value: (.*)", "{0} 不能是 {1}"),
    (r"argument (.*?): (.*)", "{0}：{1}"),
)
"""What argparse says, and the same in Chinese."""


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
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """A parser, and a parser of each command in it, whose help has no English words."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**more, add_help=False, formatter_class=_Formatter)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """How the command is written, what is wrong with what was typed, and the end."""
        self.exit(2, f"{self.format_usage()}wagekit: {_in_chinese(message)}\n")


def _in_chinese(message: str) -> str:
    for said, chinese in SLIPS:
        found = re.fullmatch(said, message)
        if found:
            return chinese.format(*found.groups())
    return message
