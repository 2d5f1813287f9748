"""The frame of every letter: what a kind says goes in, what all letters have stands around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wagekit.views.letter.annex import todo_annex
from wagekit.views.letter.cite import not_fully_checked, still_to_come
from wagekit.views.letter.desk import issuer, number, to_supply
from wagekit.views.letter.part import numbered
from wagekit.views.letter.row_places import rows_placed
from wagekit.views.letter.text import numbers_of
from wagekit.views.letter.title import broken
from wagekit.views.letter.view import LetterView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagekit.model.finding import Finding
    from wagekit.views.letter.part import Part
    from wagekit.views.letter.request import Request
    from wagekit.views.letter.view import Annex, Block
    from wagekit.views.letter.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one kind puts into the frame.

    Attributes:
        title: Pieces of the title, between which it may break.
        addressee: To whom, without the colon; empty leaves the place open.
        opening: What comes before the sections.
        parts: The sections.
        closing: What comes after them.
        annexes: What goes out with the letter; their labels are given here.
        working: Pages for whoever reviews the draft, taken out before issue.
        articles: The law rows that the letter cites.
        findings: The findings that it speaks of.
        todo: What else is to be supplied, beside what the sections lack.
    """

    title: Sequence[str]
    addressee: str
    opening: Sequence[Block]
    parts: Sequence[Part]
    closing: Sequence[Block] = ()
    annexes: Sequence[Annex] = ()
    working: Sequence[Annex] = ()
    articles: Sequence[str] = ()
    findings: Sequence[Finding] = ()
    todo: Sequence[str] = ()


def framed(content: Content, request: Request, words: Words) -> LetterView:
    """The whole letter, rows that nobody numbered said by their place, personal numbers masked.

    Args:
        content: What the kind says.
        request: What the letter is made from.
        words: The language, with the sentences of the kind.
    """
    settings = request.settings
    placed, masked = rows_placed(request.tables, words), numbers_of(request.tables).masked
    note = todo_annex(list(_todo(content, request, words)), words)
    return LetterView(
        lang=words.lang,
        name=words.say("name"),
        draft=words.say("draft"),
        issuer=issuer(settings, words),
        number=number(settings, words),
        title=broken(content.title),
        addressee=_addressee(content.addressee, words),
        body=(*content.opening, *numbered(content.parts, words), *content.closing),
        annexed=_annexed(content.annexes, words),
        signature=issuer(settings, words),
        date=words.say("signature_date"),
        contact=words.say("contact"),
        annexes=(*_labelled(content.annexes, words), *content.working, note),
    ).mapped(lambda text: masked(placed(text)))


def _addressee(named: str, words: Words) -> str:
    return words.say("addressee_named", addressee=named) if named else words.say("addressee")


def _annexed(annexes: Sequence[Annex], words: Words) -> str:
    """What is annexed: one by its title, several counted, each on a line of its own."""
    if len(annexes) == 1:
        return words.say("annex_line", titles=annexes[0].title)
    titles = (f"{n}. {annex.title}" for n, annex in enumerate(annexes, start=1))
    return words.say("annex_line", titles=words.say("annex_gap").join(titles)) if annexes else ""


def _labelled(annexes: Sequence[Annex], words: Words) -> Iterator[Annex]:
    alone = len(annexes) == 1
    for n, annex in enumerate(annexes, start=1):
        label = words.say("annex_label") if alone else words.say("annex_numbered", number=n)
        yield replace(annex, label=label)


def _todo(content: Content, request: Request, words: Words) -> Iterator[str]:
    yield from to_supply(request, content.findings, content.addressee, words)
    yield from content.todo
    yield from (what for part in content.parts for what in part.todo)
    later = still_to_come(content.articles, words)
    if later:
        yield words.say("todo_later", articles=later)
    unchecked = not_fully_checked(content.articles, words)
    yield words.say("todo_articles", articles=unchecked) if unchecked else words.say("todo_law")
