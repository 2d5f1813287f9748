"""Which duty to pay a letter may rest on: one that does not hang on an act to be established."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.views.letter.choose import CannotIssue, lacking, the_one
from wagekit.views.letter.text import plain
from wagekit.views.letter.wages import duties_of, together

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Duty, Wages
    from wagekit.views.letter.words import Words


def duty_asked_for(
    wages: Sequence[Wages], request: Request, facts: Facts, words: Words
) -> tuple[Duty, ...]:
    """The duties of the party asked for, else of the only employer that owes.

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
    employers = list(dict.fromkeys(str(one.debt.employer_id) for one in wages))
    asked = request.party_id or (employers[0] if len(employers) == 1 else None)
    shown = [_shown(party, duties[party], facts, words) for party in duties]
    return the_one(duties, asked, shown, words)


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
        CannotIssue: There is none, or its sum is not known.
    """
    party = facts.named(duties[0].liable.party_id) or words.say("unknown")
    roles = dict.fromkeys(duty.liable.role for duty in duties)
    known = [role for role in roles if role not in to_establish and role in _PAYING]
    if not known:
        told = words.joined(role.text.in_(words.lang) for role in roles)
        said = {"party": party, "roles": told}
        raise CannotIssue(lacking("lacks_firm_duty", ("act_decision",), request, words, **said))
    kept = tuple(duty for duty in duties if duty.liable.role is known[0])
    if together(kept) is None:
        papers = ("payment_records", "claim_papers")
        raise CannotIssue(lacking("lacks_cap", papers, request, words, party=party))
    return kept


_PAYING = frozenset(Role) - {Role.guarantor, Role.emergency_fund}
"""Roles of those who pay themselves; deposits and funds are drawn on by other documents."""


def people_of(duties: Sequence[Duty]) -> int | None:
    """How many workers some duties are about; None where not known.

    Args:
        duties: The duties, of different wages.
    """
    counts = [duty.wages.people for duty in duties]
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


def _shown(party: str, duties: Sequence[Duty], facts: Facts, words: Words) -> str:
    roles = words.joined(dict.fromkeys(d.liable.role.text.in_(words.lang) for d in duties))
    name, sum_ = facts.named(party) or party, together(duties[:1])
    figure = words.say("unknown") if sum_ is None else format_yuan(sum_)
    return words.say("party_liable", party=plain(party), name=name, roles=roles, figure=figure)
