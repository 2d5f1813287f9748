"""The findings table: what a run found, worked through; each decision goes to who keeps the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from wagekit.views.findings_table.view import FILTERS, GROUPS
from wagekit.widgets.drawn import STATIC, Drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wagekit.views.findings_table.page import Page


class Desk(Protocol):
    """Where findings are decided on."""

    def page(self, request: Mapping[str, Any] | None = None) -> Page:
        """The table as it stands, after doing what is asked for."""


class FindingsTable(Drawn):
    """A table of findings; `decided` are called after each decision that was asked for."""

    _esm = STATIC / "findings.js"

    def __init__(self, desk: Desk, *, state: Mapping[str, Any] | None = None) -> None:
        self._desk = desk
        self.decided: list[Callable[[], None]] = []
        page = desk.page()
        super().__init__(page.view, twin=page.twin, alt=page.alt, state=state)
        self.on_msg(self._asked)

    def checks(self) -> Mapping[str, Callable[[Any], bool]]:
        """What a state may hold."""
        columns = {key for key, _ in self.view["columns"]}
        return {
            "sort": lambda one: _has(one, by=str, down=bool) and one["by"] in columns,
            "group": lambda one: one in GROUPS,
            "filters": lambda one: isinstance(one, dict) and all(map(_is_filter, one.items())),
            "open": lambda one: isinstance(one, str),
        }

    def refresh(self, request: Mapping[str, Any] | None = None) -> None:
        """Show how things stand now, after doing what is asked for."""
        page = self._desk.page(request)
        self.alt, self.twin = page.alt, page.twin
        self.view = dict(page.view)

    def _asked(self, _: object, request: object, __: object) -> None:
        if isinstance(request, dict) and "do" in request:
            self.refresh(request)
            for call in self.decided:
                call()


def _has(value: Any, **kinds: type) -> bool:  # noqa: ANN401 - anything may stand in a saved state
    return isinstance(value, dict) and all(isinstance(value.get(k), t) for k, t in kinds.items())


def _is_filter(item: tuple[object, object]) -> bool:
    key, value = item
    return key in {*FILTERS, "text"} and isinstance(value, str)
