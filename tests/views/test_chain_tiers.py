"""Rows of boxes: contracts first, then people, then money."""

from __future__ import annotations

from wagekit.views.chain.tiers import tiers_of


def _rows(known: dict[str, int | None], *edges: list[tuple[str, str]]) -> dict[str, int]:
    return tiers_of(known, edges)


def test_contracts_place_contractors_below_their_issuer() -> None:
    assert _rows({"O": 0, "G": None, "L": None}, [("G", "L"), ("O", "G")]) == {
        "O": 0,
        "G": 1,
        "L": 2,
    }


def test_the_shortest_way_from_the_top_decides() -> None:
    edges = [("O", "A"), ("A", "B"), ("O", "B")]
    assert _rows({"O": 0, "A": None, "B": None}, edges)["B"] == 1


def test_a_worker_stands_below_the_employer_whoever_pays() -> None:
    known = {"O": 0, "G": None, "L": None, "W": None}
    rows = _rows(known, [("O", "G"), ("G", "L")], [("L", "W")], [("O", "W")])
    assert rows["W"] == 3


def test_who_only_pays_stands_above_whom_it_pays() -> None:
    assert _rows({"O": 0, "F": None}, [], [], [("F", "O")]) == {"O": 1, "F": 0}


def test_a_circle_apart_from_all_else_has_rows() -> None:
    rows = _rows({"O": 0, "A": None, "B": None}, [("A", "B"), ("B", "A")])
    assert rows == {"O": 0, "A": 0, "B": 1}


def test_nothing_has_no_rows() -> None:
    assert _rows({}) == {}
