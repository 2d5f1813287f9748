"""Paper against money, case by case, with what looks alike and is lawful.

All cases are the projects of one world: a query costs the same for one project and for many.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from made import merged, paid, rows_of, signed, split, world_of

if TYPE_CHECKING:
    from made import Row, Rows

GIVEN: Rows = {
    "project": [{"project_id": "P", "owner_id": "O", "general_contractor_id": "G"}],
    "party": [
        *({"party_id": one, "kind": "company"} for one in ("O", "G", "L", "X", "B")),
        {"party_id": "I", "kind": "individual"},
        {"party_id": "GOV", "kind": "government"},
    ],
    "contract": [
        signed("C1", "O", "G", kind="general", price=1000),
        signed("C2", "G", "L", kind="labour", price=300),
    ],
    "payment": [
        paid("M1", "O", "G", 500, kind="progress"),
        paid("M2", "G", "L", 100, kind="progress"),
    ],
}
Found = set[tuple[str, str, str | None]]
NOTHING: Found = set()
X_RECEIVES: Found = {("money_without_contract", "X", None)}
X_UNPAID: Found = {("contract_without_money", "X", "C3")}
I_RECEIVES: Found = {("money_without_contract", "I", None), ("individual_receives", "I", None)}
W_RECEIVES: Found = {("money_without_contract", "W", None), ("individual_receives", "W", None)}
I_BY_CARD: Found = {("individual_receives", "I", None)}
PASSED_ON: Found = {("fee_then_pass_through", "G", "C2")}
cases: dict[str, tuple[Rows, Found]] = {}


def _case(name: str, expected: Found, **more: list[Row]) -> None:
    """The given world with more rows."""
    rows = {table: list(some) for table, some in GIVEN.items()}
    for table, added in more.items():
        rows.setdefault(table, []).extend(added)
    _bare_case(name, expected, rows)


def _bare_case(name: str, expected: Found, rows: Rows) -> None:
    assert name not in cases, name
    cases[name] = (rows, expected)


def _to_x(**more: Any) -> list[Row]:
    return [paid("M3", "G", "X", 50, **more)]


_case("paper and money agree", NOTHING)

# Money without a contract.

for kind in ("progress", "settlement", "advance", "labour_cost", "other", None):
    _case(f"{kind} money to a firm without contract", X_RECEIVES, payment=_to_x(kind=kind))
for kind in ("wage", "material", "lease", "fee", "tax", "loan", "deposit", "return", "living"):
    _case(f"{kind} needs no works contract", NOTHING, payment=_to_x(kind=kind))
_case("under a written mandate", NOTHING, payment=_to_x(mandated=True))
_case("known to be without mandate", X_RECEIVES, payment=_to_x(mandated=False))
_case("back to the owner", NOTHING, payment=[paid("M3", "G", "O", 5)])
HELD = {"holder_id": "O", "company_id": "X"}
_case("the owner's firm", NOTHING, payment=_to_x(), shareholding=[{**HELD, "share": 0.6}])
_case("half the owner's", X_RECEIVES, payment=_to_x(), shareholding=[{**HELD, "share": 0.5}])
CONTROLLED = [{**HELD, "actual_control": True}]
_case("a firm that the owner controls", NOTHING, payment=_to_x(), shareholding=CONTROLLED)
BELOW = [{"party_id": "Y", "kind": "company", "parent_id": "O"}]
_case("a firm below the owner", NOTHING, party=BELOW, payment=[paid("M3", "G", "Y", 5)])
LB = [{"party_id": "LB", "kind": "branch", "parent_id": "L"}]
_case("a branch of a contractor", NOTHING, party=LB, payment=[paid("M3", "G", "LB", 5)])
_case("to the own branch", NOTHING, party=LB, payment=[paid("M3", "L", "LB", 5)])
SUPPLY = [signed("C3", "G", "X", kind="supply")]
_case("a supplier with a contract", NOTHING, contract=SUPPLY, payment=_to_x())
TENDER = {"tender_id": "T", "project_id": "P", "bidder_id": "G", "joint_members": "G;X"}
_case("a member of the consortium", NOTHING, payment=_to_x(), tender=[{**TENDER, "won": True}])
_case("of one that lost", X_RECEIVES, payment=_to_x(), tender=[{**TENDER, "won": False}])
SOLD = {"purchase_id": "B1", "project_id": "P", "seller_id": "X"}
_case("a seller", NOTHING, payment=_to_x(), purchase=[SOLD])
MISSING = [{**SOLD, "contract_seen": False}]
_case("a seller whose contract is missing", X_RECEIVES, payment=_to_x(), purchase=MISSING)
_case("a public body", NOTHING, payment=[paid("M3", "G", "GOV", 5, kind="other")])
NO_PAPER = {**GIVEN, "contract": [], "payment": [*GIVEN["payment"], *_to_x()]}
_bare_case("no contract is on record", NOTHING, NO_PAPER)
TWO = [*_to_x(), paid("M4", "G", "X", "0.01", paid_at="2023-05-06 07:08:09")]
_case("two payments", X_RECEIVES, payment=TWO)
_case("one without amount", X_RECEIVES, payment=[*TWO, paid("M5", "G", "X", None)])
STRAY = _to_x(project_id=None, kind="progress")
_case("the only project of the payer", X_RECEIVES, payment=STRAY)
_case("of no project and no class", NOTHING, payment=_to_x(project_id=None))
ELSEWHERE = [signed("C9", "Y", "G", project_id="Q")]
TWO_PROJECTS: Found = {("contract_without_money", "G", "C9")}
_case("the payer has two projects", TWO_PROJECTS, payment=STRAY, contract=ELSEWHERE)
ACCOUNT = [{"account_id": "A", "party_id": "X"}]
INTO_A = [paid("M3", "G", None, 50, payee_account="A")]
_case("the holder of the account", X_RECEIVES, account=ACCOUNT, payment=INTO_A)

# A contract without money.

X_WORKS = [signed("C3", "G", "X", kind="professional", price=7)]
_case("money never touched it", X_UNPAID, contract=X_WORKS)
TOUCHING = {
    "no amount": paid("M3", "G", "X", None),
    "in kind": paid("M3", "G", "X", 5, in_kind=True),
    "a mandate": paid("M3", "G", "X", 5, mandated=True),
    "no project": paid("M3", "G", "X", 5, project_id=None),
    "a mandate that names it": paid("M3", "G", "Y", 5, mandated=True, contract_id="C3"),
    "its account": paid("M3", "G", None, 5, payee_account="A"),
}
for name, payment in TOUCHING.items():
    rows = {"contract": X_WORKS, "payment": [payment], "account": ACCOUNT}
    _case(f"touched: {name}", NOTHING, **rows)
NOT_TOUCHING = {
    "a deposit": paid("M3", "G", "X", 5, kind="deposit"),
    "a loan": paid("M3", "G", "X", 5, kind="loan"),
    "after the day of judgment": paid("M3", "G", "X", 5, paid_at="2024-07-01"),
    "a refund": paid("M3", "G", "X", 5, kind="return"),
    "another project": paid("M3", "G", "X", 5, project_id="Q"),
    "not from the issuer": paid("M3", "O", "X", 5),
    "the other way": paid("M3", "X", "G", 5),
}
for name, payment in NOT_TOUCHING.items():
    _case(f"not touched: {name}", X_UNPAID, contract=X_WORKS, payment=[payment])
for kind in ("supply", "lease", "dispatch", "consortium"):
    _case(f"unpaid {kind}", NOTHING, contract=[signed("C3", "G", "X", kind=kind)])
INSIDE = signed("C3", "G", "I", kind="internal", employee_contractor=True)
_case("an own employee", NOTHING, contract=[INSIDE])
OUTSIDER = [{**INSIDE, "employee_contractor": False}]
_case("an outsider", {("contract_without_money", "I", "C3")}, contract=OUTSIDER)
GB = [{"party_id": "GB", "kind": "branch", "parent_id": "G"}]
_case("an own branch", NOTHING, party=GB, contract=[signed("C3", "G", "GB", kind="internal")])
JOINT = [{**TENDER, "won": True, "bidder_id": "X", "joint_members": "X;B"}]
TO_MEMBER = [paid("M3", "G", "B", 5)]
_case("a member is paid", NOTHING, contract=X_WORKS, tender=JOINT, payment=TO_MEMBER)

# Wages paid on behalf of the contractor.

OF_X = {"worker": [{"worker_id": "W", "project_id": "P", "employer_id": "X"}], "contract": X_WORKS}
WAGE_ACCOUNT = [{"account_id": "A", "party_id": "G", "kind": "wage_special"}]
SHEET = {"payroll_id": "R", "project_id": "P", "worker_id": "W", "month": "2024-01", "paid": 5}
PAYERS = {
    "payer": {"payer_id": "G"},
    "wage account": {"channel": "wage_special"},
    "account": {"payer_account": "A"},
}
for name, payer in PAYERS.items():
    rows = {**OF_X, "account": WAGE_ACCOUNT}
    _case(f"a sheet by {name}", NOTHING, payroll=[{**SHEET, **payer}], **rows)
    _case(f"unpaid: {name}", X_UNPAID, payroll=[{**SHEET, **payer, "paid": 0}], **rows)
    open_ = [{**SHEET, **payer, "paid": None}]
    _case(f"not known to be paid: {name}", X_UNPAID, payroll=open_, **rows)
    dated = [{**open_[0], "paid_on": "2024-02-01"}]
    _case(f"a day of pay: {name}", NOTHING, payroll=dated, **rows)
WAGE = [paid("M3", "G", "W", 5, kind="wage")]
_case("wages by the issuer", NOTHING, payment=WAGE, **OF_X)
LOWER = {**OF_X, "contract": [signed("C3", "L", "X", kind="labour")]}
_case("wages by the general contractor two tiers up", NOTHING, payment=WAGE, **LOWER)
OWN_WAGE = [paid("M3", "X", "W", 5, kind="wage")]
_case("wages by the contractor itself", X_UNPAID, payment=OWN_WAGE, **OF_X)

# A fee is kept and the rest is passed on.


def _lent(name: str, expected: Found, *payments: Row, **contract: Any) -> None:
    given = {"kind": "affiliation", "fee_rate": 0.02, **contract}
    rows = {**GIVEN, "contract": [GIVEN["contract"][0], signed("C2", "G", "B", **given)]}
    _bare_case(name, expected, {**rows, "payment": [GIVEN["payment"][0], *payments]})


REST = paid("M2", "G", "B", 490)
MATERIAL = paid("M3", "G", "X", 100, kind="material")
TAX = paid("T", "G", "GOV", 15, kind="tax")
FIXED = {"fee_rate": None, "fee_amount": 10}
_lent("all but the agreed fee", PASSED_ON, REST)
_lent("a fen more is kept", NOTHING, paid("M2", "G", "B", "489.99"))
_lent("no fee is known", NOTHING, REST, fee_rate=None)
_lent("a fixed fee and taxes", PASSED_ON, paid("M2", "G", "B", 475), TAX, **FIXED)
_lent("more than a fixed fee", NOTHING, paid("M2", "G", "B", 475), **FIXED)
_lent("suppliers are paid too", NOTHING, paid("M2", "G", "B", 390), MATERIAL)
_lent("paid before any was received", NOTHING, paid("M2", "G", "B", 490, paid_at="2023-12-31"))
_lent("an unknown sum was received", NOTHING, REST, paid("M3", "O", "G", None))
_lent("an unknown sum went elsewhere", NOTHING, REST, {**MATERIAL, "amount": None})
_lent("passed on in part without amount", PASSED_ON, REST, paid("M3", "G", "B", None))
_lent("under a mandate", NOTHING, paid("M2", "G", "B", 490, mandated=True))
_lent("to an own employee", NOTHING, REST, kind="internal", employee_contractor=True)
_lent("to whom it is not known", PASSED_ON, REST, kind="internal")
_lent("to a supplier", NOTHING, REST, kind="supply")
BACK = {**GIVEN, "contract": [GIVEN["contract"][0]]}
FEE_FLOW = [GIVEN["payment"][0], paid("M2", "G", "B", 500), paid("M3", "B", "G", 8, kind="fee")]
B_RECEIVES: Found = {("money_without_contract", "B", None)}
BY_FEE: Found = {("fee_then_pass_through", "G", None), *B_RECEIVES}
_bare_case("a fee is paid back", BY_FEE, {**BACK, "payment": FEE_FLOW})
_bare_case("no fee is paid back", B_RECEIVES, {**BACK, "payment": FEE_FLOW[:2]})
LENT = signed("C2", "G", "B", kind="affiliation", fee_rate=0.02)
WAGES_OF_B = {
    **GIVEN,
    "contract": [GIVEN["contract"][0], LENT],
    "worker": [{"worker_id": "W", "project_id": "P", "employer_id": "B"}],
    "payment": [GIVEN["payment"][0], paid("M2", "G", "B", 400), {**WAGE[0], "amount": 90}],
}
_bare_case("wages of the other's workers", PASSED_ON, WAGES_OF_B)
OWNER = {
    **GIVEN,
    "contract": [signed("C1", "O", "G", kind="general", fee_rate=0.02)],
    "payment": [paid("M0", "X", "O", 100), paid("M1", "O", "G", 98)],
}
_bare_case("the owner is no middleman", NOTHING, OWNER)

# The individual who in fact receives.

_case("an individual", I_RECEIVES, payment=[paid("M3", "G", "I", 5, kind="progress")])
OWN = [signed("C3", "G", "I", kind="labour")]
_case("with an own contract", NOTHING, contract=OWN, payment=[paid("M3", "G", "I", 5)])
W: Row = {"worker_id": "W", "project_id": "P", "employer_id": "L"}
for kind in ("wage", "living", "labour_cost", "other", None):
    flow = [paid("M3", "G", "W", 5, kind=kind)]
    _case(f"a worker is paid {kind}", NOTHING, worker=[W], payment=flow)
PROGRESS_TO_W = [paid("M3", "G", "W", 5, kind="progress")]
_case("a worker is paid progress money", W_RECEIVES, worker=[W], payment=PROGRESS_TO_W)
LABOUR_TO_W = [paid("M3", "G", "W", 5, kind="labour_cost")]
FOREMAN = [{**W, "role": "foreman"}]
_case("a foreman is paid labour cost", W_RECEIVES, worker=FOREMAN, payment=LABOUR_TO_W)
TEAM = [{"team_id": "T", "project_id": "P", "leader_id": "W"}]
_case("a leader is", W_RECEIVES, worker=[W], team=TEAM, payment=LABOUR_TO_W)
OUT_OF_A = [paid("M3", "G", "W", 5, payer_account="A")]
FROM_WAGE_ACCOUNT = {"worker": FOREMAN, "account": WAGE_ACCOUNT, "payment": OUT_OF_A}
_case("a foreman is paid out of the wage account", NOTHING, **FROM_WAGE_ACCOUNT)
CARD = [{"account_id": "A", "party_id": "I", "kind": "personal"}]


def _on_card(payee: str, **more: Any) -> list[Row]:
    return [paid("M3", "G", payee, 5, payee_account="A", kind="progress", **more)]


_case("a firm's money on a card", I_BY_CARD, account=CARD, payment=_on_card("L"))
ON_MANDATE = _on_card("L", mandated=True)
_case("on a card under a mandate", NOTHING, account=CARD, payment=ON_MANDATE)
TRADER = {"party_id": "S", "kind": "sole_trader", "legal_rep_id": "I"}
OF_S = {
    "account": CARD,
    "contract": [signed("C3", "G", "S", kind="labour")],
    "payment": _on_card("S"),
}
_case("the operator of a sole trader", NOTHING, party=[TRADER], **OF_S)
_case("not its operator", I_BY_CARD, party=[{**TRADER, "legal_rep_id": None}], **OF_S)
WITH_CARD = {**W, "bank_account": "A"}
V = {**WITH_CARD, "worker_id": "V"}
W_BY_CARD: Found = {("individual_receives", "W", None)}
_case("a worker's card", W_BY_CARD, worker=[WITH_CARD], payment=_on_card("L"))
_case("a card of two", NOTHING, worker=[WITH_CARD, V], payment=_on_card("L"))
NAMED = [{**one, "card_holder_id": "I"} for one in (WITH_CARD, V)]
_case("a card of two with one holder", I_BY_CARD, worker=NAMED, payment=_on_card("L"))

Answer = dict[str, dict[str, list["Row"]]]


@pytest.fixture(scope="module")
def answers() -> Answer:
    world = merged({name: rows for name, (rows, _) in cases.items()})
    return {name: split(rows_of(world, name)) for name in ("divergence", "divergence_row")}


@pytest.mark.parametrize("name", cases)
def test_case(name: str, answers: Answer) -> None:
    rows = answers["divergence"].get(name, [])
    found = [(row["kind"], row["party_id"], row["contract_id"]) for row in rows]
    assert len(found) == len(set(found))
    assert set(found) == cases[name][1]


@pytest.mark.parametrize("name", cases)
def test_every_row_is_explained_by_its_payments(name: str, answers: Answer) -> None:
    key = ("kind", "party_id", "contract_id")
    behind = [tuple(r[k] for k in key) for r in answers["divergence_row"].get(name, [])]
    for row in answers["divergence"].get(name, []):
        assert behind.count(tuple(row[k] for k in key)) == row["payments"]


def test_amounts_add_up(answers: Answer) -> None:
    (row,) = answers["divergence"]["two payments"]
    assert (row["amount"], row["payments"], row["first_on"]) == (5001, 2, dt.date(2023, 5, 6))


def test_one_unknown_amount_makes_the_sum_unknown(answers: Answer) -> None:
    (row,) = answers["divergence"]["one without amount"]
    assert (row["amount"], row["payments"]) == (None, 3)


def test_a_contract_without_money_shows_its_price(answers: Answer) -> None:
    (row,) = answers["divergence"]["money never touched it"]
    assert (row["amount"], row["payments"], row["first_on"]) == (700, 0, None)


def test_what_was_passed_on_is_counted_once(answers: Answer) -> None:
    (row,) = answers["divergence"]["all but the agreed fee"]
    assert (row["amount"], row["payments"]) == (49000, 2)
    rows = answers["divergence_row"]["all but the agreed fee"]
    parts = {(row["payment_id"], row["part"]) for row in rows}
    assert parts == {("M1", "received"), ("M2", "passed_on")}


def test_without_any_payment_on_record_no_contract_is_untouched() -> None:
    assert rows_of(world_of({**GIVEN, "payment": []}), "divergence") == []
