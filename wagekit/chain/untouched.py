"""Contracts for works that money never touched, although payments are on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.chain.kinds import WORKS
from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, Frame, is_true

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_MONEY = ("fee", "tax", "deposit", "return")
"""What is paid to a contractor as something other than its works."""


@derived
def untouched(
    contract: Frame,
    laid: Frame,
    payroll: Frame,
    roster: Frame,
    role: Frame,
    member: Frame,
    account_holder: Frame,
    worker: Frame,
    present: Callable[[str], bool],
) -> Frame:
    """`project_id`, `contract_id`, `contractor_id`, `price`: nothing came from the issuer.

    Looked at where issuer and contractor are known and are two, and payments are on record at all;
    consortium agreements and internal contracts with an own employee need no payment. What touches
    a contract: any payment between its parties, in kind or under a mandate too, other than fee,
    tax, deposit and refund; a payment under a mandate that names it; a payment to a member of the
    contractor's consortium; and wages that the issuer or a general contractor paid to the
    contractor's workers, for then the money reaches them without passing through the contractor
    (LAW trap 35).
    """
    kinds = is_true(nw.col("kind") == "consortium")
    own = is_true((nw.col("kind") == "internal") & nw.col("employee_contractor"))
    apart = nw.col("issuer_id") != nw.col("contractor_id")
    looked_at = contract.filter(WORKS, apart, ~kinds, ~own, nw.lit(present("payment"))).select(
        "project_id", "contract_id", "issuer_id", "contractor_id", "price"
    )
    known = laid.filter(~is_true(nw.col("class").is_in(NOT_MONEY)))
    on_sheet = _wages_on_sheet(_paid_rows(payroll, worker), account_holder)
    wages = nw.concat([_wages_on_bank(laid, roster), on_sheet], how="vertical")
    touched = [
        _between(looked_at, _pairs(known)),
        _between(looked_at, _to_members(known, member)),
        _between(looked_at, wages),
        _by_general(looked_at, wages, role),
        known.filter("mandated").select("contract_id"),
    ]
    seen = nw.concat(touched, how="vertical").filter(~nw.col("contract_id").is_null())
    rest = looked_at.join(seen, on="contract_id", how="anti")
    return rest.select("project_id", "contract_id", "contractor_id", "price")


def _pairs(known: Frame) -> Frame:
    """`project_id`, `payer_id`, `for_id`: the payee, and whose account the money landed on."""
    payees = known.select("project_id", "payer_id", for_id="payee_id")
    holders = known.select("project_id", "payer_id", for_id="holder_id")
    return nw.concat([payees, holders], how="vertical").filter(~nw.col("for_id").is_null())


def _to_members(known: Frame, member: Frame) -> Frame:
    members = member.select("project_id", payee_id="member_id", for_id="leader_id")
    joined = known.join(members, on=["project_id", "payee_id"])
    return joined.select("project_id", "payer_id", "for_id")


def _wages_on_bank(laid: Frame, roster: Frame) -> Frame:
    """Payments to somebody's workers; of no known project, to workers of theirs anywhere."""
    paid = laid.filter("wages").select("project_id", "payer_id", "payee_id")
    people = roster.select("project_id", "employer_id", payee_id="person_id")
    here = paid.join(people, on=["project_id", "payee_id"])
    nowhere = paid.filter(nw.col("project_id").is_null()).drop("project_id")
    elsewhere = nowhere.join(people, on="payee_id")
    columns = ("project_id", "payer_id", "employer_id")
    both = nw.concat([here.select(*columns), elsewhere.select(*columns)], how="vertical")
    return both.rename({"employer_id": "for_id"}).with_columns(special=FALSE)


def _paid_rows(payroll: Frame, worker: Frame) -> Frame:
    """Wage rows that were paid, with the employer that the sheet or the roster names."""
    paid = is_true(nw.col("paid") > 0) | (nw.col("paid").is_null() & ~nw.col("paid_on").is_null())
    listed = worker.select("worker_id", _employer="employer_id")
    joined = payroll.filter(paid).join(listed, on="worker_id", how="left")
    return joined.with_columns(employer_id=nw.coalesce("employer_id", "_employer"))


def _wages_on_sheet(sheet: Frame, holder: Frame) -> Frame:
    """`special`: out of a wage account whose holder nobody names; by law a general contractor's."""
    held = holder.select(payer_account="account", _holder="holder_id")
    joined = sheet.join(held, on="payer_account", how="left")
    payer = nw.coalesce("payer_id", "_holder")
    special = payer.is_null() & is_true(nw.col("channel") == "wage_special")
    return joined.select("project_id", payer_id=payer, for_id="employer_id", special=special)


def _between(looked_at: Frame, paid: Frame) -> Frame:
    """Contracts between payer and receiver; a payment of no known project may be for any."""
    ends = {"payer_id": "issuer_id", "for_id": "contractor_id"}
    named = paid.select("project_id", "payer_id", "for_id").rename(ends)
    here = looked_at.join(named, on=["project_id", "issuer_id", "contractor_id"], how="semi")
    nowhere = named.filter(nw.col("project_id").is_null())
    anywhere = looked_at.join(nowhere, on=["issuer_id", "contractor_id"], how="semi")
    return nw.concat([here.select("contract_id"), anywhere.select("contract_id")], how="vertical")


def _by_general(looked_at: Frame, wages: Frame, role: Frame) -> Frame:
    generals = role.filter(nw.coalesce("general", FALSE))
    named = generals.select("project_id", payer_id="party_id", _general=nw.lit(True))
    joined = wages.join(named, on=["project_id", "payer_id"], how="left")
    apart = ~nw.col("_general").is_null() & (nw.col("payer_id") != nw.col("for_id"))
    by = joined.filter(apart | nw.col("special")).select("project_id", contractor_id="for_id")
    not_general = by.join(
        generals.select("project_id", contractor_id="party_id"),
        on=["project_id", "contractor_id"],
        how="anti",
    )
    under = looked_at.join(not_general, on=["project_id", "contractor_id"], how="semi")
    return under.select("contract_id")
