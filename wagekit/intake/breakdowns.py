"""Rows below a total that say what it is made of: 其中：木工班, 余额, 减：罚款."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake import row_words
from wagekit.intake.glance import by_text
from wagekit.intake.texts import as_chunked

_OF_SOME = r"小[\s\p{Z}]*计"
_WORDS = f"{row_words.OF_WHICH}|{row_words.LEDGER_WORD}"
Marks = npt.NDArray[np.bool_]


class Said(NamedTuple):
    """What is known of the rows of a list of people.

    Attributes:
        data: Those that are data as far as is known.
        totals: Those that are sums.
        first: The first cells of each, and the first that is filled.
        names: The columns of names.
        personal: Rows with somebody's own number.
    """

    data: pa.ChunkedArray
    totals: pa.ChunkedArray
    first: Sequence[pa.ChunkedArray]
    names: Sequence[pa.ChunkedArray]
    personal: pa.ChunkedArray


def without_breakdowns(said: Said) -> pa.ChunkedArray:
    """The data rows without the parts of a total that stand below it.

    A team is a part only below the last total and below all people: elsewhere its name may stand
    for somebody's. Below a 小计 people go on.

    Args:
        said: The rows.
    """
    at = np.flatnonzero(said.totals.to_numpy())
    start = int(at[0]) + 1
    data = said.data.to_numpy().copy()
    open_rows = data[start:] & ~said.personal[start:].to_numpy()
    first = [column[start:] for column in said.first]
    names = [column[start:] for column in said.names] or first[-1:]
    sure = open_rows & (_matching(first[-1:], row_words.OF_WHICH) | _named(names, first, _WORDS))
    teams = open_rows & ~sure & _named(names, first, row_words.TEAM)
    data[start:] &= ~sure
    data[_below_all(said, data, teams, start)] = False
    return as_chunked(pa.array(data))


def _named(names: Sequence[pa.ChunkedArray], first: Sequence[pa.ChunkedArray], words: str) -> Marks:
    """Where such a word is the name, or stands before it and there is no name."""
    nameless: Marks = np.all([pc.is_null(name).to_numpy() for name in names], axis=0)
    return _matching(names, words) | (nameless & _matching(first, words))


def _below_all(said: Said, data: Marks, teams: Marks, start: int) -> npt.NDArray[np.int64]:
    """The teams below the last total that is no 小计, where people stand above it, none below."""
    of_some = _matching([*said.first, *said.names], _OF_SOME)
    wholes = np.flatnonzero(said.totals.to_numpy() & ~of_some)
    rows = np.flatnonzero(teams) + start
    people = data.copy()
    people[rows] = False
    others = np.flatnonzero(people)
    if not len(wholes) or not len(others):
        return rows[:0]
    last = max(int(wholes[-1]), int(others[-1]))
    return rows[(rows > last) & (int(others[0]) < int(wholes[-1]))]


def _matching(columns: Sequence[pa.ChunkedArray], pattern: str) -> Marks:
    found = [
        pc.fill_null(by_text(c, lambda texts: pc.match_substring_regex(texts, pattern)), False)
        for c in columns
    ]
    marks: Marks = np.any([each.to_numpy() for each in found], axis=0)
    return marks
