"""Contracts whose sides are, or may be, no strangers: partners, firm and employee, or one firm."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import FALSE, TRUE, Frame

TIES = ("partners", "led", "joint_above", "enrolled", "maybe_own")


@derived
def one_side(
    issued: Frame,
    member: Frame,
    consortium: Frame,
    parent: Frame,
    enrolled: Frame,
    maybe_own: Frame,
) -> Frame:
    """`contract_id` and `TIES`, for contracts that have any; none of them null.

    `partners`: issuer and contractor stand in one consortium, so neither is another. `led`: the
    issuer leads it. `joint_above`: the contract above is between partners, and so no subcontract:
    each member is a contractor of the works, and gives out what its leader put in writing for the
    first time. `enrolled`: the contractor has a labour contract with the issuer.
    `maybe_own`: one may be the other's branch.
    """
    partners = _partners(issued, consortium)
    below = parent.join(partners.select(parent_id="contract_id"), on="parent_id", how="semi")
    found = (partners, _led(issued, member), below, enrolled, maybe_own)
    parts = [_tied(some, tie) for tie, some in zip(TIES, found, strict=True)]
    rows = nw.concat(parts, how="vertical").group_by("contract_id")
    return rows.agg(*(nw.col(tie).max() for tie in TIES))


def _partners(issued: Frame, consortium: Frame) -> Frame:
    issuers = consortium.select("project_id", issuer_id="party_id", _leader="leader_id")
    others = consortium.select("project_id", contractor_id="party_id", _their_leader="leader_id")
    known = issued.join(issuers, on=["project_id", "issuer_id"])
    both = known.join(others, on=["project_id", "contractor_id"])
    return both.filter(nw.col("_leader") == nw.col("_their_leader"))


def _led(issued: Frame, member: Frame) -> Frame:
    led = member.select("project_id", issuer_id="leader_id", contractor_id="member_id")
    return issued.join(led, on=["project_id", "issuer_id", "contractor_id"], how="semi")


def _tied(some: Frame, tie: str) -> Frame:
    flags = {name: TRUE if name == tie else FALSE for name in TIES}
    return some.select("contract_id", **flags)
