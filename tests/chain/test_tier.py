"""Tiers against networkx: the depth from the contracts that nothing stands above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
from made import dice, rows_of, signed, world_of

from wagekit.chain.tier import DEEPEST

if TYPE_CHECKING:
    import random

    from made import Row

WORLDS = 60
NOT_WORKS = ("supply", "lease", "dispatch")
KINDS = ("general", "professional", "labour", None, *NOT_WORKS)


def test_tier_is_the_depth_below_the_topmost_contracts() -> None:
    drawn = _many(dice(1))
    found = {row["contract_id"]: row["tier"] for row in rows_of(world_of(drawn), "tier")}
    assert found == _depths(drawn["contract"])
    assert {1, 2, 3, None} <= set(found.values())


def test_contracts_in_a_circle_have_no_tier_and_neither_has_what_hangs_below() -> None:
    circle = [signed("A", "x", "y"), signed("B", "y", "x"), signed("C", "y", "z")]
    found = {
        row["contract_id"]: row["tier"] for row in rows_of(world_of({"contract": circle}), "tier")
    }
    assert found == {"A": None, "B": None, "C": None}


def test_a_circle_that_is_also_entered_from_above_has_tiers() -> None:
    entered = [signed("A", "o", "x"), signed("B", "x", "y"), signed("C", "y", "x")]
    found = {
        row["contract_id"]: row["tier"] for row in rows_of(world_of({"contract": entered}), "tier")
    }
    assert found == {"A": 1, "B": 2, "C": 3}


def test_a_parent_that_nobody_listed_stands_above_nothing() -> None:
    lone = [signed("A", "x", "y", parent_contract_id="gone")]
    assert rows_of(world_of({"contract": lone}), "tier") == [{"contract_id": "A", "tier": 1}]


def test_the_deepest_chain_still_has_tiers() -> None:
    chain = [signed(f"C{n:02}", f"p{n}", f"p{n + 1}") for n in range(DEEPEST - 1)]
    found = {
        row["contract_id"]: row["tier"] for row in rows_of(world_of({"contract": chain}), "tier")
    }
    assert found == {f"C{n:02}": n + 1 for n in range(DEEPEST - 1)}


def _many(throw: random.Random) -> dict[str, list[Row]]:
    rows: list[Row] = []
    for world in range(WORLDS):
        ids = [f"{world}-{n}" for n in range(throw.randrange(1, 12))]
        rows.extend(_contract(throw, world, ids, one) for one in ids)
    return {"contract": rows}


def _contract(throw: random.Random, world: int, ids: list[str], own: str) -> Row:
    ends = [throw.choice([*(f"{world}p{n}" for n in range(7)), None]) for _ in range(2)]
    given: dict[str, Any] = {"project_id": f"P{world}", "kind": throw.choice(KINDS)}
    if throw.random() < 0.3:
        given["parent_contract_id"] = throw.choice([*ids, "gone"])
    return signed(own, *ends, **given)


def _depths(contracts: list[Row]) -> dict[str, int | None]:
    graph = nx.DiGraph()
    graph.add_nodes_from(row["contract_id"] for row in contracts)
    for row in contracts:
        graph.add_edges_from((above, row["contract_id"]) for above in _above(row, contracts))
    tops = [node for node in graph if graph.in_degree(node) == 0]
    depths = nx.multi_source_dijkstra_path_length(graph, tops) if tops else {}
    return {node: depths[node] + 1 if node in depths else None for node in graph}


def _above(row: Row, contracts: list[Row]) -> list[str]:
    given = row.get("parent_contract_id")
    if given is not None:
        return [one["contract_id"] for one in contracts if one["contract_id"] == given]
    return [
        one["contract_id"]
        for one in contracts
        if one["project_id"] == row["project_id"]
        and one["contractor_id"] == row["issuer_id"] is not None
        and one["contractor_id"] != one["issuer_id"]
        and one.get("kind") not in NOT_WORKS
        and one["contract_id"] != row["contract_id"]
    ]
