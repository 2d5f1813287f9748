"""For which rules a fault can be planted, without reading the faults."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "faults"


def plantable() -> list[str]:
    """The codes of the rules, each of which has a file of its fault."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))
