"""The memo composer: kind, addressee and findings are chosen, the draft is read as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from wagekit.widgets.drawn import STATIC, Drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wagekit.views.findings_table.page import Page


class Desk(Protocol):
    """Where memos are composed."""

    def page(self, state: Mapping[str, Any], request: Mapping[str, Any] | None = None) -> Page:
        """The composer as a person has set it, after doing what is asked for."""


class MemoComposer(Drawn):
    """Composes a document from the findings of a run."""

    _esm = STATIC / "memo.js"

    def __init__(self, desk: Desk, *, state: Mapping[str, Any] | None = None) -> None:
        self._desk = desk
        page = desk.page({})
        super().__init__(page.view, twin=page.twin, alt=page.alt, state=state)
        self.refresh()
        self.observe(lambda _: self.refresh(), "state")
        self.on_msg(self._asked)

    def checks(self) -> Mapping[str, Callable[[Any], bool]]:
        """What a state may hold."""
        text = dict.fromkeys(("kind", "project", "party", "addressee"), _is_text)
        return {**text, "in": _is_texts, "out": _is_texts}

    def refresh(self, request: Mapping[str, Any] | None = None) -> None:
        """Show the draft as it comes out now, after doing what is asked for."""
        page = self._desk.page(self.state, request)
        self.alt, self.twin = page.alt, page.twin
        self.view = dict(page.view)

    def _asked(self, _: object, request: object, __: object) -> None:
        """Do what the browser asks for, on what it showed when it asked."""
        if not isinstance(request, dict) or "do" not in request:
            return
        if isinstance(request.get("state"), dict):
            self.state = request["state"]
        self.refresh(request)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))
