"""Which rows the sums of a debt are read from, in words: a part of `liability.md`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from wagekit.model.schema import tables
from wagekit.model.text import Text
from wagekit.views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wagekit.model.paper import Paper

TITLE: Final = Text("数额依据（来源文件和行号）", "Where the sums come from (file and rows)")
BY_HAND: Final = Text("（无来源文件）", "(no file)")
SHEET: Final = Text("{file}“{sheet}”", "{file} “{sheet}”")
ROWS: Final = Text("{table} {place} 第{rows}行", "{table} {place} rows {rows}")
JOIN: Final = Text("、", ", ")
SEMICOLON: Final = Text("；", "; ")
COLON: Final = Text("：", ": ")


def papers_part(papers: Sequence[Paper], *, lang: str) -> Iterator[str]:
    """A line for each sum, with the sheets and rows that it is read from.

    Args:
        papers: The rows of one debt, in the order of the sums.
        lang: `zh` or `en`.
    """
    for of, same in groupby(papers, key=lambda one: one.of):
        said = SEMICOLON.in_(lang).join(_paper(one, lang) for one in same)
        yield f"- {of.text.in_(lang)}{COLON.in_(lang)}{said}"


def _paper(one: Paper, lang: str) -> str:
    file = BY_HAND.in_(lang) if one.file is None else plain(one.file)
    place = SHEET.in_(lang).format(file=file, sheet=plain(one.sheet)) if one.sheet else file
    table = tables()[one.table].title.in_(lang)
    rows = JOIN.in_(lang).join(_ranges(one.rows))
    return ROWS.in_(lang).format(table=table, place=place, rows=rows)


def _ranges(rows: Iterable[int]) -> Iterator[str]:
    """Row numbers, neighbours drawn together: 2–40, 44."""
    apart = enumerate(rows)
    for _, run in groupby(apart, key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        first, last = numbers[0], numbers[-1]
        yield str(first) if first == last else f"{first}–{last}"
