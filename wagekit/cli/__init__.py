"""The command line: `wagekit --help`."""

from __future__ import annotations

import sys
from errno import ENOSPC
from typing import TYPE_CHECKING

from wagekit.cli.arguments import parser
from wagekit.cli.help import language_of
from wagekit.intake.said import sentence_of
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULT = 1
UNUSABLE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 complete, 1 a fault of the program, 2 bad usage or an unreadable case, 3 a rule did not
        run.
    """
    _speak_utf8()
    typed = sys.argv[1:] if arguments is None else arguments
    chosen = parser(language_of(typed)).parse_args(typed)
    from wagekit.cli.commands import UNUSABLE_CASE, run_command  # noqa: PLC0415 - help stays fast

    try:
        return run_command(chosen)
    except UNUSABLE_CASE as error:
        said = sentence_of(error, chosen.lang)
        print(f"wagekit: {said}", file=sys.stderr)  # noqa: T201 - this is the command line
        return UNUSABLE
    except KeyboardInterrupt:
        said = Text("已取消，没有写入结果", "cancelled, nothing was written").in_(chosen.lang)
        print(f"wagekit: {said}", file=sys.stderr)  # noqa: T201
        return UNUSABLE
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _cannot_be_shown(error, chosen.lang)
    except Exception as error:  # noqa: BLE001 - no inspector is shown a traceback
        return _at_fault(error, chosen.lang)


def _cannot_be_shown(error: OSError, lang: str) -> int:
    """Only where the disk is full that takes the output is it no fault of the program."""
    if error.errno != ENOSPC:
        return _at_fault(error, lang)
    said = Text("输出无法写入：磁盘空间不足", "the output cannot be written: the disk is full")
    print(f"wagekit: {said.in_(lang)}", file=sys.stderr)  # noqa: T201
    return UNUSABLE


def _at_fault(error: Exception, lang: str) -> int:
    from wagekit.cli.crash import told  # noqa: PLC0415

    print(f"wagekit: {told(error, lang)}", file=sys.stderr)  # noqa: T201
    return FAULT


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
