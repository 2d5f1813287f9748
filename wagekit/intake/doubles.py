"""Wage and ledger rows that stand twice: in a copied sheet they load once, else they are named."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from wagekit.intake.part import Part
from wagekit.intake.same_entry import SAME, Line, alike
from wagekit.intake.told_pairs import pairs_in_words
from wagekit.model.finding import Issue

Place = tuple[str, str | None]
"""File and sheet."""
_COPY = 0.5
"""From this share of the shorter sheet on, equal rows make it a copy; fewer may be two payments."""


def without_copies(parts: Sequence[Part], meant: Collection[str] = ()) -> list[Part]:
    """Set aside rows that a copied sheet repeats, and say which rows look like double entries.

    Args:
        parts: All sheets, linked.
        meant: Files that case.toml names: what they repeat of other files is loaded again.

    Returns:
        The same. A row is set aside only where another file or sheet has it cell for cell, and
        at least half of the shorter of the two sheets; within one sheet both rows stay.
    """
    done = list(parts)
    for table in SAME:
        members = [i for i, part in enumerate(parts) if _is_member(part, table)]
        for pairs in _by_places(_later(parts, members)):
            at = pairs[0][0].part
            done[at] = _told(done[at], parts, pairs, meant)
    return done


def _is_member(part: Part, table: str) -> bool:
    return part.table == table and not part.second and len(part.data) > 0


def _later(parts: Sequence[Part], members: Sequence[int]) -> Iterator[tuple[Line, Line]]:
    """Each row that looks like an earlier one, with that: one equal in every cell if there is."""
    for group in alike({i: parts[i].settled() for i in members}):
        firsts: dict[str, dict[Place, Line]] = {}
        here: dict[Place, Line] = {}
        for line in group:
            own = _place(parts, line)
            same = firsts.setdefault(line.cells, {})
            elsewhere = next((one for place, one in same.items() if place != own), None)
            before = elsewhere or here.get(own) or next(iter(here.values()), None)
            # Of two rows with one number only one loads, which is said there.
            if before is not None and not (line.key and line.key == before.key):
                yield line, before
            same.setdefault(own, line)
            here.setdefault(own, line)


def _place(parts: Sequence[Part], line: Line) -> Place:
    return parts[line.part].file, parts[line.part].sheet


def _by_places(pairs: Iterator[tuple[Line, Line]]) -> Iterator[list[tuple[Line, Line]]]:
    """The pairs of each two places together, those equal in every cell apart from the others."""

    def place(pair: tuple[Line, Line]) -> tuple[int, int, bool]:
        return pair[0].part, pair[1].part, pair[0].cells == pair[1].cells

    found = sorted(pairs, key=lambda pair: (*place(pair), pair[0].row))
    for _, group in groupby(found, key=place):
        yield list(group)


def _told(
    part: Part, parts: Sequence[Part], pairs: list[tuple[Line, Line]], meant: Collection[str]
) -> Part:
    line, before = pairs[0]
    other = parts[before.part]
    if (part.file, part.sheet) == (other.file, other.sheet):
        return part.noting([_issue("double_entry", part, other, pairs)])
    shorter = min(len(parts[line.part].settled().data), len(other.settled().data))
    again = part.file in meant and part.file != other.file
    if again or line.cells != before.cells or len(pairs) < _COPY * shorter:
        return part.noting([_issue("double_elsewhere", part, other, pairs)])
    rows = frozenset(line.row for line, _ in pairs)
    said = _issue("copied_rows", part, other, pairs)
    return replace(part, aside=part.aside | rows).noting([said])


def _issue(code: str, part: Part, other: Part, pairs: list[tuple[Line, Line]]) -> Issue:
    rows = pairs_in_words([(line.row, before.row) for line, before in pairs])
    return part.note(code, pairs[0][0].row, other=other.place, count=len(pairs), rows=rows)
