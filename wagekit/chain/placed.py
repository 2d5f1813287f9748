"""Payments and contracts laid side by side in one project, or in none that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from wagekit.core.logic import Frame

NOWHERE = nw.lit("")


def here_or_unplaced(held: Frame, moved: Frame, *parties: str) -> Frame:
    """`held` beside each payment of `moved` in its own project, or in none that is known.

    Firms have payments in many projects: joined on parties alone, each would meet all of them.
    """
    return placed_or_not(held).join(moved, on=["_place", *parties]).drop("_place")


def placed_or_not(held: Frame) -> Frame:
    """`held` twice: in its own project, and where no project is known."""
    placed = held.with_columns(_place="project_id")
    return nw.concat([placed, held.with_columns(_place=NOWHERE)], how="vertical")


def place_of(counts: nw.Expr) -> nw.Expr:
    """Where a payment was made; null, so that it meets nothing, where it does not count.

    A filter would make the engine expect few of many payments, and hash them instead of contracts.
    """
    return nw.when(counts).then(nw.coalesce("project_id", NOWHERE))


def in_only_project(moved: Frame, project: Frame) -> Frame:
    """`moved`, with what names no project in the only one of the data, if there is one only."""
    ends = project.select(_only=nw.col("project_id").min(), _last=nw.col("project_id").max())
    only = nw.when(nw.col("_only") == nw.col("_last")).then("_only")
    joined = moved.join(ends, how="cross").with_columns(project_id=nw.coalesce("project_id", only))
    return joined.drop("_only", "_last")
