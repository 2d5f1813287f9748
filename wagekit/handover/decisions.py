"""decisions.csv: who confirmed, dismissed, explained or took back what, and why; it only grows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from wagekit.core.errors import WagekitError
from wagekit.handover.log_file import append, line_of, records
from wagekit.handover.log_line import FIELDS, NEEDED, cells_of, decision_of
from wagekit.handover.seen import seen_of
from wagekit.intake.said import why_not
from wagekit.model.decision import Decision, DecisionKind, Standing
from wagekit.views.findings_table.words import LOG
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from wagekit.model.decision import Seen
    from wagekit.model.finding import Finding, Issue

NAME: Final = "decisions.csv"
LONGEST: Final = 2000
"""So many characters a name or a reason may have."""


class NotRecorded(WagekitError):  # noqa: N818 - what happened, read aloud
    """A decision was not written; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class ReadLog:
    """decisions.csv as it was read.

    Attributes:
        decisions: In the order of the file.
        issues: One for each line that could not be understood.
    """

    decisions: tuple[Decision, ...] = ()
    issues: tuple[Issue, ...] = ()

    def in_force(self) -> tuple[Decision, ...]:
        """The decisions that were not taken back; undoings are none."""
        back = {d.undoes for d in self.decisions}
        kept = (d for d in self.decisions if d.kind is not DecisionKind.undo)
        return tuple(d for d in kept if d.decision_id not in back)


@dataclass(frozen=True, slots=True)
class DecisionLog:
    """The decision log of a case folder.

    Attributes:
        folder: The case folder.
        lang: The language of what is refused.
    """

    folder: Path
    lang: str = "zh"

    @property
    def path(self) -> Path:
        """The file; it is made by the first decision."""
        return self.folder / NAME

    def read(self) -> ReadLog:
        """Every line of the log; a malformed one becomes an issue and is otherwise left alone.

        Raises:
            NotRecorded: The file is there and cannot be read.
        """
        lines = records(self._bytes())
        if not lines:
            return ReadLog()
        header = [cell.strip() for cell in lines[0]]
        if not set(header) >= NEEDED:
            return ReadLog(issues=(LOG.issue(NAME, 1, "header"),))
        return _understood(header, lines[1:])

    def record(
        self, finding: Finding, kind: DecisionKind, *, who: str, reason: str, seen: Seen
    ) -> Decision:
        """Write down a decision about a finding.

        Args:
            finding: What is decided on; it must have a subject.
            kind: `confirm`, `dismiss` or `explain`.
            who: The name of who decides; needed.
            reason: On what grounds; needed.
            seen: The finding as that person has it before them (`seen_of`).

        Raises:
            NotRecorded: A name or a reason is missing, or the file cannot be added to.
        """
        if kind is DecisionKind.undo or finding.subject is None:
            raise self._refusal("not_decidable")
        return self._append(
            Decision(
                decision_id=_new_id(),
                when=_now(),
                who=self._needed(who, "who"),
                project_id=finding.project_id,
                rule=finding.rule,
                subject=finding.subject,
                finding_id=finding.finding_id,
                kind=kind,
                reason=self._needed(reason, "reason"),
                undoes=None,
                seen=seen,
                row=0,
            )
        )

    def undo(self, decision_id: str, *, who: str, reason: str) -> Decision:
        """Take a decision back by a further line; the decision stays in the log.

        Args:
            decision_id: The decision; it must be in force.
            who: The name of who takes it back; needed.
            reason: On what grounds; needed.

        Raises:
            NotRecorded: There is no such decision in force, a name or a reason is missing, or the
                file cannot be added to.
        """
        meant = next((d for d in self.read().in_force() if d.decision_id == decision_id), None)
        if meant is None:
            raise self._refusal("nothing_to_undo")
        return self._append(
            Decision(
                decision_id=_new_id(),
                when=_now(),
                who=self._needed(who, "who"),
                project_id=meant.project_id,
                rule=meant.rule,
                subject=meant.subject,
                finding_id=meant.finding_id,
                kind=DecisionKind.undo,
                reason=self._needed(reason, "reason"),
                undoes=decision_id,
                seen=meant.seen,
                row=0,
            )
        )

    def _needed(self, text: str, what: str) -> str:
        said = plain(text).strip()
        if not said:
            raise self._refusal(f"no_{what}")
        if len(said) > LONGEST:
            raise self._refusal("too_long")
        return said

    def _append(self, decision: Decision) -> Decision:
        header = self._header(self._bytes())
        line = line_of(cells_of(decision), header)
        if not self._comes_back(decision, line, header):
            raise self._refusal("not_read_back")
        try:
            append(self.path, line, first=line_of(_TITLES, FIELDS))
        except OSError as error:
            raise self._refusal("cannot_write", why=self._why(error)) from error
        return decision

    def _comes_back(self, decision: Decision, line: bytes, header: Sequence[str]) -> bool:
        """A line that only grows the file must say what was decided: it cannot be mended later."""
        above = {one.decision_id: one for one in self.read().decisions}
        cells, *more = records(line)
        read = decision_of(header, cells, decision.row, known=above)
        if more or not isinstance(read, Decision):
            return False
        whole = set(header) >= set(FIELDS)
        return (read if whole else replace(read, seen=decision.seen)) == decision

    def _header(self, data: bytes) -> Sequence[str]:
        """The columns that the file has; what is not UTF-8 or no log is not added to."""
        if not data:
            return FIELDS
        try:
            data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise self._refusal("not_utf8") from None
        header = [cell.strip() for cell in (records(data) or [[]])[0]]
        if not set(header) >= NEEDED:
            raise self._refusal("no_log")
        return header

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._refusal("cannot_read", why=self._why(error)) from error

    def _why(self, error: OSError) -> str:
        why = why_not(error)
        return why.en if self.lang == "en" else why

    def _refusal(self, key: str, **facts: str) -> NotRecorded:
        return NotRecorded(LOG.say(key, self.lang, path=str(self.path), **facts))


_TITLES: Final = {name: name for name in FIELDS}


def standings(
    log: ReadLog, findings: Iterable[Finding], tables: Mapping[str, pa.Table]
) -> dict[str, Standing]:
    """Where each finding stands about which something was decided, by finding id.

    A finding is known again by rule, project and subject, so decisions survive a new run.

    Args:
        log: The log.
        findings: The findings of a run.
        tables: The tables of that run.
    """
    about: dict[tuple[str | None, ...], list[Decision]] = {}
    for decision in log.decisions:
        about.setdefault(_meant(decision), []).append(decision)
    held = {d.decision_id for d in log.in_force()}
    made: dict[str, Standing] = {}
    for finding in findings:
        history = about.get(_meant(finding), ())
        if history:
            last = next((d for d in reversed(history) if d.decision_id in held), None)
            made[finding.finding_id] = Standing(last, tuple(history), seen_of(finding, tables))
    return made


def unmatched(log: ReadLog, findings: Iterable[Finding]) -> tuple[Decision, ...]:
    """The decisions in force about something that this run does not list.

    Args:
        log: The log.
        findings: The findings of a run.
    """
    there = {_meant(finding) for finding in findings}
    return tuple(d for d in log.in_force() if _meant(d) not in there)


def _meant(one: Finding | Decision) -> tuple[str | None, ...]:
    return (one.rule, one.project_id, one.subject)


def _understood(header: Sequence[str], lines: Iterable[Sequence[str]]) -> ReadLog:
    decisions: list[Decision] = []
    issues: list[Issue] = []
    known: dict[str, Decision] = {}
    for row, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        read = decision_of(header, line, row, known=known)
        if isinstance(read, Decision):
            decisions.append(read)
            known[read.decision_id] = read
        else:
            issues.append(LOG.issue(NAME, row, *read))
    return ReadLog(tuple(decisions), tuple(issues))


def _new_id() -> str:
    return f"d{uuid4().hex[:12]}"


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)
