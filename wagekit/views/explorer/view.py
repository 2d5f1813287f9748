"""The chain of a project to look around in: every party, person, contract and payment by itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from wagekit.model.finding import Act, Outcome
from wagekit.views.chain.arrows import arrows_of
from wagekit.views.chain.marks import PROJECT, findings_at, marks_of
from wagekit.views.chain.tiers import tiers_of
from wagekit.views.chain.view import chain_view, ends_of, name_of, node_of
from wagekit.views.explorer.cards import cards_of
from wagekit.views.explorer.links import links_of
from wagekit.views.explorer.marks import badge, shown
from wagekit.views.explorer.part import Box, ExplorerView, Layer
from wagekit.views.explorer.words import COLUMNS, COUNTS, LAYERS, MARKED, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from wagekit.chain.graph import Graph
    from wagekit.model.finding import Determination, Finding
    from wagekit.views.chain.part import Node
    from wagekit.views.explorer.cards import Steps
    from wagekit.views.explorer.elsewhere import Others
    from wagekit.views.explorer.part import Link

    At = Mapping[tuple[str, str], tuple[Finding, ...]]

MOST_PEOPLE: Final = 40
"""With more people than this their layer is hidden until it is asked for."""


def explorer_view(
    graph: Graph,
    findings: Iterable[Finding] = (),
    *,
    steps: Steps = lambda _: (),
    determined: Sequence[Determination] = (),
    others: Mapping[str, Others] | None = None,
    lang: str = "zh",
) -> ExplorerView:
    """Put the chain of a project into words, with nobody folded into a crowd.

    Args:
        graph: What `chain_graph` made.
        findings: What the rules said, of any project.
        steps: The steps of a rule's ladder, which say what would clear a finding.
        determined: The acts to which contracts point.
        others: What `elsewhere` found for the parties.
        lang: `zh` or `en`.
    """
    said = [one for one in findings if one.project_id == graph.graph["project_id"]]
    at = findings_at(graph, said)
    nodes, links = _drawn(graph, said, at, determined=determined, lang=lang)
    layers = _layers_of(links)
    boxes = tuple(_box(node, layers, at, others or {}, lang) for node in nodes)
    flat = chain_view(graph, said, lang=lang)
    notes = at.get(PROJECT, ())
    found = {one.finding_id for one in said if one.outcome is Outcome.found}
    return ExplorerView(
        project=graph.graph["project_id"],
        title=flat.title,
        badge=badge(notes, lang),
        notes=shown(notes),
        layers=tuple(_layer(layer, boxes, links, found, lang) for layer in LAYERS),
        boxes=boxes,
        links=links,
        cards=cards_of(said, steps, lang),
        acts=tuple((code, Act(code).text.in_(lang)) for code in _acts(links)),
        columns=tuple(column.in_(lang) for column in COLUMNS),
        legend=flat.legend,
        words=words(lang),
        alt=flat.alt,
    )


def _drawn(
    graph: Graph,
    said: Sequence[Finding],
    at: At,
    *,
    determined: Sequence[Determination],
    lang: str,
) -> tuple[list[Node], tuple[Link, ...]]:
    """The boxes by column and name, and the links between them."""
    marks = marks_of(graph, said, lang)
    names = {node: name_of(node, about, lang) for node, about in graph.nodes(data=True)}
    arrows = arrows_of(graph, {}, marks, names=names, lang=lang)
    tiers = tiers_of(*ends_of(graph, {}, arrows))
    nodes = [
        node_of(graph, node, tiers[node], name=name, marks=marks, lang=lang)
        for node, name in names.items()
    ]
    nodes.sort(key=lambda node: (node.tier, node.kind, node.label, node.id))
    return nodes, links_of(graph, arrows, at, determined=determined, lang=lang)


def _layers_of(links: Sequence[Link]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        found[link.source].add(link.layer)
        found[link.target].add(link.layer)
    return found


def _box(
    node: Node,
    layers: Mapping[str, set[str]],
    at: At,
    others: Mapping[str, Others],
    lang: str,
) -> Box:
    """A person stands in the layer of people only, whoever paid it."""
    id_ = f"node:{node.id}"
    own = {"people"} if node.kind == "person" else layers.get(id_, {"contract"})
    found, other = at.get(("node", node.id), ()), others.get(node.id)
    return Box(
        id=id_,
        label=node.label,
        tier=node.tier,
        kind=node.kind,
        layers=tuple(layer for layer in LAYERS if layer in own),
        role=next((line.text for line in node.lines if line.tone == "role"), ""),
        badge=badge(found, lang),
        marked=node.marked,
        findings=shown(found),
        elsewhere=other.listed if other else (),
        more=other.more if other else "",
    )


def _acts(links: Sequence[Link]) -> list[str]:
    return sorted({code for link in links for code in link.acts})


def _layer(
    layer: str, boxes: Sequence[Box], links: Sequence[Link], found: Collection[str], lang: str
) -> Layer:
    """Contracts and payments are counted by their rows, people by their boxes."""
    own = [link for link in links if link.layer == layer]
    people = [box for box in boxes if box.kind == "person"]
    in_people = layer == "people"
    n = len(people) if in_people else sum(len(link.rows) for link in own)
    marked = [part for part in (people if in_people else own) if part.marked]
    said = COUNTS[layer].in_(lang).format(n=n)
    if marked:
        all_ = {id_ for part in marked for id_ in part.findings if id_ in found}
        said += MARKED[layer].in_(lang).format(marks=len(marked), all=len(all_))
    few = not in_people or len(people) <= MOST_PEOPLE
    return Layer(layer, LAYERS[layer].in_(lang), said, shown=few)
