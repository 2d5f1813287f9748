"""A case worked in steps: papers, chain, money, who pays, letter; what is chosen is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from ipywidgets import Box, Stack, VBox

from wagekit.widgets.drawn import STATIC, Drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wagekit.views.steps_view import StepsView

    Parts = Mapping[str, Mapping[str, Any]]

PAGE: Final = {"papers": 0, "chain": 1, "funds": 2, "pays": 2, "letter": 3}
"""Which page each step shows; the money of a step stands on a sheet of its own."""
PAYS: Final = "liability"
"""The sheet of the money explorer that says who pays; its first sheet says what was due."""


class Desk(Protocol):
    """Where the views of a project come from, and where what is chosen goes."""

    def views(self, project: str, parts: Parts) -> Mapping[str, Drawn]:
        """`chain`, `findings`, `money` and `memo` of a project, as they were left."""

    def keep(self, parts: Parts) -> str:
        """Keep what is chosen; why it was not kept, or nothing."""


class Steps(Drawn):
    """The rail of steps."""

    _esm = STATIC / "explorer.js"

    def checks(self) -> Mapping[str, Callable[[Any], bool]]:
        """What a state may hold."""
        steps = {step["key"] for step in self.view["steps"]}
        projects = {id_ for id_, _ in self.view["projects"]}
        return {"step": lambda one: one in steps, "project": lambda one: one in projects}


class Explorer(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The rail, and beneath it the page of its step.

    Attributes:
        steps: The rail.
        views: The widgets of the project by name: `chain`, `findings`, `money`, `memo`.
    """

    def __init__(self, view: StepsView, desk: Desk, *, parts: Parts, note: str = "") -> None:
        self._desk = desk
        self.views: Mapping[str, Drawn] = {}
        state = parts.get("steps", {})
        self.steps = Steps(view.as_dict(), twin=view.twin, alt=view.alt, state=state)
        self.steps.note = " ".join(part for part in (note, self.steps.note) if part)
        self._pages = Stack()
        super().__init__([self.steps, self._pages])
        self._lay(parts)
        self.steps.observe(self._stepped, "state")

    @property
    def project(self) -> str:
        """The project that is looked at."""
        first = next((id_ for id_, _ in self.steps.view["projects"]), "")
        return str(self.steps.state.get("project", first))

    def _lay(self, parts: Parts) -> None:
        for widget in self.views.values():
            widget.close()
        self.views = self._desk.views(self.project, parts)
        for name, widget in self.views.items():
            widget.observe(lambda change, name=name: self._keep({name: change["new"]}), "state")
        pages = (("chain", "findings"), ("money",), ("memo",))
        # A page is a box even of one widget: a stack by itself gives its pages no width.
        boxes = [VBox([self.views[name] for name in page]) for page in pages]
        self._pages.children = [Box(), *boxes]
        self._turn()

    def _stepped(self, change: Mapping[str, Any]) -> None:
        if change["old"].get("project") != change["new"].get("project"):
            self._lay({"findings": self.views["findings"].state})
            self._keep({name: widget.state for name, widget in self.views.items()})
        self._turn()
        self._keep({"steps": change["new"]})

    def _turn(self) -> None:
        step, money = self.steps.state.get("step", "papers"), self.views["money"]
        if step == "pays":
            money.state = {**money.state, "sheet": PAYS}
        elif step == "funds" and money.state.get("sheet") == PAYS:
            money.state = {key: one for key, one in money.state.items() if key != "sheet"}
        self._pages.selected_index = PAGE[step]

    def _keep(self, parts: Parts) -> None:
        self.steps.note = self._desk.keep(parts) or self.steps.note

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any] | None:  # noqa: ANN401
        bundle = super()._repr_mimebundle_(**more)
        shown = [self.steps, *self.views.values()]
        twin, alt = "".join(one.twin for one in shown), "\n".join(one.alt for one in shown)
        return bundle and {**bundle, "text/html": twin, "text/plain": alt}
