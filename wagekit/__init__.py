"""A kit for labour inspectors: from a pile of files to findings, who must pay, and the letter."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagekit.case import Case, open_case
    from wagekit.core.ladder import (
        Ladder,
        cannot_tell,
        cite,
        clear,
        clear_when,
        found,
        ladder,
        not_applicable,
    )
    from wagekit.core.logic import Frame
    from wagekit.core.rule import rule
    from wagekit.frames.told import told
    from wagekit.handover.export_graph import write_graph
    from wagekit.model.text import Text
    from wagekit.run import Run
    from wagekit.views.draw.chain import draw_chain

_LAZY = {
    "Case": "wagekit.case",
    "Run": "wagekit.run",
    "open_case": "wagekit.case",
    "Frame": "wagekit.core.logic",
    "Ladder": "wagekit.core.ladder",
    "Text": "wagekit.model.text",
    "cannot_tell": "wagekit.core.ladder",
    "cite": "wagekit.core.ladder",
    "clear": "wagekit.core.ladder",
    "clear_when": "wagekit.core.ladder",
    "draw_chain": "wagekit.views.draw.chain",
    "found": "wagekit.core.ladder",
    "ladder": "wagekit.core.ladder",
    "not_applicable": "wagekit.core.ladder",
    "rule": "wagekit.core.rule",
    "told": "wagekit.frames.told",
    "write_graph": "wagekit.handover.export_graph",
}

__all__ = [
    "Case",
    "Frame",
    "Ladder",
    "Run",
    "Text",
    "cannot_tell",
    "cite",
    "clear",
    "clear_when",
    "draw_chain",
    "found",
    "ladder",
    "not_applicable",
    "open_case",
    "rule",
    "told",
    "write_graph",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name, imported when first asked for
    if name not in _LAZY:
        raise AttributeError(f"module 'wagekit' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)
