"""What every widget is: a frozen view, a small state that is kept, and a twin that stands still."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

import traitlets as t
from anywidget import AnyWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Check = Callable[[Any], bool]

STATIC: Final = Path(__file__).parent / "static"
"""The modules built from `src`."""


class Drawn(AnyWidget):
    """A view drawn in the browser; a notebook without Python shows its twin.

    A widget sets `_esm = STATIC / "its.js"` and overrides `checks`. `view["words"]` has every word
    that a person reads, among them `kernel_gone` and `state_ignored` (with `{keys}`).

    Attributes:
        view: The frozen view as JSON.
        state: What the reader chose: selection, filters. What is not known is dropped.
        twin: The same as HTML: a picture, a table, its alternative text.
        alt: The picture in words.
        note: What was dropped of a state.
    """

    view = t.Dict().tag(sync=True)
    state = t.Dict().tag(sync=True)
    twin = t.Unicode().tag(sync=True)
    note = t.Unicode().tag(sync=True)
    alt = t.Unicode()
    _esm: ClassVar[Path | str]

    def __init__(
        self,
        view: Mapping[str, Any],
        *,
        twin: str = "",
        alt: str = "",
        state: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(view=dict(view), twin=twin, alt=alt)
        self.state = dict(state or {})

    def checks(self) -> Mapping[str, Check]:
        """What a state may hold: a test of the value of each key."""
        return {}

    @t.validate("state")
    def _known(self, proposal: Mapping[str, Any]) -> dict[str, Any]:
        said, checks = proposal["value"], self.checks()
        kept = {key: one for key, one in said.items() if key in checks and checks[key](one)}
        dropped = "、".join(str(key)[:40] for key in said if key not in kept)
        words = self.view.get("words", {}).get("state_ignored", "{keys}")
        self.note = words.replace("{keys}", dropped) if dropped else self.note
        return kept

    def _repr_mimebundle_(self, **more: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:  # noqa: ANN401
        bundle = super()._repr_mimebundle_(**more)
        if bundle is None:
            return None
        data, about = bundle
        return {**data, "text/html": self.twin, "text/plain": self.alt}, about
