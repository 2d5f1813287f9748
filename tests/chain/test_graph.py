"""One project as a graph: nodes, edges and what is said of them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from typing import Any

import networkx as nx
import pytest
from made import paid, signed, world_of

from wagekit.chain.graph import PAYEE_UNKNOWN, PAYER_UNKNOWN, chain_graph
from wagekit.core.errors import WagekitError

GIVEN: dict[str, list[dict[str, Any]]] = {
    "project": [
        {"project_id": "P", "name": "一号", "owner_id": "O", "general_contractor_id": "G"},
        {"project_id": "Q"},
    ],
    "party": [
        {"party_id": "O", "name": "业主", "kind": "company"},
        {"party_id": "G", "name": "总包", "kind": "company"},
        {"party_id": "GB", "name": "分公司", "kind": "branch", "parent_id": "G"},
        {"party_id": "L", "name": "劳务", "kind": "company"},
        {"party_id": "I", "name": "张三", "kind": "individual", "id_no": "1"},
    ],
    "contract": [
        signed("C1", "O", "G", kind="general", price=1000, signed_on="2024-01-02", title="甲"),
        signed("C2", "GB", "L", kind="labour", price=300),
        signed("C9", "O", "G", kind="general", project_id="Q"),
    ],
    "worker": [
        {"worker_id": "W1", "project_id": "P", "name": "李四", "employer_id": "L", "team_id": "T"},
        {"worker_id": "W2", "project_id": "P", "name": "张三", "employer_id": "L", "id_no": "1"},
    ],
    "team": [
        {
            "team_id": "T", "project_id": "P", "employer_id": "L",
            "leader_id": "I", "contract_price": 50,
        }
    ],
    "staff": [
        {"project_id": "P", "company_id": "G", "person_id": "S", "post": "project_manager"},
        {"project_id": "P", "company_id": "G", "person_id": "none", "post": "safety"},
    ],
    "payment": [
        paid("M1", "O", "G", "10.01", kind="progress"),
        paid("M2", "G", "G", 5),
        paid("M3", "G", "L", 5, project_id=None, contract_id="C2"),
        paid("M4", "G", None, 5),
        paid("M5", None, "L", None),
        paid("C1", "O", "G", 1),
        paid("M9", "O", "G", 5, project_id="Q"),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Any:
    return chain_graph(world_of(GIVEN), "P")


def test_nodes_are_parties_and_people(graph: Any) -> None:
    kinds = {node: said["kind"] for node, said in graph.nodes(data=True)}
    parties = dict.fromkeys(("O", "G", "L"), "party")
    people = dict.fromkeys(("I", "W1", "S"), "person")
    unknown = dict.fromkeys((PAYER_UNKNOWN, PAYEE_UNKNOWN), "unknown")
    assert kinds == parties | people | unknown


def test_a_party_has_name_kind_roles_and_tier(graph: Any) -> None:
    said = {"kind": "party", "name": "总包", "party_kind": "company"}
    assert graph.nodes["G"] == {**said, "roles": ("general",), "tier": 1}
    assert [graph.nodes[one]["tier"] for one in ("O", "L", "I")] == [0, 2, None]
    assert graph.nodes["O"]["roles"] == ("owner",)


def test_a_worker_who_is_a_listed_party_is_one_node_with_all_roles(graph: Any) -> None:
    assert graph.nodes["I"]["roles"] == ("leader", "worker")
    assert graph.edges["L", "I", "W2"]["kind"] == "employs"
    assert graph.edges["L", "I", "T"]["amount"] == 5000


def test_a_contract_of_a_branch_is_its_parents(graph: Any) -> None:
    said = graph.edges["G", "L", "C2"]
    assert (said["contract_kind"], said["amount"], said["tier"]) == ("labour", 30000, 2)
    assert graph.edges["O", "G", "C1"]["signed_on"] == dt.date(2024, 1, 2)


def test_a_payment_carries_fen_class_and_time(graph: Any) -> None:
    said = graph.edges["O", "G", "M1"]
    assert (said["amount"], said["class"]) == (1001, "progress")
    assert said["paid_at"] == dt.datetime(2024, 1, 1)  # noqa: DTZ001 - times here have no zone


def test_self_payments_and_unknown_ends_are_kept(graph: Any) -> None:
    assert graph.has_edge("G", "G", "M2")
    assert graph.has_edge("G", PAYEE_UNKNOWN, "M4")
    assert graph.edges[PAYER_UNKNOWN, "L", "M5"]["amount"] is None


def test_a_payment_of_no_stated_project_is_of_its_contracts(graph: Any) -> None:
    assert graph.has_edge("G", "L", "M3")


def test_one_number_for_a_contract_and_a_payment_loses_neither(graph: Any) -> None:
    kinds = [said["kind"] for _, _, said in graph.edges("O", data=True) if said["id"] == "C1"]
    assert sorted(kinds) == ["contract", "payment"]


def test_nothing_of_another_project_is_in_it(graph: Any) -> None:
    ids = {said["id"] for _, _, said in graph.edges(data=True)}
    assert not ids & {"C9", "M9"}


def test_the_post_names_its_person_and_an_empty_post_draws_nothing(graph: Any) -> None:
    posts = [(u, v, said["post"]) for u, v, said in graph.edges(data=True) if "post" in said]
    assert posts == [("G", "S", "project_manager")]


def test_contracts_in_a_circle_are_kept() -> None:
    rows = {
        "project": [{"project_id": "P"}],
        "contract": [signed("A", "x", "y"), signed("B", "y", "x")],
    }
    graph = chain_graph(world_of(rows), "P")
    assert list(nx.simple_cycles(nx.DiGraph(graph)))
    assert [said["tier"] for _, _, said in graph.edges(data=True)] == [None, None]


def test_there_is_no_graph_of_a_project_that_is_not_there() -> None:
    with pytest.raises(WagekitError, match="没有项目 'X' 的任何资料"):
        chain_graph(world_of(GIVEN), "X")


def test_a_project_that_only_contracts_name_has_a_graph() -> None:
    graph = chain_graph(world_of({"contract": [signed("A", "x", "y")]}), "P")
    assert (graph.graph["name"], list(graph)) == (None, ["x", "y"])


def test_the_same_tables_give_the_same_graph() -> None:
    one, two = (chain_graph(world_of(GIVEN), "P") for _ in range(2))
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_looking_for_derived_tables_does_not_import_networkx() -> None:
    code = (
        "import sys; from wagekit.core.derived import derived_tables; derived_tables();"
        "sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_a_large_project_is_quick() -> None:
    workers = [
        {"worker_id": f"W{n}", "project_id": "P", "employer_id": "L", "name": f"工人{n}"}
        for n in range(300)
    ]
    payments = [paid(f"M{n}", "G", f"W{n % 300}", 5, kind="wage") for n in range(5000)]
    world = world_of({**GIVEN, "worker": workers, "payment": payments})
    started = time.process_time()
    graph = chain_graph(world, "P")
    took = time.process_time() - started
    assert graph.number_of_edges() > len(payments)
    assert took < 5, "a second on an idle machine"
