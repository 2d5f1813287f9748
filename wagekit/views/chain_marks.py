"""Which box or arrow each suspicion stands at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from wagekit.core.registry import rules
from wagekit.model.finding import Outcome
from wagekit.views.chain_part import Line
from wagekit.views.chain_words import EXPLAINED, FOUND, MORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.chain.graph import Graph
    from wagekit.model.finding import Finding

SHOWN: Final = (Outcome.found, Outcome.rebutted)
MOST_LINES: Final = 3
Place = tuple[str, str]
"""`contract`, `payment` or `node` and an id; `project` and nothing."""
PROJECT: Final[Place] = ("project", "")


def marks_of(
    graph: Graph, findings: Iterable[Finding], lang: str
) -> Mapping[Place, tuple[Line, ...]]:
    """The lines to write at each place, suspicions before what was explained.

    A finding on a contract or payment stands at its arrow, one on a worker or party in the box;
    any other in the boxes of its parties, and where there are none it is said of the project.

    Args:
        graph: The chain of a project.
        findings: All findings; those of other projects and other outcomes are left out.
        lang: `zh` or `en`.
    """
    own = [f for f in findings if f.outcome in SHOWN and f.project_id == graph.graph["project_id"]]
    if not own:
        return {}
    places = _places(graph)
    known = rules().by_code
    found: defaultdict[Place, list[tuple[bool, str, Line]]] = defaultdict(list)
    for finding in own:
        rule = known.get(finding.rule)
        title = rule.title.in_(lang) if rule else finding.name
        line = _line(finding, title, lang)
        for place in _where(finding, rule.subject if rule else None, places):
            found[place].append((line.tone != "found", finding.rule, line))
    return {place: _short(lines, lang) for place, lines in found.items()}


def _line(finding: Finding, title: str, lang: str) -> Line:
    found = finding.outcome is Outcome.found
    words = (FOUND if found else EXPLAINED).in_(lang)
    return Line(words.format(code=finding.rule, title=title), "found" if found else "explained")


def _places(graph: Graph) -> dict[Place, Place]:
    places: dict[Place, Place] = {("party", node): ("node", node) for node in graph}
    for _, target, said in graph.edges(data=True):
        if said["kind"] in {"contract", "payment"}:
            places[said["kind"], said["id"]] = (said["kind"], said["id"])
        if said["kind"] == "employs":
            places["worker", said["id"]] = ("node", target)
    return places


def _where(finding: Finding, subject: str | None, places: Mapping[Place, Place]) -> list[Place]:
    kinds = [subject] if subject else ["contract", "payment", "worker", "party"]
    row = finding.subject or ""
    named = [places[kind, row] for kind in kinds if (kind, row) in places]
    parties = [places["party", party] for party in finding.parties if ("party", party) in places]
    return named[:1] or ([] if subject == "project" else parties) or [PROJECT]


def _short(lines: list[tuple[bool, str, Line]], lang: str) -> tuple[Line, ...]:
    ordered = list(dict.fromkeys(line for *_, line in sorted(lines, key=lambda one: one[:2])))
    if len(ordered) <= MOST_LINES:
        return tuple(ordered)
    kept = ordered[: MOST_LINES - 1]
    more = MORE.in_(lang).format(n=len(ordered) - len(kept))
    return (*kept, Line(more, ordered[len(kept)].tone))
