"""Where findings are decided on: shows the table, takes what a person asks for, writes the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagekit.handover.decisions import DecisionLog, NotRecorded, standings, unmatched
from wagekit.handover.seen import seen_of
from wagekit.model.decision import DecisionKind
from wagekit.views.findings_table.page import findings_page
from wagekit.views.findings_table.view import Decided, Said, findings_view
from wagekit.views.findings_table.words import LOG, TableWords
from wagekit.views.letter.text import numbers_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from wagekit.model.decision import Decision, Standing
    from wagekit.model.finding import Determination, Finding
    from wagekit.views.findings_table.page import Page


@dataclass(frozen=True, slots=True)
class FindingsDesk:
    """The findings of one run of a case, and its decision log.

    Attributes:
        log: The log.
        findings: What the run found.
        determinations: What contracts point to.
        tables: The case's tables by canonical name.
        names: What parties, workers and projects are called, by id.
        lang: `zh` or `en`.
    """

    log: DecisionLog
    findings: Sequence[Finding]
    determinations: Sequence[Determination]
    tables: Mapping[str, pa.Table]
    names: Mapping[str, str]
    lang: str = "zh"

    def standings(self) -> Mapping[str, Standing]:
        """Where findings stand as the log has it now, by finding id.

        Raises:
            NotRecorded: The log is there and cannot be read.
        """
        return standings(self.log.read(), self.findings, self.tables)

    def page(self, request: Mapping[str, Any] | None = None) -> Page:
        """The table as it stands, after doing what is asked for.

        Args:
            request: `do` (`confirm`, `dismiss`, `explain`, `undo`), `finding` or `decision` (an
                id), `who`, `reason`; None to look only. What cannot be done is said on the page.
        """
        said = self._done(request) if request else Said()
        try:
            read = self.log.read()
        except NotRecorded as refused:
            return self._shown(Decided({}), Said(str(refused), refused=True))
        held = standings(read, self.findings, self.tables)
        lost = unmatched(read, self.findings)
        return self._shown(Decided(held, lost, read.issues, str(self.log.path)), said)

    def _shown(self, decided: Decided, said: Said) -> Page:
        view = findings_view(
            self.findings,
            decided,
            determinations=self.determinations,
            names=self.names,
            numbers=numbers_of(self.tables),
            said=said,
            projects=self._projects(),
            lang=self.lang,
        )
        return findings_page(view)

    def _projects(self) -> Sequence[str]:
        table = self.tables.get("project")
        return [str(id_) for id_ in table["project_id"].to_pylist()] if table else []

    def _done(self, request: Mapping[str, Any]) -> Said:
        try:
            decision = self._decided({key: str(value) for key, value in request.items()})
        except NotRecorded as refused:
            return Said(str(refused), refused=True)
        what = decision.kind.text.in_(self.lang)
        return Said(TableWords(self.lang).say("recorded", path=str(self.log.path), what=what))

    def _decided(self, request: Mapping[str, str]) -> Decision:
        who, reason = request.get("who", ""), request.get("reason", "")
        if request.get("do") == DecisionKind.undo:
            return self.log.undo(request.get("decision", ""), who=who, reason=reason)
        meant = [f for f in self.findings if f.finding_id == request.get("finding")]
        if not meant or request.get("do") not in set(DecisionKind):
            raise NotRecorded(LOG.say("unknown_finding", self.lang))
        kind, seen = DecisionKind(request["do"]), seen_of(meant[0], self.tables)
        return self.log.record(meant[0], kind, who=who, reason=reason, seen=seen)
