"""Tables made from tables: computed once for a world, then shared by all the rules that name them.

A derived table is a function whose name is the table's and whose parameters are the tables that it
reads, like a rule. `engine`, `as_of` and `region` may be parameters too, and `any_payment` and the
like (`COMPLETE`): whether that table holds a row, as an expression.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from wagekit.core.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from wagekit.core.logic import Frame

BUNDLED = "wagekit.chain"
COMPLETE = ("action", "arrears", "payment")
"""Tables that are whole as soon as they hold a row: what is not in one was not done."""
ANY = {f"any_{table}": table for table in COMPLETE}
SPECIAL = frozenset({"engine", "as_of", "region", *ANY})


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived table: its function and the names of its parameters."""

    name: str
    function: Callable[..., Frame]
    reads: tuple[str, ...]
    as_loaded: bool = False
    kept: bool = True


_known: dict[str, Derived] = {}


def derived(function: Callable[..., Frame]) -> Callable[..., Frame]:
    """Offer the table that `function` computes to rules under the function's name."""
    return _offer(function, Derived(*_named(function)))


def derived_as_loaded(function: Callable[..., Frame]) -> Callable[..., Frame]:
    """The same for a table that reads ids as the files spell them, before parties are joined."""
    return _offer(function, Derived(*_named(function), as_loaded=True))


def derived_anew(function: Callable[..., Frame]) -> Callable[..., Frame]:
    """The same for a long table that is quicker to compute for each reader than to hold."""
    return _offer(function, Derived(*_named(function), kept=False))


def _named(function: Callable[..., Frame]) -> tuple[str, Callable[..., Frame], tuple[str, ...]]:
    return function.__name__, function, tuple(inspect.signature(function).parameters)


def _offer(function: Callable[..., Frame], offered: Derived) -> Callable[..., Frame]:
    taken = _known.get(offered.name)
    if taken is not None and taken.function.__module__ != function.__module__:
        raise RuleError(f"two derived tables are called {offered.name!r}: rename one of them")
    _known[offered.name] = offered
    return function


def derived_tables() -> Mapping[str, Derived]:
    """Every derived table of the package and of installed plugins (`wagekit.tables`)."""
    _load_all()
    return _known


def behind(names: Iterable[str], *, but: Collection[str] = ()) -> set[str]:
    """`names` and what the derived tables among them read, and so on, but for `but`."""
    found: set[str] = set()
    todo = [name for name in names if name not in but]
    while todo:
        name = todo.pop()
        found.add(name)
        made = derived_tables().get(name)
        todo += [one for one in (made.reads if made else ()) if one not in {*found, *but}]
    return found


@cache
def _load_all() -> None:
    """Once a process: reading the metadata of every installed package takes time."""
    _import_modules(BUNDLED)
    for entry in entry_points(group="wagekit.tables"):
        entry.load()


def _import_modules(package: str) -> None:
    found: Any = importlib.import_module(package)
    for module in pkgutil.iter_modules(found.__path__, f"{package}."):
        importlib.import_module(module.name)
