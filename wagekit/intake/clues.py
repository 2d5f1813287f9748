"""Which clue a list of claimants belongs to: what stands above it, or the case's only clue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa

from wagekit.intake.glance import constant
from wagekit.intake.part import Part
from wagekit.model.schema import tables


def place_in_clues(parts: Sequence[Part]) -> list[Part]:
    """Fill `clue_id` of lists of claimants that have no such column.

    Args:
        parts: All sheets of the case.

    Returns:
        The same. Where the clue cannot be seen, claimants that were read beside a roster are let
        go with an issue, and those of a list of their own are left to be set aside.
    """
    known = {key for part in parts for key in _ids(part)}
    only = next(iter(known)) if len(known) == 1 else None
    return [_placed(part, only) if _lacks(part) else part for part in parts]


def _labels() -> tuple[str, ...]:
    number = tables()["clue"].column("clue_id")
    return (number.zh, *number.aliases)


def _ids(part: Part) -> Iterator[str]:
    ids = part.column("clue_id") if part.table == "clue" else None
    yield from (key for key in (ids.to_pylist() if ids else ()) if key)


def _lacks(part: Part) -> bool:
    listed = part.table == "claimant" and not part.layout.canonical
    return listed and part.column("clue_id") is None and len(part.data) > 0


def _placed(part: Part, only: str | None) -> Part:
    clue = part.meta.said(_labels()) or only
    if clue is not None:
        filled = constant(pa.scalar(clue, pa.string()), len(part.data))
        return part.with_column("clue_id", filled).noting([part.note("one_clue", clue=clue)])
    if not part.second:
        return part
    nothing = replace(part, data=part.data.slice(0, 0), read=0)
    return nothing.noting([part.note("no_clue", target="claimed_amount")])
