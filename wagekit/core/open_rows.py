"""Findings that hang on rows which did not load, as they name one of several persons.

That a worker has no pay in a month is not known while a wage row may be that worker's. So the rules
are asked again as if each such row were everybody's whom it can mean: what is then found no longer
is open until the rows say whose they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.core.doubt import counts_now
from wagekit.core.runner import run
from wagekit.core.wording import documents_named
from wagekit.model.finding import Finding, Outcome
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.core.registry import Rules
    from wagekit.core.runner import Answers
    from wagekit.core.world import World
    from wagekit.model.open_row import OpenRow

_SHOWN = 3
_OPEN = Text(
    "{rows}写明的人员有同名者，是哪一位尚不明确，未载入；如属本人则不存在此情形，不能判断；"
    "只有不属本人的，才有以下情形：",
    "{rows} may be of several persons of one name and did not load; if any is this person's, this"
    " does not show. If none is: ",
)
_ELSE = Text(
    "；{rows}写明的人员有同名者，未载入，如属本人，则为：{reason}",
    "; {rows} may be of several persons of one name and did not load; if this person's: {reason}",
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
        supposed: the same world with the rows given to everybody whom they can mean.
        rows: the rows.
        lang: the language of the reasons.
    """
    rows = tuple(rows)
    codes = sorted({f.rule for f in answers.findings if f.outcome is Outcome.found})
    if not codes or not rows:
        return answers
    again = run(rules, supposed, only=codes, lang=lang)
    there = {_key(f): f for f in again.findings if f.outcome is Outcome.found}
    asked = set(codes) & set(again.judged)
    findings = tuple(
        _weighed(f, there.get(_key(f)), rows, lang)
        if f.outcome is Outcome.found and f.rule in asked
        else f
        for f in answers.findings
    )
    return replace(answers, findings=findings, counts=counts_now(answers, findings))


def _key(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.rule, finding.project_id, finding.subject


def _weighed(
    finding: Finding, other: Finding | None, rows: tuple[OpenRow, ...], lang: str
) -> Finding:
    named = {finding.subject, *finding.parties, *(finding.subject or "").split("/")}
    own = [row for row in rows if row.person in named]
    if other is None:
        says = _OPEN.in_(lang).format(rows=_in_words(own or rows, lang))
        ask = (*documents_named(["same_name"], lang), *finding.ask_for)
        reason = f"{says}{finding.reason}"
        return replace(finding, outcome=Outcome.cannot_tell, reason=reason, ask_for=ask)
    if not own or other.reason in finding.reason:
        return finding
    says = _ELSE.in_(lang).format(rows=_in_words(own, lang), reason=other.reason)
    return replace(finding, reason=f"{finding.reason}{says}")


def _in_words(rows: Iterable[OpenRow], lang: str) -> str:
    places = dict.fromkeys((row.file, row.sheet, row.row) for row in rows)
    shown = [_ROW.in_(lang).format(place=_place(*at[:2]), row=at[2]) for at in [*places][:_SHOWN]]
    more = _MORE.in_(lang).format(count=len(places)) if len(places) > _SHOWN else ""
    return Text("、", "; ").in_(lang).join(shown) + more


def _place(file: str, sheet: str | None) -> str:
    return f"{file}“{sheet}”" if sheet else file
