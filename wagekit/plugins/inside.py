"""Whether the other side of an internal contract is the issuer's own employee or an outsider."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true

INTERNAL = nw.col("kind") == "internal"


def outsider() -> nw.Expr:
    """Whether the other side is none of the issuer's own (a frame of `with_employee`).

    Who works at his own risk under an internal contract is one, unless he is an employee. Under
    any other kind of contract the other side is somebody else.
    """
    at_own_risk = nw.when(is_true(nw.col("own_account_risk"))).then(TRUE).otherwise(UNKNOWN)
    by_staff = nw.when(nw.col("employee")).then(FALSE).otherwise(TRUE)
    known = ~nw.col("employee").is_null()
    stranger = nw.when(known).then(by_staff).otherwise(at_own_risk)
    return nw.when(is_true(INTERNAL)).then(stranger).otherwise(TRUE)


def with_employee(work: Frame, staff: Frame, worker: Frame, alias: Frame) -> Frame:
    """`work` with `employee`: as the contract says, else true if a labour contract is on record.

    A row of the roster keeps its own id, so whoever is listed as a party too is looked up.
    """
    posted = staff.select(issuer_id="labour_contract_with", contractor_id="person_id")
    signed = worker.filter(is_true(nw.col("contract_kind") == "labour_contract"))
    listed = signed.join(alias, left_on="worker_id", right_on="id", how="left")
    enrolled = listed.select(
        issuer_id=nw.col("employer_id"), contractor_id=nw.coalesce("who", "worker_id")
    )
    people = nw.concat([posted, enrolled], how="vertical")
    own = people.group_by("issuer_id", "contractor_id").agg(_n=nw.len())
    joined = work.join(own, on=["issuer_id", "contractor_id"], how="left")
    recorded = nw.when(~nw.col("_n").is_null()).then(TRUE).otherwise(UNKNOWN)
    employee = nw.coalesce(nw.col("employee_contractor"), recorded)
    return joined.with_columns(employee=employee).drop("_n")
