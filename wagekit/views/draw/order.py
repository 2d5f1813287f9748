"""Where things stand in their rows: few crossings, no overlap, children near their parents."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rows = list[list[int]]
    Near = Mapping[int, Sequence[int]]

SWEEPS = 24
GAP = 14.0
"""Points between two things in a row."""


def ordered(rows: Rows, above: Near, below: Near) -> Rows:
    """The order of each row that had the fewest crossings in a fixed number of sweeps.

    Args:
        rows: Item numbers from the top.
        above: For each item its neighbours one row up.
        below: For each item its neighbours one row down.
    """
    best, fewest = rows, crossings(rows, below)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        rows = _swept(rows, above if down else below, down=down)
        now = crossings(rows, below)
        if now < fewest:
            best, fewest = rows, now
    return best


def _swept(rows: Rows, near: Near, *, down: bool) -> Rows:
    place = {item: float(n) for row in rows for n, item in enumerate(row)}
    swept = list(rows)
    for index in range(len(rows)) if down else reversed(range(len(rows))):
        means = {i: _mean([place[j] for j in near.get(i, ())], place[i]) for i in rows[index]}
        swept[index] = sorted(rows[index], key=lambda i: (means[i], place[i]))
        place |= {item: float(n) for n, item in enumerate(swept[index])}
    return swept


def crossings(rows: Rows, below: Near) -> int:
    """How many pairs of lines between neighbouring rows cross."""
    total = 0
    for upper, lower in pairwise(rows):
        place = {item: n for n, item in enumerate(lower)}
        seen: list[int] = []
        for item in upper:
            ends = sorted(place[j] for j in below.get(item, ()) if j in place)
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def placed(rows: Rows, widths: Mapping[int, float], near: Near) -> dict[int, float]:
    """The middle of every item, in points: as near to its neighbours as its row allows."""
    x: dict[int, float] = {}
    for row in rows:
        x |= _packed(row, widths)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            x |= _settled(
                row, widths, {i: _mean([x[j] for j in near.get(i, ())], x[i]) for i in row}
            )
    left = min((x[i] - widths[i] / 2 for row in rows for i in row), default=0.0)
    return {item: middle - left for item, middle in x.items()}


def _packed(row: Sequence[int], widths: Mapping[int, float]) -> dict[int, float]:
    offsets = _offsets(row, widths)
    middle = offsets[-1] / 2 if offsets else 0.0
    return {item: offset - middle for item, offset in zip(row, offsets, strict=True)}


def _offsets(row: Sequence[int], widths: Mapping[int, float]) -> list[float]:
    """The middles of the items when each stands as close to the one before as it may."""
    offsets = [0.0] if row else []
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + (widths[left] + widths[right]) / 2 + GAP)
    return offsets


def _settled(
    row: Sequence[int], widths: Mapping[int, float], wanted: Mapping[int, float]
) -> dict[int, float]:
    """Least squares under the order of the row: neighbours that would collide move as one."""
    offsets = _offsets(row, widths)
    groups: list[tuple[float, int]] = []
    for item, offset in zip(row, offsets, strict=True):
        groups.append((wanted[item] - offset, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (last, n), (before, m) = groups.pop(), groups.pop()
            groups.append(((last * n + before * m) / (n + m), n + m))
    starts = [start for start, n in groups for _ in range(n)]
    return {i: start + offset for i, start, offset in zip(row, starts, offsets, strict=True)}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
