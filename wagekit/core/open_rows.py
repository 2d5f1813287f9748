"""Findings that hang on rows which did not load, as they name one of several persons.

That a worker has no pay in a month is not known while a wage row may be that worker's. So the rules
are asked again as if each such row were everybody's whom it can mean: what is then found no longer
is open until the rows say whose they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wagekit.core.derived import behind
from wagekit.core.doubt import counts_now
from wagekit.core.runner import run
from wagekit.core.wording import documents_named
from wagekit.model.finding import Finding, Outcome
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Self

    from wagekit.core.registry import Rules
    from wagekit.core.runner import Answers
    from wagekit.core.world import World
    from wagekit.model.open_row import OpenRow

_SHOWN = 3
_OPEN = Text(
    "{rows}写明的人员有同名者，是哪一位尚不明确，未载入；如应计入则不存在此情形，不能判断；"
    "只有不应计入的，才有以下情形：",
    "{rows} may be of several persons of one name and did not load; if what counts here is among"
    " them, this does not show. If not: ",
)
_ELSE = Text(
    "；{rows}写明的人员有同名者，未载入，如都应计入，则为：{reason}",
    "; {rows} may be of several persons of one name and did not load; if all count here: {reason}",
)
_ROW = Text("{place}第{row}行", "{place}, row {row}")
_MORE = Text("等{count}行", " ({count} rows)")
Place = tuple[str, str | None, int]


def with_open_rows(
    answers: Answers,
    rules: Rules,
    supposed: World,
    rows: Iterable[OpenRow],
    *,
    lang: str = "zh",
) -> Answers:
    """Turn what is found only because such rows did not load into `cannot_tell`.

    Args:
        answers: what the rules said.
        rules: the same rules.
        supposed: the same world with the rows given to everybody whom they can mean.
        rows: the rows.
        lang: the language of the reasons.
    """
    codes = sorted({f.rule for f in answers.findings if f.outcome is Outcome.found})
    doubts = _Doubts.of(rows, lang)
    if not codes or not doubts.rows:
        return answers
    again = run(rules, supposed, only=codes, lang=lang)
    there = {_key(f): f for f in again.findings if f.outcome is Outcome.found}
    asked = {code: behind(again.judged[code].rule.reads) for code in codes if code in again.judged}
    findings = tuple(
        doubts.weighed(f, there.get(_key(f)), asked[f.rule])
        if f.outcome is Outcome.found and f.rule in asked
        else f
        for f in answers.findings
    )
    return replace(answers, findings=findings, counts=counts_now(answers, findings))


def _key(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.rule, finding.project_id, finding.subject


@dataclass(frozen=True, slots=True)
class _Doubts:
    """The rows by whom they can mean, and the language to speak of them."""

    rows: Mapping[str, Sequence[OpenRow]]
    lang: str

    @classmethod
    def of(cls, rows: Iterable[OpenRow], lang: str) -> Self:
        found: dict[str, list[OpenRow]] = {}
        for row in rows:
            found.setdefault(row.person, []).append(row)
        return cls(found, lang)

    def weighed(self, finding: Finding, other: Finding | None, reads: Collection[str]) -> Finding:
        """The finding, with what is said of it where the rows are given to all."""
        named = (finding.subject, *finding.parties, *(finding.subject or "").split("/"))
        own = self._places(named, reads)
        if other is None:
            rows = self._in_words(own or self._of_project(finding.project_id, reads))
            ask = (*documents_named(["same_name"], self.lang), *finding.ask_for)
            reason = f"{_OPEN.in_(self.lang).format(rows=rows)}{finding.reason}"
            return replace(finding, outcome=Outcome.cannot_tell, reason=reason, ask_for=ask)
        if not own or other.reason in finding.reason:
            return finding
        says = _ELSE.in_(self.lang).format(rows=self._in_words(own), reason=other.reason)
        return replace(finding, reason=f"{finding.reason}{says}")

    def _places(self, people: Iterable[str | None], reads: Collection[str]) -> list[Place]:
        """Where rows stand that can mean one of `people`, in tables that a rule reads."""
        rows = (row for one in dict.fromkeys(people) if one for row in self.rows.get(one, ()))
        return list(dict.fromkeys((r.file, r.sheet, r.row) for r in rows if r.table in reads))

    def _of_project(self, project: str | None, reads: Collection[str]) -> list[Place]:
        rows = (row for rows in self.rows.values() for row in rows)
        here = (r for r in rows if r.table in reads and project in {None, r.project})
        return list(dict.fromkeys((r.file, r.sheet, r.row) for r in here))

    def _in_words(self, places: Sequence[Place]) -> str:
        shown = [
            _ROW.in_(self.lang).format(place=f"{file}“{sheet}”" if sheet else file, row=row)
            for file, sheet, row in places[:_SHOWN]
        ]
        more = _MORE.in_(self.lang).format(count=len(places)) if len(places) > _SHOWN else ""
        return Text("、", "; ").in_(self.lang).join(shown) + more
