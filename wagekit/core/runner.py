"""Runs rules on a world and turns what they say into findings: one outcome a rule and subject."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.errors import RuleError
from wagekit.core.evidence import rows_cited
from wagekit.core.judged import Judged, judge
from wagekit.core.rule import OUTCOMES
from wagekit.core.wording import documents_named, reason_of
from wagekit.model.finding import Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.core.registry import Rules
    from wagekit.core.rule import Rule
    from wagekit.core.world import World


@dataclass(frozen=True, slots=True)
class Answers:
    """What a run found.

    Attributes:
        findings: every `found`, `cannot_tell`, `rebutted` and `not_run`, by rule and subject.
        counts: for each rule, how many subjects had each outcome.
        judged: the judged frame of each rule that ran, for what reads outcomes in bulk.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, Mapping[Outcome, int]]
    judged: Mapping[str, Judged]


def run(rules: Rules, world: World, *, only: Sequence[str] = (), lang: str = "zh") -> Answers:
    """Run all rules, or those in `only` with the ones that they read the outcomes of.

    A rule that fails is `not_run` with the reason; the others are not touched by it.
    """
    wanted = set(only) or set(rules.by_code)
    judged: dict[str, Judged] = {}
    failed: dict[str, str] = {broken.name: broken.reason for broken in rules.broken}
    for rule in _in_order(rules, wanted):
        try:
            judged[rule.code] = judge(rule, _offering(world, rule, judged))
        except Exception as error:  # noqa: BLE001 - one broken rule must not silence the others
            failed[rule.code] = f"{type(error).__name__}: {error}"
    shown = {code: one for code, one in judged.items() if code in wanted}
    found = [finding for one in shown.values() for finding in _findings(one, world, lang)]
    findings = [*found, *_not_run(failed, rules)]
    findings.sort(key=lambda f: (f.rule, f.project_id or "", f.subject or ""))
    return Answers(tuple(findings), _counts(shown, failed), judged)


def _in_order(rules: Rules, wanted: set[str]) -> Iterator[Rule]:
    needed = wanted | {code for w in wanted & set(rules.by_code) for code in rules.by_code[w].after}
    chosen = [rules.by_code[code] for code in sorted(needed) if code in rules.by_code]
    yield from (rule for rule in chosen if not rule.after)
    yield from (rule for rule in chosen if rule.after)


def _offering(world: World, rule: Rule, judged: Mapping[str, Judged]) -> World:
    if rule.after:
        missing = [code for code in rule.after if code not in judged]
        if missing:
            raise RuleError(f"{rule.code} builds on {', '.join(missing)}, which did not run")
        parts = [judged[code].outcomes() for code in rule.after]
        world.offer(OUTCOMES, nw.concat(parts, how="vertical"))
    return world


def _findings(judged: Judged, world: World, lang: str) -> Iterator[Finding]:
    rows = judged.loud_rows(world.engine)
    cited = rows_cited(judged, world) if rows else {}
    for row in rows:
        yield _finding(judged, row, cited.get((row["project_id"], row["subject"]), ()), lang)


def _finding(judged: Judged, row: Mapping[str, Any], evidence: Any, lang: str) -> Finding:  # noqa: ANN401
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
        articles=rule.articles,
        evidence=evidence,
        ask_for=documents_named(step.ask, lang),
    )


def finding_id(code: str, project_id: str | None, subject: str | None) -> str:
    """The same rule and subject have the same id in every run."""
    named = "\x1f".join((code, project_id or "", subject or ""))
    return f"{code}-{sha256(named.encode()).hexdigest()[:10]}"


def _not_run(failed: Mapping[str, str], rules: Rules) -> Iterator[Finding]:
    for code, why in failed.items():
        known = rules.by_code.get(code)
        yield Finding(
            finding_id=finding_id(code, None, None),
            rule=code,
            name=known.name if known else code,
            outcome=Outcome.not_run,
            reason=why,
            articles=known.articles if known else (),
        )


def _counts(
    judged: Mapping[str, Judged], failed: Mapping[str, str]
) -> dict[str, Mapping[Outcome, int]]:
    ran = {code: one.counts for code, one in judged.items()}
    return dict(sorted({**ran, **{code: Counter({Outcome.not_run: 1}) for code in failed}}.items()))
