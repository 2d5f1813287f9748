"""How a notebook was left: is what it shows what its cells gave, from the first to the last?"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class NotebookState(StrEnum):
    """What can be said of a notebook without running it."""

    whole = "whole"
    failed = "failed"
    not_in_order = "not_in_order"
    not_run = "not_run"
    unreadable = "unreadable"


def notebook_state(path: Path) -> NotebookState:
    """Look at what a notebook keeps of its last run.

    Args:
        path: The notebook.
    """
    try:
        cells = [cell for cell in json.loads(path.read_bytes())["cells"] if _is_code(cell)]
        return _state(cells)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NotebookState.unreadable


def _is_code(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "code" and "".join(cell["source"]).strip() != ""


def _state(cells: Sequence[dict[str, Any]]) -> NotebookState:
    counts = [cell["execution_count"] for cell in cells]
    if any(output["output_type"] == "error" for cell in cells for output in cell["outputs"]):
        return NotebookState.failed
    if not any(counts):
        return NotebookState.not_run
    in_order = counts == list(range(1, len(counts) + 1))
    return NotebookState.whole if in_order else NotebookState.not_in_order
