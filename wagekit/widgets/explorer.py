"""A case worked in steps: papers, chain, money, who pays, letter; what is chosen is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ipywidgets import VBox

from wagekit.widgets.pages import APART, MONEY, PAYS, Pages, closed
from wagekit.widgets.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.views.steps.view import StepsView
    from wagekit.widgets.drawn import Drawn
    from wagekit.widgets.steps import Desk, Parts


OF_THE_CASE: Final = ("in", "out")
"""What of the memo's state names findings of the whole case, and not of one project."""


def carried(parts: Parts, project: str = "") -> Parts:
    """What goes along to another project: how findings are looked at, and which go into letters.

    Args:
        parts: The state of each view by its name.
        project: The project; its findings are then listed, whichever were before. Empty where
            there is no other.
    """
    memo = {key: one for key, one in parts.get("memo", {}).items() if key in OF_THE_CASE}
    return {"findings": _of_project(parts.get("findings", {}), project), "memo": memo}


def _of_project(findings: Mapping[str, Any], project: str) -> Mapping[str, Any]:
    before = findings.get("filters", {})
    if not project or not isinstance(before, dict):  # any JSON may stand in what was kept
        return findings
    return {**findings, "filters": {**before, "project": project}}


class Explorer(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The rail, and beneath it the page of its step.

    Attributes:
        steps: The rail.
        views: The widgets of the project by name: `chain`, `findings`, `money`, `memo`.
    """

    def __init__(self, view: StepsView, desk: Desk, *, parts: Parts, note: str = "") -> None:
        self._desk = desk
        self._left: dict[str, Parts] = {}
        self.views: Mapping[str, Drawn] = {}
        self.steps = Steps(view.as_dict(), twin=view.twin, alt=view.alt, state=parts.get("steps"))
        self.steps.note = " ".join(part for part in (note, self.steps.note) if part)
        self._pages = Pages()
        super().__init__([self.steps, self._pages], layout=APART)
        self._lay(parts)
        self.steps.observe(self._stepped, "state")

    @property
    def project(self) -> str:
        """The project that is looked at."""
        return str(self.steps.state.get("project", self._first))

    @property
    def _first(self) -> str:
        return next((str(id_) for id_, _ in self.steps.view["projects"]), "")

    def _lay(self, parts: Parts) -> None:
        before = self.views
        self.views = self._desk.views(self.project, parts)
        for name, widget in self.views.items():
            widget.observe(lambda change, name=name: self._keep({name: change["new"]}), "state")
        self.views["money"].observe(self._sheet_turned, "state")
        self._pages.lay(self.views)
        self._pages.turn(self.steps.step)
        for widget in before.values():
            closed(widget)
        self.steps.shown = self.project

    def _turned(self, before: str) -> Parts:
        """What the project now looked at was left as; what is carried there is as it is now."""
        now = {name: widget.state for name, widget in self.views.items()}
        self._left[before] = now
        left, along = self._left.get(self.project, {}), carried(now, self.project)
        own = {key: one for key, one in left.get("memo", {}).items() if key not in OF_THE_CASE}
        return {**left, **along, "memo": {**own, **along["memo"]}}

    def _stepped(self, change: Mapping[str, Any]) -> None:
        before = str(change["old"].get("project", self._first))
        if before != self.project:
            self._lay(self._turned(before))
            self._keep({name: widget.state for name, widget in self.views.items()})
        self._pages.turn(self.steps.step)
        self._keep({"steps": change["new"]})

    def _sheet_turned(self, change: Mapping[str, Any]) -> None:
        """Who turns to another sheet of the money goes to its step."""
        if self.steps.step in MONEY:
            step = "pays" if change["new"].get("sheet") == PAYS else "funds"
            self.steps.state = {**self.steps.state, "step": step}

    def _keep(self, parts: Parts) -> None:
        self.steps.note = self._desk.keep(parts) or self.steps.note

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any] | None:  # noqa: ANN401
        bundle = super()._repr_mimebundle_(**more)
        shown = [self.steps, *self.views.values()]
        twin, alt = "".join(one.twin for one in shown), "\n".join(one.alt for one in shown)
        return bundle and {**bundle, "text/html": twin, "text/plain": alt}
