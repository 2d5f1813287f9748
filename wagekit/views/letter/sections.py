"""Sections that letters about wages have in common: who it is to, what is owed, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.paper import SumOf
from wagekit.views.letter.desk import named
from wagekit.views.letter.facts import joined
from wagekit.views.letter.gone import gone_line, gone_notes
from wagekit.views.letter.ledger import entries_of
from wagekit.views.letter.paid_elsewhere import elsewhere_clauses
from wagekit.views.letter.paid_seen import paid_clauses
from wagekit.views.letter.part import Part, body
from wagekit.views.letter.project import code_of, is_individual
from wagekit.views.letter.text import plain
from wagekit.views.letter.unpaid_months import unpaid_months
from wagekit.views.letter.view import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words

_CARD_WIDTHS = (28, 72)


def project_name(facts: Facts) -> str:
    """What the project is called; its id where it has no name.

    Args:
        facts: The project and its rows.
    """
    return facts.project.get("name") or plain(facts.project_id)


def region_of(request: Request, facts: Facts) -> str | None:
    """The region of the project, else of the case; None where neither is known.

    Args:
        request: What the letter is made from.
        facts: The project and its rows.
    """
    return facts.project.get("region") or request.region


def addressed_to(
    party: str, request: Request, facts: Facts, words: Words
) -> tuple[str, tuple[str, ...]]:
    """To whom a document about a party goes, and what to check where a person typed another name.

    Args:
        party: The id of the party.
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    name, typed = facts.named(party) or plain(party), named(request.addressee)
    if not typed or typed == name:
        return name, ()
    return typed, (words.say("todo_addressee_differs", typed=typed, party=name),)


def addressed_part(party: str, facts: Facts, words: Words) -> Part:
    """Who the document is to; where it lives is for a person to fill in.

    Args:
        party: The id of the party.
        facts: The project and its rows.
        words: The language.
    """
    row = facts.parties.get(party, {})
    name, blank = facts.named(party) or plain(party), words.say("unknown")
    told = {
        "name": name,
        "code": code_of(row),
        "legal_rep": facts.named(row.get("legal_rep_id")),
        "address": None,
    }
    needed = [what for what in told if what != "legal_rep" or not is_individual(row)]
    lines = tuple((words.say(f"card_{what}"), told[what] or blank) for what in needed)
    missing = (words.say(f"card_{what}") for what in needed if not told[what])
    todo = tuple(words.say("todo_party", party=name, column=what) for what in missing)
    heads = (words.say("item"), words.say("content"))
    card, gone = Grid(heads, lines, _CARD_WIDTHS), gone_line(party, facts, words)
    blocks = (card, body(gone)) if gone else (card,)
    notes = gone_notes(party, facts, words)
    return Part(words.say("heading_addressed"), blocks, (*notes, *todo))


def owed_sentence(wages: Wages, request: Request, facts: Facts, words: Words) -> str:
    """What one employer owes, since when and by which papers, as far as the papers show.

    Args:
        wages: The wages.
        request: What the letter is made from.
        facts: The project and its rows.
        words: The language.
    """
    return words.say(
        "owed",
        employer=facts.named(wages.debt.employer_id) or words.say("employer_unknown"),
        project=project_name(facts),
        workers=words.workers(wages.people),
        amount=words.amount(wages.amount),
        months=_months(unpaid_months(request, wages), words),
        basis=words.joined(_bases(request, wages, words)) or words.say("basis_none"),
        paid=words.clauses(_paid(wages, request, words)),
    )


def employer_notes(employer: str, facts: Facts, words: Words) -> Iterator[str]:
    """What to check of an employer that is no firm (100号通知一（三）).

    Args:
        employer: The id of the employer.
        facts: The project and its rows.
        words: The language.
    """
    if is_individual(facts.parties.get(employer, {})):
        yield words.say("todo_individual", party=facts.named(employer) or plain(employer))


def ledger_lines(employer: str, request: Request, words: Words) -> Iterator[str]:
    """What the ledger of arrears says of an employer in the project: for the drafting note.

    Args:
        employer: The id of the employer.
        request: What the letter is made from.
        words: The language.
    """
    whose = {row["entry_id"]: row["employer_id"] for row in joined(request, "arrears")}
    for row in entries_of(request):
        if whose[row["entry_id"]] == employer:
            target = words.day(row["target_on"], row["target_on_month"])
            day = words.say("ledger_target", day=target) if target else ""
            yield words.say("todo_ledger", entry=row["entry_id"], target=day)


def _paid(wages: Wages, request: Request, words: Words) -> Iterator[str]:
    yield from paid_clauses(wages, request, words)
    yield from elsewhere_clauses(wages, request, words)


def _bases(request: Request, wages: Wages, words: Words) -> Iterator[str]:
    key = (wages.debt.project_id, wages.debt.employer_id)
    of = (p for p in request.papers if (p.project_id, p.employer_id, p.of) == (*key, SumOf.owed))
    for table in dict.fromkeys(paper.table for paper in of):
        known = wages.people is not None
        yield words.say(f"basis_{table}" if known or table != "clue" else "basis_clue_sum")


def _months(months: Sequence[str], words: Words) -> str:
    if not months:
        return ""
    shown = [words.month(month) for month in (months[0], months[-1])]
    return words.say("owed_months", months=words.say("span", first=shown[0], last=shown[1])
                     if months[1:] else shown[0])  # fmt: skip
