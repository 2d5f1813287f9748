"""Runs rules on a case and puts what they say into words: one outcome a rule and subject."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from wagekit.core.evidence import Subject, evidence_of
from wagekit.core.judged import LOUD, Judged
from wagekit.core.screen import screen
from wagekit.core.wording import documents_named, reason_of
from wagekit.intake.said import english
from wagekit.law import begun, in_force, in_region
from wagekit.model.finding import Evidence, Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.core.ladder import Ladder
    from wagekit.core.registry import Rules
    from wagekit.core.screen import Screened
    from wagekit.core.world import World

ID_GAP, ID_DIGITS = "\x1f", 10
"""Between what an id is made of, and how much of its hash stands in it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a run found.

    Attributes:
        findings: every `found`, `cannot_tell`, `rebutted` and `not_run`, by rule and subject.
        counts: for each rule, how many subjects had each outcome.
        judged: what each rule that ran said, on the engine.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, Mapping[Outcome, int]]
    judged: Mapping[str, Judged]


def run(rules: Rules, world: World, *, only: Sequence[str] = (), lang: str = "zh") -> Answers:
    """Run all rules, or those in `only` with the ones that they read the outcomes of.

    A rule that fails is `not_run` with the reason; the others are not touched by it.
    """
    screened = screen(rules, world, only=only)
    cited = evidence_of(screened.evidence(LOUD), world)
    wanted = set(only) or set(rules.by_code)
    loud = [one for code, one in screened.having(LOUD).items() if code in wanted]
    found = [finding for one in loud for finding in _findings(one, world, cited, lang)]
    findings = [*found, *_not_run(screened.failed, rules, lang)]
    findings.sort(key=lambda f: (f.rule, f.project_id or "", f.subject or ""))
    return Answers(tuple(findings), _counts(screened, wanted), screened.judged)


def _findings(
    judged: Judged, world: World, cited: Mapping[Subject, tuple[Evidence, ...]], lang: str
) -> Iterator[Finding]:
    known = begun(judged.rule.articles, world.day)
    for row in world.records(judged.frame):
        subject = (judged.rule.code, row["project_id"], row["subject"])
        articles = _articles(known, judged.ladder, row)
        yield _finding(judged, row, cited.get(subject, ()), articles, lang)


def _finding(
    judged: Judged,
    row: Mapping[str, Any],
    evidence: tuple[Evidence, ...],
    articles: tuple[str, ...],
    lang: str,
) -> Finding:
    rule, ladder = judged.rule, judged.ladder
    step = ladder.steps[row["_step"]]
    return Finding(
        finding_id=finding_id(rule.code, row["project_id"], row["subject"]),
        rule=rule.code,
        name=rule.name,
        outcome=Outcome(row["_outcome"]),
        project_id=row["project_id"],
        subject=row["subject"],
        parties=tuple(dict.fromkeys(row[p] for p in ladder.parties if row[p] is not None)),
        amount=row[ladder.amount] if ladder.amount else None,
        period=row[ladder.period] if ladder.period else None,
        reason=reason_of(step, ladder.notes, row, lang),
        articles=articles,
        evidence=evidence,
        ask_for=documents_named(step.ask, lang),
    )


def _articles(known: tuple[str, ...], ladder: Ladder, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Those of the subject's own day and region, of all that had begun by the day of judgement."""
    here = in_region(known, row[ladder.law_in] if ladder.law_in else None)
    return in_force(here, row[ladder.law_on] if ladder.law_on else None)


def finding_id(code: str, project_id: str | None, subject: str | None) -> str:
    """The same rule and subject have the same id in every run."""
    named = ID_GAP.join((code, project_id or "", subject or ""))
    return f"{code}-{sha256(named.encode()).hexdigest()[:ID_DIGITS]}"


def _not_run(failed: Mapping[str, str], rules: Rules, lang: str) -> Iterator[Finding]:
    for code, why in failed.items():
        known = rules.by_code.get(code)
        yield Finding(
            finding_id=finding_id(code, None, None),
            rule=code,
            name=known.name if known else code,
            outcome=Outcome.not_run,
            reason=str(english(why)) if lang == "en" else why,
            articles=known.articles if known else (),
        )


def _counts(screened: Screened, wanted: set[str]) -> dict[str, Mapping[Outcome, int]]:
    ran = {code: one.counts for code, one in screened.judged.items() if code in wanted}
    not_run = {code: {Outcome.not_run: 1} for code in screened.failed}
    return dict(sorted({**ran, **not_run}.items()))
