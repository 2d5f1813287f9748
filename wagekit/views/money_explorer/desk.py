"""Answers the money explorer: another frozen view for another day, method or source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from wagekit.core.errors import WagekitError
from wagekit.core.world import World
from wagekit.intake.said import sentence_of
from wagekit.views.funds.names import names_of
from wagekit.views.money_explorer.days import Days, days_of
from wagekit.views.money_explorer.known import known_on
from wagekit.views.money_explorer.papers import Papers
from wagekit.views.money_explorer.sources import as_known, own_payments, source_choices
from wagekit.views.money_explorer.view import ALL, METHODS, Asked, money_explorer_view
from wagekit.views.timeline.facts import contract_money

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pyarrow as pa

    from wagekit.core.engine import Engine
    from wagekit.model.finding import Finding
    from wagekit.model.liability import Liability
    from wagekit.views.money_explorer.ends import Followed
    from wagekit.views.money_explorer.part import Choice, MoneyExplorerView
    from wagekit.views.timeline.part import ContractMoney

    Tables = Mapping[str, pa.Table]

SAME = ("alias", "calendar")
"""Derived tables that are the same on every day."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known on a day."""

    world: World
    contracts: tuple[ContractMoney, ...]
    undated: int


class MoneyDesk:
    """The money of one project; called with what a reader chose it gives the view of it.

    What is not known among the choices is passed over. Days and traces once worked out are kept.

    Args:
        tables: Canonical tables of the case.
        project: The project's id.
        engine: Makes an engine of tables.
        as_of: The day of judgement; None where the case has none.
        region: The region of projects that name none.
        owed: Who must pay which wages; None where the rules have not been run.
        findings: What the rules said.
        lang: `zh` or `en`.
    """

    def __init__(
        self,
        tables: Tables,
        project: str,
        *,
        engine: Callable[[Tables], Engine],
        as_of: dt.date | None,
        region: str | None = None,
        owed: Sequence[Liability] | None = None,
        findings: Sequence[Finding] = (),
        lang: str = "zh",
    ) -> None:
        self.tables = tables
        self.project = project
        self.engine = engine
        self.region = region
        self.owed = owed
        self.findings = findings
        self.lang = lang
        self._known: dict[dt.date | None, _Known] = {}
        self._followed: dict[tuple[dt.date | None, str], Followed | str] = {}
        self._start(as_of)

    def __call__(self, state: Mapping[str, Any]) -> MoneyExplorerView:
        """The view of a day, a method and a source.

        Args:
            state: `day` as YYYY-MM-DD, `method`, `source`; others are left to the widget.
        """
        day = self._day(state.get("day"))
        source = self._source(state.get("source"))
        method = state.get("method")
        known = self._on(day)
        return money_explorer_view(
            Asked(
                project=self.project,
                papers=self.papers,
                contracts=known.contracts,
                whole=self._on(self.days.last).contracts,
                days=self.days,
                day=day,
                undated=known.undated,
                followed=self._follow(day, source) if source else "",
                source=source,
                sources=self._sources(day),
                method=method if method in METHODS else ALL,
                owed=self.owed,
                findings=self.findings,
            )
        )

    def _start(self, as_of: dt.date | None) -> None:
        whole = self._on(as_of)
        self.papers = Papers(self.tables, names_of(whole.world), self.lang)
        laid = {paid.payment_id for one in whole.contracts for paid in one.payments}
        paid = own_payments(self.tables.get("payment"), self.project, laid)
        self.paid = paid
        self.own = {row["payment_id"] for row in paid}
        self.owner = self._owner()
        self.sources = source_choices(paid, whole.contracts, self.owner, self.papers)
        due = [c.due_day for one in whole.contracts for c in one.claims if c.due_day]
        self.days: Days = days_of(self.tables, self.own, due, as_of, self.lang)
        self._known.setdefault(self.days.last, whole)

    def _owner(self) -> str | None:
        projects = self.tables.get("project")
        if projects is None or "owner_id" not in projects.column_names:
            return None
        here = projects.filter(pc.equal(projects["project_id"], self.project))
        return next(iter(here["owner_id"].to_pylist()), None)

    def _day(self, said: object) -> dt.date | None:
        try:
            day = dt.date.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            day = None
        first, last = self.days.first, self.days.last
        return day if day and first and last and first <= day <= last else last

    def _source(self, said: object) -> str:
        values = [choice.value for choice in self.sources]
        return str(said) if said in values else next(iter(values), "")

    def _sources(self, day: dt.date | None) -> tuple[Choice, ...]:
        """What can be followed, with the sums known on the day."""
        if day is None or day == self.days.last:
            return self.sources
        paid = [row for row in self.paid if row["paid_at"] and row["paid_at"].date() <= day]
        known = source_choices(paid, self._on(day).contracts, self.owner, self.papers)
        return as_known(self.sources, known, self.papers)

    def _on(self, day: dt.date | None) -> _Known:
        if day not in self._known:
            self._known[day] = self._make(day)
        return self._known[day]

    def _make(self, day: dt.date | None) -> _Known:
        """On the day of judgement all papers count, those without a day too."""
        if not self._known or day is None:
            tables, undated = self.tables, 0
        else:
            tables, undated = known_on(self.tables, day)
        world = World(self.engine(tables), as_of=day, region=self.region)
        if self._known:
            self._carry(world)
        return _Known(world, contract_money(world, self.project), undated)

    def _carry(self, world: World) -> None:
        """What is the same on every day is worked out once."""
        whole = next(iter(self._known.values())).world
        for name in SAME:
            world.offer(name, world.engine.bring(whole.engine.rows(whole.frame(name))))

    def _follow(self, day: dt.date | None, source: str) -> Followed | str:
        key = (day, source)
        if key not in self._followed:
            try:
                self._followed[key] = self._trace(day, source)
            except WagekitError as error:
                self._followed[key] = sentence_of(error, self.lang)
        return self._followed[key]

    def _trace(self, day: dt.date | None, source: str) -> Followed:
        from wagekit.views.money_explorer.trace import follow  # noqa: PLC0415 - numba is an extra

        whole = source.startswith(("payment:", "claim:"))
        of = None if whole else (self.project, self.own)
        return follow(self._on(day).world, source, of=of, as_of=day)
