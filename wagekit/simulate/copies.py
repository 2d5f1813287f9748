"""The copies of the lawful project, and the firms that work in several of them, as tables.

Each has the columns that cells are filled in from: its number, its region, an id for every mark, by
how many months its days are shifted and by how many percent its amounts are scaled. All of it
follows from the seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.simulate.cells import column_of
from wagekit.simulate.overlay import PROJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagekit.simulate.plant import Lawful

DIGITS = 7
"""Of a number in an id, at least."""
SHIFTS, SCALES, LEAST = 6, 51, 80
"""Copies begin within so many months; amounts are from `LEAST` percent up, in so many steps."""
COPIES = "copies"
MAKE_COPIES = """
CREATE TABLE copies AS
SELECT n, {variant} AS variant, {number} AS number, {ids}, {region} AS region,
  {shift} AS shift, {scale} AS scale
FROM (
  SELECT n, row_number() OVER (ORDER BY md5('{seed}:' || n), n) AS place
  FROM range(1, {projects} + 1) t(n)
)
"""
MAKE_FIRMS = """
CREATE TABLE firms_{firm} AS
SELECT n, 0 AS variant, {number} AS number, {id} AS {column}, 0 AS shift, 100 AS scale
FROM range({firms}) t(n)
"""


def copies(base: Lawful, numbers: Sequence[int], projects: int, seed: int) -> str:
    """The SQL that makes the copies: so many with each fault, at places that the seed picks."""
    width = _width(projects)
    ids = {PROJECT: _id(PROJECT, "n", width)}
    for firm, many in base.shared.items():
        ids[firm] = _id(firm, _pick(seed, firm, firms(projects, many)), width)
    regions = ", ".join(f"'{region}'" for region in base.regions)
    return MAKE_COPIES.format(
        variant=_variant(numbers),
        number=_padded("n", width),
        ids=", ".join(f"{made} AS {column_of(mark)}" for mark, made in ids.items()),
        region=f"[{regions}][1 + {_pick(seed, 'region', len(base.regions))}]",
        shift=_pick(seed, "shift", SHIFTS),
        scale=f"{LEAST} + {_pick(seed, 'scale', SCALES)}",
        seed=seed,
        projects=projects,
    )


def firms_of(base: Lawful, firm: str, projects: int) -> str:
    """The SQL that makes the firms that stand in for one shared party."""
    width = _width(projects)
    return MAKE_FIRMS.format(
        firm=firm,
        number=_padded("n", width),
        id=_id(firm, "n", width),
        column=column_of(firm),
        firms=firms(projects, base.shared[firm]),
    )


def firms(projects: int, many: int) -> int:
    """How many firms there are of which each works in `many` projects."""
    return max(projects // many, 1)


def _width(projects: int) -> int:
    """SQL cuts off what is wider than it is padded to."""
    return max(DIGITS, len(str(projects)))


def _id(mark: str, number: str, width: int) -> str:
    return f"'{mark}' || {_padded(number, width)}"


def _padded(number: str, width: int) -> str:
    return f"lpad(({number})::VARCHAR, {width}, '0')"


def _pick(seed: int, salt: str, count: int) -> str:
    """A number below `count` that looks random and is the same on every machine."""
    return f"(md5_number_lower('{seed}:{salt}:' || n) % {count})::INTEGER"


def _variant(numbers: Sequence[int]) -> str:
    """Which fault a copy has, by its place in a random order; 0 is none."""
    until, cases = 0, ""
    for variant, number in enumerate(numbers, start=1):
        until += number
        cases += f" WHEN place <= {until} THEN {variant}"
    return f"CASE{cases} ELSE 0 END" if cases else "0"
