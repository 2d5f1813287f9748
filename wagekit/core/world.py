"""One world: an engine with the tables of a case or a province, and what is derived from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.derived import ANY, SPECIAL, derived_tables
from wagekit.core.errors import RuleError
from wagekit.core.roster import with_stated, with_team_employer
from wagekit.model.schema import tables

if TYPE_CHECKING:
    import datetime as dt

    from wagekit.core.derived import Derived
    from wagekit.core.engine import Engine
    from wagekit.core.logic import Frame


class World:
    """Gives every rule the tables that it names; each is computed at most once.

    Args:
        engine: where the tables are and where everything is computed.
        as_of: the day the facts are judged on; None when the data hold no date.
        region: GB/T 2260 code for projects that name none.

    Attributes:
        day: `as_of` as it was given.
        place: `region` as it was given.
    """

    def __init__(self, engine: Engine, *, as_of: dt.date | None, region: str | None) -> None:
        self.engine = engine
        self.day, self.place = as_of, region
        self.as_of = nw.lit(as_of, dtype=nw.Date)
        self.region = nw.lit(region, dtype=nw.String)
        self._frames: dict[str, Frame] = {}
        self._present: dict[str, bool] = {}

    def arguments(self, names: tuple[str, ...]) -> dict[str, Any]:
        """What to call a rule or a derived table with, by the names of its parameters."""
        return {name: self._argument(name) for name in names}

    def frame(self, name: str) -> Frame:
        """A canonical table, its parties joined, or a derived one.

        Raises:
            RuleError: there is no such table.
        """
        if name not in self._frames:
            self._frames[name] = self._make(name)
        return self._frames[name]

    def records(self, frame: Frame) -> list[dict[str, Any]]:
        """Compute `frame`: its rows, by name of column."""
        rows: list[dict[str, Any]] = self.engine.rows(frame).to_pylist()
        return rows

    def places(self, name: str) -> Frame:
        """The columns of a canonical table's key, its parties joined, and where each row stands."""
        schema = tables()[name]
        keys = (*schema.key, *schema.stand_ins)
        loaded = self.engine.table(name).select(*keys, "_file", "_sheet", "_row")
        return self._with_one_id(loaded, name)

    def offer(self, name: str, frame: Frame) -> None:
        """Put a table into this world under a name: the outcomes that a later rule reads."""
        self._frames[name] = frame

    def offer_no_outcomes(self) -> None:
        """Let a rule that builds on others be asked for its steps without running them."""
        nothing = self.frame("explanation").head(0)
        columns = ("rule", "project_id", "subject")
        self.offer("outcomes", nothing.select(*columns, outcome=nw.col("text")))

    def let_go(self) -> None:
        """Hold no table any more: what is asked for again is computed again."""
        self._frames.clear()

    def present(self, name: str) -> bool:
        """Whether the canonical table `name` holds any row at all."""
        if name not in self._present:
            some = self.engine.table(name).head(1).select(nw.len().alias("n"))
            self._present[name] = self.engine.rows(some)["n"][0].as_py() > 0
        return self._present[name]

    def _argument(self, name: str) -> Any:  # noqa: ANN401 - a frame, an expression or an engine
        if name in ANY:
            return nw.lit(self.present(ANY[name]))
        return getattr(self, name) if name in SPECIAL else self.frame(name)

    def _make(self, name: str) -> Frame:
        if name in tables():
            return self._joined(name)
        table = derived_tables().get(name)
        if table is None:
            raise RuleError(f"no table is called {name!r}: see `wagekit rules` and CONTRACT §2")
        frame: Frame = table.function(**self._inputs(table))
        return self.engine.keep(frame) if table.kept else frame

    def _inputs(self, table: Derived) -> dict[str, Any]:
        if not table.as_loaded:
            return self.arguments(table.reads)
        loaded = {name: self.engine.table(name) for name in table.reads if name in tables()}
        others = tuple(name for name in table.reads if name not in loaded)
        return {**self.arguments(others), **loaded}

    def _joined(self, name: str) -> Frame:
        """The table with the ids of one party that goes by several made one."""
        joined = self._with_one_id(self.engine.table(name), name)
        if name != "worker":
            return joined
        stated = with_stated(joined)
        return with_team_employer(stated, self.frame("team")) if self.present("team") else stated

    def _with_one_id(self, loaded: Frame, name: str) -> Frame:
        return _rename_parties(loaded, name, self.frame("alias")) if self._has_aliases() else loaded

    def _has_aliases(self) -> bool:
        if "alias" not in self._present:
            some = self.frame("alias").head(1).select(nw.len().alias("n"))
            self._present["alias"] = self.engine.rows(some)["n"][0].as_py() > 0
        return self._present["alias"]


def _rename_parties(frame: Frame, name: str, alias: Frame) -> Frame:
    key = ["party_id"] if name == "party" else []
    there = frame.collect_schema().names()
    parties = key + [c.name for c in tables()[name].columns if "party" in c.references]
    columns = [column for column in parties if column in there]
    named = {column: nw.coalesce(f"_{column}", column).alias(column) for column in columns}
    kept = [named.get(column, nw.col(column)) for column in there]
    for column in columns:
        ids = alias.select(nw.col("id").alias(column), nw.col("who").alias(f"_{column}"))
        frame = frame.join(ids, on=column, how="left")
    return frame.select(*kept)
