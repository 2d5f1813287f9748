"""Values that can be typed, and what is said of those that cannot be taken."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable


def loopback_only(lang: str) -> Callable[[str], NoReturn]:
    """Refuses every address: what is served is served to this machine alone."""

    def refuse(text: str) -> NoReturn:
        raise _slip(
            lang,
            f"不能改为 {text}：只在本机打开，不向其他机器开放",
            f"cannot be {text}: it is served to this machine alone",
        )

    return refuse


def folder(lang: str) -> Callable[[str], Path]:
    """A folder that exists."""

    def read(text: str) -> Path:
        path = Path(text)
        if not path.is_dir():
            raise _slip(lang, f"{text} 不是文件夹", f"{text} is not a folder")
        return path

    return read


def day(lang: str) -> Callable[[str], dt.date]:
    """A day as 2026-11-20."""

    def read(text: str) -> dt.date:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise _slip(
                lang,
                f"{text} 不是日期，应写成 2026-11-20",
                f"{text} is not a day, which is written 2026-11-20",
            ) from None

    return read


def at_least_one(lang: str) -> Callable[[str], int]:
    """A whole number from 1 up."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < 1:
            raise _slip(
                lang,
                f"{text} 应为大于零的整数",
                f"{text} must be a whole number above zero",
            )
        return int(text)

    return read


def share_of_a_code(lang: str) -> Callable[[str], tuple[str, float]]:
    """The code of a rule and a share, as ZB01=0.02."""

    def read(text: str) -> tuple[str, float]:
        code, _, share = text.partition("=")
        try:
            number = float(share)
        except ValueError:
            number = -1.0
        if not 0 < number <= 1:
            raise _slip(
                lang,
                f"{text} 应写成 规则=比例，例如 ZB01=0.02，比例大于 0、不超过 1",
                f"{text} must be CODE=SHARE, such as ZB01=0.02, above 0 and up to 1",
            )
        return code.upper(), number

    return read


def _slip(lang: str, zh: str, en: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(Text(zh, en).in_(lang))
