"""The page for whoever takes a case over: what is inside, how to verify, how to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wagekit.views.handover.words import word
from wagekit.views.judged import judged_line
from wagekit.views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.decision import Decision
    from wagekit.model.judged_on import JudgedOn
    from wagekit.model.text import Text
    from wagekit.views.handover.pending import Pending
    from wagekit.views.letter.text import Numbers

MOST_LINES: Final = 100
"""Longer lists end with how many more there are."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What the page is made of.

    Attributes:
        title: What the case is called.
        case_id: Its id.
        judged: The day of judgement.
        rules: The rules chosen; none where all ran.
        outcomes: How many findings of each outcome.
        open: How many suspicions have no decision in force.
        files: How many files of the case.
        notebooks: Those in the case folder by name, and how each was left.
        plugins: Names of the files with further rules.
        packages: Installed packages with further rules.
        pending: What is due.
        decisions: The decisions in force.
        log_issues: Lines of the decision log that could not be read.
        left_out: What the bundle does not hold, and why.
        versions: Versions by name.
        numbers: Which numbers in texts are personal.
    """

    title: str
    case_id: str
    judged: JudgedOn
    rules: Sequence[str]
    outcomes: Mapping[str, int]
    open: int
    files: int
    notebooks: Sequence[tuple[str, Text]]
    plugins: Sequence[str]
    packages: Sequence[str]
    pending: Sequence[Pending]
    decisions: Sequence[Decision]
    log_issues: int
    left_out: Sequence[tuple[str, Text]]
    versions: Mapping[str, str]
    numbers: Numbers


def readme(handed: Handed) -> str:
    """The page as Markdown, in Chinese and then in English.

    Args:
        handed: What it is made of.
    """
    return "\n".join([*_Page(handed, "zh").lines(), "", "---", "", *_Page(handed, "en").lines()])


class _Page:
    """The page in one language."""

    def __init__(self, handed: Handed, lang: str) -> None:
        self._of, self._lang = handed, lang

    def lines(self) -> Iterator[str]:
        """Every line."""
        yield from self._head()
        yield from self._part("inside", self._inside())
        yield from self._part("verify", self._verify())
        yield from self._part("go_on", self._go_on())
        yield from self._part("pending", self._pending())
        yield from self._part("decisions", self._decisions())
        yield from self._part("left_out", self._left_out())
        yield from self._part("versions", self._versions())
        yield ""

    def _say(self, key: str, **facts: object) -> str:
        return word(key, part="page", **facts).in_(self._lang)

    def _part(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        yield from ("", f"## {self._say(title)}", "")
        yield from lines

    def _head(self) -> Iterator[str]:
        of = self._of
        yield f"# {self._say('title', title=self._data(of.title))}"
        yield from ("", f"> {self._say('personal')}", "")
        judged = judged_line(of.judged, self._lang)
        yield self._say("case", case_id=self._data(of.case_id), judged=judged)
        yield ""
        kinds = {kind: of.outcomes.get(kind, 0) for kind in ("found", "cannot_tell", "not_run")}
        yield self._say("counts", open=of.open, **kinds)
        yield self._say("suspicion")
        if of.rules:
            yield self._say("only", rules=" ".join(of.rules))

    def _inside(self) -> Iterator[str]:
        yield f"- {self._say('inside_case', files=self._of.files)}"
        yield f"- {self._say('inside_outputs')}"
        if self._of.plugins:
            yield f"- {self._say('inside_plugins')}"
        yield f"- {self._say('inside_manifest')}"

    def _verify(self) -> Iterator[str]:
        yield f"- {self._say('verify_whole')}"
        yield f"- {self._say('verify_rerun')}"
        if self._of.plugins:
            yield f"- {self._say('verify_plugins')}"

    def _go_on(self) -> Iterator[str]:
        yield f"- {self._say('unpack')}"
        yield f"- {self._say('notebooks' if self._of.notebooks else 'no_notebook')}"
        for name, left in self._of.notebooks:
            yield f"    - {self._data(name)} ({left.in_(self._lang)})"
        yield f"- {self._say('no_clock')}"

    def _pending(self) -> Iterator[str]:
        rows = [
            [self._due(one), one.title.in_(self._lang), one.key, one.project_id]
            for one in self._of.pending
        ]
        yield from self._table("pending_head", rows, none="no_pending")

    def _due(self, one: Pending) -> str:
        day = self._of.judged.day
        past = day is not None and one.due < day
        return self._say("overdue", due=one.stated) if past else one.stated

    def _decisions(self) -> Iterator[str]:
        rows = [
            [f"{d.when:%Y-%m-%d %H:%M}", d.who, d.rule, d.subject, self._kind(d), d.reason]
            for d in self._of.decisions
        ]
        yield from self._table("decisions_head", rows, none="no_decisions")
        if self._of.log_issues:
            yield from ("", self._say("log_issues", many=self._of.log_issues))

    def _kind(self, decision: Decision) -> str:
        return decision.kind.text.in_(self._lang)

    def _left_out(self) -> Iterator[str]:
        if not self._of.left_out:
            yield self._say("nothing_left_out")
        for name, reason in self._of.left_out[:MOST_LINES]:
            yield f"- {self._data(name)} ({reason.in_(self._lang)})"
        yield from self._more(self._of.left_out)

    def _versions(self) -> Iterator[str]:
        yield from (f"- {name} {version}" for name, version in self._of.versions.items())
        if self._of.packages:
            yield f"- {self._say('packages', names=', '.join(self._of.packages))}"

    def _table(self, head: str, rows: list[list[str]], *, none: str) -> Iterator[str]:
        if not rows:
            yield self._say(none)
            return
        titles = self._say(head)
        yield f"| {titles} |"
        yield "|---" * (titles.count("|") + 1) + "|"
        for row in rows[:MOST_LINES]:
            yield f"| {' | '.join(map(self._data, row))} |"
        yield from self._more(rows)

    def _more(self, all_of: Sequence[object]) -> Iterator[str]:
        if len(all_of) > MOST_LINES:
            yield from ("", self._say("more", many=len(all_of) - MOST_LINES))

    def _data(self, text: str) -> str:
        """What comes from the case: masked, and nothing in it is markup."""
        return plain(self._of.numbers.masked(text))
