"""The same chain as three widgets: ours, ipycytoscape and ipysigma, as state for a page."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
from ipywidgets.embed import embed_data

from wagekit.views.explorer.view import explorer_view
from wagekit.widgets.chain_explorer import ChainExplorer

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

DEEPEST = 6


def chain(boxes: int) -> nx.MultiDiGraph[str]:
    """Parties in up to six tiers, a contract above each, money beside three contracts in five."""
    throw = random.Random(boxes)  # noqa: S311 - a chain, not a secret
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(project_id="P", name="安置房项目")
    _party(graph, "P0", 0, "owner")
    tiers = [0]
    for number in range(1, boxes):
        above = throw.randrange(max(1, min(number, boxes // 8)))
        tiers.append(tiers[above] + 1 if tiers[above] < DEEPEST - 1 else 1)
        above = above if tiers[above] < DEEPEST - 1 else 0
        _party(graph, f"P{number}", tiers[number], "general" if number == 1 else "labour")
        _link(graph, (f"P{above}", f"P{number}"), number, tiers[number], throw)
    return graph


def _party(graph: nx.MultiDiGraph[str], node: str, tier: int, role: str) -> None:
    name = f"第{node[1:]}建筑安装工程有限公司"
    said = {"kind": "party", "party_kind": "company", "roles": (role,), "tier": tier}
    graph.add_node(node, name=name, **said)


def _link(
    graph: nx.MultiDiGraph[str], ends: tuple[str, str], number: int, tier: int, throw: random.Random
) -> None:
    price = throw.randrange(10, 900) * 1_000_000
    row = {"contract_kind": "labour", "amount": price, "tier": tier, "title": None}
    key = f"C{number}"
    graph.add_edge(*ends, key=key, id=key, kind="contract", signed_on=None, **row)
    if throw.random() < 0.6:  # noqa: PLR2004 - three in five
        paid = {"class": "progress", "holder": None, "paid_at": None, "amount": price // 3}
        graph.add_edge(*ends, key=f"M{number}", id=f"M{number}", kind="payment", **paid)


def ours(graph: nx.MultiDiGraph[str]) -> DOMWidget:
    """The chain explorer."""
    return ChainExplorer.of(explorer_view(graph))


def ipycytoscape(graph: nx.MultiDiGraph[str]) -> DOMWidget:
    """Laid out by dagre, as its documentation shows for a tree; names and prices as labels."""
    import ipycytoscape as peer  # noqa: PLC0415 - only the one that is measured

    made = peer.CytoscapeWidget()
    nodes = [{"data": {"id": node, "label": said["name"]}} for node, said in graph.nodes(data=True)]
    edges = [
        {"data": {"id": said["id"], "source": u, "target": v, "label": str(said["amount"])}}
        for u, v, said in graph.edges(data=True)
    ]
    made.graph.add_graph_from_json({"nodes": nodes, "edges": edges}, directed=True)
    made.set_layout(name="dagre", rankDir="LR", animate=False)
    made.set_style(
        [
            {"selector": "node", "style": {"label": "data(label)", "shape": "round-rectangle"}},
            {
                "selector": "edge",
                "style": {"label": "data(label)", "target-arrow-shape": "triangle"},
            },
        ]
    )
    return made


def ipysigma(graph: nx.MultiDiGraph[str]) -> DOMWidget:
    """It has no layers: each party stands in the column of its tier, as we place it for it."""
    from ipysigma import Sigma  # noqa: PLC0415 - only the one that is measured

    rows: dict[int, int] = {}
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, said in graph.nodes(data=True):
        row = rows[said["tier"]] = rows.get(said["tier"], 0) + 1
        drawn.add_node(node, label=said["name"], x=said["tier"] * 400, y=row * 40)
    drawn.add_edges_from((u, v, {"label": str(d["amount"])}) for u, v, d in graph.edges(data=True))
    made: DOMWidget = Sigma(drawn, node_label="label", edge_label="label", height=860)
    return made


def state(name: str, boxes: int) -> dict[str, Any]:
    """What a page needs to show one widget."""
    makers = {"wagekit": ours, "ipycytoscape": ipycytoscape, "ipysigma": ipysigma}
    data: dict[str, Any] = embed_data(views=[makers[name](chain(boxes))], drop_defaults=False)
    return {"state": data["manager_state"], "view": data["view_specs"][0]}


if __name__ == "__main__":
    said = state(sys.argv[1], int(sys.argv[2]))
    Path(sys.argv[3]).write_text(json.dumps(said), "utf-8")
