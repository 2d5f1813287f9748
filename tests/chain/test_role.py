"""Roles of who holds a contract at the top of a project whose kind nobody stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made import rows_of, signed, world_of

from wagekit.chain.graph import chain_graph

if TYPE_CHECKING:
    from made import Row

OWNED = {"project_id": "P", "owner_id": "O"}
UNOWNED = {"project_id": "P"}
UNKNOWN = ("unnamed",)
SUPPOSED = ("general", "perhaps", "unnamed")


def test_beside_a_general_contractor_it_is_only_open() -> None:
    found = _roles(OWNED, signed("A", "O", "G", kind="general"), signed("B", "O", "S"))
    assert found == {"G": ("general",), "S": ("perhaps", "unnamed")}


def test_the_only_one_answers_as_general_contractor_though_no_rule_takes_it_for_one() -> None:
    found = _roles(OWNED, signed("A", "O", "S"), signed("B", "S", "L"))
    assert found == {"S": SUPPOSED, "L": UNKNOWN}


def test_beside_a_professional_firm_of_the_owner_it_still_answers() -> None:
    found = _roles(OWNED, signed("A", "O", "S"), signed("B", "O", "Z", kind="professional"))
    assert found == {"S": SUPPOSED, "Z": ("general",)}


def test_of_two_that_the_owner_hired_neither_is_taken_for_general() -> None:
    found = _roles(OWNED, signed("A", "O", "S"), signed("B", "O", "T"))
    assert found == {"S": ("perhaps", "unnamed"), "T": ("perhaps", "unnamed")}


def test_who_is_named_stays_general_whatever_its_contract() -> None:
    found = _roles({**OWNED, "general_contractor_id": "G"}, signed("A", "O", "G"))
    assert found == {"G": ("general",)}


def test_the_topmost_where_nobody_is_known() -> None:
    found = _roles(UNOWNED, signed("A", "X", "S"))
    assert found == {"S": SUPPOSED}


def test_the_leader_of_the_consortium_that_won_is_general_like_its_members() -> None:
    bid = {"tender_id": "T", "project_id": "P", "bidder_id": "S", "won": True, "joint_members": "M"}
    found = _roles(OWNED, signed("A", "O", "S"), tender=[bid])
    assert found == {"S": ("general",), "M": ("general",)}


def test_labour_straight_from_the_owner_is_labour() -> None:
    assert _roles(OWNED, signed("A", "O", "L", kind="labour")) == {"L": ("labour",)}


def test_the_chart_does_not_call_it_a_general_contractor() -> None:
    world = world_of({"project": [OWNED], "contract": [signed("A", "O", "S")]})
    assert chain_graph(world, "P").nodes["S"]["roles"] == UNKNOWN


def _roles(project: Row, *contracts: Row, **more: list[Row]) -> dict[str, tuple[str, ...]]:
    """Of each party the roles that are true, in order."""
    world = world_of({"project": [project], "contract": [*contracts], **more})
    keys = ("project_id", "party_id")
    return {
        row["party_id"]: tuple(sorted(name for name in row if name not in keys and row[name]))
        for row in rows_of(world, "role")
    }
