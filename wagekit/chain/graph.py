"""One project as a networkx graph: who contracted with, paid and employed whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from wagekit.core.errors import WagekitError
from wagekit.core.evidence import key_of
from wagekit.intake.said import Said
from wagekit.model.codes import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from wagekit.core.world import World

    Row = dict[str, Any]
    Graph = nx.MultiDiGraph[str]

PAYER_UNKNOWN = "unknown:payer"
PAYEE_UNKNOWN = "unknown:payee"
"""Two, so that no path leads from one unknown end through another."""
ROLES = ("general", "professional", "labour", "unnamed")
CONTRACT = ("contract_id", "issuer_id", "contractor_id", "kind", "price", "title", "signed_on")
PAYMENT = ("payment_id", "payer_id", "payee_id", "holder_id", "amount", "class", "paid_at")
PERSON = ("worker_id", "name", "employer_id", "team_id", "role", "job")
POST = ("company_id", "person_id", "post")


def chain_graph(world: World, project_id: str) -> Graph:
    """The parties, contracts, payments and people of one project.

    Nodes are ids. Attributes: `kind` (``party``, ``person``, or ``unknown`` for the end of a
    payment that nobody names), `name`, `party_kind`, `roles` (codes, sorted), `tier` (of the
    topmost contract that it holds; 0 for who gave one out and holds none; None if not known).

    Edges are keyed by the id of their row, which is also their attribute `id`. Their `kind`:

    - ``contract``, issuer to contractor: `contract_kind`, `amount` (fen), `tier`, `title`,
      `signed_on`;
    - ``payment``, payer to payee: `amount` (fen), `class`, `paid_at`, `holder` (whose account it
      landed on, where that is known and another's);
    - ``employs``, employer to worker; ``leads``, firm to the leader of a team, with `amount`, the
      team's price; ``posted``, company to its person, with `post`.

    Unknown is None. Self-payments and circles are kept.

    Args:
        world: The tables.
        project_id: A project that any of them names; it needs no row of its own.

    Raises:
        WagekitError: No table has anything of it.
    """
    # Discovering derived tables imports this module; most runs draw no graph.
    import networkx as nx  # noqa: PLC0415

    tables = _Tables(world, project_id)
    about = tables.rows("project")
    name = about[0]["name"] if about else None
    graph: Graph = nx.MultiDiGraph(project_id=project_id, name=name)
    for make in (_contracts, _people, _teams, _posts, _payments):
        make(graph, tables)
    if not about and not graph:
        raise WagekitError(
            Said(
                f"没有项目 {project_id!r} 的任何资料，请核对项目编号",
                f"there is nothing on a project {project_id!r}: check its id",
            )
        )
    _mark_parties(graph, tables, about)
    return graph


class _Tables:
    """The rows of one project, in the order of their keys."""

    def __init__(self, world: World, project_id: str) -> None:
        self._world = world
        self._project = project_id

    def rows(self, name: str, *columns: str, **made: nw.Expr) -> list[Row]:
        frame = self._world.frame(name).filter(nw.col("project_id") == self._project)
        if columns:
            frame = frame.select(*columns, **made)
        rows = self._world.records(frame)
        return sorted(rows, key=lambda row: [str(value) for value in row.values()])

    def of(self, name: str, key: str, ids: list[str]) -> dict[str, Row]:
        frame = self._world.frame(name).filter(nw.col(key).is_in(ids))
        rows = self._world.records(frame)
        return {row[key]: row for row in rows}


def _contracts(graph: Graph, tables: _Tables) -> None:
    rows = tables.rows("contract", *CONTRACT)
    tiers = tables.of("tier", "contract_id", [row["contract_id"] for row in rows])
    for row in rows:
        known = tiers.get(row["contract_id"], {})
        said = {
            "contract_kind": row["kind"],
            "amount": row["price"],
            "tier": known.get("tier"),
            "title": row["title"],
            "signed_on": row["signed_on"],
        }
        ends = (row["issuer_id"] or PAYER_UNKNOWN, row["contractor_id"] or PAYEE_UNKNOWN)
        _edge(graph, ends, row["contract_id"], kind="contract", **said)


def _people(graph: Graph, tables: _Tables) -> None:
    rows = tables.rows("worker", *PERSON)
    who = tables.of("alias", "id", [row["worker_id"] for row in rows])
    for row in rows:
        worker: str = row["worker_id"]
        person: str = who[worker]["who"] if worker in who else worker
        role = row["role"] or "worker"
        _person(graph, person, role, name=row["name"])
        if row["employer_id"]:
            said = {"team_id": row["team_id"], "job": row["job"]}
            ends = (row["employer_id"], person)
            _edge(graph, ends, row["worker_id"], kind="employs", **said)


def _teams(graph: Graph, tables: _Tables) -> None:
    for row in tables.rows("team", "team_id", "employer_id", "leader_id", "contract_price"):
        if not row["leader_id"]:
            continue
        _person(graph, row["leader_id"], "leader")
        if row["employer_id"]:
            ends = (row["employer_id"], row["leader_id"])
            _edge(graph, ends, row["team_id"], kind="leads", amount=row["contract_price"])


def _posts(graph: Graph, tables: _Tables) -> None:
    for row in tables.rows("staff", *POST, key=key_of("staff")):
        if row["person_id"] in {None, NONE}:
            continue
        _person(graph, row["person_id"], row["post"])
        ends = (row["company_id"], row["person_id"])
        _edge(graph, ends, row["key"], kind="posted", post=row["post"])


def _payments(graph: Graph, tables: _Tables) -> None:
    for row in tables.rows("laid", *PAYMENT):
        ends = (row["payer_id"] or PAYER_UNKNOWN, row["payee_id"] or PAYEE_UNKNOWN)
        holder = row["holder_id"] if row["holder_id"] != row["payee_id"] else None
        said = {"amount": row["amount"], "paid_at": row["paid_at"], "class": row["class"]}
        _edge(graph, ends, row["payment_id"], kind="payment", holder=holder, **said)


def _edge(graph: Graph, ends: tuple[str, str], key: str, **said: Any) -> None:  # noqa: ANN401
    """A contract and a payment may carry one number between the same two; neither is lost."""
    taken = graph.has_edge(*ends, key=key)
    graph.add_edge(*ends, key=f"{said['kind']}:{key}" if taken else key, id=key, **said)


def _person(graph: Graph, person: str, role: str | None, *, name: str | None = None) -> None:
    held = graph.nodes[person] if person in graph else {}
    roles = {*held.get("roles", ()), *([role] if role else [])}
    graph.add_node(person, roles=tuple(sorted(roles)), name=name or held.get("name"), person=True)


def _held(role: Row) -> list[str]:
    """Not `general` of who only may be one."""
    return [c for c in ROLES if role.get(c) and not (c == "general" and role.get("perhaps"))]


def _mark_parties(graph: Graph, tables: _Tables, about: list[Row]) -> None:
    """Adds the owner and general contractor that the project names, then what is known of each."""
    named = [(row["owner_id"], "owner") for row in about]
    named += [(row["general_contractor_id"], "general") for row in about]
    graph.add_nodes_from(party for party, _ in named if party)
    actors = tables.of("actor", "party_id", list(graph))
    roles = {row["party_id"]: row for row in tables.rows("role")}
    tiers = _tiers(graph)
    for node in sorted(graph):
        said = graph.nodes[node]
        actor = actors.get(node, {})
        held = _held(roles.get(node, {}))
        own = [role for party, role in named if party == node]
        said["kind"] = _kind_of(node, graph)
        said["name"] = actor.get("name") or said.get("name")
        said["party_kind"] = actor.get("kind") or (
            "individual" if said.pop("person", None) else None
        )
        said.pop("person", None)
        said["roles"] = tuple(sorted({*said.get("roles", ()), *held, *own}))
        said["tier"] = tiers.get(node)


def _kind_of(node: str, graph: Graph) -> str:
    if node in {PAYER_UNKNOWN, PAYEE_UNKNOWN}:
        return "unknown"
    in_chain = any(True for _ in _of_contracts(graph, node))
    return "person" if graph.nodes[node].get("person") and not in_chain else "party"


def _of_contracts(graph: Graph, node: str) -> Iterator[Row]:
    edges = [*graph.in_edges(node, data=True), *graph.out_edges(node, data=True)]
    return (said for _, _, said in edges if said["kind"] == "contract")


def _tiers(graph: Graph) -> dict[str, int]:
    """The topmost tier of each contractor; 0 for issuers that hold nothing."""
    found: dict[str, int] = {}
    contracts = [edge for edge in graph.edges(data=True) if edge[2]["kind"] == "contract"]
    for _, contractor, said in contracts:
        if said["tier"] is not None:
            found[contractor] = min(found.get(contractor, said["tier"]), said["tier"])
    holders = {contractor for issuer, contractor, _ in contracts if issuer != contractor}
    return {**{issuer: 0 for issuer, _, _ in contracts if issuer not in holders}, **found}
