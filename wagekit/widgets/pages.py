"""The pages under the steps of a case: one stands there at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipywidgets import Box, DOMWidget, Stack, VBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.widgets.drawn import Drawn

PAGE: Final = {"papers": 0, "chain": 1, "funds": 2, "pays": 2, "letter": 3}
"""Which page each step shows; the papers stand in the rail, who pays on a sheet of the money."""
VIEWS: Final = (("chain", "findings"), ("money",), ("memo",))
MONEY: Final = ("funds", "pays")
PAYS: Final = "liability"
"""The sheet of the money explorer that says who pays; its first sheet says what was due."""
APART: Final = {"grid_gap": "8px", "width": "100%"}
"""The width is said, for a stack by itself lets its pages be as narrow as they can."""


def closed(widget: DOMWidget) -> None:
    """Close a widget that is shown no more, and its layout, which it leaves open.

    Args:
        widget: The widget.
    """
    layout = widget.layout
    widget.close()
    layout.close()


class Pages(Stack):  # type: ignore[misc]  # ipywidgets has no types
    """The views of a project, laid on pages."""

    children: tuple[DOMWidget, ...]

    def lay(self, views: Mapping[str, Drawn]) -> None:
        """Put other views on the pages."""
        self._money = views["money"]
        before = self.children
        pages = [VBox([views[name] for name in page], layout=APART) for page in VIEWS]
        self.children = (Box(), *pages)
        for page in before:
            closed(page)

    def turn(self, step: str) -> None:
        """Show the page of a step."""
        state = self._money.state
        if step == "pays":
            self._money.state = {**state, "sheet": PAYS}
        elif step == "funds" and state.get("sheet") == PAYS:
            self._money.state = {key: one for key, one in state.items() if key != "sheet"}
        self.selected_index = PAGE[step]
