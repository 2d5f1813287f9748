"""What rules on a party say of its wages without those of the workers whom a person left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.logic import FALSE, ZERO, is_true
from wagekit.core.registry import rules
from wagekit.core.runner import run
from wagekit.model.finding import Outcome
from wagekit.views.texts import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from wagekit.core.logic import Frame
    from wagekit.core.world import World
    from wagekit.model.finding import Finding

Out = dict[str, set[str]]


def judged_again(
    taken: Sequence[Finding],
    left: Sequence[Finding],
    takes: Callable[[Finding], bool],
    world: Callable[[], World],
    lang: str,
) -> Sequence[Finding]:
    """`taken`, with the findings that add up workers' wages judged by those that count.

    One that does not hold without the others stays as it is: the document that rests on it says
    whose wages it would take, and is refused.

    Args:
        taken: The findings that are in a document.
        left: Those that a person left out.
        takes: Whether a finding belongs in the kind of document: no other is judged.
        world: Makes a world of the case that nobody else uses.
        lang: `zh` or `en`.
    """
    terms = read("letter/terms.yaml")
    out = _workers(f for f in left if f.rule in terms["wages_of_a_worker"])
    adding = {f.rule for f in taken if f.rule in terms["wages_of_a_party"] and takes(f)}
    if not (out and adding):
        return taken
    again = _found(sorted(adding), _without(out, world()), lang)
    return [_anew(finding, again) for finding in taken]


def _workers(findings: Iterable[Finding]) -> Out:
    """The workers of each project whose suspicion it is."""
    out: Out = defaultdict(set)
    for finding in findings:
        if finding.outcome is Outcome.found and finding.project_id and finding.subject:
            out[finding.project_id].add(finding.subject)
    return out


def _without(out: Out, world: World) -> World:
    """The world, but that nothing is owed to some workers."""
    world.offer("wage_line", _nothing_owed(world.frame("wage_line"), out))
    return world


def _nothing_owed(lines: Frame, out: Out) -> Frame:
    """Their lines stay: an employer without any would be judged by its ledger."""
    theirs = FALSE
    for project, workers in out.items():
        own = nw.col("worker_id").is_in(sorted(workers))
        theirs = theirs | is_true((nw.col("project_id") == project) & own)
    return lines.with_columns(
        owed=nw.when(theirs).then(ZERO).otherwise("owed"),
        overdue=nw.when(theirs).then(FALSE).otherwise("overdue"),
    )


def _found(
    codes: Sequence[str], world: World, lang: str
) -> Mapping[tuple[str, str | None], Finding]:
    findings = run(rules(), world, only=codes, lang=lang).findings
    return {(f.rule, f.subject): f for f in findings if f.outcome is Outcome.found}


def _anew(finding: Finding, again: Mapping[tuple[str, str | None], Finding]) -> Finding:
    now = again.get((finding.rule, finding.subject)) if finding.outcome is Outcome.found else None
    return finding if now is None else replace(now, finding_id=finding.finding_id)
