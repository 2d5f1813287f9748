"""Takes the live widgets out of a notebook, so that their twins are what a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

WIDGET: Final = "application/vnd.jupyter.widget-view+json"
STATE: Final = "widgets"


def only_twins(notebook: MutableMapping[str, Any]) -> None:
    """Leave out each widget that has a twin beside it, and all state of widgets."""
    notebook["metadata"].pop(STATE, None)
    for output in _outputs(notebook):
        data = output.get("data", {})
        if "text/html" in data:
            data.pop(WIDGET, None)


def _outputs(notebook: MutableMapping[str, Any]) -> Iterator[MutableMapping[str, Any]]:
    for cell in notebook["cells"]:
        yield from cell.get("outputs", [])
