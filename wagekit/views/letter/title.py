"""How the title of an official letter breaks: whole words, few lines, wide at the top or middle."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK: Final = re.compile(r" ?[,:–] ")
LONGEST: Final = 20
"""Full-width characters of 22 pt on a line of 156 mm."""


def broken(words: Sequence[str]) -> tuple[str, ...]:
    """The lines of a title.

    Args:
        words: Parts between which it may break; one that is longer than a line breaks inside.
    """
    pieces = [piece for word in _hung(words) for piece in _pieces(word)]
    for lines in range(1, len(pieces) + 1):
        fitting = [made for made in _partitions(pieces, lines) if max(map(width, made)) <= LONGEST]
        if fitting:
            return min(fitting, key=_ugliness)
    return tuple(pieces)


def width(text: str) -> float:
    """How many full-width characters a text is wide; ASCII counts half.

    Args:
        text: A line.
    """
    return sum(0.5 if c.isascii() else 1 for c in text)


def _hung(words: Sequence[str]) -> Sequence[str]:
    """No line begins with a comma or a dash: it ends the part before."""
    made: list[str] = []
    for word in words:
        mark = _MARK.match(word)
        if mark and made:
            made[-1] += mark[0]
        made.append(word[mark.end() :] if mark and made else word)
    return made


def _pieces(word: str) -> Iterator[str]:
    line = ""
    for character in word:
        if width(line + character) > LONGEST:
            yield line
            line = ""
        line += character
    if line:
        yield line


def _partitions(pieces: Sequence[str], lines: int) -> Iterator[tuple[str, ...]]:
    for cuts in combinations(range(1, len(pieces)), lines - 1):
        ends = (0, *cuts, len(pieces))
        yield tuple("".join(pieces[a:b]) for a, b in pairwise(ends))


def _ugliness(lines: tuple[str, ...]) -> float:
    """Lines of one length make a block and a last line that is the widest a pyramid: neither."""
    wide = [width(line) for line in lines]
    block = 8 * sum(a == b for a, b in pairwise(wide))
    hollow = 8 * sum(wide[i] < min(wide[i - 1], wide[i + 1]) for i in range(1, len(wide) - 1))
    return max(wide) - min(wide) + block + hollow
