"""To whom an order to pay goes: the employer, or who answers for it once it is deregistered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from wagekit.model.liability import Role
from wagekit.views.letter.choose import CannotIssue, lacking, owing, shown_of, the_one
from wagekit.views.letter.facts import facts_of
from wagekit.views.letter.gone import gone_told
from wagekit.views.letter.wages import wages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words

HEIRS: Final = (Role.successor, Role.investor)
"""Who stands in for an employer, the likeliest first."""


def who_is_ordered(request: Request, facts: Facts, words: Words) -> tuple[str, tuple[Wages, ...]]:
    """The party that an order goes to, and the wages for which it answers.

    Args:
        request: What the letter is made from; its `party_id` is the party asked for.
        facts: The project, for names.
        words: The language, and the day of judgement.

    Raises:
        CannotIssue: Nobody owes wages, or not the party asked for, or who owes them is
            deregistered and nobody is known to stand in for it; or several do and none was asked
            for.
    """
    every = owing(request, words)
    there, usual = _answering(every, facts, words), [*dict.fromkeys(usual_of(every, facts, words))]
    _check_alive(every, there, request, facts, words)
    asked = request.party_id or (usual[0] if len(usual) == 1 else None)
    shown = [shown_of(id_, own, facts, words) for id_, own in there.items()]
    return the_one(there, asked, shown, words)


def may_be_ordered(request: Request, words: Words) -> tuple[str, ...]:
    """The ids of the parties that an order can go to, the likeliest first.

    Args:
        request: What a letter is made from.
        words: The day of judgement.
    """
    facts = facts_of(request)
    every = tuple(one for one in wages_of(request) if one.debt.employer_id is not None)
    return (*usual_of(every, facts, words), *_answering(every, facts, words))


def heirs_of(wages: Wages) -> Mapping[str, Role]:
    """Who stands in for the employer of some wages, by id.

    Args:
        wages: The wages.
    """
    own = [one for role in HEIRS for one in wages.debt.liable if one.role is role]
    return {str(one.party_id): one.role for one in reversed(own)}


def heir_lines(party: str, wages: Sequence[Wages], facts: Facts, words: Words) -> Iterator[str]:
    """As what a party is ordered that did not employ the workers itself.

    Args:
        party: The id of the party.
        wages: The wages for which it answers.
        facts: The project, for names.
        words: The language, and the day of judgement; the kind has the sentences `heir_…`.
    """
    for one in wages:
        employer = str(one.debt.employer_id)
        if employer == party:
            continue
        gone = gone_told(employer, facts, words)
        yield words.say(
            f"heir_{heirs_of(one)[party]}",
            party=facts.named(party) or party,
            employer=facts.named(employer) or employer,
            gone=words.say("heir_gone", **gone) if gone else "",
        )


def _answering(
    every: Sequence[Wages], facts: Facts, words: Words
) -> Mapping[str, tuple[Wages, ...]]:
    """By party the wages for which it answers; a deregistered firm answers for none."""
    there: dict[str, list[Wages]] = defaultdict(list)
    for one in every:
        employer = str(one.debt.employer_id)
        live = () if gone_told(employer, facts, words) else (employer,)
        for party in dict.fromkeys((*live, *heirs_of(one))):
            there[party].append(one)
    return {party: tuple(own) for party, own in there.items()}


def usual_of(every: Sequence[Wages], facts: Facts, words: Words) -> Iterator[str]:
    """The employers, and the successors of those that are deregistered, else their investors.

    Args:
        every: The wages that named employers owe.
        facts: The project, for names.
        words: The language, and the day of judgement.
    """
    for one in every:
        employer, heirs = str(one.debt.employer_id), heirs_of(one)
        if not gone_told(employer, facts, words):
            yield employer
        elif heirs:
            first = next(role for role in HEIRS if role in heirs.values())
            yield from (party for party, role in heirs.items() if role is first)


def _check_alive(
    every: Sequence[Wages],
    there: Mapping[str, object],
    request: Request,
    facts: Facts,
    words: Words,
) -> None:
    """Refuse an order to a firm that is deregistered, with what to do instead."""
    for one in every:
        employer = str(one.debt.employer_id)
        gone = gone_told(employer, facts, words)
        asked = employer == request.party_id or (request.party_id is None and not there)
        if gone and asked and employer not in there:
            raise CannotIssue(_why_gone(one, gone, request, facts, words))


def _why_gone(
    one: Wages, gone: Mapping[str, str], request: Request, facts: Facts, words: Words
) -> str:
    names = [facts.named(party) or party for party in heirs_of(one)]
    if names:
        return lacking("gone_to_heirs", (), request, words, heirs=words.joined(names), **gone)
    return lacking("lacks_heirs", ("dissolution_papers",), request, words, **gone)
