"""The annexes of letters about wages: who is owed what, and where each figure comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.model.money import format_yuan
from wagekit.model.paper import SumOf
from wagekit.model.schema import tables as schemas
from wagekit.views.letter.choose import CannotIssue
from wagekit.views.letter.paid_seen import paid_seen_rows
from wagekit.views.letter.part import body
from wagekit.views.letter.text import mask, plain
from wagekit.views.letter.view import Annex, Grid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from wagekit.model.finding import Evidence
    from wagekit.views.letter.facts import Facts
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.wages import Wages
    from wagekit.views.letter.words import Words

_WORKER_WIDTHS = (9, 22, 35, 34)
_SOURCE_WIDTHS = (20, 13, 33, 16, 18)


def workers_annexes(wages: Sequence[Wages], facts: Facts, words: Words) -> tuple[Annex, ...]:
    """Who is owed how much, one line a worker, each employer apart; none for debts without names.

    Args:
        wages: The wages that the letter is about.
        facts: The project, for names and id numbers.
        words: The language.

    Raises:
        CannotIssue: The lines do not add up to what is owed.
    """
    for one in wages:
        _check_adds_up(one, facts, words)
    listed = [one for one in wages if one.workers]
    titles = (
        [words.say("workers_title")]
        if len(listed) == 1
        else [
            words.say(
                "workers_of",
                employer=facts.named(one.debt.employer_id) or words.say("employer_unknown"),
            )
            for one in listed
        ]
    )
    made = zip(titles, listed, strict=True)
    return tuple(Annex("", title, (_workers(one, facts, words),)) for title, one in made)


def sources_page(
    request: Request,
    wages: Sequence[Wages],
    stated: Sequence[Evidence],
    words: Words,
    of: Collection[SumOf] = frozenset({SumOf.owed}),
) -> Annex:
    """The page that says where each figure was read, for whoever reviews the draft.

    Args:
        request: What the letter is made from.
        wages: The wages that the letter is about.
        stated: Further rows that it states.
        words: The language.
        of: Which sums of the debts it states.
    """
    heads = tuple(words.say(f"source_{head}") for head in ("of", "table", "file", "sheet", "rows"))
    keys = {(one.debt.project_id, one.debt.employer_id) for one in wages}
    papers = [p for p in request.papers if (p.project_id, p.employer_id) in keys and p.of in of]
    lines = [
        _place(p.of.text.in_(words.lang), p.table, (p.file, p.sheet), p.rows, words) for p in papers
    ]
    paid = paid_seen_rows(wages, request)
    lines += list(_stated(tuple(dict.fromkeys([*stated, *paid])), words))
    intro = body(words.say("source_intro" if lines else "source_none"))
    blocks = (intro, Grid(heads, tuple(lines), _SOURCE_WIDTHS)) if lines else (intro,)
    return Annex(words.say("working_label"), words.say("source_title"), blocks)


def unlisted(wages: Sequence[Wages], words: Words) -> Iterator[str]:
    """What to say of wages whose workers nobody names, that a person took out, or nobody knows of.

    Args:
        wages: The wages that the letter is about.
        words: The language.
    """
    if any(not one.workers for one in wages):
        yield words.say("todo_workers")
    left = sum(one.left for one in wages)
    if left:
        yield words.say("todo_left", people=left)
    unknown = sum(one.debt.open for one in wages)
    if unknown:
        yield words.say("todo_unknown_lines", lines=unknown)


def _workers(wages: Wages, facts: Facts, words: Words) -> Grid:
    lines = tuple(
        (str(n), *_who(worker.worker_id, facts, words), format_yuan(worker.owed))
        for n, worker in enumerate(wages.workers, start=1)
    )
    people = words.say("people", people=len(lines))
    last = ("", words.say("worker_total"), people, format_yuan(wages.amount))
    heads = tuple(words.say(f"worker_{head}") for head in ("number", "name", "id_no", "owed"))
    return Grid(heads, (*lines, last), _WORKER_WIDTHS)


def _who(worker_id: str, facts: Facts, words: Words) -> tuple[str, str]:
    row = facts.parties.get(worker_id, {})
    id_no = row.get("id_no")
    name = row.get("name") or words.say("worker_unnamed")
    return name, mask(id_no) if id_no else words.say("unknown")


def _check_adds_up(wages: Wages, facts: Facts, words: Words) -> None:
    """The sum in the text, that of the lines and that of the run are one, or there is no letter."""
    if wages.workers and not wages.left and wages.amount != wages.debt.owed:
        name = facts.named(wages.debt.employer_id) or words.say("employer_unknown")
        figures = (format_yuan(wages.amount), format_yuan(wages.debt.owed))
        raise CannotIssue(words.say("sums_differ", party=name, lines=figures[0], owed=figures[1]))


def _stated(stated: Sequence[Evidence], words: Words) -> Iterator[tuple[str, ...]]:
    sheets: dict[tuple[str, str | None, str | None], list[int]] = {}
    for one in stated:
        numbers = sheets.setdefault((one.table, one.file, one.sheet), [])
        numbers += [] if one.row is None else [one.row]
    for (table, file, sheet), numbers in sheets.items():
        yield _place(words.say("source_stated"), table, (file, sheet), numbers, words)


def _place(
    what: str,
    table: str,
    place: tuple[str | None, str | None],
    numbers: Sequence[int],
    words: Words,
) -> tuple[str, ...]:
    schema, none = schemas().get(table), words.say("none")
    title = schema.title.in_(words.lang) if schema else plain(table)
    file, sheet = (plain(part or "") or none for part in place)
    return what, title, file, sheet, words.ranges(numbers) or none
