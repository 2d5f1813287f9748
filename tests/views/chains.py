"""Chains to draw: graphs made by hand as `chain_graph` makes them, and views drawn by chance."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

from wagekit.model.finding import Finding, Outcome
from wagekit.views.chain.part import Arrow, ChainView, Line, Node


def chain(name: str | None = "一号工程") -> Any:
    return nx.MultiDiGraph(project_id="P", name=name)


def party(graph: Any, node: str, name: str | None = None, **more: Any) -> None:
    said = {"kind": "party", "party_kind": "company", "roles": (), "tier": None, **more}
    graph.add_node(node, name=name, **said)


def person(graph: Any, node: str, name: str, *, roles: tuple[str, ...] = ("worker",)) -> None:
    said = {"kind": "person", "party_kind": "individual", "tier": None}
    graph.add_node(node, name=name, roles=roles, **said)


def contract(graph: Any, key: str, ends: str, **more: Any) -> None:
    said = {"contract_kind": None, "amount": None, "tier": None, "title": None, **more}
    graph.add_edge(*ends, key=key, id=key, kind="contract", signed_on=None, **said)


def payment(graph: Any, key: str, ends: tuple[str, str], fen: int | None, **more: Any) -> None:
    said = {"class": None, "holder": None, "paid_at": None, **more}
    graph.add_edge(*ends, key=key, id=key, kind="payment", amount=fen, **said)


def employs(graph: Any, employer: str, worker: str) -> None:
    graph.add_edge(employer, worker, key=worker, id=worker, kind="employs", team_id=None, job=None)


def simple() -> Any:
    """Owner, general contractor and labour firm, with a contract and money at each step."""
    graph = chain()
    party(graph, "O", "业主公司", roles=("owner",), tier=0)
    party(graph, "G", "总包公司", roles=("general",), tier=1)
    party(graph, "L", "劳务公司", roles=("labour",), tier=2)
    contract(graph, "C1", "OG", contract_kind="general", amount=8_600_000_000, tier=1)
    contract(graph, "C2", "GL", contract_kind="labour", amount=320_000_000, tier=2)
    payment(graph, "M1", ("O", "G"), 100_000_000, **{"class": "progress"})
    payment(graph, "M2", ("O", "G"), 50_000_000, **{"class": "advance"})
    return graph


def finding(rule: str, subject: str | None, **more: Any) -> Finding:
    said: dict[str, Any] = {"outcome": Outcome.found, "project_id": "P", "name": "title", **more}
    return Finding(finding_id=rule, rule=rule, subject=subject, **said)


def drawn_by_chance(seed: int) -> ChainView:
    """Boxes in a few tiers, with arrows of all kinds between any two of them."""
    throw = random.Random(seed)  # noqa: S311 - pictures, not secrets
    nodes = [_node(throw, number) for number in range(throw.randrange(1, 22))]
    arrows = [_arrow(throw, nodes) for _ in range(throw.randrange(2 * len(nodes)))]
    return ChainView(
        "标题" * throw.randrange(1, 60), (), tuple(nodes), tuple(arrows), (), "", (), ()
    )


def _node(throw: random.Random, number: int) -> Node:
    name = "某某建筑工程有限公司"[: throw.randrange(1, 11)] * throw.randrange(1, 12)
    lines = (Line(name, "name"), Line("总承包单位 · 第1层", "role"))
    return Node(f"n{number}", name, throw.randrange(4), "party", lines, marked=False)


def _arrow(throw: random.Random, nodes: list[Node]) -> Arrow:
    kind = throw.choice(["contract", "payment", "people"])
    label = "" if kind == "people" else "劳务分包 1,320.00万元" * throw.randrange(1, 4)
    lines = (Line(label, kind),) if label else ()
    ends = (throw.choice(nodes).id, throw.choice(nodes).id)
    return Arrow(*ends, kind, label, lines, ("row",), marked=throw.random() < 0.2)
