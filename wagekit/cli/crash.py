"""What a person is told where the program itself is at fault."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from wagekit.model.text import Text

BARE = Text("程序内部出错，没有完成（{error}）", "a fault of the program stopped it ({error})")
TOLD = Text(
    "程序内部出错，没有完成（{error}）。详情已写入 {path}，请转交维护 wagekit 的人；"
    "其中可能有案件内容。",
    "a fault of the program stopped it ({error}). The details are in {path}: please hand them to"
    " whoever maintains wagekit; they may hold contents of the case.",
)


def told(error: Exception, lang: str) -> str:
    """One sentence; where the fault is stands in a file of its own.

    Args:
        error: what was raised and nobody expected.
        lang: `zh` or `en`.
    """
    name = type(error).__name__
    try:
        return TOLD.in_(lang).format(error=name, path=_log(error))
    except OSError:
        return BARE.in_(lang).format(error=name)


def _log(error: Exception) -> Path:
    lines = "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", prefix="wagekit-", suffix=".log", encoding="utf-8", delete=False
    ) as log:
        log.write(lines)
    return Path(log.name)
