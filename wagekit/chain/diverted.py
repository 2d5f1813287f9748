"""Payments of project money to somebody who has nothing to do with the project."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.came_in import with_receipts
from wagekit.chain.kinds import passes_works_on
from wagekit.chain.own_contract import with_own_contract
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, Frame, is_true
from wagekit.model.codes import FOR_WORKS

LOOKED_AT = (*FOR_WORKS, "loan", "other")
"""Classes that say nothing of a cost of the works that one would expect."""
NO_COST = ("fee", "tax", "deposit", "return")
OF_WAGES = ("wage_special", "wage_deposit", "emergency_fund")
"""Accounts whose use has rules of its own."""
ENDS = ("payment_id", "project_id", "contract_id", "payer_id", "payee_id")
PLACE = ["project_id", "party_id"]


@derived
def outgoing(
    paid: Frame,
    payment: Frame,
    account: Frame,
    came_in: Frame,
    concerned: Frame,
    contract: Frame,
    given_out: Frame,
    roster: Frame,
    only_project: Frame,
) -> Frame:
    """Payments by contractors out of what they had received for a project.

    `payment_id`, `project_id` (the account's, else the payment's or its contract's, else the only
    one that the payer takes part in), `payer_id`, `payee_id`, `amount`, `class`, `on`, `papers`.
    Costs that a project has (wages, material, leases, fees, taxes, deposits, refunds) are not
    looked at, unless the account belongs to another project.
    `unplaced`: only the payer places it, so that it may be the firm's other money.
    `soon`: within days of a receipt for the project (a heuristic). `proven`: of that receipt,
    or of any before what went to another project, it is known what it was and for which project.
    `concerned`: the payee takes part in the project or works for the payer.
    `other_project`: the project that it was for, where it left the account of this one.
    `partner_elsewhere`: the payee has a contract with the payer in another project.
    `took_over`: it has an inner, cooperation or affiliation agreement with the payer in this one.
    `may_have_taken_over`: it is not on the payer's roster and holds a contract of the payer's there
    of which nobody says whether it is such an agreement.
    `own_contract`: it names a contract that the payer gave out there, to the payee or to whom is
    not known; `own_of_open_kind` while nobody says whether that passes works on.
    `contract_open`: that may be so: the contract that it names has no row, or lacks sides, or it
    names none, the payee is not known to have taken works over, and the payer has one there of
    which the contractor is not known.
    """
    named = _named(paid, contract)
    frame = _of_project(named, payment, account, only_project).filter(
        ~is_true(nw.col("payer_id") == nw.col("payee_id"))
    )
    expected = ~nw.coalesce(nw.col("class").is_in(LOOKED_AT), nw.lit(value=True))
    no_cost = is_true(nw.col("class").is_in(NO_COST))
    elsewhere = ~nw.col("other_project").is_null() & ~no_cost
    frame = frame.filter(elsewhere | ~expected)
    had = with_receipts(frame, came_in)
    with_payee = _with_payee(had, concerned, given_out, roster)
    return with_own_contract(with_payee, given_out).drop("contract_id", "payee_hired")


@derived
def concerned(
    known_there: Frame,
    contract: Frame,
    member: Frame,
    roster: Frame,
    staff: Frame,
    team: Frame,
    payroll: Frame,
    attended: Frame,
    person: Frame,
) -> Frame:
    """`project_id`, `party_id`: who takes part in a project, works on it, or sells to it.

    Who works there the roster says, and wage sheets and attendance of whom no roster lists.
    Whoever has taken the works over under an inner, cooperation or affiliation agreement does not
    count by that alone, unless as an own employee.
    """
    parts = [
        (known_there, "party_id"),
        (contract, "issuer_id"),
        (contract.filter(~passes_works_on()), "contractor_id"),
        (member, "member_id"),
        (roster, "person_id"),
        (roster, "employer_id"),
        (staff, "person_id"),
        (staff, "company_id"),
        (team, "leader_id"),
        (payroll, "employer_id"),
        (_at_work(payroll, attended, person), "person_id"),
    ]
    named = [frame.select("project_id", party_id=nw.col(column)) for frame, column in parts]
    known = nw.concat(named, how="vertical").filter(~nw.col("party_id").is_null())
    return known.group_by(*PLACE).agg(n=nw.len()).drop("n")


def _at_work(payroll: Frame, attended: Frame, person: Frame) -> Frame:
    """`project_id`, `person_id`: who stands on a wage sheet or in the attendance."""
    parts = [frame.select("project_id", "worker_id") for frame in (payroll, attended)]
    known = person.select("worker_id", "person_id")
    named = nw.concat(parts, how="vertical").join(known, on="worker_id", how="left")
    return named.select("project_id", person_id=nw.coalesce("person_id", "worker_id"))


def _named(paid: Frame, contract: Frame) -> Frame:
    """The project that a payment or its contract names."""
    told = contract.select("contract_id", _told="project_id")
    joined = paid.join(told, on="contract_id", how="left")
    return joined.with_columns(project_id=nw.coalesce("project_id", "_told")).drop("_told")


def _of_project(paid: Frame, payment: Frame, account: Frame, only_project: Frame) -> Frame:
    papers = payment.select("payment_id", account_id="payer_account")
    held = account.select("account_id", "kind", _account_project="project_id")
    frame = paid.join(papers, on="payment_id", how="left").join(held, on="account_id", how="left")
    frame = frame.filter(~is_true(nw.col("kind").is_in(OF_WAGES)))
    other = nw.col("_account_project") != nw.col("project_id")
    frame = frame.with_columns(
        other_project=nw.when(other).then("project_id"),
        project_id=nw.coalesce("_account_project", "project_id"),
    )
    unplaced = nw.col("project_id").is_null()
    frame = frame.with_columns(unplaced=unplaced, _party=nw.when(unplaced).then("payer_id"))
    frame = frame.join(only_project.rename({"party": "_party"}), on="_party", how="left")
    frame = frame.with_columns(project_id=nw.coalesce("project_id", "only"))
    columns = (
        "payment_id",
        "project_id",
        "contract_id",
        "payer_id",
        "payee_id",
        "amount",
        "class",
        "on",
    )
    known = frame.filter(~nw.col("project_id").is_null())
    return known.select(*columns, "papers", "other_project", "unplaced")


def _with_payee(frame: Frame, concerned: Frame, given_out: Frame, roster: Frame) -> Frame:
    sides = ["payer_id", "payee_id"]
    here = concerned.select("project_id", payee_id="party_id", _here=nw.lit(value=True))
    frame = frame.join(here, on=["project_id", "payee_id"], how="left")
    hired = roster.group_by("employer_id", "person_id").agg(_hired=nw.len())
    hired = hired.rename({"employer_id": "payer_id", "person_id": "payee_id"})
    frame = frame.join(hired, on=sides, how="left")
    ends = given_out.select("payer_id", "payee_id", "may_be_over", _in="project_id", _over="over")
    pairs = frame.select("payment_id", "project_id", *sides).join(ends, on=sides)
    inside = nw.col("_in") == nw.col("project_id")
    own = pairs.group_by("payment_id").agg(
        partner_elsewhere=(~inside & ~nw.col("_over")).max(),
        took_over=(inside & nw.col("_over")).max(),
        _may_be_over=(inside & nw.col("may_be_over")).max(),
    )
    joined = frame.join(own, on="payment_id", how="left")
    hired_by_payer = ~nw.col("_hired").is_null()
    return joined.with_columns(
        payee_hired=hired_by_payer,
        concerned=nw.coalesce("_here", FALSE) | hired_by_payer,
        partner_elsewhere=nw.coalesce("partner_elsewhere", FALSE),
        took_over=nw.coalesce("took_over", FALSE),
        may_have_taken_over=nw.coalesce("_may_be_over", FALSE) & ~hired_by_payer,
    ).drop("_here", "_hired", "_may_be_over")
