"""What can be done about a party on which no decision can be made: never a dead end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.documents import document
from wagekit.model.finding import State
from wagekit.views.letter.duty_grounds import BOOK
from wagekit.views.letter.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wagekit.model.liability import Role
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Duty
    from wagekit.views.letter.words import Words


def paths_of(
    roles: Iterable[Role], duties: Sequence[Duty], request: Request, facts: Facts, words: Words
) -> str:
    """What to do next, in clauses: for each role, and on the employers that owe.

    Args:
        roles: The roles of the party.
        duties: Its duties.
        request: What the letter is made from.
        facts: The project, for names.
        words: The language; the kind has a `path_` for each of the paths.
    """
    paths = dict.fromkeys(_path(role, request) for role in roles)
    return words.clauses([*_clauses(paths, words), *_on_employers(duties, facts, words)])


def _path(role: Role, request: Request) -> str:
    path: str = BOOK["paths"][role]
    return "no_clue" if path == "contracting" and not _has_clues(request) else path


def _has_clues(request: Request) -> bool:
    """Whether the contracts of the project point to an act that can be transferred."""
    own = (one for one in request.determinations if one.project_id == request.project_id)
    return any(one.state is not State.explained for one in own)


def _clauses(paths: Iterable[str], words: Words) -> Iterator[str]:
    for path in paths:
        papers = words.joined(document(name).in_(words.lang) for name in BOOK["papers"][path])
        yield words.say(f"path_{path}", papers=papers)


def _on_employers(duties: Sequence[Duty], facts: Facts, words: Words) -> Iterator[str]:
    for employer in dict.fromkeys(str(duty.wages.debt.employer_id) for duty in duties):
        name = facts.named(employer) or plain(employer)
        yield words.say("path_employer", employer=name, party=plain(employer))
