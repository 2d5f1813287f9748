"""The finding that a document rests on: one that was found, of the party asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.finding import Outcome
from wagekit.model.money import format_yuan
from wagekit.views.letter.choose import CannotIssue, lacking, the_one
from wagekit.views.letter.concerns import concerns
from wagekit.views.letter.questions import one_sentence
from wagekit.views.letter.text import plain
from wagekit.views.letter.wages import left_out_of, wages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words

MOST_NAMES: Final = 10
"""So that a refusal stays a sentence."""


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
            and none was asked for; or its sum takes wages of workers whom a person left out.
    """
    own = _own(rule, request)
    found = {str(f.subject): f for f in own if f.outcome is Outcome.found}
    if not found:
        raise CannotIssue(_why_none(rule, papers, own, request, words))
    shown = [
        words.say("party_found", party=plain(id_), name=facts.named(id_) or id_) for id_ in found
    ]
    finding = the_one(found, request.party_id, shown, words)[1]
    others = left_out_of(finding, request)
    if others:
        raise CannotIssue(_takes_others(finding, others, request, facts, words))
    return finding


def owed_behind(
    finding: Finding, request: Request, facts: Facts, words: Words
) -> tuple[Wages, ...]:
    """The wages that the party of a finding owes in the project as an employer.

    Args:
        finding: The finding.
        request: What the letter is made from.
        facts: The project, for names.
        words: The language.

    Raises:
        CannotIssue: It owes none there that the data tell of.
    """
    party = str(finding.subject)
    wages = tuple(one for one in wages_of(request) if one.debt.employer_id == party)
    if wages:
        return wages
    papers, name = ("wage_sheet", "wage_payment_proof"), facts.named(party) or party
    raise CannotIssue(lacking("lacks_debt", papers, request, words, party=name))


def sums_to_check(finding: Finding, wages: Iterable[Wages], words: Words) -> Iterator[str]:
    """What to check where a finding may state another sum than the draft.

    Args:
        finding: The finding.
        wages: The wages of the draft.
        words: The language; the kind has `todo_projects` and `todo_sums`.
    """
    total = sum(one.amount for one in wages)
    if finding.project_id is None:
        yield words.say("todo_projects")
    elif finding.amount not in {None, total}:
        figures = {"finding": format_yuan(finding.amount or 0), "annex": format_yuan(total)}
        yield words.say("todo_sums", **figures)


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
    left = (f for f in request.left_out if concerns(f.project_id, request.project_id))
    if any(f.rule == rule for f in left):
        return lacking("left_finding", papers, request, words)
    asked = [f for f in own if request.party_id in {None, f.subject}]
    still = next((f for f in asked if f.outcome is Outcome.cannot_tell), None)
    if still is None:
        return lacking("no_finding", papers, request, words)
    return lacking("open_finding", still.ask_for, request, words, reason=one_sentence(still, words))


def _takes_others(
    finding: Finding, others: Sequence[str], request: Request, facts: Facts, words: Words
) -> str:
    names = words.joined(facts.named(who) or who for who in others[:MOST_NAMES])
    names = words.say("names_more", names=names) if others[MOST_NAMES:] else names
    party = facts.named(finding.subject) or words.say("unknown")
    told = {"rule": finding.rule, "party": party, "names": names, "people": str(len(others))}
    return lacking("takes_left_out", (), request, words, **told)
