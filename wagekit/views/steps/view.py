"""The steps in which a case is worked, and the first of them: which papers were read, and how."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from wagekit.intake.said import in_language
from wagekit.model.finding import SEVERITIES
from wagekit.model.schema import tables
from wagekit.views.steps.words import FILES, HINTS, ISSUES, SAID, STEPS, words_of
from wagekit.views.twin import twin_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.model.finding import FileCount, Issue

MOST_ISSUES: Final = 200
"""So many issues are listed; how many more there are is said."""
_WEIGHT: Final = {"error": 0, "warning": 1, "info": 2}
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its key, what it is called, what is done in it."""

    key: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Papers:
    """A table of what was read: a heading, heads and rows."""

    title: str
    columns: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsView:
    """The steps of one case.

    Attributes:
        lang: `zh` or `en`.
        title: What the case is called.
        notice: That all of it is suspicion.
        steps: In their order.
        projects: Id and name of each project, the likeliest first.
        sums: What became of all rows, in a sentence.
        files: What became of each file and sheet.
        issues: What was wrong in them, the gravest first.
        words: Labels and sentences of the page.
    """

    lang: str
    title: str
    notice: str
    steps: tuple[Step, ...]
    projects: tuple[tuple[str, str], ...]
    sums: str
    files: Papers
    issues: Papers
    words: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The view as JSON."""
        return asdict(self)

    @property
    def alt(self) -> str:
        """The steps in a sentence."""
        return f"{self.title}：{' → '.join(step.label for step in self.steps)}。{self.sums}"

    @property
    def twin(self) -> str:
        """The papers as HTML that stands still."""
        first, second = self.files, self.issues
        files = twin_html(first.title, alt=self.sums, columns=first.columns, rows=first.rows)
        said = self.words["issues_alt"].format(n=len(second.rows))
        return files + twin_html(second.title, alt=said, columns=second.columns, rows=second.rows)


def steps_view(
    title: str,
    files: Sequence[FileCount],
    issues: Sequence[Issue],
    projects: Sequence[tuple[str, str]],
    *,
    lang: str = "zh",
) -> StepsView:
    """Put the steps of a case and its papers into words.

    Args:
        title: What the case is called.
        files: What became of the rows of each sheet.
        issues: What was wrong.
        projects: Id and name of each project, the likeliest first.
        lang: `zh` or `en`.
    """
    words = words_of(lang)
    left = len(issues) - MOST_ISSUES
    more = words["more_issues"].format(n=left) if left > 0 else ""
    return StepsView(
        lang=lang,
        title=title,
        notice=SAID["notice"].in_(lang),
        steps=tuple(Step(k, t.in_(lang), HINTS[k].in_(lang)) for k, t in STEPS.items()),
        projects=tuple(projects),
        sums=_sums(files, len(issues), lang) + more,
        files=Papers(words["files"], _heads(FILES, lang), tuple(_file(f, lang) for f in files)),
        issues=Papers(words["issues"], _heads(ISSUES, lang), tuple(_issues(issues, lang))),
        words=words,
    )


def _heads(heads: Sequence[Any], lang: str) -> tuple[str, ...]:
    return tuple(head.in_(lang) for head in heads)


def _sums(files: Sequence[FileCount], issues: int, lang: str) -> str:
    return (
        SAID["sums"]
        .in_(lang)
        .format(
            sheets=len(files),
            read=sum(f.read for f in files),
            loaded=sum(f.loaded for f in files),
            aside=sum(f.quarantined for f in files),
            skipped=sum(f.skipped for f in files),
            issues=issues,
        )
    )


def _file(count: FileCount, lang: str) -> tuple[str, ...]:
    known = tables().get(count.table or "")
    taken = known.title.in_(lang) if known else SAID["not_taken"].in_(lang)
    numbers = (count.read, count.loaded, count.quarantined, count.skipped)
    return (count.file, count.sheet or "", taken, *map(str, numbers))


def _issues(issues: Sequence[Issue], lang: str) -> Iterator[tuple[str, ...]]:
    gravest = sorted(issues, key=lambda one: _WEIGHT.get(one.severity, 0))
    for one in (in_language(issue, lang) for issue in gravest[:MOST_ISSUES]):
        row = "" if one.row is None else str(one.row)
        place = " / ".join(part for part in (one.file, one.sheet) if part)
        said = (one.column or "", one.value or "", str(one.problem), str(one.done))
        yield (SEVERITIES[one.severity].in_(lang), place, row, *said)
