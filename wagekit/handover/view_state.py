"""view.json: what was chosen in the views of a case, so that another person sees the same."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wagekit.core.errors import WagekitError
from wagekit.intake.said import why_not

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "view.json"
PARTS: Final = ("steps", "chain", "money", "findings", "memo")
MOST_BYTES: Final = 256 * 1024


class NotKept(WagekitError):  # noqa: N818 - what happened, read aloud
    """The state was not written; the text says why."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """What was chosen.

    Attributes:
        parts: The state of each view by its name.
        ignored: What the file holds besides: names of views, or the file itself.
    """

    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def read_view(folder: Path) -> ViewState:
    """What was chosen in the views of a case; nothing where it cannot be read.

    Args:
        folder: The case folder.
    """
    try:
        said = _read(folder / NAME)
    except FileNotFoundError:
        return ViewState()
    except (OSError, ValueError, RecursionError):
        return ViewState(ignored=(NAME,))
    known = {name: part for name, part in said.items() if name in PARTS and isinstance(part, dict)}
    return ViewState(known, tuple(sorted(set(said) - set(known))))


def keep_view(folder: Path, parts: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the state of some views; those of the others stay as they are.

    Args:
        folder: The case folder.
        parts: The state of each view by its name.

    Raises:
        NotKept: It cannot be written; the file is as it was.
    """
    whole = {**read_view(folder).parts, **parts}
    ordered = {name: whole[name] for name in PARTS if whole.get(name)}
    text = json.dumps(ordered, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        _replace(folder / NAME, text.encode())
    except OSError as error:
        raise NotKept(f"{folder / NAME} {why_not(error)}") from error


def _read(path: Path) -> dict[str, Any]:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(NAME)
    said = json.loads(path.read_text("utf-8-sig"))
    if not isinstance(said, dict):
        raise ValueError(NAME)  # noqa: TRY004 - as for any other text that is no state
    return said


def _replace(path: Path, data: bytes) -> None:
    """Whole or not at all: whoever reads meanwhile sees the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=".view-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
