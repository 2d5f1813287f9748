"""Findings that hang on rows which did not load: whose they are, or of which day, is not known.

That a worker has no pay in a month is not known while a wage row may be that worker's, nor that an
owner paid nothing while the day of a payment cannot be read. So the rules are asked again as if
each such row were everybody's whom it can mean, and made in time: what is then found no longer is
open until the rows say what they lack.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wagekit.core.derived import behind
from wagekit.core.doubt import codes_found, concerned, reweighed
from wagekit.core.runner import run
from wagekit.core.wording import documents_named
from wagekit.model.finding import Finding, Outcome
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from wagekit.core.doubt import Subject
    from wagekit.core.registry import Rules
    from wagekit.core.runner import Answers
    from wagekit.core.world import World
    from wagekit.model.open_row import OpenRow

_SHOWN = 3
_SEVERAL = Text(
    "{rows}写明的人员有同名者，是哪一位尚不明确", "{rows} may be of several persons of one name"
)
_UNDATED = Text("{rows}的付款日期无法认定", "{rows} states no day of payment that can be read")
_WHY = {"payment": (_UNDATED, "payment_day")}
_WHOSE = (_SEVERAL, "same_name")
_OPEN = Text(
    "{whys}，未载入；如应计入则不存在此情形，不能判断；只有不应计入的，才有以下情形：",
    "{whys} and did not load; if what counts here is among them, this does not show. If not: ",
)
_ELSE = Text(
    "；{whys}，未载入，如都应计入，则为：{reason}",
    "; {whys} and did not load; if all count here: {reason}",
)
_ROW = Text("{place}第{row}行", "{place}, row {row}")
_MORE = Text("等{count}行", " ({count} rows)")


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
        supposed: the same world with the rows given to everybody whom they can mean, in time.
        rows: the rows.
        lang: the language of the reasons.
    """
    codes = codes_found(answers)
    doubts = _Doubts.of(rows, lang)
    if not codes or not doubts.rows:
        return answers
    again = run(rules, supposed, only=codes, lang=lang)
    there = {_key(f): f for f in again.findings if f.outcome is Outcome.found}
    reads = {code: behind(one.rule.reads) for code, one in again.judged.items()}
    return reweighed(
        answers,
        reads,
        lambda found: doubts.weighed(found, there.get(_key(found)), reads[found.rule]),
    )


def _key(finding: Finding) -> Subject:
    return finding.rule, finding.project_id, finding.subject


@dataclass(frozen=True, slots=True)
class _Doubts:
    """The rows by whom they can mean, and the language to speak of them."""

    rows: Mapping[str | None, Sequence[OpenRow]]
    lang: str

    @classmethod
    def of(cls, rows: Iterable[OpenRow], lang: str) -> Self:
        found: dict[str | None, list[OpenRow]] = {}
        for row in rows:
            found.setdefault(row.whom, []).append(row)
        return cls(found, lang)

    def weighed(self, finding: Finding, other: Finding | None, reads: Collection[str]) -> Finding:
        """The finding, with what is said of it where the rows are given to all."""
        own = _read((r for one in concerned(finding) if one for r in self.rows.get(one, ())), reads)
        if other is None:
            near = own or _read(self._of_project(finding.project_id), reads)
            rows = near or list(self._every())
            ask = (*documents_named(_asked(rows), self.lang), *finding.ask_for)
            reason = f"{_OPEN.in_(self.lang).format(whys=self._whys(rows))}{finding.reason}"
            return replace(finding, outcome=Outcome.cannot_tell, reason=reason, ask_for=ask)
        if not own or other.reason in finding.reason:
            return finding
        says = _ELSE.in_(self.lang).format(whys=self._whys(own), reason=other.reason)
        return replace(finding, reason=f"{finding.reason}{says}")

    def _of_project(self, project: str | None) -> Iterator[OpenRow]:
        return (r for r in self._every() if project in {None, r.project} or r.project is None)

    def _every(self) -> Iterator[OpenRow]:
        return (row for rows in self.rows.values() for row in rows)

    def _whys(self, rows: Sequence[OpenRow]) -> str:
        """Where rows stand and why they did not load, each reason once."""
        said: dict[Text, list[OpenRow]] = {}
        for row in rows:
            said.setdefault(_WHY.get(row.table, _WHOSE)[0], []).append(row)
        between = Text("，", "; ").in_(self.lang)
        return between.join(
            why.in_(self.lang).format(rows=rows_in_words(own, self.lang))
            for why, own in said.items()
        )


def rows_in_words(rows: Iterable[OpenRow], lang: str) -> str:
    """Where rows stand: the first of them, and how many there are."""
    places = list(dict.fromkeys((row.file, row.sheet, row.row) for row in rows))
    shown = [
        _ROW.in_(lang).format(place=f"{file}“{sheet}”" if sheet else file, row=row)
        for file, sheet, row in places[:_SHOWN]
    ]
    more = _MORE.in_(lang).format(count=len(places)) if len(places) > _SHOWN else ""
    return Text("、", "; ").in_(lang).join(shown) + more


def _read(rows: Iterable[OpenRow], reads: Collection[str]) -> list[OpenRow]:
    """The rows of the tables that a rule reads."""
    return [row for row in rows if row.table in reads]


def _asked(rows: Sequence[OpenRow]) -> list[str]:
    """The documents that would settle what the rows lack."""
    return list(dict.fromkeys(_WHY.get(row.table, _WHOSE)[1] for row in rows))
