"""Paper against money on small worlds drawn by chance, the same as in plain Python."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from made import dice, merged, rows_of, split
from plain_divergence import divergences

if TYPE_CHECKING:
    import random

    from made import Row, Rows
    from plain_divergence import Answer

WORLDS = 600
PARTIES = ("O", "G", "A", "B", "S", "I")
EVERYBODY = (*PARTIES, "W", "F", None)
CLASSES = (
    *("progress", "labour_cost", "other", None, None) * 2,
    *("wage", "fee", "fee", "material", "tax", "deposit", "loan"),
)
KINDS = (
    "general",
    "professional",
    "labour",
    "supply",
    "internal",
    "affiliation",
    "affiliation",
    None,
)


def test_the_same_as_in_plain_python() -> None:
    drawn = {f"w{seed}": _drawn(dice(seed)) for seed in range(WORLDS)}
    found = split(rows_of(merged(drawn), "divergence"))
    counts: Counter[str] = Counter()
    for name, world in drawn.items():
        expected = divergences(world)
        assert {_answer(row) for row in found.get(name, [])} == expected, world
        counts.update(kind for kind, *_ in expected)
    assert len(counts) == 4
    assert min(counts.values()) >= 20, counts


def _answer(row: Row) -> Answer:
    return row["kind"], row["party_id"], row["contract_id"], row["amount"], row["payments"]


def _drawn(throw: random.Random) -> Rows:
    account = {"account_id": "a1", "party_id": throw.choice(PARTIES), "kind": "wage_special"}
    card = {"account_id": "a2", "party_id": throw.choice(PARTIES), "kind": "personal"}
    led = [{"team_id": "t", "project_id": "P", "leader_id": throw.choice("WFI")}]
    return {
        "project": [_project(throw)],
        "party": [_party(one) for one in PARTIES],
        "contract": [_contract(throw, n) for n in range(throw.randrange(5))],
        "payment": _payments(throw),
        "account": [account, card],
        "team": throw.choice([led, []]),
        "worker": [
            {"worker_id": "W", "project_id": "P", "employer_id": throw.choice(["A", "B", None])},
            {"worker_id": "F", "project_id": "P", "employer_id": "A", "role": "foreman"},
        ],
    }


def _project(throw: random.Random) -> Row:
    general = throw.choice(["G", "G", None])
    return {"project_id": "P", "owner_id": throw.choice("OOI"), "general_contractor_id": general}


def _party(own: str) -> Row:
    kinds = {"S": "government", "I": "individual"}
    return {"party_id": own, "kind": kinds.get(own, "company")}


def _contract(throw: random.Random, number: int) -> Row:
    ends = throw.choice([("O", "G"), ("G", "A"), ("A", "B"), ("G", "I"), ("A", None), ("B", "B")])
    return {
        "contract_id": f"C{number}",
        "project_id": "P",
        "issuer_id": ends[0],
        "contractor_id": ends[1],
        "kind": throw.choice(KINDS),
        "price": throw.choice([10, None]),
        "fee_rate": throw.choice([0.02, 0.1, None, None]),
        "fee_amount": throw.choice([2, None, None, 0]),
        "employee_contractor": throw.choice([True, False, None, None]),
    }


def _payments(throw: random.Random) -> list[Row]:
    """Some by chance; in many worlds a stream too, of which the middle keeps little or nothing."""
    drawn = [_payment(throw, n) for n in range(throw.randrange(throw.choice([2, 7])))]
    plain = {"project_id": "P", "mandated": None, "class": "progress"}
    first = {**plain, "payment_id": "in", "payer_id": "O", "payee_id": "G", "amount": 100}
    rest = {**plain, "payment_id": "out", "payer_id": "G", "payee_id": "A"}
    then = {**rest, "amount": throw.choice([100, 98, 90, 89, None])}
    stream = [{**first, "paid_at": "2024-01-01"}, {**then, "paid_at": "2024-01-02"}]
    back = {**then, "payment_id": "fee", "payer_id": "A", "payee_id": "G", "class": "fee"}
    fee = [{**back, "paid_at": "2024-01-03", "amount": throw.choice([2, 10, None])}]
    return [*drawn, *throw.choice([stream, [], [*stream, *fee]])]


def _payment(throw: random.Random, number: int) -> Row:
    stream = [("O", "G"), ("G", "A"), ("A", "G"), ("G", "A"), ("O", "G")]
    chance = (throw.choice(EVERYBODY), throw.choice(EVERYBODY))
    payer, payee = throw.choice([*stream, chance, chance, chance, chance])
    return {
        "payment_id": f"M{number}",
        "project_id": "P",
        "paid_at": f"2024-01-0{throw.randrange(1, 4)}",
        "payer_id": payer,
        "payee_id": payee,
        "payer_account": throw.choice(["a1", None, None, None]),
        "payee_account": throw.choice(["a2", None, None, None]),
        "amount": throw.choice([100, 98, 2, 90, 10, None]),
        "class": throw.choice(CLASSES),
        "mandated": throw.choice([True, False, None, None]),
        "contract_id": throw.choice([f"C{throw.randrange(4)}", None, None]),
    }
