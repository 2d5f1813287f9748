"""Says which plugins or tables could not be loaded: a broken file is never silent."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wagekit.intake.said import in_language
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.cli.say import Say
    from wagekit.core.registry import Rules
    from wagekit.province.read import Province

NOT_COMPLETE = 3


def tell_broken(say: Say, known: Rules) -> int:
    """A line on stderr for each plugin that could not be loaded, with `--quiet` too.

    Returns:
        The exit status: 3 where there is one, else 0.
    """
    for broken in known.broken:
        line = Text(
            f"未能载入 {broken.name}：{broken.reason}",
            f"not loaded: {broken.name}: {broken.reason}",
        )
        print(line.in_(say.lang), file=sys.stderr)  # noqa: T201 - this is the command line
    return NOT_COMPLETE if known.broken else 0


def tell_left_out(say: Say, province: Province) -> None:
    """A line on stderr for each table that is there and could not be loaded at all."""
    for issue in province.left_out:
        told = in_language(issue, say.lang)
        where = f"{told.file}.{told.column}" if told.column else told.file
        line = Text(
            f"{where}：{told.problem}，{told.done}", f"{where}: {told.problem}; {told.done}"
        )
        print(line.in_(say.lang), file=sys.stderr)  # noqa: T201 - this is the command line
