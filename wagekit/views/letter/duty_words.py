"""What letters that ask for wages say alike of the duties that they rest on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from wagekit.law import parameter
from wagekit.model.documents import document
from wagekit.model.liability import Role
from wagekit.model.money import format_yuan
from wagekit.views.letter.duty import PAYING
from wagekit.views.letter.duty_grounds import BOOK, hangs_on, is_older, leaves_older, sentence_of
from wagekit.views.letter.wages import duties_of, wages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Duty
    from wagekit.views.letter.words import Words

CAUSE: Final = "cause"
"""That wages are owed because the price was not paid."""


def paying_of(duties: Sequence[Duty]) -> str:
    """The end of the key of the sentence that asks for the money.

    Where duties differ, that of one that is still to be established, else the role.

    Args:
        duties: Duties of one party and role.
    """
    ends = {sentence_of(duty.liable) for duty in duties}
    open_ = {sentence_of(duty.liable) for duty in duties if hangs_on(duty.liable)}
    return min(open_ or ends, key=len) if open_ or len(ends) == 1 else duties[0].liable.role


def opens_deposit(duties: Sequence[Duty]) -> bool:
    """Whether a decision opens the deposit: not one on the owner, who advances out of the price.

    Args:
        duties: Duties of one party and role.
    """
    return duties[0].liable.role is not Role.owner_capped


def decree_day(words: Words) -> str:
    """From which day on wages fall under decree 724.

    Args:
        words: The language.
    """
    since: Any = parameter("wages_decree_from").on(None)
    return words.day(since) or ""


def older_left(duties: Sequence[Duty], words: Words) -> Iterator[str]:
    """That some wages are older than the rules that the duties rest on, and are not asked for.

    Args:
        duties: The duties.
        words: The language.
    """
    if any(map(leaves_older, duties)):
        yield words.say("older_left", since=decree_day(words))


def open_points(duties: Sequence[Duty], facts: Facts, words: Words) -> Iterator[str]:
    """What to establish or to check of the duties before a letter goes out.

    Args:
        duties: Duties of one party and role.
        facts: The project, for names.
        words: The language.
    """
    party = facts.named(duties[0].liable.party_id) or words.say("unknown")
    points = dict.fromkeys(hangs_on(duty.liable) for duty in duties)
    for point in (one for one in points if one is not None):
        yield words.say(f"todo_establish_{point}", party=party, papers=_papers(point, words))
    yield from _under(duties, facts, words)
    capped = (one for one in duties if one.liable.role is Role.owner_capped or is_older(one.liable))
    if any(hangs_on(one.liable) != CAUSE for one in capped):
        yield words.say("todo_cause")
    if any(map(leaves_older, duties)):
        yield words.say("todo_older", since=decree_day(words))


def duties_apart(
    duties: Sequence[Duty], request: Request, facts: Facts, words: Words
) -> Iterator[str]:
    """Wages that the party may have to pay too, but in another role or once an act is established.

    Args:
        duties: The duties that the letter is about, of one party.
        request: What the letter is made from.
        facts: The project, for names.
        words: The language.
    """
    party, written = duties[0].liable.party_id, {one.wages.debt.employer_id for one in duties}
    apart: dict[str | None, list[Duty]] = defaultdict(list)
    for one in duties_of(wages_of(request)).get(str(party), ()):
        if one.wages.debt.employer_id not in written and one.liable.role in PAYING:
            apart[one.wages.debt.employer_id].append(one)
    for employer, own in apart.items():
        yield words.say(
            "todo_apart",
            employer=facts.named(employer) or words.say("employer_unknown"),
            figure=format_yuan(own[0].wages.amount),
            party=facts.named(party) or words.say("unknown"),
            roles=words.joined(one.liable.role.text.in_(words.lang) for one in own),
        )


def _under(duties: Sequence[Duty], facts: Facts, words: Words) -> Iterator[str]:
    """Employers of whom no contract shows under whom they work, and what to check of them."""
    for duty in duties:
        employer = duty.wages.debt.employer_id
        name = facts.named(employer) or words.say("employer_unknown")
        points = (BOOK["under"].get(trigger) for trigger in duty.liable.triggers)
        for point in dict.fromkeys(one for one in points if one):
            yield words.say(f"todo_{point}", employer=name, papers=_papers(point, words))


def _papers(point: str, words: Words) -> str:
    return words.clauses(document(name).in_(words.lang) for name in BOOK["papers"][point])
