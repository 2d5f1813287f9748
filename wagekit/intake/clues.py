"""Which clue a list of claimants belongs to: what stands above it, or the case's only clue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from wagekit.intake.glance import constant
from wagekit.intake.part import Part
from wagekit.model.schema import tables

_SEVERAL = re.compile(r"[、，,;；\s]")


def place_in_clues(parts: Sequence[Part]) -> list[Part]:
    """Fill `clue_id` of lists of claimants that have no such column.

    Args:
        parts: All sheets of the case.

    Returns:
        The same. Where the clue cannot be seen, claimants that were read beside a roster are let
        go with an issue, and those of a list of their own are left to be set aside.
    """
    known = dict(pair for part in parts for pair in _clues(part))
    only = next(iter(known.items())) if len(known) == 1 else None
    projects = {_place(part): set(_projects(part)) for part in parts if not part.second}
    return [
        _placed(part, only, projects.get(_place(part), set())) if _lacks(part) else part
        for part in parts
    ]


def _place(part: Part) -> tuple[str, str | None]:
    return part.file, part.sheet


def _projects(part: Part) -> Iterator[str]:
    ids = part.column("project_id")
    yield from (key for key in (pc.unique(ids).to_pylist() if ids else ()) if key)


def _labels() -> tuple[str, ...]:
    number = tables()["clue"].column("clue_id")
    return (number.zh, *number.aliases)


def _clues(part: Part) -> Iterator[tuple[str, str | None]]:
    """Each clue with its project."""
    ids, projects = part.column("clue_id"), part.column("project_id")
    if part.table == "clue" and ids is not None:
        nothing = [None] * len(ids)
        of = nothing if projects is None else projects.to_pylist()
        yield from ((key, project) for key, project in zip(ids.to_pylist(), of, strict=True) if key)


def _lacks(part: Part) -> bool:
    listed = part.table == "claimant" and not part.layout.canonical
    return listed and part.column("clue_id") is None and len(part.data) > 0


def _placed(part: Part, only: tuple[str, str | None] | None, projects: set[str]) -> Part:
    # Of a list of its own nobody says that wages are claimed: it may be of goods or machines.
    clue = _named(part) or (_fitting(only, projects) if part.second else None)
    if clue is not None:
        filled = constant(pa.scalar(clue, pa.string()), len(part.data))
        return part.with_column("clue_id", filled).noting([part.note("one_clue", clue=clue)])
    if not part.second:
        return part
    nothing = replace(part, data=part.data.slice(0, 0), read=0)
    return nothing.noting([part.note("no_clue", target="claimed_amount")])


def _named(part: Part) -> str | None:
    """The one number above the list; two name neither."""
    said = part.meta.said(_labels())
    return said if said and not _SEVERAL.search(said) else None


def _fitting(only: tuple[str, str | None] | None, projects: set[str]) -> str | None:
    """The only clue, unless it is about another project than a person of the list."""
    if only is None:
        return None
    clue, project = only
    return clue if project is None or projects <= {project} else None
