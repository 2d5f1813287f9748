"""Folds the many workers of a project into one box for each employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wagekit.chain.graph import Graph

MOST_PEOPLE: Final = 15


def crowds(graph: Graph, marked: Collection[str]) -> Mapping[str, str]:
    """Where each folded person goes; empty when there are few enough to draw.

    While there is room, people with a mark keep their own box, and longest leaders and people at
    a post.

    Args:
        graph: The chain of a project.
        marked: Nodes that have a mark.
    """
    people = [node for node, said in graph.nodes(data=True) if said["kind"] == "person"]
    if len(people) <= MOST_PEOPLE:
        return {}
    plain = [person for person in people if not _stands_out(graph, person)]
    unmarked = [person for person in plain if person not in marked]
    choices = (unmarked, plain, people)
    folded = next(some for some in choices if len(people) - len(some) <= MOST_PEOPLE)
    return {person: _crowd(graph, person) for person in folded}


def _stands_out(graph: Graph, person: str) -> bool:
    return any(
        said["kind"] in {"leads", "posted"} for _, _, said in graph.in_edges(person, data=True)
    )


def _crowd(graph: Graph, person: str) -> str:
    work = ("employs", "leads", "posted")
    edges = graph.in_edges(person, data=True)
    employers = [employer for employer, _, said in edges if said["kind"] in work]
    return f"people:{min(employers, default='')}"
