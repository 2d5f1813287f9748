"""Paragraphs of a document beside its tables: what no table took up is told, not lost."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from wagekit.intake.above import above_of
from wagekit.intake.headers import header_of
from wagekit.intake.notes import note
from wagekit.intake.part import Part, Unread
from wagekit.intake.raw import RawSheet
from wagekit.model.finding import Issue

_HEADING = 30
"""Characters of the longest paragraph that may be a heading."""
_SHOWN, _FIRST_WORDS = 3, 20


def about_prose(sheets: Sequence[RawSheet], parts: Iterable[Part | Unread]) -> Iterator[Issue]:
    """Say of one document how many of its paragraphs nothing was made of.

    Args:
        sheets: Its tables, each with what stands before it and elsewhere.
        parts: What was made of them.
    """
    read: dict[str | None, list[Part]] = {}
    for part in parts:
        if isinstance(part, Part):
            read.setdefault(part.sheet, []).append(part)
    left = chain.from_iterable(_left(sheet, read.get(sheet.sheet, [])) for sheet in sheets)
    if unread := list(left):
        shown = "；".join(text[:_FIRST_WORDS] for text in unread[:_SHOWN])
        file = sheets[0].source.name
        yield note("prose_unread", file, count=len(unread), shown=shown)


def _left(sheet: RawSheet, parts: Sequence[Part]) -> Iterator[str]:
    yield from (text for text in sheet.titles if not any(_is_read(text, part) for part in parts))
    yield from sheet.prose


def _is_read(text: str, part: Part) -> bool:
    """Whether a table took up a paragraph: as its heading, or all that its labels say."""
    pairs = above_of(text).pairs
    if not pairs:
        return len(text) <= _HEADING and "。" not in text
    profile = part.layout.profile
    known = {label for said in (profile.facts.values() if profile else ()) for label in said}
    taken = set(part.meta.facts.values())
    return all(value in taken or header_of(label).text in known for label, value in pairs)
