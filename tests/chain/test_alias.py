"""Identity against union-find: who goes by several ids, and under which one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from made import dice, rows_of, world_of

if TYPE_CHECKING:
    import random

    from made import Row, Rows

WORLDS = 300


def test_ids_join_as_union_find_joins_them() -> None:
    worlds = [_drawn(dice(seed), f"{seed}-") for seed in range(WORLDS)]
    drawn = {name: [row for one in worlds for row in one[name]] for name in ("party", "worker")}
    found = {row["id"]: row["who"] for row in rows_of(world_of(drawn), "alias")}
    assert found == _joined(drawn)
    assert len(found) > WORLDS


def test_a_firm_with_the_number_of_a_branch_is_one_with_its_parent() -> None:
    rows = [
        {"party_id": "A", "kind": "branch", "parent_id": "C", "uscc": "X"},
        {"party_id": "B", "kind": "company", "uscc": "X"},
        {"party_id": "C", "kind": "company", "uscc": "Y"},
    ]
    found = {row["id"]: row["who"] for row in rows_of(world_of({"party": rows}), "alias")}
    assert found == {"A": "B", "C": "B"}


def test_a_branch_goes_by_its_parent_even_where_its_own_id_is_lower() -> None:
    rows = [
        {"party_id": "A", "kind": "branch", "parent_id": "C"},
        {"party_id": "B", "kind": "branch", "parent_id": "A"},
        {"party_id": "C", "kind": "company"},
    ]
    found = {row["id"]: row["who"] for row in rows_of(world_of({"party": rows}), "alias")}
    assert found == {"A": "C", "B": "C"}


def test_a_masked_number_joins_nobody() -> None:
    masked = [{"party_id": one, "id_no": "1101********0011"} for one in ("A", "B")]
    assert rows_of(world_of({"party": masked}), "alias") == []


def test_a_number_whose_last_digits_may_be_lost_joins_those_of_one_name() -> None:
    people = [("A", "王五"), ("B", "钱一"), ("C", "王五")]
    rows = [{"party_id": one, "name": n, "id_no": "110101199003074000"} for one, n in people]
    assert rows_of(world_of({"party": rows}), "alias") == [{"id": "C", "who": "A"}]


def test_a_listed_party_goes_before_a_worker_and_an_empty_number_joins_nobody() -> None:
    rows = {
        "party": [{"party_id": "Z", "id_no": "1"}, {"party_id": "Y"}, {"party_id": "X"}],
        "worker": [{"worker_id": "A", "project_id": "P", "id_no": "1"}],
    }
    assert rows_of(world_of(rows), "alias") == [{"id": "A", "who": "Z"}]


def test_an_id_that_only_claimants_bear_goes_by_the_number_that_they_state() -> None:
    rows = {
        "worker": [{"worker_id": "W", "project_id": "P", "id_no": "1"}],
        "claimant": [
            {"clue_id": "C", "worker_id": "A", "id_no": "1"},
            {"clue_id": "D", "worker_id": "A"},
        ],
    }
    assert rows_of(world_of(rows), "alias") == [{"id": "A", "who": "W"}]


def test_two_numbers_stated_of_a_claimant_join_nobody() -> None:
    rows = {
        "worker": [{"worker_id": "W", "project_id": "P", "id_no": "1"}],
        "claimant": [
            {"clue_id": "C", "worker_id": "A", "id_no": "1"},
            {"clue_id": "D", "worker_id": "A", "id_no": "2"},
        ],
    }
    assert rows_of(world_of(rows), "alias") == []


def test_a_listed_id_takes_no_number_from_a_claimant() -> None:
    rows = {
        "worker": [
            {"worker_id": "W", "project_id": "P", "id_no": "1"},
            {"worker_id": "A", "project_id": "P"},
        ],
        "claimant": [{"clue_id": "C", "worker_id": "A", "id_no": "1"}],
    }
    assert rows_of(world_of(rows), "alias") == []


def _drawn(throw: random.Random, world: str) -> Rows:
    parties = [f"{world}p{n}" for n in range(6)]
    numbers = [f"{world}{n}" for n in range(3)]
    return {
        "party": [_party(throw, one, parties, world) for one in parties],
        "worker": [
            {
                "worker_id": f"{world}w{n}",
                "project_id": "P",
                "id_no": throw.choice([*numbers, None]),
            }
            for n in range(3)
        ],
    }


def _party(throw: random.Random, own: str, parties: list[str], world: str) -> Row:
    branch = throw.random() < 0.3
    said: Row = {"party_id": own, "kind": "branch" if branch else "company"}
    # Branches only of parties with a lower number: a circle of parents has no parent.
    said["parent_id"] = throw.choice([*parties[: parties.index(own)], None])
    said["uscc"] = throw.choice([*(f"{world}{n}" for n in "ABCD"), None, None])
    if throw.random() < 0.2:
        said["id_no"] = f"{world}{throw.randrange(3)}"
    return said


def _joined(drawn: Rows) -> dict[str, str]:
    labels = {row["party_id"]: (_is_branch(row), row["party_id"]) for row in drawn["party"]}
    labels |= {row["worker_id"]: (2, row["worker_id"]) for row in drawn["worker"]}
    union = {one: one for one in labels}
    for column in ("uscc", "id_no"):
        _unite(union, _by_number(drawn, column))
    _unite(union, [[r["party_id"], r["parent_id"]] for r in drawn["party"] if _has_parent(r)])
    return _named(union, labels)


def _is_branch(row: Row) -> bool:
    return row["kind"] == "branch"


def _has_parent(row: Row) -> bool:
    return _is_branch(row) and row["parent_id"] is not None


def _by_number(drawn: Rows, column: str) -> list[list[str]]:
    groups: dict[Any, list[str]] = {}
    for row in [*drawn["party"], *drawn["worker"]]:
        if row.get(column) is not None:
            groups.setdefault(row[column], []).append(row.get("party_id") or row["worker_id"])
    return list(groups.values())


def _unite(union: dict[str, str], groups: list[list[str]]) -> None:
    for first, *others in groups:
        for other in others:
            union[_root(union, other)] = _root(union, first)


def _root(union: dict[str, str], one: str) -> str:
    return one if union[one] == one else _root(union, union[one])


def _named(union: dict[str, str], labels: dict[str, tuple[int, str]]) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    for one in labels:
        parts.setdefault(_root(union, one), []).append(one)
    heads = {one: min(part, key=labels.__getitem__) for part in parts.values() for one in part}
    return {one: who for one, who in heads.items() if one != who}
