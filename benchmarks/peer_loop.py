"""The peer: what one would write with pandas and networkx, a project at a time.

It asks what the 25 rules ask, plainly: a graph of each project, its roles and chains, then a look
at each contract. It knows only found or not: no unknowns, no reasons and no law by date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd
from made import province
from measured import Stopwatch, measured
from peer_questions import Seen, contract_questions, project_questions

if TYPE_CHECKING:
    from pathlib import Path

LOOKED_AT = 1_000
LOOKED_UP = ("party", "licence", "account", "shareholding")


def peer_loop(projects: int) -> dict[str, Any]:
    """Seconds for 1,000 projects of the province, and the same scaled up to all of them."""
    loaded = {name: _load(name, path) for name, path in province(projects).items()}
    with Stopwatch() as once:
        known = _lookups(loaded)
    with Stopwatch() as loop:
        own = {
            name: dict(list(frame.groupby("project_id")))
            for name, frame in loaded.items()
            if name not in LOOKED_UP
        }
        found = sum(_of_project(str(project), own, known) for project in own["project"])
    times = projects / len(own["project"])
    return {
        "seconds": once.seconds + loop.seconds * times,
        "cpu": once.cpu + loop.cpu * times,
        "found": found * times,
    }


def _load(name: str, path: Path) -> pd.DataFrame:
    """Reading is not timed; of tables with projects, only those looked at are read."""
    last = f"P{LOOKED_AT:07d}"
    wanted = None if name in LOOKED_UP else [("project_id", "<", last)]
    return pd.read_parquet(path, filters=wanted)


def _lookups(loaded: dict[str, pd.DataFrame]) -> dict[str, Any]:
    party = loaded["party"]
    first = party.dropna(subset=["uscc"]).groupby("uscc")["party_id"].transform("min")
    same = dict(zip(party["party_id"].reindex(first.index), first, strict=True))
    branches = party[party["kind"] == "branch"]
    return {
        "same": {**same, **dict(zip(branches["party_id"], branches["parent_id"], strict=True))},
        "kind": dict(zip(party["party_id"], party["kind"], strict=True)),
        "barred": set(party.loc[party["no_qualification"].eq(other=True), "party_id"]),
        "licences": dict(list(loaded["licence"].groupby("party_id"))),
        "holder": dict(
            zip(loaded["account"]["account_id"], loaded["account"]["party_id"], strict=True)
        ),
    }


def _of_project(project: str, own: dict[str, Any], known: dict[str, Any]) -> int:
    tables = {name: frames.get(project) for name, frames in own.items()}
    contracts = tables["contract"].copy()
    for side in ("issuer_id", "contractor_id"):
        contracts[side] = contracts[side].map(lambda party: known["same"].get(party, party))
    tables["contract"] = contracts
    if tables["payment"] is not None:
        tables["payment"] = _named(tables["payment"].copy(), known)
    seen = Seen(tables, _graph(contracts, tables["payment"]), known)
    asked = [contract_questions(contract, seen) for contract in _records(contracts)]
    return project_questions(seen) + sum(asked)


def _named(payments: pd.DataFrame, known: dict[str, Any]) -> pd.DataFrame:
    for side in ("payer", "payee"):
        holders = payments[f"{side}_account"].map(known["holder"])
        party = payments[f"{side}_id"].fillna(holders)
        payments[f"{side}_id"] = party.map(lambda one: known["same"].get(one, one))
    return payments


def _graph(contracts: pd.DataFrame, payments: pd.DataFrame | None) -> nx.MultiDiGraph[Any]:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for row in _records(contracts):
        sides = row["issuer_id"], row["contractor_id"]
        graph.add_edge(*sides, key=row["contract_id"], type="contract", **row)
    for row in _records(payments) if payments is not None else ():
        sides = row["payer_id"], row["payee_id"]
        graph.add_edge(*sides, key=row["payment_id"], type="payment", **row)
    return graph


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


if __name__ == "__main__":
    measured(peer_loop)
