"""The links of the chain explorer: each arrow with the rows, acts and findings behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wagekit.views.chain.words import PRICE_UNKNOWN, ROLES, SUM_UNKNOWN, amount_words, code_words
from wagekit.views.explorer.marks import badge, shown
from wagekit.views.explorer.part import Entry, Link
from wagekit.views.explorer.words import ACT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from wagekit.chain.graph import Graph
    from wagekit.model.finding import Determination, Finding
    from wagekit.views.chain.part import Arrow

    Row = Mapping[str, Any]
    Rows = Mapping[tuple[str, str], Row]
    At = Mapping[tuple[str, str], tuple[Finding, ...]]

FEN_OF_WAN: Final = 1_000_000


def links_of(
    graph: Graph,
    arrows: Iterable[Arrow],
    at: At,
    *,
    determined: Sequence[Determination],
    lang: str,
) -> tuple[Link, ...]:
    """A link for each arrow.

    Args:
        graph: The chain of a project.
        arrows: Its arrows, with nobody folded.
        at: Its findings by where they stand.
        determined: The acts to which contracts point.
        lang: `zh` or `en`.
    """
    project = graph.graph["project_id"]
    own = [one for one in determined if one.project_id == project]
    rows = {(_layer(said["kind"]), said["id"]): said for *_, said in graph.edges(data=True)}
    return tuple(_link(arrow, rows, at, own, lang) for arrow in arrows)


def _layer(kind: str) -> str:
    return kind if kind in {"contract", "payment"} else "people"


def _link(arrow: Arrow, rows: Rows, at: At, own: Sequence[Determination], lang: str) -> Link:
    found = [one for row in arrow.rows for one in at.get((arrow.kind, row), ())]
    acts = [one for one in own if arrow.kind == "contract" and one.contract_id in arrow.rows]
    return Link(
        id=_id(arrow),
        source=f"node:{arrow.source}",
        target=f"node:{arrow.target}",
        layer=arrow.kind,
        label=arrow.label,
        badge=badge(found, lang),
        marked=arrow.marked,
        findings=shown(found),
        said=tuple(_act(one, lang) for one in acts),
        acts=tuple(sorted({str(one.act) for one in acts})),
        rows=tuple(_entry(row, rows[arrow.kind, row], arrow.kind, lang) for row in arrow.rows),
    )


def _id(arrow: Arrow) -> str:
    """A contract and the first of some payments are of one arrow; who works for whom is of two."""
    people = arrow.kind == "people"
    return f"{arrow.kind}:{f'{arrow.source} > {arrow.target}' if people else arrow.rows[0]}"


def _act(one: Determination, lang: str) -> str:
    return ACT.in_(lang).format(act=one.act.text.in_(lang), state=one.state.text.in_(lang))


def _entry(id_: str, said: Row, layer: str, lang: str) -> Entry:
    fen, on = said.get("amount"), _day(said.get("signed_on") or said.get("paid_at"))
    unknown = {"contract": PRICE_UNKNOWN, "payment": SUM_UNKNOWN}.get(layer)
    amount = amount_words(fen, lang) if fen is not None else unknown.in_(lang) if unknown else ""
    amount_in_wan = None if fen is None else fen / FEN_OF_WAN
    return Entry(amount_in_wan, on, (on, amount, _what(said, lang), id_))


def _day(on: dt.date | None) -> str:
    """The day of a date or a time."""
    return on.isoformat()[:10] if on else ""


def _what(said: Row, lang: str) -> str:
    if said["kind"] == "contract":
        return " ".join((said["title"] or "").split())
    if said["kind"] == "payment":
        return code_words("payment", "class", said["class"], lang) if said["class"] else ""
    role = ROLES.get(said.get("post") or {"employs": "worker", "leads": "leader"}[said["kind"]])
    return role.in_(lang) if role else str(said["post"])
