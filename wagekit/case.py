"""A case in Python: open the folder, look at what was read, run the rules, draw, write."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wagekit.core.errors import WagekitError
from wagekit.core.language import opened_in
from wagekit.frames.names import names_in
from wagekit.frames.records import canonical_frame, record_frame
from wagekit.intake import CaseFolder, read_case
from wagekit.intake.link.judgement import Judgement
from wagekit.intake.said import Said
from wagekit.model.finding import FileCount, Issue
from wagekit.model.schema import tables
from wagekit.run import analyzed, world_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    import networkx as nx
    import pandas as pd

    from wagekit.core.world import World
    from wagekit.handover.findings_desk import FindingsDesk
    from wagekit.memo.drafts import Drafts
    from wagekit.memo.kinds import Memo
    from wagekit.run import Run
    from wagekit.tracing.back import Origin
    from wagekit.tracing.result import Trace
    from wagekit.views.draw.figure import ChainFigure
    from wagekit.views.funds.page import MoneyFigure
    from wagekit.widgets.explorer import Explorer
    from wagekit.widgets.findings_table import FindingsTable
    from wagekit.widgets.memo_composer import MemoComposer


class Case:
    """A case as read from its folder; `open_case` makes one."""

    def __init__(self, folder: Path, read: CaseFolder) -> None:
        self.folder = folder
        self.read = read
        self.settings = read.settings

    def __repr__(self) -> str:
        """What the case is called, its day, and how much was read."""
        rows = sum(one.loaded for one in self.read.files)
        return (
            f"{self.settings.title or self.settings.case_id}\n"
            f"判断日 {self.settings.as_of or '未知'}\n"
            f"资料 {len(self.read.files)} 张表，载入 {rows} 行；读取问题 {len(self.read.issues)} 条"
        )

    @property
    def issues(self) -> pd.DataFrame:
        """What was wrong in the files: one row an issue, as in `issues.csv`."""
        return record_frame(self.read.issues, Issue)

    @property
    def coverage(self) -> pd.DataFrame:
        """What became of the rows of each file and sheet."""
        return record_frame(self.read.files, FileCount)

    @property
    def judgements(self) -> pd.DataFrame:
        """Who was taken for whom, on what grounds and by whom: one row a judgement."""
        return record_frame(self.read.judgements, Judgement)

    def table(self, name: str) -> pd.DataFrame:
        """A canonical table: money in yuan as Decimal, dates as dates, `_file`, `_sheet`, `_row`.

        Raises:
            WagekitError: there is no such canonical table.
        """
        if name not in tables():
            raise WagekitError(
                Said(
                    f"没有名为 {name!r} 的表，可用的表：{'、'.join(tables())}",
                    f"no table is called {name!r}; there are {', '.join(tables())}",
                )
            )
        return canonical_frame(name, self.read.tables.get(name), names=self.names)

    @cached_property
    def names(self) -> dict[str, str]:
        """What projects, workers and parties are called, by id."""
        return names_in(self.read.tables)

    def world(self, *, as_of: dt.date | None = None) -> World:
        """The tables on an engine, judged on `as_of`."""
        return world_of(self.read, self.read.tables, as_of)

    def analyze(
        self,
        *,
        as_of: dt.date | None = None,
        only: Sequence[str] = (),
        plugins: Path | None = None,
        lang: str | None = None,
    ) -> Run:
        """Run all rules, or those in `only`; `plugins` is a folder with further rules.

        Its words are in `lang`, `zh` or `en`; None takes the language that `wagekit lab` or `look`
        was started in, else Chinese.

        Raises:
            WagekitError: a code in `only` is not known.
        """
        said = lang or opened_in()
        return analyzed(self.read, as_of=as_of, only=only, plugins=plugins, lang=said)

    def chain(self, project: str) -> nx.MultiDiGraph[Any]:
        """Parties, contracts, payments and people of one project, as a graph.

        Raises:
            WagekitError: the case has no such project.
        """
        from wagekit.chain.graph import chain_graph  # noqa: PLC0415 - networkx only when drawn

        self.check_project(project)
        return chain_graph(self.world(), project)

    def draw(self, project: str, run: Run | None = None, *, lang: str = "zh") -> ChainFigure:
        """Draw the chain of one project, with the suspicions of `run` marked where they belong.

        Raises:
            WagekitError: the case has no such project.
        """
        from wagekit.views.chain.view import chain_view  # noqa: PLC0415 - matplotlib when drawn
        from wagekit.views.draw.chain import draw_chain  # noqa: PLC0415

        findings = run.answers.findings if run else ()
        return draw_chain(chain_view(self.chain(project), findings, lang=lang))

    def trace(
        self,
        source: str,
        method: str = "all",
        *,
        project: str | None = None,
        together: Sequence[str] = (),
    ) -> Trace:
        """Follow money forward, to the fen: where did it end, at least and at most?

        Args:
            source: the id of a payment, a claim, an account or a party, or the name of a party;
                `payment:ID` and so on where one id means several things.
            method: `fifo`, `lifo`, `pro_rata`, `lowest_balance`, or `all`.
            project: trace only those of the source's payments that name this project.
            together: parties all of whose accounts count as one pot.

        Raises:
            WagekitError: the source, the method or the project is not known.
        """
        from wagekit.tracing.of_case import ledger_of_case, source_of_case  # noqa: PLC0415 - numba
        from wagekit.tracing.trace import trace  # noqa: PLC0415 - numba is an extra

        if project is not None:
            self.check_project(project)
        world = self.world()
        ledger = ledger_of_case(world, as_of=self.settings.as_of, together=together)
        found = source_of_case(world, ledger, source)
        return trace(ledger, found, method=method, project=project)

    def trace_back(self, target: str, method: str = "all") -> tuple[Origin, ...]:
        """Whose money came into a payment, a claim, an account or a party, to the fen.

        Raises:
            WagekitError: the target or the method is not known.
        """
        from wagekit.tracing.back import origins  # noqa: PLC0415 - numba is an extra
        from wagekit.tracing.of_case import ledger_of_case, source_of_case  # noqa: PLC0415

        world = self.world()
        ledger = ledger_of_case(world, as_of=self.settings.as_of)
        return origins(ledger, source_of_case(world, ledger, target), method=method)

    def draw_claims(self, project: str, *, lang: str = "zh") -> MoneyFigure:
        """Draw what fell due and what was paid under each contract of a project, over time.

        Raises:
            WagekitError: the case has no such project.
        """
        from wagekit.views.funds.names import names_of  # noqa: PLC0415 - matplotlib when drawn
        from wagekit.views.timeline.draw import draw_timeline  # noqa: PLC0415
        from wagekit.views.timeline.facts import contract_money  # noqa: PLC0415
        from wagekit.views.timeline.view import timeline_view  # noqa: PLC0415

        self.check_project(project)
        world = self.world()
        names, day = names_of(world).parties, self.settings.as_of
        contracts = contract_money(world, project)
        view = timeline_view(contracts, project, names, as_of=day, lang=lang)
        return draw_timeline(view, lang)

    def draw_funds(self, trace: Trace, method: str = "all", *, lang: str = "zh") -> MoneyFigure:
        """Draw where traced money went, by one method or with the interval over all.

        Raises:
            WagekitError: `trace` was not made by that method.
        """
        from wagekit.views.funds.draw import draw_funds  # noqa: PLC0415 - matplotlib when drawn
        from wagekit.views.funds.names import names_of  # noqa: PLC0415
        from wagekit.views.funds.view import funds_view  # noqa: PLC0415

        return draw_funds(funds_view(trace, names_of(self.world()), method=method, lang=lang))

    def draw_liability(self, project: str, run: Run, *, lang: str = "zh") -> MoneyFigure:
        """Draw who must pay the wages owed in a project, and out of which money.

        Raises:
            WagekitError: the case has no such project.
        """
        from wagekit.views.funds.names import names_of  # noqa: PLC0415 - matplotlib when drawn
        from wagekit.views.waterfall.draw import draw_waterfall  # noqa: PLC0415
        from wagekit.views.waterfall.view import waterfall_view  # noqa: PLC0415

        self.check_project(project)
        names = names_of(self.world()).parties
        said = run.answers.findings
        view = waterfall_view(run.owed, project, names, findings=said, lang=lang)
        return draw_waterfall(view)

    def write_workbook(self, path: str | Path, run: Run, *, lang: str = "zh") -> None:
        """Write findings, evidence, determinations, who must pay and every table as one `.xlsx`.

        It holds what the case holds, id numbers and accounts too.
        """
        from wagekit.handover.export_workbook import write_workbook  # noqa: PLC0415 - openpyxl
        from wagekit.views.funds.names import names_of  # noqa: PLC0415
        from wagekit.views.workbook.view import workbook_view  # noqa: PLC0415

        said = (run.answers.findings, run.determined, run.owed, run.handed)
        names = names_of(self.world()).parties
        sheets = workbook_view(
            self.settings, self.read.tables, *said, day=run.as_of, names=names, lang=lang
        )
        write_workbook(sheets, path)

    def write_entities(self, path: str | Path) -> None:
        """Write what the files say as FollowTheMoney entities, one JSON object a line."""
        from wagekit.handover.export_entities import write_entities  # noqa: PLC0415 - when asked

        write_entities(self.read.tables, path, case_id=self.settings.case_id)

    def memo(
        self,
        kind: str,
        *,
        project: str,
        party: str | None = None,
        run: Run | None = None,
        chosen: Collection[str] | None = None,
        addressee: str | None = None,
        lang: str = "zh",
    ) -> Memo:
        """Compose a document of `kind` for a project; `.save(path)` writes it.

        It is made from `run`, or else from a new one in `lang`; out of the findings whose ids are
        `chosen`, or else of all that are not dismissed in the case's decision log.

        Raises:
            WagekitError: the kind, the project or the party is not known, or nothing supports the
                document.
        """
        self.check_project(project)
        if party is not None:
            self._check_party(party)
        drafts = self.drafts(run or self.analyze(lang=lang))
        return drafts.compose(kind, project, party=party, chosen=chosen, addressee=addressee)

    def findings_desk(self, run: Run) -> FindingsDesk:
        """Where the findings of `run` are decided on, and written into the case's log."""
        from wagekit.handover.decisions import DecisionLog  # noqa: PLC0415 - when asked for
        from wagekit.handover.findings_desk import FindingsDesk  # noqa: PLC0415
        from wagekit.views.funds.names import names_of  # noqa: PLC0415

        names, log = names_of(self.world()).parties, DecisionLog(self.folder, run.lang)
        said = (run.answers.findings, run.determined, self.read.tables)
        return FindingsDesk(log, *said, names, run.lang)

    def drafts(self, run: Run) -> Drafts:
        """Makes documents of `run`; an act stands in one by the findings that are in it."""
        from wagekit.memo.drafts import Drafts  # noqa: PLC0415 - words are loaded when asked for

        said = (run.answers, run.determined, cache(self.world), self.findings_desk(run).standings)
        owing = (run.owed, run.handed, run.papers, self.settings.region)
        return Drafts(*said, self.read.tables, self.settings, run.lang, *owing)

    def findings_table(self, run: Run, *, state: Mapping[str, Any] | None = None) -> FindingsTable:
        """The findings of `run` to work through: confirm, dismiss, explain, each with a reason."""
        from wagekit.widgets.findings_table import FindingsTable  # noqa: PLC0415 - a notebook's

        return FindingsTable(self.findings_desk(run), state=state)

    def memo_composer(
        self, run: Run, *, out: Path | None = None, state: Mapping[str, Any] | None = None
    ) -> MemoComposer:
        """Compose documents of `run`, saved in `out`, or else in 结果 beside the case folder."""
        from wagekit.memo.memo_desk import MemoDesk  # noqa: PLC0415 - words are loaded when used
        from wagekit.views.funds.names import names_of  # noqa: PLC0415
        from wagekit.widgets.memo_composer import MemoComposer  # noqa: PLC0415 - a notebook's

        pointed = [d.project_id for d in run.determined if d.project_id in self.projects()]
        projects = tuple(dict.fromkeys([*pointed, *self.projects()]))
        folder = out or self.folder.resolve().parent / "结果"
        names = names_of(self.world()).parties
        desk = MemoDesk(self.drafts(run), projects, names, folder, self.folder)
        return MemoComposer(desk, state=state)

    def explore(self, project: str | None = None, *, run: Run | None = None) -> Explorer:
        """Work the case in steps, from the papers to the letter, beginning with `project`."""
        from wagekit.explore import Work, explore  # noqa: PLC0415 - a notebook's widgets

        said = run or self.analyze()
        work = Work(self.folder, self.read, self.findings_desk(said), self.drafts(said), said.owed)
        return explore(work, self.projects(), first=project)

    def projects(self) -> tuple[str, ...]:
        """The ids of the projects that any table names."""
        named: set[str] = set()
        for table in self.read.tables.values():
            if "project_id" in table.column_names:
                named |= set(table["project_id"].to_pylist()) - {None}
        return tuple(sorted(named))

    def check_project(self, project: str) -> None:
        """Refuse a project that the case does not name."""
        if project not in self.projects():
            known = self.projects()
            raise WagekitError(
                Said(
                    f"案件中没有项目 {project!r}，已有项目：{'、'.join(known) or '无'}",
                    f"the case has no project {project!r}; it has {', '.join(known) or 'none'}",
                )
            )

    def _check_party(self, party: str) -> None:
        """Refuse a party that no table names."""
        if not any(self._names(table, party) for table in self.read.tables):
            raise WagekitError(
                Said(
                    f"案件中没有当事人 {party!r}，请核对编号",
                    f"the case has no party {party!r}: check its id",
                )
            )

    def _names(self, table: str, party: str) -> bool:
        """Whether a table has a party or worker of that id."""
        from pyarrow import compute  # noqa: PLC0415 - importing wagekit stays fast

        schema, loaded = tables()[table], self.read.tables[table]
        own = set(schema.key) & {"party_id", "worker_id"}
        told = {c.name for c in schema.columns if {"party", "worker"} & set(c.references)}
        there = (own | told) & set(loaded.column_names)
        return any(compute.index(loaded[column], party).as_py() >= 0 for column in there)


def open_case(folder: str | Path) -> Case:
    """Read a case folder: every file recognised, every row accounted for.

    Raises:
        UnreadableCase: the folder or `case.toml` cannot be read; one sentence says what to do.
    """
    path = Path(folder)
    return Case(path, read_case(path))
