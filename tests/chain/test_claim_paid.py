"""What of a claim is paid: case by case, and against an obvious loop on worlds drawn by chance."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import plain_claims
from made import dice, merged, paid, rows_of, signed, split, world_of

if TYPE_CHECKING:
    import random

    from made import Row, Rows

WORLDS = 150
BLANKED = {
    "contract": ("payment_days",),
    "claim": ("payable_amount", "due_on"),
    "payment": ("amount", "class", "mandated"),
}


def _claim(claim_id: str, yuan: Any, due_on: str | None, **more: Any) -> Row:
    named = {"claim_id": claim_id, "project_id": "P", "contract_id": "C"}
    return {**named, "payable_amount": yuan, "due_on": due_on, **more}


def _paid(
    *, contract: dict[str, Any] | None = None, known: bool = True, **rows: Any
) -> dict[str, Row]:
    listed = [signed("C", "O", "G", **{"kind": "general", **(contract or {})})]
    whole: Rows = {
        "contract": listed if known else [],
        "claim": [_claim("A", 100, "2024-01-31"), _claim("B", 200, "2024-02-29")],
        "payment": [paid("M", "O", "G", 120, kind="progress")],
        **rows,
    }
    return {row["claim_id"]: row for row in rows_of(world_of(whole), "claim_paid")}


def _unpaid(**rows: Any) -> dict[str, int | None]:
    return {name: row["unpaid"] for name, row in _paid(**rows).items()}


def _between(row: Row) -> tuple[int, int]:
    return row["unpaid_least"], row["unpaid_most"]


def test_the_oldest_claim_is_met_first() -> None:
    assert _unpaid() == {"A": 0, "B": 18000}


def test_on_the_same_day_the_undisputed_claim_is_met_first_then_by_id() -> None:
    same = [
        _claim("A", 100, "2024-01-31", disputed=True),
        _claim("B", 100, "2024-01-31", disputed=False),
        _claim("C", 100, "2024-01-31", disputed=False),
    ]
    assert _unpaid(claim=same) == {"A": 10000, "B": 0, "C": 8000}


def test_a_running_total_counts_what_it_adds() -> None:
    running = [
        _claim("A", 100, "2024-01-31", cumulative=True),
        _claim("B", 50, "2024-02-15"),
        _claim("C", 400, "2024-02-29", cumulative=True),
    ]
    assert {name: row["payable"] for name, row in _paid(claim=running).items()} == {
        "A": 10000,
        "B": 5000,
        "C": 25000,
    }


def test_a_running_total_that_falls_gives_back() -> None:
    falling = [
        _claim("A", 200, "2024-01-31", cumulative=True),
        _claim("B", 150, "2024-02-29", cumulative=True),
    ]
    assert _unpaid(claim=falling) == {"A": 3000, "B": 0}
    row = _paid(claim=falling)["A"]
    assert (row["paid"], row["taken_back"]) == (12000, 5000)


def test_a_running_total_gives_nothing_back_before_it_is_due() -> None:
    def after(due_on: str) -> tuple[int, int]:
        falling = [
            _claim("A", 200, "2024-01-31", cumulative=True),
            _claim("B", 150, due_on, cumulative=True),
        ]
        row = _paid(claim=falling)["A"]
        return row["unpaid"], row["taken_back"]

    assert after("2024-06-30") == (3000, 5000)
    assert after("2024-07-01") == (8000, 0)


def test_a_contract_that_only_a_claim_names_is_met_by_what_names_it() -> None:
    named = [paid("M", "O", "G", 100, contract_id="C", kind="progress")]
    assert _unpaid(known=False, payment=named) == {"A": 0, "B": 20000}
    unnamed = [paid("M", "O", "G", 100, kind="progress")]
    assert _between(_paid(known=False, payment=unnamed)["A"]) == (0, 10000)


def test_a_running_total_without_a_day_cannot_be_told_apart() -> None:
    running = [_claim("A", 100, "2024-01-31"), _claim("B", 300, None, cumulative=True)]
    found = _paid(claim=running)
    assert found["B"]["payable"] is None
    assert _between(found["A"]) == (0, 10000)


def test_labour_cost_of_a_running_total_is_a_running_total() -> None:
    running = [
        _claim("A", 100, "2024-01-31", cumulative=True, labour_cost_amount=20),
        _claim("B", 300, "2024-02-29", cumulative=True, labour_cost_amount=60),
    ]
    assert {n: r["labour"] for n, r in _paid(claim=running).items()} == {"A": 2000, "B": 4000}


def test_due_day_from_certification_and_the_contracts_days() -> None:
    certified = [_claim("A", 100, None, certified_on="2024-01-31")]
    row = _paid(claim=certified, contract={"payment_days": 30})["A"]
    assert row["due_day"] == dt.date(2024, 3, 1)
    assert row["overdue"] is True


def test_due_on_the_day_itself_is_not_overdue() -> None:
    days = {"A": "2024-06-29", "B": "2024-06-30", "C": "2024-07-01", "D": "2024-06", "E": "2024-05"}
    found = _paid(claim=[_claim(name, 100, day) for name, day in days.items()])
    overdue = {name: row["overdue"] for name, row in found.items()}
    assert overdue == {"A": True, "B": False, "C": False, "D": None, "E": True}


def test_a_claim_whose_day_is_unknown_may_stand_before_any_other() -> None:
    found = _paid(claim=[_claim("A", 100, "2024-01-31"), _claim("B", 50, None)])
    assert _between(found["A"]) == (0, 3000)
    assert _between(found["B"]) == (0, 3000)


def test_a_claim_whose_day_is_unknown_stands_after_what_fell_due_by_its_certification() -> None:
    rows = [_claim("A", 100, "2024-01-31"), _claim("B", 50, None, certified_on="2024-01-31")]
    found = _paid(claim=rows)
    assert _between(found["A"]) == (0, 0)
    assert _between(found["B"]) == (3000, 3000)
    found = _paid(claim=[rows[0], {**rows[1], "certified_on": "2024-01-30"}])
    assert _between(found["A"]) == (0, 3000)


def test_retention_whose_day_is_unknown_stands_after_the_works_only() -> None:
    def before(kind: str) -> tuple[int, int]:
        rows = [_claim("A", 100, "2024-01-31", kind=kind), _claim("R", 50, None, kind="retention")]
        return _between(_paid(claim=rows)["A"])

    assert [before(kind) for kind in ("advance", "progress", "completion")] == [(0, 0)] * 3
    assert before("settlement") == (0, 3000)


def test_an_unknown_amount_leaves_later_claims_open() -> None:
    rows = [_claim("A", None, "2024-01-31"), _claim("B", 100, "2024-02-29")]
    found = _paid(claim=rows)
    assert found["A"]["unpaid"] is None
    assert _between(found["B"]) == (0, 10000)


def test_payments_to_others_do_not_count_unless_mandated() -> None:
    def to_other(mandated: bool | None) -> Row:  # noqa: FBT001 - the cell under test
        one = paid("M", "O", "X", 120, contract_id="C", kind="progress", mandated=mandated)
        return _paid(payment=[one])["A"]

    assert (to_other(False)["unpaid"], to_other(False)["to_others"]) == (10000, 12000)
    assert (to_other(True)["unpaid"], to_other(True)["to_others"]) == (0, 0)
    assert _between(to_other(None)) == (0, 10000)


def test_what_the_treasury_pays_the_owner_is_not_paid_to_the_contractor() -> None:
    assert _unpaid(payment=[paid("M", "FIN", "O", 300)]) == {"A": 10000, "B": 20000}


def test_several_contracts_between_two_parties_leave_it_open() -> None:
    two = [signed("C", "O", "G", kind="general"), signed("D", "O", "G", kind="professional")]
    rows = rows_of(
        world_of(
            {
                "contract": two,
                "claim": [_claim("A", 100, "2024-01-31")],
                "payment": [paid("M", "O", "G", 40, kind="progress")],
            }
        ),
        "claim_paid",
    )
    assert _between(rows[0]) == (6000, 10000)


def test_material_meets_the_claims_of_a_supplier_only() -> None:
    goods = [paid("M", "O", "G", 120, kind="material")]
    assert _unpaid(payment=goods)["A"] == 10000
    assert _unpaid(payment=goods, contract={"kind": "supply"})["A"] == 0


def test_without_any_payment_on_record_all_may_be_paid() -> None:
    assert _between(_paid(payment=[])["A"]) == (0, 10000)


def test_a_payment_without_a_sum_may_be_any_sum() -> None:
    assert _between(_paid(payment=[paid("M", "O", "G", None, kind="progress")])["A"]) == (0, 10000)


def test_payments_after_the_day_do_not_count() -> None:
    late = [paid("M", "O", "G", 120, kind="progress", paid_at="2024-07-01")]
    assert _unpaid(payment=late)["A"] == 10000


def test_a_member_of_the_consortium_is_the_contractor() -> None:
    won = [
        {"tender_id": "T", "project_id": "P", "bidder_id": "G", "won": True, "joint_members": "H"}
    ]
    assert _unpaid(tender=won, payment=[paid("M", "O", "H", 100, kind="progress")])["A"] == 0


def test_known_worlds_agree_with_a_loop() -> None:
    drawn = {f"w{n}": _drawn(dice(n)) for n in range(WORLDS)}
    found = split(rows_of(merged(drawn), "claim_paid"))
    for name, rows in drawn.items():
        expected = plain_claims.unpaid(rows["contract"][0], rows["claim"], rows["payment"])
        assert {row["claim_id"]: row["unpaid"] for row in found[name]} == expected


def test_whatever_is_unknown_the_true_sum_lies_between() -> None:
    drawn = {f"w{n}": _singly(_drawn(dice(n))) for n in range(WORLDS)}
    blanked = {name: _blanked(rows, dice(f"blank {name}")) for name, rows in drawn.items()}
    found = split(rows_of(merged(blanked), "claim_paid"))
    wide = 0
    for name, rows in drawn.items():
        true = plain_claims.unpaid(rows["contract"][0], rows["claim"], rows["payment"])
        known = [row for row in found[name] if row["unpaid_least"] is not None]
        wrong = [
            row
            for row in known
            if not row["unpaid_least"] <= true[row["claim_id"]] <= row["unpaid_most"]
        ]
        assert wrong == [], rows
        wide += sum(row["unpaid_least"] < row["unpaid_most"] for row in known)
    assert wide > WORLDS / 10


def _singly(rows: Rows) -> Rows:
    """A running total that is not known is taken not to fall, which chance does not heed."""
    return {**rows, "claim": [{**one, "cumulative": None} for one in rows["claim"]]}


def _drawn(throw: random.Random) -> Rows:
    kind = throw.choice(["general", "supply"])
    contract = signed("C", "O", "G", kind=kind, payment_days=throw.randrange(1, 40))
    claims = [_drawn_claim(throw, f"K{n}") for n in range(throw.randrange(1, 6))]
    payments = [_drawn_payment(throw, f"M{n}") for n in range(throw.randrange(1, 5))]
    return {"contract": [contract], "claim": claims, "payment": payments}


def _drawn_claim(throw: random.Random, name: str) -> Row:
    day = f"2024-0{throw.randrange(1, 4)}-1{throw.randrange(3)}"
    stated = {"due_on": day} if throw.random() < 0.6 else {"due_on": None, "certified_on": day}
    given = {
        "cumulative": throw.choice([None, None, False, True]),
        "disputed": throw.choice([None, False, True]),
    }
    return {**_claim(name, throw.randrange(1, 500), None), **stated, **given}


def _drawn_payment(throw: random.Random, name: str) -> Row:
    kind = throw.choice(["progress", "settlement", "advance", "labour_cost", "material", "loan"])
    payee = throw.choice(["G", "G", "G", "X"])
    given = {"contract_id": "C", "kind": kind, "mandated": throw.choice([False, True])}
    return paid(name, "O", payee, throw.randrange(1, 400), **given)


def _blanked(rows: Rows, throw: random.Random) -> Rows:
    found: Rows = {}
    for table, columns in BLANKED.items():
        found[table] = [
            {
                key: None if key in columns and throw.random() < 0.15 else value
                for key, value in row.items()
            }
            for row in rows[table]
        ]
    return found
