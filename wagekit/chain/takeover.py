"""The agreements by which a party takes over what a contractor holds."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.heuristic import NEAR_WHOLE
from wagekit.core.logic import TRUE, Frame, at_least, earliest, is_true, latest
from wagekit.model.contract_kinds import OF_STAFF


@derived
def takeover(work: Frame, award: Frame) -> Frame:
    """Agreements by which a party takes over what a contractor holds, with their first known day.

    Inner contracts of other names, and any subcontract of the issuer's whole works; not those with
    the issuer's own branch or employee. `hung`: the contract above is on record; one between
    partners says only that they are partners. `ordinary`: any other subcontract, which tells
    something only of who helped at the bid. `maybe_staff`: whether the borrower is the lender's
    employee is not known; `maybe_own`: whether one of the two is the other's branch;
    `maybe_labour`: whether the whole works are for labour alone; `maybe_whole`: whether a
    subcontract at nearly the price of all that the issuer holds is its whole works.
    """
    upper = award.select(parent_id="contract_id", _top="awarded", _there=TRUE)
    joint = is_true(nw.col("parent_kind") == "consortium")
    frame = work.with_columns(parent_id=nw.when(~joint).then("parent_id"))
    frame = frame.join(upper, on="parent_id", how="left")
    whole = is_true(nw.col("whole_works")) & ~_between()
    labour, kindless = is_true(nw.col("kind") == "labour"), nw.col("kind").is_null()
    near = _near_the_whole()
    takes = nw.col("inside") | (whole & (~labour | near))
    own_staff = (nw.col("kind").is_in(OF_STAFF) | kindless) & nw.col("employee")
    own = is_true(nw.col("own")) | is_true(own_staff)
    return frame.filter(~is_true(nw.col("awarded")) & ~own).select(
        "project_id",
        "contract_id",
        "kind",
        "parent_id",
        ordinary=~takes,
        hung=is_true(nw.col("_there")),
        maybe_staff=_maybe_staff(),
        maybe_own=nw.col("maybe_own"),
        maybe_labour=kindless & whole & ~near,
        maybe_whole=nw.col("whole_works").is_null() & ~takes & near & ~_between(),
        lender_id=nw.col("issuer_id"),
        borrower_id=nw.col("contractor_id"),
        borrower_kind=nw.col("contractor_kind"),
        first_from=nw.min_horizontal(earliest("signed_on"), earliest("started_on")),
        first_to=nw.min_horizontal(latest("signed_on"), latest("started_on")),
    )


def _maybe_staff() -> nw.Expr:
    """A person, as far as is known, under an internal contract that does not say whose he is.

    Not one who takes the whole works at his own risk: no court took that for a firm's own works
    where no employment was shown (GK-06 of the published cases).
    """
    firm = is_true(nw.col("contractor_kind") != "individual")
    internal = is_true(nw.col("kind") == "internal")
    all_his = is_true(nw.col("whole_works") & nw.col("own_account_risk"))
    return internal & nw.col("employee").is_null() & ~firm & ~all_his


def _near_the_whole() -> nw.Expr:
    """At a price near that of all the issuer holds, without which labour takes nothing over."""
    whole = nw.coalesce("parent_price", nw.when(is_true(nw.col("_top"))).then("project_price"))
    return is_true(at_least(nw.col("price"), whole, NEAR_WHOLE))


def _between() -> nw.Expr:
    """It is an agreement between the members of a consortium."""
    return is_true(nw.col("kind") == "consortium")
