"""The findings of a case as a table to work through: rows, filters, what was decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from wagekit.model.decision import DecisionKind
from wagekit.model.finding import Outcome
from wagekit.views.findings_table.row import COLUMNS, OPEN, Row, Source, row_of
from wagekit.views.findings_table.words import TableWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wagekit.model.decision import Decision, Standing
    from wagekit.model.finding import Determination, Finding, Issue
    from wagekit.views.letter.text import Numbers

GROUPS: Final = ("rule", "project", "act", "status", "none")
FILTERS: Final = ("outcome", "status", "project", "act", "rule")
ORDER: Final = (Outcome.found, Outcome.cannot_tell, Outcome.rebutted, Outcome.not_run)
_STATUSES: Final = (OPEN, DecisionKind.confirm, DecisionKind.explain, DecisionKind.dismiss)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that rows can be grouped or filtered by.

    Attributes:
        key: The value.
        label: What it is called.
        count: How many rows have it.
    """

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """Everything that the table shows; what a page does with it is order, hide and show again.

    Attributes:
        lang: `zh` or `en`.
        title: The heading.
        notice: That these are suspicions.
        counts: How many there are, by outcome and by what was decided.
        columns: Key and head of each column, in order.
        rows: One a finding, in the order of the unsorted table.
        choices: By what rows can be grouped and filtered, each in its order.
        unmatched: What was decided about findings that this run does not list.
        log_issues: Lines of the decision log that could not be read.
        said: What came of the last thing asked for; empty where nothing was.
        refused: Whether that was refused.
        words: Labels and sentences of the page.
    """

    lang: str
    title: str
    notice: str
    counts: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    unmatched: tuple[str, ...]
    log_issues: tuple[str, ...]
    said: str
    refused: bool
    words: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The view as JSON."""
        return asdict(self)

    @property
    def alt(self) -> str:
        """The table in one sentence."""
        return TableWords(self.lang).say("alt", title=self.title, counts=self.counts)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, as the table needs it.

    Attributes:
        standings: Where findings stand, by finding id.
        unmatched: Decisions in force about what this run does not list.
        issues: Lines of the log that could not be read.
        path: The log, as it is shown.
    """

    standings: Mapping[str, Standing]
    unmatched: Sequence[Decision] = ()
    issues: Sequence[Issue] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a thing that was asked for: a sentence, and whether it was refused."""

    text: str = ""
    refused: bool = False


def findings_view(
    findings: Sequence[Finding],
    decided: Decided,
    *,
    determinations: Sequence[Determination],
    names: Mapping[str, str],
    numbers: Numbers,
    said: Said = Said(),
    projects: Sequence[str] = (),
    lang: str = "zh",
) -> FindingsView:
    """The table of findings.

    Args:
        findings: What a run found; all are shown.
        decided: What was decided about them.
        determinations: What contracts point to.
        names: What parties, workers and projects are called, by id.
        numbers: Personal numbers of the case; they are starred.
        said: What came of the last thing asked for.
        projects: Every project of the case: one without findings can be chosen too.
        lang: `zh` or `en`.
    """
    words = TableWords(lang)
    ordered = sorted(findings, key=lambda f: (ORDER.index(f.outcome), f.rule, f.project_id or ""))
    source = Source(words, names, numbers, determinations, decided.standings)
    rows = _ranked([row_of(finding, source) for finding in ordered])
    return FindingsView(
        lang=lang,
        title=words.say("title"),
        notice=words.say("notice"),
        counts=_counts(rows, words),
        columns=tuple((key, words.say(key, part="columns")) for key in COLUMNS),
        rows=rows,
        choices={by: tuple(_choices(by, rows)) for by in FILTERS}
        | _projects(rows, projects, names),
        unmatched=tuple(source.unmatched(decision) for decision in decided.unmatched),
        log_issues=tuple(_issue(issue, words) for issue in decided.issues),
        said=said.text,
        refused=said.refused,
        words=words.all_of("shown") | {"changed": words.say("short", part="changed")},
    )


def _ranked(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, each with its place in every order: a page sorts by numbers only."""
    places = {key: _places(key, rows) for key in COLUMNS}
    return tuple(
        row.placed({key: places[key][at] for key in COLUMNS}) for at, row in enumerate(rows)
    )


def _places(key: str, rows: Sequence[Row]) -> list[int]:
    values = sorted({row.order[key] for row in rows})
    place = {value: at for at, value in enumerate(values)}
    return [place[row.order[key]] for row in rows]


def _choices(by: str, rows: Iterable[Row]) -> Iterator[Choice]:
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.place[by]):
        found.setdefault(row.keys[by], []).append(row)
    for key, same in sorted(found.items(), key=lambda item: _loudest(by, item[1])):
        yield Choice(key, same[0].labels[by], len(same))


def _projects(
    rows: Sequence[Row], projects: Sequence[str], names: Mapping[str, str]
) -> dict[str, tuple[Choice, ...]]:
    found = tuple(_choices("project", rows))
    there = {choice.key for choice in found}
    more = (Choice(id_, names.get(id_) or id_, 0) for id_ in projects if id_ not in there)
    return {"project": (*found, *more)}


def _loudest(by: str, rows: Iterable[Row]) -> int:
    """Rules that found something come before those that could not tell."""
    return min(row.place["outcome"] for row in rows) if by == "rule" else 0


def _counts(rows: Sequence[Row], words: TableWords) -> str:
    outcomes = Counter(row.keys["outcome"] for row in rows)
    statuses = Counter(row.keys["status"] for row in rows)
    said = [
        words.say("count", what=o.text.in_(words.lang), n=outcomes[o])
        for o in ORDER
        if outcomes[o] or o is Outcome.found
    ]
    decided = [
        words.say("count", what=words.say(s, part="status"), n=statuses[s])
        for s in _STATUSES
        if statuses[s] or s is DecisionKind.dismiss
    ]
    join = words.say("join").join
    changed = sum(bool(row.changed) for row in rows)
    return words.say(
        "counts",
        all=len(rows),
        outcomes=join(said),
        statuses=join(decided),
        changed=words.say("changed_count", n=changed) if changed else "",
    ).strip()


def _issue(issue: Issue, words: TableWords) -> str:
    from wagekit.intake.said import in_language  # noqa: PLC0415 - beside its only use

    said = in_language(issue, words.lang)
    where = [part for part in (said.problem, said.column, said.value) if part]
    return words.say(
        "log_issue", file=said.file, row=said.row or 0, problem=" ".join(where), done=said.done
    )
