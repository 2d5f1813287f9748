"""Two states of one wage sheet in a case: 3月工资.xlsx and 3月工资（最终版）.xlsx."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pyarrow.compute as pc

from wagekit.intake.part import ROW, Part
from wagekit.intake.rows_of_all import AT, is_wage_sheet, joined, rows_of
from wagekit.intake.told_pairs import pairs_in_words
from wagekit.model.finding import Issue

_SAME = ("project_id", "month", "worker_id", "payable")
_ALSO = ("employer_id", "days")
"""What rows of one entry share, too, unless one of them does not say it."""
_STATE = ("deducted", "paid")
_MOST = 0.5
_OF_A_PART = re.compile("[上下]半月|[上中下]旬|第.{1,3}[次批]|补发|补差|预支|借支|奖金|加班")
"""Sheets of a part of the month, or of other pay: equal sums are no versions of each other."""


@dataclass(frozen=True, slots=True)
class _Line:
    part: int
    row: int
    also: tuple[str | None, ...]
    state: tuple[str | None, ...]

    def is_as(self, other: "_Line") -> bool:
        """Whether nothing that both say tells them apart."""
        return all(a == b or None in {a, b} for a, b in zip(self.also, other.also, strict=True))

    @property
    def paid(self) -> int:
        """Fen; an amount that is not known is less than any."""
        paid = self.state[-1]
        return -1 if paid is None else int(paid)


Pair = tuple[_Line, _Line]
"""A line that counts no more, and the one that does."""


def without_older(parts: Sequence[Part], meant: Collection[str] = ()) -> list[Part]:
    """Load of two versions of a wage sheet, person by person, the line with more paid.

    Args:
        parts: All sheets, linked.
        meant: Files that case.toml names: they are loaded whole.

    Returns:
        The same. Two sheets are versions where most rows of the shorter have the person, month
        and amount payable of a row of the other; a lone such row is told, and stays. Where every
        such row is equal in what was paid, too, the sheet is a copy, which is not settled here.
    """
    wages = {i: part for i, part in enumerate(parts) if _is_whole(part, meant)}
    done = list(parts)
    if len(wages) > 1:
        for (old, new), pairs in _by_parts(_older(wages)).items():
            rows = {line.row for line, _ in pairs}
            said = _issue(parts[old], parts[new], pairs)
            done[old] = replace(done[old], aside=done[old].aside | rows).noting([said])
    return done


def _is_whole(part: Part, meant: Collection[str]) -> bool:
    """Whether a wage sheet is of a whole month and of all pay."""
    whole = not any(_OF_A_PART.search(title) for title in part.meta.titles)
    return is_wage_sheet(part, _SAME) and whole and part.file not in meant


def _older(wages: Mapping[int, Part]) -> Iterator[Pair]:
    """Each line that another version has with more paid, or as much in an earlier sheet."""
    groups = list(_groups(wages))
    sizes = {i: len(part.settled().data) for i, part in wages.items()}
    shared = Counter(pair for group in groups for pair in _pairs_of(group))
    unlike = {pair for group in groups for pair in _pairs_of(group, of_states=True)}
    versions = {p for p in unlike if shared[p] > _MOST * min(sizes[i] for i in p)}
    for group in groups:
        dropped: set[_Line] = set()
        for one, other in combinations(group, 2):
            if {one, other} & dropped or (one.part, other.part) not in versions:
                continue
            if one.is_as(other):
                kept, gone = (one, other) if one.paid >= other.paid else (other, one)
                dropped.add(gone)
                yield gone, kept


def _pairs_of(group: Sequence[_Line], *, of_states: bool = False) -> Iterator[tuple[int, int]]:
    for one, other in combinations(group, 2):
        if one.is_as(other) and not (of_states and one.state == other.state):
            yield one.part, other.part


def _groups(wages: Mapping[int, Part]) -> Iterator[list[_Line]]:
    """The lines of one person, month and amount in several sheets, once in each of them."""
    table = rows_of(wages, (*_SAME, *_ALSO, *_STATE))
    there = pc.and_(pc.is_valid(table["worker_id"]), pc.is_valid(table["payable"]))
    table = table.filter(there)
    codes = joined(table, _SAME).combine_chunks().dictionary_encode().indices.to_numpy()
    often = np.bincount(codes, minlength=1) > 1
    found = np.flatnonzero(often[codes])
    groups: defaultdict[int, list[_Line]] = defaultdict(list)
    for code, row in zip(codes[found].tolist(), table.take(found).to_pylist(), strict=True):
        also, state = (tuple(row[n] for n in names) for names in (_ALSO, _STATE))
        groups[code].append(_Line(row[AT], row[ROW], also, state))
    for group in groups.values():
        if len({line.part for line in group}) == len(group):
            yield group


def _by_parts(pairs: Iterator[Pair]) -> dict[tuple[int, int], list[Pair]]:
    found: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for gone, kept in pairs:
        found[gone.part, kept.part].append((gone, kept))
    return dict(sorted(found.items()))


def _issue(part: Part, other: Part, pairs: Sequence[Pair]) -> Issue:
    rows = pairs_in_words([(gone.row, kept.row) for gone, kept in pairs])
    return part.note(
        "older_version", pairs[0][0].row, other=other.place, count=len(pairs), rows=rows
    )
