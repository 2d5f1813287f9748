"""The chain of a project as it is drawn: contracts, money and people from the top down."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wagekit.views.chain.arrows import arrows_of
from wagekit.views.chain.crowd import crowds
from wagekit.views.chain.marks import PROJECT, marks_of
from wagekit.views.chain.part import Arrow, ChainView, Line, Node
from wagekit.views.chain.tiers import tiers_of
from wagekit.views.chain.words import (
    ALT,
    COLUMNS,
    KINDS,
    LEGEND,
    OF_PEOPLE,
    PEOPLE,
    ROLES,
    STEP,
    TIER,
    TITLE,
    UNKNOWN_PAYEE,
    UNKNOWN_PAYER,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from wagekit.chain.graph import Graph
    from wagekit.model.finding import Finding
    from wagekit.views.chain.marks import Place

    Marks = Mapping[Place, tuple[Line, ...]]

__all__ = ["Arrow", "ChainView", "Line", "Node", "chain_view"]
SUPPLY = frozenset({"supply", "lease", "dispatch", "outsourcing", "franchise", "premises_lease"})
UNKNOWN_ENDS = {"unknown:payer": UNKNOWN_PAYER, "unknown:payee": UNKNOWN_PAYEE}


def chain_view(graph: Graph, findings: Iterable[Finding] = (), *, lang: str = "zh") -> ChainView:
    """Put the chain of a project into words.

    Args:
        graph: What `chain_graph` made.
        findings: What the rules said; suspicions of this project are marked where they belong.
        lang: `zh` or `en`.
    """
    marks = marks_of(graph, findings, lang)
    places = crowds(graph, {node for kind, node in marks if kind == "node"})
    names = {node: name_of(node, said, lang) for node, said in graph.nodes(data=True)}
    arrows = arrows_of(graph, places, marks, names=names, lang=lang)
    nodes = _nodes(graph, places, arrows, names=names, marks=marks, lang=lang)
    labels = {node.id: node.label for node in nodes}
    title = TITLE.in_(lang).format(name=_plain(graph.graph["name"] or graph.graph["project_id"]))
    notes = marks.get(PROJECT, ())
    count = len({line for lines in marks.values() for line in lines})
    return ChainView(
        title=title,
        notes=notes,
        nodes=nodes,
        arrows=arrows,
        legend=_legend(arrows, lang, marked=bool(marks)),
        alt=_alt(title, graph, arrows, labels=labels, marks=count, lang=lang),
        columns=tuple(column.in_(lang) for column in COLUMNS),
        rows=(
            *(_row(a.kind, a, (labels[a.source], labels[a.target]), lang) for a in arrows),
            *(_row("node", n, (n.label, ""), lang) for n in nodes if _marks_in(n.lines)),
            *_project_row(notes, graph.graph["project_id"], lang),
        ),
    )


def _plain(name: str) -> str:
    """A name on one line, whatever blanks were in it."""
    return " ".join(name.split())


def name_of(node: str, said: Mapping[str, Any], lang: str) -> str:
    """What a node is called, on one line; without a name it is its id."""
    if node in UNKNOWN_ENDS:
        return UNKNOWN_ENDS[node].in_(lang)
    return _plain(said["name"] or node)


def _nodes(
    graph: Graph,
    places: Mapping[str, str],
    arrows: Sequence[Arrow],
    *,
    names: Mapping[str, str],
    marks: Marks,
    lang: str,
) -> tuple[Node, ...]:
    tiers = tiers_of(*ends_of(graph, places, arrows))
    own = [
        node_of(graph, node, tiers[node], name=names[node], marks=marks, lang=lang)
        for node in graph
        if node not in places
    ]
    crowds_of = {crowd: [p for p, c in places.items() if c == crowd] for crowd in places.values()}
    folded = [
        _crowd(crowd, people, tiers[crowd], names=names, marks=marks, lang=lang)
        for crowd, people in crowds_of.items()
    ]
    return tuple(sorted([*own, *folded], key=lambda node: (node.tier, node.kind, node.id)))


def ends_of(
    graph: Graph, places: Mapping[str, str], arrows: Sequence[Arrow]
) -> tuple[dict[str, int | None], list[list[tuple[str, str]]]]:
    """The rows that are known, and the edges that place the rest: what `tiers_of` takes.

    The owner stands at the top, or where none is known whoever holds nothing; the rest follows.
    An outsider that gave out works stands below who paid it, so that the money reads downwards.
    """
    owners = [node for node, said in graph.nodes(data=True) if "owner" in said["roles"]]
    tops = owners or [node for node, said in graph.nodes(data=True) if said["tier"] == 0]
    known: dict[str, int | None] = {places.get(node, node): None for node in graph}
    known |= dict.fromkeys(tops, 0)
    kinds = ("contract", "people", "payment")
    return known, [[(a.source, a.target) for a in arrows if a.kind == kind] for kind in kinds]


def _crowd(
    crowd: str,
    people: Sequence[str],
    tier: int,
    *,
    names: Mapping[str, str],
    marks: Marks,
    lang: str,
) -> Node:
    """Says of a crowd how many of it each mark concerns."""
    words = PEOPLE.in_(lang).format(n=len(people))
    employer = names.get(crowd.removeprefix("people:"), "")
    counted = Counter(line for person in people for line in marks.get(("node", person), ()))
    added = [
        Line(OF_PEOPLE.in_(lang).format(mark=line.text, n=n), line.tone)
        for line, n in sorted(counted.items(), key=lambda one: one[0].text)
    ]
    lines = (Line(words, "name"), *added)
    marked = any(line.tone == "found" for line in added)
    return Node(crowd, f"{employer} {words}".strip(), tier, "people", lines, marked)


def node_of(graph: Graph, node: str, tier: int, *, name: str, marks: Marks, lang: str) -> Node:
    """The box of one party or person: its name, its roles, its marks."""
    said = graph.nodes[node]
    words = _role_words(graph, node, lang)
    added = marks.get(("node", node), ())
    role = [Line(words, "role")] if words else []
    lines = (Line(name, "name"), *role, *added)
    marked = any(line.tone == "found" for line in added)
    return Node(node, name, tier, said["kind"], lines, marked)


def _role_words(graph: Graph, node: str, lang: str) -> str:
    said = graph.nodes[node]
    if said["kind"] == "unknown":
        return ""
    codes = [code for code in ROLES if code in said["roles"]] or [_seen_as(graph, node)]
    if said["party_kind"] == "individual" and said["kind"] == "party":
        codes.append("individual")
    words = list(dict.fromkeys(ROLES[code].in_(lang) for code in codes))
    if said["tier"]:
        words.append(TIER.in_(lang).format(tier=said["tier"]))
    return " · ".join(words)


def _seen_as(graph: Graph, node: str) -> str:
    """What a party without a role is by the contracts that it stands in."""
    held = {
        said["contract_kind"]
        for _, _, said in graph.in_edges(node, data=True)
        if said["kind"] == "contract"
    }
    gave = any(said["kind"] == "contract" for _, _, said in graph.out_edges(node, data=True))
    if held:
        return "supplier" if held <= SUPPLY else "contractor"
    return "issuer" if gave else "no_contract"


def _legend(arrows: Sequence[Arrow], lang: str, *, marked: bool) -> tuple[tuple[str, str], ...]:
    there = {arrow.kind for arrow in arrows} | ({"mark"} if marked else set())
    return tuple((kind, words.in_(lang)) for kind, words in LEGEND.items() if kind in there)


def _alt(
    title: str,
    graph: Graph,
    arrows: Sequence[Arrow],
    *,
    labels: Mapping[str, str],
    marks: int,
    lang: str,
) -> str:
    kinds = [said["kind"] for _, said in graph.nodes(data=True)]
    edges = [said["kind"] for _, _, said in graph.edges(data=True)]
    steps = [
        STEP.in_(lang).format(source=labels[a.source], target=labels[a.target], label=a.label)
        for a in arrows
        if a.kind == "contract"
    ]
    return ALT.in_(lang).format(
        title=title,
        parties=kinds.count("party"),
        people=kinds.count("person"),
        contracts=edges.count("contract"),
        payments=edges.count("payment"),
        marks=marks,
        chain=("；" if lang == "zh" else "; ").join(steps),
    )


def _row(kind: str, part: Arrow | Node, ends: tuple[str, str], lang: str) -> tuple[str, ...]:
    what = part.label if isinstance(part, Arrow) else ""
    return (KINDS[kind].in_(lang), *ends, what, _marks_in(part.lines, lang))


def _project_row(notes: Sequence[Line], project: str, lang: str) -> list[tuple[str, ...]]:
    said = _marks_in(notes, lang)
    return [(KINDS["project"].in_(lang), project, "", "", said)] if said else []


def _marks_in(lines: Sequence[Line], lang: str = "zh") -> str:
    said = [line.text for line in lines if line.tone in {"found", "explained"}]
    return ("；" if lang == "zh" else "; ").join(said)
