"""Text in a drawing: broken into lines that fit, and measured before anything is placed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from wagekit.views.chain.part import Line, Tone
from wagekit.views.fonts import FALLBACK, chinese_font, glyphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SIZES: Final[Mapping[Tone, float]] = {
    "name": 10.5,
    "role": 8.5,
    "contract": 9,
    "payment": 9,
    "people": 8.5,
    "found": 8.5,
    "explained": 8.5,
}
MISSING: Final = "〓"
LEADING: Final = 1.35
MOST_LINES: Final = 5
PIECES: Final = re.compile(r"[^\W\u2e80-\uffff]+[.,;:%)]*|.[）、，。；：》」』】”]*", re.DOTALL)
"""What is not broken: words in other scripts, numbers, and a character with what must follow it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that fit, under one another, with their size in points."""

    lines: tuple[Line, ...]
    width: float
    height: float


def block(lines: Iterable[Line], widest: float) -> Block:
    """Break `lines` so that none is wider than `widest` points."""
    broken = tuple(part for line in lines for part in _broken(line, widest))
    width = max((text_width(line.text, SIZES[line.tone]) for line in broken), default=0.0)
    return Block(broken, width, sum(SIZES[line.tone] * LEADING for line in broken))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float) -> float:
    """The width of `text` in points."""
    size_of: Any = _renderer().get_text_width_height_descent
    return float(size_of(text, _font(size), ismath=False)[0])


def _broken(line: Line, widest: float) -> Iterator[Line]:
    rows = list(rows_of(line.text, SIZES[line.tone], widest))
    if len(rows) > MOST_LINES:
        rows = [*rows[: MOST_LINES - 1], f"{rows[MOST_LINES - 1][:-1]}…"]
    yield from (Line(row, line.tone) for row in rows)


def rows_of(text: str, size: float, widest: float) -> Iterator[str]:
    """Break one line of text so that no row is wider than `widest` points."""
    row = ""
    for piece in _pieces(_drawable(text), size, widest):
        if row and text_width((row + piece).rstrip(), size) > widest:
            yield row.rstrip()
            row = piece.lstrip()
        else:
            row += piece
    if row.strip():
        yield row.rstrip()


def paragraph(text: str, size: float, widest: float) -> list[str]:
    """The rows into which a text is broken; none is wider than `widest` points."""
    return list(rows_of(text, size, widest))


def _drawable(text: str) -> str:
    """A character that no font has becomes the printers' mark for one; the table keeps it."""
    return "".join(char if ord(char) in glyphs() else MISSING for char in text)


def _pieces(text: str, size: float, widest: float) -> Iterator[str]:
    for piece in PIECES.findall(text):
        yield from [piece] if text_width(piece, size) <= widest else piece


@cache
def _font(size: float) -> FontProperties:
    return FontProperties(family=[chinese_font(), FALLBACK], size=size)


@cache
def _renderer() -> RendererAgg:
    """At 72 dots an inch a pixel is a point."""
    return RendererAgg(16, 16, 72)  # type: ignore[no-untyped-call]
