"""The row of every box: by the tier of contracts, else one below who pays or employs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Pairs = Collection[tuple[str, str]]


def tiers_of(known: Mapping[str, int | None], edges: Sequence[Pairs]) -> dict[str, int]:
    """The row of every node, 0 at the top.

    Args:
        known: Every node, with its tier where it is known.
        edges: From issuer to contractor, which place what stands in a circle; from employer to
            worker; from payer to payee. Where one kind places a node the next leaves it there.
    """
    placed = {node: tier for node, tier in known.items() if tier is not None}
    _spread_all(placed, edges)
    for start in sorted(known):
        if start not in placed:
            placed[start] = 0
            _spread_all(placed, edges)
    top = min(placed.values(), default=0)
    return {node: tier - top for node, tier in placed.items()}


def _spread_all(placed: dict[str, int], edges: Sequence[Pairs]) -> None:
    for count in range(1, len(edges) + 1):
        _spread(placed, [pair for kind in edges[:count] for pair in kind])


def _spread(placed: dict[str, int], edges: Pairs) -> None:
    """Who is paid stands below who pays; above it stands only who is paid by nobody placed."""
    while fresh := _below(placed, edges) or _above(placed, edges):
        placed |= fresh


def _below(placed: Mapping[str, int], edges: Pairs) -> dict[str, int]:
    found: dict[str, int] = {}
    for upper, lower in edges:
        if upper in placed and lower not in placed:
            found[lower] = min(found.get(lower, placed[upper] + 1), placed[upper] + 1)
    return found


def _above(placed: Mapping[str, int], edges: Pairs) -> dict[str, int]:
    found: dict[str, int] = {}
    for upper, lower in edges:
        if lower in placed and upper not in placed:
            found[upper] = min(found.get(upper, placed[lower] - 1), placed[lower] - 1)
    return found
