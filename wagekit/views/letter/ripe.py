"""The finding that a document rests on: one that was found, of the party asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.finding import Outcome
from wagekit.views.letter.choose import CannotIssue, lacking, the_one
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.words import Words


def ripe(rule: str, papers: Iterable[str], request: Request, facts: Facts, words: Words) -> Finding:
    """What a rule on parties found of the party asked for, or of the only one there is.

    Args:
        rule: The code of the rule; a finding of several projects names none and counts.
        papers: The documents to get where nothing was found.
        request: What the letter is made from.
        facts: The project, for names.
        words: The language; the kind has `party_found`, `no_finding`, `open_finding` and
            `left_finding`.

    Raises:
        CannotIssue: The rule found nothing, or nothing of the party asked for, or found several
            and none was asked for.
    """
    own = _own(rule, request)
    found = {str(f.subject): f for f in own if f.outcome is Outcome.found}
    if not found:
        raise CannotIssue(_why_none(rule, papers, own, request, words))
    shown = [
        words.say("party_found", party=plain(id_), name=facts.named(id_) or id_) for id_ in found
    ]
    return the_one(found, request.party_id, shown, words)[1]


def ripe_parties(rule: str, request: Request) -> tuple[str, ...]:
    """The ids of the parties of which a rule found something.

    Args:
        rule: The code of the rule.
        request: What the letter is made from.
    """
    return tuple(str(f.subject) for f in _own(rule, request) if f.outcome is Outcome.found)


def _own(rule: str, request: Request) -> list[Finding]:
    """What the rule says; a party that owes in several projects has no single one."""
    own = (f for f in request.findings if f.rule == rule)
    return [f for f in own if concerns(f.project_id, request.project_id)]


def _why_none(
    rule: str, papers: Iterable[str], own: Sequence[Finding], request: Request, words: Words
) -> str:
    if any(f.rule == rule for f in request.left_out):
        return lacking("left_finding", papers, request, words)
    asked = [f for f in own if request.party_id in {None, f.subject}]
    still = next((f for f in asked if f.outcome is Outcome.cannot_tell), None)
    if still is None:
        return lacking("no_finding", papers, request, words)
    return lacking("open_finding", still.ask_for, request, words, reason=one_sentence(still, words))
