"""Cases share a world only where that changes nothing for any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagekit.core.derived import behind
from wagekit.core.registry import rules
from wagekit.testing.cases import Case
from wagekit.testing.sharing import shared_worlds

if TYPE_CHECKING:
    from collections.abc import Mapping

PAID: Mapping[str, tuple[dict[str, Any], ...]] = {"payment": ({"payment_id": "1"},)}


def _case(rule: str, name: str, rows: Mapping[str, tuple[dict[str, Any], ...]]) -> Case:
    return Case(rule, name, "2024-06-30", None, rows, {}, None)


def _together(*cases: Case) -> list[list[str]]:
    return [[case.name for case in world.cases] for world in shared_worlds(cases, rules())]


def test_who_reads_whether_anything_was_paid_is_apart_from_who_was_paid() -> None:
    unpaid = _case("ZB09", "unpaid", {})
    paid = _case("ZB09", "paid", PAID)
    assert _together(unpaid, paid) == [["unpaid"], ["paid"]]


def test_who_reads_it_of_another_rule_is_apart_too() -> None:
    unpaid = _case("GK03", "unpaid", {})
    paid = _case("FB01", "paid", PAID)
    assert _together(unpaid, paid) == [["unpaid"], ["paid"]]


def test_who_does_not_ask_is_together() -> None:
    assert _together(_case("FB01", "unpaid", {}), _case("FB02", "paid", PAID)) == [
        ["unpaid", "paid"]
    ]


def test_what_is_behind_a_name_is_followed_but_not_through_what_is_left_out() -> None:
    assert {"alias", "claimant", "wage_line"} <= behind(["wage_debt"])
    assert "claimant" not in behind(["alias"], but=["alias"])
