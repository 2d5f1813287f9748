"""Whose wages a letter is about: the party that was asked for, or the only one there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.model.documents import document
from wagekit.model.money import format_yuan
from wagekit.views.letter.text import plain
from wagekit.views.letter.wages import wages_of, workers_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words

    T = TypeVar("T")


class CannotIssue(WagekitError):  # noqa: N818 - read aloud: "cannot issue"
    """What a document of this kind rests on is not in the data; the text says what to get."""


class WhichParty(CannotIssue):
    """The document is about one of several parties; the text says how the command line takes it."""


def owing(request: Request, words: Words) -> tuple[Wages, ...]:
    """The wages that named employers owe in the project.

    Args:
        request: What the letter is made from.
        words: The language.

    Raises:
        CannotIssue: Nobody is known to owe wages there, or nobody says who does.
    """
    every = wages_of(request)
    if not every:
        key = "lacks_wages_chosen" if workers_left_out(request) else "lacks_wages"
        raise CannotIssue(lacking(key, ("wage_sheet", "wage_payment_proof"), request, words))
    known = tuple(one for one in every if one.debt.employer_id is not None)
    if not known:
        raise CannotIssue(lacking("lacks_employer", ("labour_contract",), request, words))
    return known


def employers(request: Request) -> tuple[str, ...]:
    """The ids of the employers that owe wages in the project.

    Args:
        request: What a letter is made from.
    """
    named = (one.debt.employer_id for one in wages_of(request))
    return tuple(employer for employer in named if employer is not None)


def the_one(
    there: Mapping[str, T], party: str | None, shown: Iterable[str], words: Words
) -> tuple[str, T]:
    """The party asked for, or the only one there is, with what belongs to it.

    Args:
        there: By the id of the party.
        party: The party asked for; None where none was.
        shown: How the parties are told to a person.
        words: The language.

    Raises:
        CannotIssue: There is none for the party asked for.
        WhichParty: There are several and none was asked for.
    """
    listed = words.joined(shown)
    if party is None and len(there) != 1:
        raise WhichParty(words.say("which_party", parties=listed))
    chosen = next(iter(there)) if party is None else party
    if chosen in there:
        return chosen, there[chosen]
    raise CannotIssue(words.say("not_this_party", party=plain(chosen), parties=listed))


def of_no_party(request: Request, words: Words) -> None:
    """Refuse a party for a document that is about a whole project.

    Args:
        request: What the letter is made from.
        words: The language.

    Raises:
        CannotIssue: A party was asked for.
    """
    if request.party_id is not None:
        name, party = words.say("name"), plain(request.party_id)
        raise CannotIssue(words.say("not_by_party", name=name, party=party))


def lacking(
    key: str, documents: Iterable[str], request: Request, words: Words, **values: str
) -> str:
    """The sentence that says what a document lacks, and which papers would supply it.

    Args:
        key: Of the sentence.
        documents: The papers, by their identifiers.
        request: What the letter is made from.
        words: The language.
        values: What else to fill in.
    """
    papers = words.clauses(document(name).in_(words.lang) for name in documents)
    project = plain(request.project_id)
    return words.say(key, project=project, name=words.say("name"), papers=papers, **values)


def shown_of(id_: str, wages: Sequence[Wages], facts: Facts, words: Words) -> str:
    """How a party is told to a person that may be asked for: its id, its name and its sum.

    Args:
        id_: The id of the party.
        wages: The wages for which it answers.
        facts: The project, for names.
        words: The language.
    """
    name, sum_ = facts.named(id_) or id_, format_yuan(sum(one.amount for one in wages))
    return words.say("party_owing", party=plain(id_), name=name, figure=sum_)
