"""Findings that hang on who is whom: while two parties may be one, nobody is suspected for it.

What looks like a payment that was never made, or a worker who was never paid, may be a name that
one file spells otherwise. So the rules are asked again with the parties that look alike taken for
one: what is then found no longer is open until a person decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from wagekit.core.screen import screen
from wagekit.core.wording import documents_named
from wagekit.model.finding import Finding, Outcome
from wagekit.model.money import format_yuan
from wagekit.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from wagekit.core.alike import Alike
    from wagekit.core.logic import Frame
    from wagekit.core.registry import Rules
    from wagekit.core.runner import Answers
    from wagekit.core.world import World

Subject = tuple[str, str | None, str | None]
_ASK = "same_party"
_ASKS = (_ASK, "same_name", "payment_day")
_OPEN = Text(
    "{pairs}是否为同一单位或者同一人尚未认定，是则不存在此情形，不能判断；只有确认不是同一的，才有以下情形：",
    "Whether {pairs} are one is not decided; if they are, this does not show. If they are not: ",
)
_OTHER_SUM = Text(
    "；{pairs}如为同一单位或者同一人，金额为{amount}元",
    "; if {pairs} are one, the amount is {amount} yuan",
)


def with_doubts(
    answers: Answers,
    rules: Rules,
    supposed: World,
    alike: Alike,
    *,
    lang: str = "zh",
) -> Answers:
    """Turn what is found only because parties that look alike count as two into `cannot_tell`.

    Args:
        answers: what the rules said.
        rules: the same rules.
        supposed: the same world with the parties of `alike` taken for one.
        alike: the pairs that nobody has decided on.
        lang: the language of the reasons.
    """
    codes = codes_found(answers)
    if not codes or not alike.proposed:
        return answers
    again = screen(rules, supposed, only=codes)
    sums = _found(again.findings(), supposed)
    return reweighed(answers, again.judged, lambda found: _weighed(found, sums, alike, lang))


def codes_found(answers: Answers) -> list[str]:
    """The rules that found anything."""
    return sorted({f.rule for f in answers.findings if f.outcome is Outcome.found})


def reweighed(
    answers: Answers, asked: Collection[str], weigh: Callable[[Finding], Finding]
) -> Answers:
    """The answers with what the rules `asked` found weighed anew, one by one, and counted."""
    findings = tuple(
        weigh(f) if f.outcome is Outcome.found and f.rule in asked else f for f in answers.findings
    )
    return replace(answers, findings=findings, counts=_counts(answers, findings))


def concerned(finding: Finding) -> dict[str | None, None]:
    """Whom and what a finding is about, by id: its subject, the parts of that, its parties."""
    parts = (finding.subject or "").split("/")
    return dict.fromkeys((finding.subject, *finding.parties, *parts))


def hangs_on_doubts(finding: Finding) -> bool:
    """Whether a finding was left open for what may be: two are one, or a row aside counts."""
    asked = {*documents_named(_ASKS, "zh"), *documents_named(_ASKS, "en")}
    return finding.outcome is Outcome.cannot_tell and bool(asked & set(finding.ask_for))


def _found(rows: Frame | None, world: World) -> dict[Subject, int | None]:
    """The amount of each finding of the supposed world."""
    listed = world.records(rows) if rows is not None else []
    return {(row["rule"], row["project_id"], row["subject"]): row["amount"] for row in listed}


def _weighed(
    finding: Finding,
    sums: Mapping[Subject, int | None],
    alike: Alike,
    lang: str,
) -> Finding:
    key = (finding.rule, finding.project_id, alike.there(finding.subject))
    if key not in sums:
        says = _OPEN.in_(lang).format(pairs=_pairs(finding, alike, lang))
        ask = (*documents_named([_ASK], lang), *finding.ask_for)
        reason = f"{says}{finding.reason}"
        return replace(finding, outcome=Outcome.cannot_tell, reason=reason, ask_for=ask)
    amount = sums[key]
    if amount is None or amount == finding.amount:
        return finding
    says = _OTHER_SUM.in_(lang).format(
        pairs=_pairs(finding, alike, lang), amount=format_yuan(amount)
    )
    return replace(finding, reason=f"{finding.reason}{says}")


def _pairs(finding: Finding, alike: Alike, lang: str) -> str:
    """The pairs of which one side is concerned."""
    named = {*concerned(finding), *(row.key for row in finding.evidence)}
    return alike.in_words(named, lang)


def _counts(answers: Answers, findings: Sequence[Finding]) -> dict[str, Mapping[Outcome, int]]:
    open_now = zip(answers.findings, findings, strict=True)
    moved = Counter(new.rule for old, new in open_now if old.outcome is not new.outcome)
    return {
        code: _moved(counts, moved[code]) if moved[code] else counts
        for code, counts in answers.counts.items()
    }


def _moved(counts: Mapping[Outcome, int], n: int) -> dict[Outcome, int]:
    now = {**counts, Outcome.found: counts[Outcome.found] - n}
    now[Outcome.cannot_tell] = counts.get(Outcome.cannot_tell, 0) + n
    return {outcome: count for outcome, count in now.items() if count}
