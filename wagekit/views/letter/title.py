"""How the title of an official letter breaks: whole words, few lines, wide at the top or middle."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK: Final = re.compile(r" ?[,:–] ")
_CUT: Final = re.compile(
    r"(?<=[省市县区镇乡村街路期段）、])(?![）、部域民政府委级内口间道长]|项目|工程|公司)"
    r"|(?<=年度|项目|工程|公司|改造)(?![）、部]|项目|工程|公司)|(?<= )"
)
"""Where a long name may break: after a place, a stage or a noun that ends one."""
LONGEST: Final = 20
"""Full-width characters of 22 pt on a line of 156 mm."""
_COMPARED: Final = 2000
"""Ways to break that are compared, of a title of a few lines all; a longer one takes the best."""


def broken(words: Sequence[str]) -> tuple[str, ...]:
    """The lines of a title.

    Args:
        words: Parts between which it may break; one that is longer than a line breaks inside.
    """
    pieces = [piece for word in _hung(words) for piece in _pieces(word)]
    fewest = [_fewest(pieces[start:]) for start in range(len(pieces) + 1)]
    ways = islice(_partitions(pieces, 0, fewest), _COMPARED)
    return min(ways, key=_ugliness)


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
    """The word itself, or what it may be cut into where it is longer than a line."""
    if width(word) <= LONGEST:
        yield word
        return
    for part in _CUT.split(word):
        yield from _hard_cut(part)


def _hard_cut(part: str) -> Iterator[str]:
    line = ""
    for character in part:
        if width(line + character) > LONGEST:
            yield line
            line = ""
        line += character
    if line:
        yield line


def _partitions(
    pieces: Sequence[str], start: int, fewest: Sequence[int]
) -> Iterator[tuple[str, ...]]:
    """The ways to fill as few lines as the pieces from `start` on need, none too long.

    Args:
        pieces: The whole title.
        start: The first piece of the first line.
        fewest: How many lines the pieces from each on need.
    """
    if start == len(pieces):
        yield ()
        return
    line = ""
    for end, piece in enumerate(pieces[start:], start=start + 1):
        line += piece
        if width(line) > LONGEST:
            return
        if fewest[end] < fewest[start]:
            yield from ((line, *rest) for rest in _partitions(pieces, end, fewest))


def _fewest(pieces: Sequence[str]) -> int:
    """How many lines the pieces need, each line taking as many as it can."""
    lines, line = 0, LONGEST + 1.0
    for piece in pieces:
        line += width(piece)
        if line > LONGEST:
            lines, line = lines + 1, width(piece)
    return lines


def _ugliness(lines: tuple[str, ...]) -> float:
    """Lines of one length make a block and a last line that is the widest a pyramid: neither."""
    wide = [width(line) for line in lines or ("",)]
    block = 8 * sum(a == b for a, b in pairwise(wide))
    hollow = 8 * sum(wide[i] < min(wide[i - 1], wide[i + 1]) for i in range(1, len(wide) - 1))
    return max(wide) - min(wide) + block + hollow
