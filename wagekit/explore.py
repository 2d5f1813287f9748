"""Brings a run of a case to its widgets: what each draws, and who is asked when a person acts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wagekit.chain.graph import chain_graph
from wagekit.core.errors import WagekitError
from wagekit.engines.polars import PolarsEngine
from wagekit.handover.view_state import NotKept, keep_view, read_view
from wagekit.intake.said import Said
from wagekit.memo.memo_desk import MemoDesk
from wagekit.rulebook import steps_of
from wagekit.views.explorer.elsewhere import elsewhere
from wagekit.views.explorer.twin import explorer_twin
from wagekit.views.explorer.view import explorer_view
from wagekit.views.money_explorer.desk import MoneyDesk
from wagekit.views.steps.view import steps_view
from wagekit.views.steps.words import words_of
from wagekit.widgets.chain_explorer import ChainExplorer
from wagekit.widgets.explorer import Explorer, carried
from wagekit.widgets.findings_table import FindingsTable
from wagekit.widgets.memo_composer import MemoComposer
from wagekit.widgets.money_explorer import MoneyExplorer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from wagekit.handover.findings_desk import FindingsDesk
    from wagekit.intake import CaseFolder
    from wagekit.memo.drafts import Drafts
    from wagekit.model.liability import Liability
    from wagekit.widgets.drawn import Drawn

    Parts = Mapping[str, Mapping[str, Any]]


LETTERS: Final = "结果"


@dataclass(frozen=True, slots=True)
class Work:
    """A case and what a run said of it.

    Attributes:
        folder: The case folder.
        read: What was read from it.
        findings: Where its findings are decided on.
        drafts: Makes its letters.
        owed: Who must pay which wages.
    """

    folder: Path
    read: CaseFolder
    findings: FindingsDesk
    drafts: Drafts
    owed: Sequence[Liability]

    @property
    def letters(self) -> Path:
        """Where letters are saved: beside the case folder, for what lies in it is papers."""
        return self.folder.resolve().parent / LETTERS


def explore(work: Work, projects: Sequence[str], *, first: str | None = None) -> Explorer:
    """The widget in which a case is worked.

    Args:
        work: The case.
        projects: Its projects.
        first: The one to begin with; else the one last looked at, or to which most points.

    Raises:
        WagekitError: The case has no such project, or none at all.
    """
    if not projects or first not in {None, *projects}:
        raise WagekitError(
            Said(
                f"案件中没有项目 {first or ''}，已有项目：{'、'.join(projects) or '无'}",
                f"the case has no project {first or ''}; it has {', '.join(projects) or 'none'}",
            )
        )
    kept, lang, names = read_view(work.folder), work.drafts.lang, work.findings.names
    projects = _ordered(work.drafts, projects, first)
    title = work.read.settings.title or work.read.settings.case_id
    named = [(project, names.get(project, project)) for project in projects]
    view = steps_view(title, work.read.files, work.read.issues, named, lang=lang)
    note = words_of(lang)["state_ignored"].format(keys="、".join(kept.ignored))
    same = first in (None, kept.parts.get("steps", {}).get("project"))  # any JSON may stand there
    parts = kept.parts if same else carried(kept.parts, first or "" if len(projects) > 1 else "")
    desk = CaseDesk(work, projects)
    return Explorer(view, desk, parts=parts, note=note if kept.ignored else "")


def _ordered(drafts: Drafts, projects: Sequence[str], first: str | None) -> list[str]:
    """Those to which determinations point come first, then those with more findings."""
    pointed = {one.project_id for one in drafts.determined}
    found = Counter(one.project_id for one in drafts.findings)
    return sorted(projects, key=lambda p: (p != first, p not in pointed, -found[p], p))


class CaseDesk:
    """Makes the widgets of a project, and keeps what is chosen in them."""

    def __init__(self, work: Work, projects: Sequence[str]) -> None:
        self.work = work
        self.projects = projects
        self.lang = work.drafts.lang
        self.world = work.drafts.world()

    def views(self, project: str, parts: Parts) -> Mapping[str, Drawn]:
        """`chain`, `findings`, `money` and `memo` of a project, as they were left."""
        memo = MemoComposer(self._memos(project), state=parts.get("memo"))
        findings = FindingsTable(self.work.findings, state=parts.get("findings"))
        findings.decided.append(memo.refresh)
        money = MoneyExplorer(self._money(project), state=parts.get("money"))
        chain = self._chain(project, parts.get("chain"))
        return {"chain": chain, "findings": findings, "money": money, "memo": memo}

    def keep(self, parts: Parts) -> str:
        """Keep what is chosen; why it was not kept, or nothing."""
        try:
            keep_view(self.work.folder, parts)
        except NotKept as refused:
            return words_of(self.lang)["not_kept"].format(why=refused)
        return ""

    def _chain(self, project: str, state: Mapping[str, Any] | None) -> ChainExplorer:
        graph, drafts = chain_graph(self.world, project), self.work.drafts
        view = explorer_view(
            graph,
            drafts.findings,
            steps=steps_of,
            determined=drafts.determined,
            others=elsewhere(self.world, project, list(graph), lang=self.lang),
            lang=self.lang,
        )
        twin = explorer_twin(graph, drafts.findings, lang=self.lang)
        return ChainExplorer.of(view, twin=twin, state=state)

    def _money(self, project: str) -> MoneyDesk:
        return MoneyDesk(
            self.work.read.tables,
            project,
            engine=PolarsEngine,
            as_of=self.work.read.settings.as_of,
            region=self.work.read.settings.region,
            owed=self.work.owed,
            findings=self.work.drafts.findings,
            lang=self.lang,
        )

    def _memos(self, project: str) -> MemoDesk:
        work = self.work
        first = [project, *(other for other in self.projects if other != project)]
        return MemoDesk(work.drafts, first, work.findings.names, work.letters, work.folder)
