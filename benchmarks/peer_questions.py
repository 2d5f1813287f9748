"""What the peer asks of a project and of each of its contracts; each question found counts one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    Row = dict[str, Any]

BUILDS = {"general", "epc", "professional"}
INSIDE = {"internal", "cooperation", "affiliation"}
PRICE = {"progress", "settlement", "advance", "labour_cost", "wage"}
NEAR_WHOLE = 0.9
WEEK = pd.Timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Seen:
    """One project's tables and graph, and what is known of all parties."""

    tables: dict[str, pd.DataFrame]
    graph: nx.MultiDiGraph[Any]
    known: dict[str, Any]


def project_questions(seen: Seen) -> int:
    """FB03 to FB05: tender, restrictive terms, one unit work for two."""
    tables = seen.tables
    project = tables["project"].iloc[0]
    contracts, tender = tables["contract"], tables["tender"]
    awarded = contracts[contracts["issuer_id"] == project["owner_id"]]
    no_tender = project["tender_required"] is True and project["tender_method"] in {
        "none",
        "direct",
    }
    won = tender[tender["won"]].merge(awarded, left_on="bidder_id", right_on="contractor_id")
    early = (won["signed_on"] < won["bid_on"]).any()
    terms = tender["restrictive_terms"].dropna()
    split = awarded[awarded["kind"].isin(BUILDS)].groupby("unit_work")["contractor_id"].nunique()
    return int(no_tender or early) + int((terms != "无").any()) + int((split > 1).sum())


def contract_questions(contract: Row, seen: Seen) -> int:
    """The other rules, for one contract."""
    asked = (_qualified, _given_on, _money, _posts, _borrowed)
    return sum(sum(ask(contract, seen)) for ask in asked)


def _awarded(contract: Row, tables: dict[str, pd.DataFrame]) -> bool:
    return bool(contract["issuer_id"] == tables["project"].iloc[0]["owner_id"])


def _above(contract: Row, graph: nx.MultiDiGraph[Any]) -> list[Row]:
    """The contract it names as its parent, else those that its issuer holds."""
    held = [
        edge
        for _, _, edge in graph.in_edges(contract["issuer_id"], data=True)
        if edge["type"] == "contract" and edge["contract_id"] != contract["contract_id"]
    ]
    named = contract["parent_contract_id"]
    return [edge for edge in held if edge["contract_id"] == named] if named else held


def _tier(contract: Row, graph: nx.MultiDiGraph[Any]) -> int:
    seen, level, current = set(), 1, contract
    while (above := _above(current, graph)) and current["contract_id"] not in seen:
        seen.add(current["contract_id"])
        current, level = above[0], level + 1
    return level


def _below(contract: Row, graph: nx.MultiDiGraph[Any]) -> list[Row]:
    given = [
        edge
        for _, _, edge in graph.out_edges(contract["contractor_id"], data=True)
        if edge["type"] == "contract"
    ]
    own = contract["contract_id"]
    return [
        c
        for c in given
        if c["parent_contract_id"] in {None, own} and c["kind"] in {*BUILDS, "labour"}
    ]


def _qualified(contract: Row, seen: Seen) -> Iterator[bool]:
    """FB01, FB02, WF01, WF02: to an individual, or to a firm without the licence."""
    known = seen.known
    party = contract["contractor_id"]
    if contract["kind"] not in {*BUILDS, "labour"}:
        return
    yield known["kind"].get(party) == "individual"
    licences = known["licences"].get(party)
    if licences is None or known["kind"].get(party) == "individual":
        return
    on = contract["signed_on"]
    valid = licences[
        (licences["valid_from"] <= on)
        & (licences["valid_to"].isna() | (licences["valid_to"] >= on))
        & (licences["series"] == contract["required_series"])
    ]
    yield valid.empty or party in known["barred"]


def _given_on(contract: Row, seen: Seen) -> Iterator[bool]:
    """ZB01, ZB02, ZB05 to ZB08, WF03 to WF07: what was given on, by whom and to whom."""
    tables, graph = seen.tables, seen.graph
    above, kind = _above(contract, graph), contract["kind"]
    parents = {parent["kind"] for parent in above}
    sub = not _awarded(contract, tables)
    _tier(contract, graph)
    price = above[0]["price"] if above else None
    whole = contract["whole_works"] is True
    yield sub and whole and kind in BUILDS
    yield (
        sub
        and whole
        and kind == "labour"
        and bool(price)
        and contract["price"] >= NEAR_WHOLE * price
    )
    yield sub and whole and kind in INSIDE
    yield sub and kind == "professional" and not parents & BUILDS
    yield sub and kind == "labour" and not parents & {*BUILDS, "labour"}
    yield (
        sub
        and kind in BUILDS
        and contract["main_structure"] is True
        and not contract["steel_structure"]
    )
    yield sub and kind in BUILDS and "professional" in parents
    yield sub and kind == "labour" and "labour" in parents
    yield (
        kind == "labour"
        and (contract["price_main_materials"] or 0) > 0
        and (contract["price_large_machinery"] or 0) > 0
    )
    yield sub and kind in BUILDS and contract["owner_consent"] is False
    pieces = _below(contract, graph)
    taken = sum(piece["price"] or 0 for piece in pieces)
    split = len(pieces) > 1 and taken >= NEAR_WHOLE * (contract["price"] or float("inf"))
    yield split and not _own_workers(contract, tables)


def _own_workers(contract: Row, tables: dict[str, pd.DataFrame]) -> bool:
    workers = tables["worker"]
    own = workers[workers["employer_id"] == contract["contractor_id"]]["worker_id"]
    days = tables["attendance"]
    return bool((days[days["worker_id"].isin(own)]["days"] > 0).any())


def _money(contract: Row, seen: Seen) -> Iterator[bool]:
    """ZB09 and ZB10: no payment between the two, or nearly all passed on within a week."""
    graph = seen.graph
    if contract["kind"] in {"supply", "lease", "consortium"}:
        return
    between = graph.get_edge_data(contract["issuer_id"], contract["contractor_id"], default={})
    paid = [e for e in between.values() if e["type"] == "payment" and e["class"] in {*PRICE, None}]
    yield not paid
    out = [
        edge
        for _, payee, edge in graph.out_edges(contract["contractor_id"], data=True)
        if edge["type"] == "payment"
        and edge["class"] in {"progress", "settlement", "advance", "labour_cost", "other", None}
        and not any(
            other["type"] == "contract"
            for other in graph.get_edge_data(contract["contractor_id"], payee, default={}).values()
        )
    ]
    passed = {
        edge["payment_id"]: edge["amount"]
        for edge in out
        if any(p["paid_at"] <= edge["paid_at"] <= p["paid_at"] + WEEK for p in paid)
    }
    received = sum(payment["amount"] for payment in paid)
    yield received > 0 and sum(passed.values()) >= NEAR_WHOLE * received


def _posts(contract: Row, seen: Seen) -> Iterator[bool]:
    """ZB03 and ZB04: key posts and main materials."""
    tables = seen.tables
    if contract["kind"] not in BUILDS:
        return
    firm, staff = contract["contractor_id"], tables["staff"]
    posts = staff[staff["company_id"] == firm]
    ties = posts[["labour_contract_with", "wages_paid_by", "pension_paid_by"]]
    away = (ties.notna() & ties.ne(firm)).all(axis=1)
    idle = (posts["post"] == "project_manager") & (posts["manages"] == False)  # noqa: E712 - pandas
    yield bool((away | idle | (posts["person_id"] == "none")).any())
    bought = tables["purchase"]
    mine = bought[(bought["contract_id"] == contract["contract_id"]) & (bought["item"] != "minor")]
    others = mine["buyer_id"].ne(firm) | mine["invoice_seen"].eq(other=False)
    yield bool((others & mine["owner_supplied"].ne(other=True)).any())


def _borrowed(contract: Row, seen: Seen) -> Iterator[bool]:
    """GK01 to GK03: who took over was there before the bid or the signing."""
    tables, graph, known = seen.tables, seen.graph, seen.known
    if contract["kind"] not in INSIDE and contract["whole_works"] is not True:
        return
    above = _above(contract, graph)
    tender = tables["tender"]
    bids = tender[tender["won"] & (tender["bidder_id"] == contract["issuer_id"])]
    helped = bids["deposit_payer_id"].eq(contract["contractor_id"]).any()
    day = bids["bid_on"].min() if len(bids) else above[0]["signed_on"] if above else None
    signed = contract["signed_on"]
    before = day is not None and not pd.isna(day) and not pd.isna(signed) and signed < day
    prior = bool(helped or before or contract["kind"] == "affiliation")
    licensed = contract["contractor_id"] in known["licences"]
    yield prior and not licensed
    yield prior and licensed
