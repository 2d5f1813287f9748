"""A chain written for other programs comes back as it went."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wagekit as wk
from wagekit.core.errors import WagekitError
from wagekit.handover.export_graph import ENDINGS, TAKEN, portable_graph, write_graph

if TYPE_CHECKING:
    from collections.abc import Callable

    Graph = nx.MultiDiGraph[str]

SAMPLE = Path(__file__).parents[2] / "sample_data" / "qinghe_whole_transfer"
HOSTILE = [
    "<script>alert(1)</script>&amp;",
    '=HYPERLINK("http://x")',
    "**粗体** [链接](http://x) {{ 7*7 }} ${7*7}",
    "]]>'\"\\",
    "行一\r\n行二\t三\x00\x0b\ufffe",
]
READ: dict[str, Callable[[Path], Graph]] = {
    ".graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    ".gexf": lambda path: nx.MultiDiGraph(nx.read_gexf(path)),
}

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**62), 2**62),
    st.floats(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.text(max_size=8),
    st.sampled_from(HOSTILE),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
)
SAID = st.dictionaries(
    st.one_of(NAMES, st.sampled_from(["name", "amount", "id", "kind", "label", *sorted(TAKEN)])),
    VALUES,
    max_size=5,
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any small multigraph, loops and parallel edges included, with any attributes."""
    ids = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=_id))
    graph: Graph = nx.MultiDiGraph(**draw(st.fixed_dictionaries({"project_id": NAMES})))
    for node in ids:
        graph.add_node(node)
        graph.nodes[node].update(draw(SAID))
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    for source, target in draw(st.lists(ends, max_size=5)):
        key = graph.add_edge(source, target)
        graph.edges[source, target, key].update(draw(SAID))
    return graph


def _id(text: str) -> str:
    return next(iter(portable_graph(nx.MultiDiGraph({text: {}}))))


def _nodes(graph: Graph) -> dict[str, dict[str, Any]]:
    return {node: dict(said) for node, said in graph.nodes(data=True)}


def _edges(graph: Graph) -> list[tuple[Any, ...]]:
    """Without what GEXF adds or loses: its own number, and keys of edges without a parallel."""
    found = [
        (source, target, sorted((n, type(v).__name__, v) for n, v in said.items() if n != "id"))
        for source, target, said in graph.edges(data=True)
    ]
    return sorted(found, key=repr)


@given(graph=graphs())
@pytest.mark.parametrize("ending", ENDINGS)
def test_networkx_gives_back_what_was_written(
    ending: str, graph: Graph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("graph") / f"g{ending}"
    write_graph(graph, path)
    back, meant = READ[ending](path), portable_graph(graph)
    assert _nodes(back) == _nodes(meant)
    assert _edges(back) == _edges(meant)


@given(graph=graphs())
def test_graphml_keeps_keys_and_what_is_said_of_the_whole(
    graph: Graph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("graph") / "g.graphml"
    write_graph(graph, path)
    back, meant = READ[".graphml"](path), portable_graph(graph)
    assert set(back.edges(keys=True)) == set(meant.edges(keys=True))
    assert back.graph["project_id"] == meant.graph["project_id"]


@given(graph=graphs())
def test_only_plain_values_are_left_and_nothing_empty(graph: Graph) -> None:
    made = portable_graph(graph)
    said = [*_nodes(made).values(), *(said for *_, said in made.edges(data=True))]
    values = [value for one in said for value in one.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}
    assert not [value for value in values if value == "" or value != value]  # noqa: PLR0124 - NaN
    assert len({key for *_, key in made.edges(keys=True)}) == made.number_of_edges()


def test_money_days_and_lists_are_spelt_out() -> None:
    graph: Graph = nx.MultiDiGraph(project_id="P", name=None)
    graph.add_node("A", roles=("general", "owner"), tier=None, share=Decimal("0.970"))
    graph.add_edge("A", "B", id="Z", kind="payment", amount=1_234_567, paid_at=dt.date(2024, 1, 2))
    made = portable_graph(graph)
    assert made.graph == {"project_id": "P"}
    assert made.nodes["A"] == {"label": "A", "roles": "general;owner", "share": "0.970"}
    assert made.edges["A", "B", "payment:Z"] == {
        "record": "Z",
        "kind": "payment",
        "amount_yuan": "12345.67",
        "amount_fen": 1_234_567,
        "paid_at": "2024-01-02",
    }


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", HOSTILE[:4])
def test_a_name_stays_the_text_that_it_is(ending: str, name: str, tmp_path: Path) -> None:
    graph: Graph = nx.MultiDiGraph()
    graph.add_node("A", name=name)
    write_graph(graph, tmp_path / f"g{ending}")
    said = READ[ending](tmp_path / f"g{ending}").nodes["A"]
    assert (said["name"], said["label"]) == (name, name)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_sample_goes_out_and_back_and_is_the_same_each_time(
    ending: str, tmp_path: Path
) -> None:
    graph = wk.open_case(SAMPLE).chain("QH-A")
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending.upper()}"
    wk.write_graph(graph, first)
    wk.write_graph(graph, second)
    assert first.read_bytes() == second.read_bytes()
    back = READ[ending](first)
    paid = sum(
        said.get("amount_fen", 0) for *_, said in back.edges(data=True) if said["kind"] == "payment"
    )
    meant = sum(said["amount"] for *_, said in graph.edges(data=True) if said["kind"] == "payment")
    assert (len(back), back.size(), paid) == (len(graph), graph.size(), meant)


def test_another_ending_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WagekitError, match=r"\.graphml、\.gexf.*chain\.png"):
        write_graph(nx.MultiDiGraph(), tmp_path / "chain.png")
