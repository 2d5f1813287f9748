"""The arrows of a drawn chain: each contract, payments added up, and who works for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.views.chain.part import Arrow, Kind, Line
from wagekit.views.chain.words import (
    CONTRACT,
    OF_KIND,
    ONTO,
    OWN_ACCOUNTS,
    PAID,
    PRICE_UNKNOWN,
    PROFESSIONAL_AWARD,
    SOME_UNKNOWN,
    SUM_UNKNOWN,
    TEAM,
    TIMES,
    amount_words,
    code_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wagekit.chain.graph import Graph
    from wagekit.views.chain.marks import Place

    Row = dict[str, Any]
    Edge = tuple[str, str, Row]
    Marks = Mapping[Place, tuple[Line, ...]]

FOR_WORKS = frozenset({None, "progress", "settlement", "advance", "other"})


def arrows_of(
    graph: Graph, places: Mapping[str, str], marks: Marks, *, names: Mapping[str, str], lang: str
) -> tuple[Arrow, ...]:
    """Contracts by tier, then payments, then people; each in the order of its ends.

    Args:
        graph: The chain of a project.
        places: Where a folded person goes.
        marks: The lines to write at a contract or payment.
        names: What the holders of accounts are called.
        lang: `zh` or `en`.
    """
    edges = [(places.get(u, u), places.get(v, v), said) for u, v, said in graph.edges(data=True)]
    edges.sort(key=lambda edge: (edge[0], edge[1], edge[2]["id"]))
    return (
        *_contracts(edges, graph, marks, lang),
        *_payments(edges, names, marks, lang),
        *_people(edges, lang),
    )


def _arrow(
    ends: tuple[str, str], kind: Kind, label: str, rows: Iterable[str], marks: Iterable[Line]
) -> Arrow:
    lines = (*([Line(label, kind)] if label else []), *marks)
    marked = any(line.tone == "found" for line in lines)
    return Arrow(*ends, kind, label, lines, tuple(rows), marked)


def _contracts(edges: list[Edge], graph: Graph, marks: Marks, lang: str) -> Iterator[Arrow]:
    rows = [edge for edge in edges if edge[2]["kind"] == "contract"]
    rows.sort(key=lambda edge: (edge[2]["tier"] is None, edge[2]["tier"] or 0))
    for issuer, contractor, said in rows:
        owner = "owner" in graph.nodes[issuer]["roles"]
        label = f"{_contract_words(said, lang, by_owner=owner)} {_price(said['amount'], lang)}"
        lines = marks.get(("contract", said["id"]), ())
        yield _arrow((issuer, contractor), "contract", label, [said["id"]], lines)


def _contract_words(said: Row, lang: str, *, by_owner: bool) -> str:
    kind = said["contract_kind"]
    if kind is None:
        return CONTRACT.in_(lang)
    if kind == "professional" and by_owner:
        return PROFESSIONAL_AWARD.in_(lang)
    return OF_KIND.in_(lang).format(kind=code_words("contract", "kind", kind, lang))


def _price(fen: int | None, lang: str) -> str:
    return PRICE_UNKNOWN.in_(lang) if fen is None else amount_words(fen, lang)


def _payments(
    edges: list[Edge], names: Mapping[str, str], marks: Marks, lang: str
) -> Iterator[Arrow]:
    """One arrow for each pair, account holder and kind of money: a fee stays apart."""
    grouped: dict[tuple[str, str, str, str], list[Row]] = {}
    for payer, payee, said in edges:
        if said["kind"] == "payment":
            money = "" if said["class"] in FOR_WORKS else said["class"]
            grouped.setdefault((payer, payee, money, said["holder"] or ""), []).append(said)
    for (payer, payee, money, holder), rows in sorted(grouped.items()):
        plain = (OWN_ACCOUNTS if payer == payee else PAID).in_(lang)
        word = code_words("payment", "class", money, lang) if money else plain
        label = f"{word} {_sum_words(rows, names.get(holder, holder), lang)}"
        lines = [line for said in rows for line in marks.get(("payment", said["id"]), ())]
        ids = [said["id"] for said in rows]
        yield _arrow((payer, payee), "payment", label, ids, dict.fromkeys(lines))


def _sum_words(rows: list[Row], holder: str, lang: str) -> str:
    known = [said["amount"] for said in rows if said["amount"] is not None]
    missing = len(rows) - len(known)
    notes = [TIMES.in_(lang).format(n=len(rows))]
    if known and missing:
        notes.append(SOME_UNKNOWN.in_(lang).format(n=missing))
    if holder:
        notes.append(ONTO.in_(lang).format(name=holder))
    total = amount_words(sum(known), lang) if known else SUM_UNKNOWN.in_(lang)
    return f"{total}（{'，'.join(notes)}）" if lang == "zh" else f"{total} ({', '.join(notes)})"


def _people(edges: list[Edge], lang: str) -> Iterator[Arrow]:
    """A team's price is written at its leader's arrow; a post stands in the box."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for upper, lower, said in edges:
        if said["kind"] in {"employs", "leads", "posted"}:
            grouped.setdefault((upper, lower), []).append(said)
    for ends, rows in grouped.items():
        prices = [said["amount"] for said in rows if said.get("amount") is not None]
        label = f"{TEAM.in_(lang)} {amount_words(sum(prices), lang)}" if prices else ""
        yield _arrow(ends, "people", label, [said["id"] for said in rows], ())
