"""The chain of a project to look around in: layers, search, filters, and why each mark stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.widgets.drawn import STATIC, Drawn
from wagekit.widgets.known import amount, day, look, one_of, some_of, typed, yes_or_no

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.views.explorer.part import ExplorerView
    from wagekit.widgets.known import Check


class ChainExplorer(Drawn):
    """Contract tiers from left to right, with payments and people as layers over them.

    Keys of `state`: `selected` (the id of a box or link, or `project`), `layers`, `opened` (boxes
    whose other projects are shown), `search`, `least` and `most` (万元), `from` and `to`, `acts`,
    `marked` (only what is), `look` (the middle of the picture, and how near).
    """

    _esm = STATIC / "chain.js"

    @classmethod
    def of(
        cls, view: ExplorerView, *, twin: str = "", state: Mapping[str, Any] | None = None
    ) -> ChainExplorer:
        """The explorer of a view.

        Args:
            view: What `explorer_view` made.
            twin: What `explorer_twin` made of the same chain.
            state: What an earlier explorer of this project had as its `state`.
        """
        return cls(view.as_json(), twin=twin, alt=view.alt, state=state)

    @property
    def selected(self) -> Mapping[str, Any]:
        """The box or link that the reader selected, as it stands in the view; else empty."""
        parts = (*self.view["boxes"], *self.view["links"])
        return next((one for one in parts if one["id"] == self.state.get("selected")), {})

    def checks(self) -> Mapping[str, Check]:
        """What this view knows: its own ids, layers and acts; amounts and days."""
        boxes = {box["id"] for box in self.view["boxes"]}
        others = {(o["project"], box["id"]) for box in self.view["boxes"] for o in box["elsewhere"]}
        links = {link["id"] for link in self.view["links"]}
        opened = {part for other, box in others for part in (other, f"{other} {box}")}
        return {
            "selected": one_of({"", "project", *boxes, *links, *opened}),
            "layers": some_of({layer["id"] for layer in self.view["layers"]}),
            "opened": some_of(boxes),
            "search": typed,
            "least": amount,
            "most": amount,
            "from": day,
            "to": day,
            "acts": some_of({code for code, _ in self.view["acts"]}),
            "marked": yes_or_no,
            "look": look,
        }
