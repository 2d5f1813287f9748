"""Reads the YAML files of the law; says how far a row was compared with the official text."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FULL: Final = "full"
PARTIAL: Final = "partial"
UNVERIFIED: Final = "unverified"

CHECKED: Final = frozenset({FULL, PARTIAL, UNVERIFIED})

_MARKS: Final = {
    "zh": {FULL: "", PARTIAL: "（仅见部分原文）", UNVERIFIED: "（未核原文）"},
    "en": {
        FULL: "",
        PARTIAL: " (official text seen in part only)",
        UNVERIFIED: " (not checked against the official text)",
    },
}


def read(path: Path) -> dict[str, Any]:
    """Read one YAML file of the law.

    Args:
        path: The file.

    Returns:
        Its top-level mapping.

    Raises:
        ValueError: The file does not hold a mapping.
    """
    content = read_yaml(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError(f"{path.name}: 应为键值结构，请检查文件")  # noqa: TRY004 - wrong content
    return content


def mark(checked: str, lang: str = "zh") -> str:
    """The words that warn a reader of a row not fully checked; empty when it was.

    Args:
        checked: `full`, `partial` or `unverified`.
        lang: `zh` or `en`.
    """
    return _MARKS[lang][checked]


def known_check(value: object, where: str) -> str:
    """Accept a `checked` mark, or say which file has a wrong one.

    Args:
        value: What the file says.
        where: The file or row, for the error.

    Raises:
        ValueError: The mark is not one of the three.
    """
    if value not in CHECKED:
        raise ValueError(f"{where}: checked 应为 {sorted(CHECKED)} 之一，现为 {value!r}")
    return str(value)


def day(value: object, where: str) -> date | None:
    """Accept a day or nothing, or say which file has something else.

    Args:
        value: What the file says.
        where: The file or row, for the error.

    Raises:
        ValueError: It is neither a date nor empty.
    """
    if value is None or type(value) is date:
        return value
    raise ValueError(f"{where}: 日期应为 YYYY-MM-DD，现为 {value!r}")


def nearest(wanted: str, known: Iterable[str]) -> str:
    """The known ids most like one that is not known, for an error message.

    Args:
        wanted: The id asked for.
        known: All ids there are.
    """
    ids = list(known)
    close = difflib.get_close_matches(wanted, ids, n=5, cutoff=0.4)
    return "、".join(close or sorted(ids)[:5])
