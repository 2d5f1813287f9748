"""A part of a letter while it is made: its blocks, and what is still to be supplied for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagekit.views.letter.view import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.views.letter.view import Block
    from wagekit.views.letter.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """One section.

    Attributes:
        heading: Its heading, without the number.
        blocks: Its content; a section without content is left out.
        todo: What the data do not hold.
    """

    heading: str
    blocks: tuple[Block, ...]
    todo: tuple[str, ...] = ()


def body(text: str) -> Paragraph:
    """A paragraph of running text.

    Args:
        text: The words.
    """
    return Paragraph("body", text)


def numbered(parts: Sequence[Part], words: Words) -> tuple[Block, ...]:
    """The sections one after the other, each under its numbered heading.

    Args:
        parts: The sections.
        words: The language.
    """
    blocks: list[Block] = []
    filled = (part for part in parts if part.blocks)
    for number, part in enumerate(filled, start=1):
        mark = f"{words.numeral(number)}、" if words.lang == "zh" else f"{number}. "
        blocks += [Paragraph("heading", mark + part.heading), *part.blocks]
    return tuple(blocks)
