"""What the commands that start a server say."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said

if TYPE_CHECKING:
    from wagekit.cli.say import Say


def need(*modules: str) -> None:
    """Refuse in one sentence where the notebook's parts are not installed.

    Raises:
        WagekitError: One of `modules` is missing.
    """
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise WagekitError(
            Said(
                f"缺少 {'、'.join(missing)}，请先运行 pip install 'wagekit[notebook]'",
                f"{', '.join(missing)} missing: run pip install 'wagekit[notebook]' first",
            )
        )


def tell_address(say: Say, address: str) -> None:
    """Say where the page is and how to stop; whoever has the address can open it."""
    say.result(address)
    say.line(
        "浏览器没有自动打开时，请复制上面的地址；按 Ctrl+C 停止。地址含口令，不要转发。",
        "If no browser opens, copy the address above; Ctrl+C stops. It holds a token: keep it.",
    )
    if getattr(os, "geteuid", lambda: 1)() == 0:
        say.line(
            "正以 root 身份运行，建议改用普通账号。", "Running as root: better use another user."
        )
    sys.stdout.flush()  # it stays open: whoever reads it through a pipe waits for the address
