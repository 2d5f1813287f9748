"""The rail of steps in which a case is worked, and what the pages beneath it come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import traitlets as t

from wagekit.widgets.drawn import STATIC, Drawn
from wagekit.widgets.known import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Parts = Mapping[str, Mapping[str, Any]]


class Steps(Drawn):
    """The rail of steps.

    Attributes:
        shown: The project whose pages stand beneath it; while that is another than the one chosen,
            the browser says that they are on their way.
    """

    shown = t.Unicode().tag(sync=True)
    _esm = STATIC / "explorer.js"

    @property
    def step(self) -> str:
        """The step that is open."""
        return str(self.state.get("step", self.view["steps"][0]["key"]))

    def checks(self) -> Mapping[str, Callable[[Any], bool]]:
        """What a state may hold."""
        steps = {step["key"] for step in self.view["steps"]}
        projects = {id_ for id_, _ in self.view["projects"]}
        return {"step": one_of(steps), "project": one_of(projects)}


class Desk(Protocol):
    """Where the views of a project come from, and where what is chosen goes."""

    def views(self, project: str, parts: Parts) -> Mapping[str, Drawn]:
        """`chain`, `findings`, `money` and `memo` of a project, as they were left."""

    def keep(self, parts: Parts) -> str:
        """Keep what is chosen; why it was not kept, or nothing."""
