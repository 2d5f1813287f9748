"""Which duty to pay a letter may rest on: one that does not hang on an act to be established."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.views.letter.choose import CannotIssue, lacking, the_one
from wagekit.views.letter.duty_grounds import BOOK, hangs_on, leaves_older, stands
from wagekit.views.letter.duty_paths import paths_of
from wagekit.views.letter.heirs import usual_of
from wagekit.views.letter.text import plain
from wagekit.views.letter.wages import duties_of, together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Duty, Wages
    from wagekit.views.letter.words import Words


PAYING: Final = frozenset(Role) - {Role.guarantor, Role.emergency_fund}
"""Roles of those who pay themselves; deposits and funds are drawn on by other documents."""


def held_to(wages: Sequence[Wages], counts: Callable[[Duty], bool]) -> tuple[str, ...]:
    """The ids of the parties that have a duty to pay some wages that counts.

    Args:
        wages: The wages.
        counts: Whether a duty does.
    """
    return tuple(party for party, own in duties_of(wages).items() if any(map(counts, own)))


def duty_asked_for(
    wages: Sequence[Wages], request: Request, facts: Facts, words: Words
) -> tuple[Duty, ...]:
    """The duties of the party asked for, else of the only employer that owes or who succeeded it.

    Args:
        wages: What named employers owe in the project.
        request: What the letter is made from; its `party_id` is who must pay.
        facts: The project, for names.
        words: The language.

    Raises:
        CannotIssue: The party asked for has no duty there, or none was asked for and several
            employers owe.
    """
    duties = duties_of(wages)
    usual = list(dict.fromkeys(usual_of(wages, facts, words)))
    asked = request.party_id or (usual[0] if len(usual) == 1 else None)
    shown = [_shown(party, duties[party], facts, words) for party in duties]
    return the_one(duties, asked, shown, words)[1]


def with_role(
    roles: Collection[str],
    wages: Sequence[Wages],
    request: Request,
    facts: Facts,
    words: Words,
) -> tuple[Duty, ...]:
    """The duties in one of some roles, of the party asked for or of the only one with the first.

    Args:
        roles: The roles, the likeliest first.
        wages: What named employers owe in the project.
        request: What the letter is made from; its `party_id` is who must pay.
        facts: The project, for names.
        words: The language.

    Raises:
        CannotIssue: Nobody has such a role, or not the party asked for, or the sum is not known.
    """
    every = duties_of(wages).items()
    held = {party: _in_role(_standing(duties), roles) for party, duties in every}
    there = {party: duties for party, duties in held.items() if duties}
    if not there:
        raise CannotIssue(lacking("nobody_first", ("project_parties",), request, words))
    first = [party for party, own in there.items() if own[0].liable.role == next(iter(roles))]
    asked = request.party_id or (first[0] if len(first) == 1 else None)
    shown = [_shown(party, own, facts, words) for party, own in there.items()]
    _, duties = the_one(there, asked, shown, words)
    _check_known(duties, request, facts, words)
    return duties


def firm(
    duties: Sequence[Duty],
    to_establish: Collection[str],
    request: Request,
    facts: Facts,
    words: Words,
) -> tuple[Duty, ...]:
    """Those duties of a party, in one role, that a decision can rest on; their sum is known.

    Args:
        duties: Its duties.
        to_establish: The roles that hang on an act which another authority has to establish.
        request: What the letter is made from.
        facts: The project, for names.
        words: The language.

    Raises:
        CannotIssue: There is none, or it hangs on a point to establish, or its sum is not known.
    """
    party = facts.named(duties[0].liable.party_id) or words.say("unknown")
    roles = dict.fromkeys(duty.liable.role for duty in duties)
    known = [role for role in roles if role not in to_establish and role in PAYING]
    kept = _in_role(_standing(duties), known)
    if not kept:
        told = words.joined(role.text.in_(words.lang) for role in roles)
        paths = paths_of(roles, duties, request, facts, words)
        said = {"party": party, "roles": told, "paths": paths}
        raise CannotIssue(lacking("lacks_firm_duty", (), request, words, **said))
    certain = tuple(duty for duty in kept if hangs_on(duty.liable) is None)
    if not certain:
        point = hangs_on(kept[0].liable)
        papers = BOOK["papers"][point]
        raise CannotIssue(lacking(f"lacks_{point}", papers, request, words, party=party))
    _check_known(certain, request, facts, words)
    return certain


def people_of(duties: Sequence[Duty]) -> int | None:
    """How many workers some duties are about; None where not known.

    Args:
        duties: The duties, of different wages.
    """
    counts = [None if leaves_older(duty) else duty.wages.people for duty in duties]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def articles_of(duties: Sequence[Duty], but: Collection[str]) -> tuple[str, ...]:
    """The law rows that some duties rest on, each once.

    Args:
        duties: The duties.
        but: Rows that are left out.
    """
    rows: Mapping[str, None] = dict.fromkeys(a for d in duties for a in d.liable.articles)
    return tuple(row for row in rows if row not in but)


def _standing(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    return tuple(filter(stands, duties))


def _in_role(duties: Sequence[Duty], roles: Collection[str]) -> tuple[Duty, ...]:
    """Those in the first of the roles that there are any in."""
    held = {duty.liable.role for duty in duties}
    role = next((role for role in roles if role in held), None)
    return tuple(duty for duty in duties if duty.liable.role == role)


def _check_known(duties: Sequence[Duty], request: Request, facts: Facts, words: Words) -> None:
    if together(duties) is None:
        party = facts.named(duties[0].liable.party_id) or words.say("unknown")
        of_no_sum = any(duty.liable.amount is None for duty in duties)
        point = "cap" if of_no_sum else "reach"
        papers = BOOK["papers"][point]
        raise CannotIssue(lacking(f"lacks_{point}", papers, request, words, party=party))


def _shown(party: str, duties: Sequence[Duty], facts: Facts, words: Words) -> str:
    roles = words.joined(dict.fromkeys(d.liable.role.text.in_(words.lang) for d in duties))
    alike = [duty for duty in duties if duty.liable.role is duties[0].liable.role]
    name, sum_ = facts.named(party) or party, together(alike)
    figure = words.say("unknown") if sum_ is None else format_yuan(sum_)
    return words.say("party_liable", party=plain(party), name=name, roles=roles, figure=figure)
