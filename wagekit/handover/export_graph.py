"""A chain as GraphML or GEXF, for Gephi, yEd, Cytoscape or networkx elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from wagekit.core.errors import WagekitError
from wagekit.handover.xml_text import xml_text
from wagekit.intake.said import Said
from wagekit.model.money import yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Graph = nx.MultiDiGraph[str]
    Attributes = dict[str, Any]

ENDINGS: Final = (".graphml", ".gexf")
MONEY: Final = frozenset({"amount"})
TAKEN: Final = frozenset(
    {"end", "id", "key", "parents", "pid", "slices", "spells", "start", "type", "viz", "weight"}
)
"""Attributes to which GEXF gives a meaning of its own; they are written as `<name>_`."""


def write_graph(graph: Graph, path: str | Path) -> None:
    """Write a chain, such as `case.chain("P1")`, by the ending of `path`.

    What is written is `portable_graph(graph)`. networkx gives the same graph back; only GEXF keeps
    no attributes of the whole graph, and no keys where no two edges run between the same ends.

    Args:
        graph: The graph; further attributes that you added go along.
        path: Where to: `.graphml` or `.gexf`.

    Raises:
        WagekitError: The ending is neither.
    """
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise WagekitError(
            Said(
                f"关系图只能写成 {'、'.join(ENDINGS)} 文件，不能写成 {Path(path).name!r}",
                f"a graph is written as {' or '.join(ENDINGS)}, not as {Path(path).name!r}",
            )
        )
    made = portable_graph(graph)
    if ending == ".graphml":
        nx.write_graphml_xml(made, path)
    else:
        Path(path).write_text(_gexf(made), encoding="utf-8")


def portable_graph(graph: Graph) -> Graph:
    """The graph with nothing in it but text, whole numbers, decimals and truth values.

    - Unknown and empty values are left out.
    - Money is there twice: `<name>_yuan` as decimal text, exact, and `<name>_fen` as a number.
    - Days and times are ISO text, several values one text joined by `;`.
    - An attribute has one type: values of several types become text.
    - Every node has a `label` to show, its name if it has one.
    - An edge's `id`, of the row that it stands for, is `record`; its key is unique in the graph.
    - Characters that XML cannot hold are shown by their pictures (U+2400 and so on).

    Args:
        graph: What `chain_graph` made, with or without attributes of your own.
    """
    made: Graph = nx.MultiDiGraph(**_same_types([_portable(graph.graph)])[0])
    nodes = [(_text(node), _labelled(node, said)) for node, said in graph.nodes(data=True)]
    plain = _same_types([said for _, said in nodes])
    made.add_nodes_from((node, said) for (node, _), said in zip(nodes, plain, strict=True))
    edges = list(graph.edges(keys=True, data=True))
    recorded = _same_types([_portable(_recorded(said)) for *_, said in edges])
    for (source, target, _, _), key, said in zip(edges, _keys(edges), recorded, strict=True):
        made.add_edge(_text(source), _text(target), key=key, **said)
    return made


def _keys(edges: Iterable[tuple[str, str, Any, Attributes]]) -> Iterator[str]:
    """The kind and the id of the row; a number where several edges share them."""
    taken: set[str] = set()
    for *_, key, said in edges:
        first = _text(f"{said.get('kind', 'edge')}:{said.get('id', key)}")
        free, number = first, 1
        while free in taken:
            number += 1
            free = f"{first}#{number}"
        taken.add(free)
        yield free


def _recorded(said: Attributes) -> Attributes:
    label = {"label": str(_plain(said["label"]))} if said.get("label") is not None else {}
    return {"record" if name == "id" else name: value for name, value in (said | label).items()}


def _labelled(node: object, said: Mapping[str, Any]) -> Attributes:
    shown = said.get("label") or said.get("name") or node
    return _portable({**said, "label": str(shown)})


def _portable(said: Mapping[str, Any]) -> Attributes:
    parts = {
        part: value for name, whole in said.items() for part, value in _parts(str(name), whole)
    }
    return {
        f"{_text(name)}_" if name in TAKEN else _text(name): value
        for name, value in parts.items()
        if value not in {None, ""}
    }


def _parts(name: str, value: object) -> Iterator[tuple[str, Any]]:
    if name in MONEY and isinstance(value, Integral) and not isinstance(value, bool):
        yield f"{name}_yuan", str(yuan(int(value)))
        yield f"{name}_fen", int(value)
    else:
        yield name, _plain(value)


def _plain(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return None if value != value else float(value)  # noqa: PLR0124 - only NaN differs
    return _text(_words(value))


def _words(value: object) -> str:
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple):
        return ";".join(str(_plain(item)) for item in value if item is not None)
    return str(value)


def _text(value: object) -> str:
    return xml_text(str(value))


def _same_types(all_said: list[Attributes]) -> list[Attributes]:
    """GEXF takes the type of an attribute from the first value that it meets."""
    types: dict[str, set[type]] = {}
    for said in all_said:
        for name, value in said.items():
            types.setdefault(name, set()).add(type(value))
    as_type = {name: _common(kinds) for name, kinds in types.items()}
    return [{name: as_type[name](value) for name, value in said.items()} for said in all_said]


def _common(kinds: set[type]) -> Callable[[Any], Any]:
    if len(kinds) == 1:
        return next(iter(kinds))
    return float if kinds == {int, float} else str


def _gexf(graph: Graph) -> str:
    """Without the day and the program's version, so that the same chain gives the same bytes."""
    written = "\n".join(nx.generate_gexf(graph))
    return re.sub(
        r'<meta lastmodifieddate="[^"]*">.*?</meta>', "<meta />", written, count=1, flags=re.DOTALL
    )
