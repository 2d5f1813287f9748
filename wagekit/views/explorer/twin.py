"""The chain explorer where nothing moves: the drawing from the top down, and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.views.chain.view import chain_view
from wagekit.views.draw.chain import draw_chain
from wagekit.views.twin import twin_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.chain.graph import Graph
    from wagekit.model.finding import Finding


def explorer_twin(graph: Graph, findings: Iterable[Finding] = (), *, lang: str = "zh") -> str:
    """The twin of the explorer of the same chain, as HTML.

    Args:
        graph: What `chain_graph` made.
        findings: What the rules said.
        lang: `zh` or `en`.
    """
    view = chain_view(graph, findings, lang=lang)
    svg = draw_chain(view).picture("svg")
    return twin_html(view.title, alt=view.alt, columns=view.columns, rows=view.rows, svg=svg)
