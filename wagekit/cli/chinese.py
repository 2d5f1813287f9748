"""Help in Chinese: argparse's own words, too."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


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
