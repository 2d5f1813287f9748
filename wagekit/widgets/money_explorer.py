"""The money explorer: due and paid, where it went, who pays, as known on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from wagekit.views.money_explorer.json import money_json, money_twin
from wagekit.widgets.drawn import STATIC, Drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wagekit.views.money_explorer.part import MoneyExplorerView

    Ask = Callable[[Mapping[str, Any]], MoneyExplorerView]

ASKED: Final = ("day", "method", "source")
"""What of the state makes another view; the rest is only what is looked at."""


class MoneyExplorer(Drawn):
    """The money of a project; another day, method or source is asked of who made it.

    Args:
        ask: Gives the view for a state, such as a `MoneyDesk`; it passes over what it does not
            know.
        state: What a reader chose before: `day`, `method`, `source`, `sheet`, `selected`.
    """

    _esm = STATIC / "money.js"

    def __init__(self, ask: Ask, *, state: Mapping[str, Any] | None = None) -> None:
        self._ask = ask
        view = ask(dict(state or {}))
        super().__init__(money_json(view), twin=money_twin(view), alt=view.alt, state=state)
        self.observe(self._chosen, "state")

    def checks(self) -> Mapping[str, Callable[[Any], bool]]:
        """What a state may hold."""
        return {
            "day": lambda one: _is_day(one) and self.view["first"] <= one <= self.view["last"],
            "method": lambda one: one in self._values("methods"),
            "source": lambda one: one in self._values("sources"),
            "sheet": lambda one: one in [sheet["key"] for sheet in self.view["sheets"]],
            "selected": lambda one: isinstance(one, str),
        }

    def _values(self, name: str) -> list[str]:
        return [choice["value"] for choice in self.view[name]]

    def _chosen(self, change: Mapping[str, Any]) -> None:
        before, now = change["old"], change["new"]
        if any(before.get(key) != now.get(key) for key in ASKED):
            view = self._ask(now)
            self.alt, self.twin = view.alt, money_twin(view)
            self.view = money_json(view)


def _is_day(one: object) -> bool:
    try:
        return isinstance(one, str) and str(dt.date.fromisoformat(one)) == one
    except ValueError:
        return False
