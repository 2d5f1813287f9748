"""Who stands on a contractor's own side, and whether an issuer holds works to pass on."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import FALSE, TRUE, UNKNOWN, Frame, is_true
from wagekit.core.perhaps_one import anybodys_branch, firm_and_branch, with_perhaps_one
from wagekit.model.codes import NONE
from wagekit.model.contract_kinds import NOT_WORKS

HOLDS_WORKS = nw.col("issuer_holds")
"""Whether the issuer is known to have taken on works in the project (a frame of `work`)."""
ISSUED_BY_CONTRACTOR = is_true(
    nw.col("issuer_stated") & (nw.col("issuer_general") | nw.col("issuer_professional"))
)
"""The contract names as issuer a general or professional contractor of the project (`work`)."""
NO_CONTRACTOR = ("cooperation", "affiliation", "labour", *NOT_WORKS)
"""Who holds such a contract is no general or professional contractor by it."""
HOLDER_OPEN = ~nw.col("parent_id").is_null() & nw.col("parent_contractor_id").is_null()
"""A contract above is named of which nobody knows the holder: it may be the issuer (`work`)."""
ROLE_OPEN = (
    nw.col("may_act_for_firm")
    | is_true(nw.col("issuer_unnamed"))
    | nw.col("may_hold")
    | ~nw.col("known_general")
    | (HOLDER_OPEN & ~is_true(nw.col("parent_kind").is_in(NO_CONTRACTOR)))
)
"""It is open whether the issuer is a contractor of the works (`work` joined with `issuer`)."""
TO_THE_GENERAL = is_true(nw.col("contractor_id") == nw.col("general_id"))
"""The contractor is who the project names as general contractor (`work` joined with `issuer`)."""


def sides(work: Frame, member: Frame) -> Frame:
    """`project_id`, `contract_id`, `contractor_id`, `side_id`: contractor and consortium.

    One row for the contractor of each contract and for every member of the consortium that it
    leads.
    """
    key = ("project_id", "contract_id", "contractor_id")
    alone = work.select(*key, side_id=nw.col("contractor_id"))
    led = member.select(
        "project_id", contractor_id=nw.col("leader_id"), side_id=nw.col("member_id")
    ).filter(nw.col("side_id") != nw.col("contractor_id"))
    members = work.select(*key).join(led, on=["project_id", "contractor_id"])
    rows = nw.concat([alone, members], how="vertical")
    return rows.filter(~nw.col("side_id").is_null())


def with_outside(rows: Frame, member: Frame, open_branch: Frame, column: str, answer: str) -> Frame:
    """`rows` with `answer`: whether the party in `column` is outside the contractor's side.

    Null where either is not known, or may be the branch of the contractor or of a member of the
    consortium that it leads, or one of these its.

    Args:
        rows: has `project_id`, `contractor_id` and `column`.
        member: the members of consortia, by who leads them.
        open_branch: whose branch a party may be.
        column: a party; ``none`` is outside, an empty cell is unknown.
        answer: the name of the new column.
    """
    keys = ["project_id", "contractor_id", column]
    led = member.select(
        "project_id", nw.col("member_id").alias(column), contractor_id="leader_id", _own=TRUE
    )
    joined = with_perhaps_one(rows, open_branch, "contractor_id", column)
    joined = joined.join(led, on=keys, how="left")
    of_members = _perhaps_a_members(member, open_branch, column)
    joined = joined.join(of_members, on=keys, how="left")
    joined = joined.join(_leads_a_branch(member, open_branch), on=keys[:2], how="left")
    own = is_true(nw.col("_own")) | is_true(nw.col(column) == nw.col("contractor_id"))
    open_ = nw.col("perhaps_one") | is_true(nw.col("_kin")) | is_true(nw.col("_anybodys"))
    perhaps = open_ & (nw.col(column) != NONE)
    unknown = nw.col(column).is_null() | nw.col("contractor_id").is_null()
    stranger = nw.when(unknown | perhaps).then(UNKNOWN).otherwise(TRUE)
    outside = nw.when(own).then(FALSE).otherwise(stranger)
    return joined.with_columns(outside.alias(answer)).drop(
        "_own", "_kin", "_anybodys", "perhaps_one"
    )


def _perhaps_a_members(member: Frame, open_branch: Frame, column: str) -> Frame:
    """`project_id`, `contractor_id`, `column`, `_kin`: who may be one with a firm that it leads."""
    led = member.select("project_id", "member_id", contractor_id="leader_id")
    kin = led.join(firm_and_branch(open_branch, "member_id", column), on="member_id")
    return kin.select("project_id", "contractor_id", column).unique().with_columns(_kin=TRUE)


def _leads_a_branch(member: Frame, open_branch: Frame) -> Frame:
    """`project_id`, `contractor_id`, `_anybodys`: a firm that it leads may be anybody's branch."""
    led = member.join(anybodys_branch(open_branch, "member_id"), on="member_id", how="semi")
    leaders = led.select("project_id", contractor_id="leader_id").unique()
    return leaders.with_columns(_anybodys=TRUE)
