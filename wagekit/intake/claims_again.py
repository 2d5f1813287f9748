"""Ledgers of claims saved month by month: each repeats the periods before, perhaps paid by now."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wagekit.intake.file_order import natural
from wagekit.intake.part import ROW, Part
from wagekit.intake.rows_of_all import AT, filled_cells, rows_of
from wagekit.intake.told_pairs import pairs_in_words
from wagekit.model.finding import Issue

_SAME = (
    "project_id", "contract_id", "kind", "period", "certified_amount", "payable_amount",
    "cumulative",
)  # fmt: skip
_ALSO = ("certified_on", "due_on")
"""Days that one claim has, unless a ledger does not say them."""
_AMOUNTS = ("certified_amount", "payable_amount")

_Where = tuple[int, int]
"""Sheet and row."""
_Told = tuple[object, ...]


def without_claims_again(parts: Sequence[Part]) -> list[Part]:
    """Load a claim once that the ledgers of two files have: the line that fills more cells.

    Args:
        parts: All sheets, linked.

    Returns:
        The same. Two lines of one file stay two claims; where both files number their claims
        themselves the numbers tell, and not this.
    """
    ledgers = {i: part for i, part in enumerate(parts) if _is_ledger(part)}
    if len({part.file for part in ledgers.values()}) < 2:  # noqa: PLR2004 - two files
        return list(parts)
    cells = {i: filled_cells(part) for i, part in ledgers.items()}
    again: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for (part, row), (other, at) in _again(ledgers, cells):
        again[part, other].append((row, at))
    done = list(parts)
    for (index, other), pairs in sorted(again.items()):
        rows = {row for row, _ in pairs}
        said = _issue(parts[index], parts[other], pairs)
        done[index] = replace(done[index], aside=done[index].aside | rows).noting([said])
    return done


def _is_ledger(part: Part) -> bool:
    return part.table == "claim" and not part.second and len(part.data) > 0


def _again(
    ledgers: Mapping[int, Part], cells: Mapping[int, Mapping[int, int]]
) -> Iterator[tuple[_Where, _Where]]:
    """Each line that says a claim again, with the line that counts."""

    def rank(where: _Where) -> tuple[bool, int, tuple[tuple[int, int, str], ...]]:
        part = ledgers[where[0]]
        return not part.numbered, cells[where[0]][where[1]], natural(part.file)

    for group in _groups(ledgers):
        kept = max(group, key=rank)
        for where in group:
            other = ledgers[where[0]], ledgers[kept[0]]
            if other[0].file != other[1].file and any(part.numbered for part in other):
                yield where, kept


def _groups(ledgers: Mapping[int, Part]) -> Iterator[list[_Where]]:
    """Lines of one claim: the second of its like in a file goes with the second of another."""
    groups: defaultdict[_Told, list[_Where]] = defaultdict(list)
    often: Counter[_Told] = Counter()
    known: defaultdict[_Told, list[_Told]] = defaultdict(list)
    for row in _rows(ledgers):
        like = tuple(row[name] for name in _SAME)
        days = _days(known[like], tuple(row[name] for name in _ALSO))
        file = ledgers[row[AT]].file
        often[file, like, days] += 1
        groups[like, days, often[file, like, days]].append((row[AT], row[ROW]))
    return (group for group in groups.values() if len(group) > 1)


def _days(known: list[_Told], own: _Told) -> _Told:
    """Of the days of claims that are alike those with which a row's own agree; else its own."""
    for days in known:
        if all(a == b or None in {a, b} for a, b in zip(own, days, strict=True)):
            return days
    known.append(own)
    return own


def _rows(ledgers: Mapping[int, Part]) -> list[dict[str, Any]]:
    rows = rows_of(ledgers, (*_SAME, *_ALSO)).to_pylist()
    return [r for r in rows if r["contract_id"] and any(r[name] for name in _AMOUNTS)]


def _issue(part: Part, other: Part, pairs: Sequence[tuple[int, int]]) -> Issue:
    rows = pairs_in_words(pairs)
    return part.note("claims_again", pairs[0][0], other=other.place, count=len(pairs), rows=rows)
