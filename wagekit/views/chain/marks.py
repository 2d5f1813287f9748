"""Which box or arrow each suspicion stands at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from wagekit.core.registry import rules
from wagekit.model.finding import Outcome
from wagekit.views.chain.part import Line
from wagekit.views.chain.words import EXPLAINED, FOUND, MORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.chain.graph import Graph
    from wagekit.core.rule import Rule
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
    shown = [finding for finding in findings if finding.outcome in SHOWN]
    known = rules().by_code
    return {
        place: _short([_line(finding, known, lang) for finding in said], lang)
        for place, said in findings_at(graph, shown).items()
    }


def findings_at(graph: Graph, findings: Iterable[Finding]) -> Mapping[Place, tuple[Finding, ...]]:
    """The findings on this project by where they stand, in their order.

    Args:
        graph: The chain of a project.
        findings: Findings of any project and outcome.
    """
    own = [one for one in findings if one.project_id == graph.graph["project_id"]]
    if not own:
        return {}
    places = _places(graph)
    known = rules().by_code
    found: defaultdict[Place, list[Finding]] = defaultdict(list)
    for finding in own:
        rule = known.get(finding.rule)
        for place in _where(finding, rule.subject if rule else None, places):
            found[place].append(finding)
    return {place: tuple(said) for place, said in found.items()}


def title_of(finding: Finding, known: Mapping[str, Rule], lang: str) -> str:
    """What its rule looks for; of a rule that nobody declared, what the finding says."""
    rule = known.get(finding.rule)
    return rule.title.in_(lang) if rule else finding.name


def _line(finding: Finding, known: Mapping[str, Rule], lang: str) -> tuple[bool, str, Line]:
    found = finding.outcome is Outcome.found
    words = (FOUND if found else EXPLAINED).in_(lang)
    text = words.format(code=finding.rule, title=title_of(finding, known, lang))
    return not found, finding.rule, Line(text, "found" if found else "explained")


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
