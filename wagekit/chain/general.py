"""Who the general contractors of each project are, and since when they had its duties."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.derived import derived
from wagekit.core.logic import Frame, earliest, is_true, latest

WHOLE = ("general", "epc")
BUILDS = (*WHOLE, "professional")
PERIOD = ("begun_from", "begun_to", "ended_from", "ended_to")


@derived
def general_party(role: Frame, member: Frame) -> Frame:
    """`project_id`, `general_id`, `party_id`: each general contractor and who is one with it.

    The members of a consortium are one general contractor, under the leader's id; a professional
    firm that the owner hired is another beside the general contractor, and who may be
    one is listed like one (`general_site` tells whether it is certain).
    """
    leaders = member.group_by("project_id", "member_id").agg(_leader=nw.col("leader_id").min())
    leaders = leaders.rename({"member_id": "party_id"})
    either = role.filter(nw.col("general") | nw.col("perhaps"))
    generals = either.join(leaders, on=["project_id", "party_id"], how="left")
    return generals.select("project_id", "party_id", general_id=nw.coalesce("_leader", "party_id"))


@derived
def general_site(
    listed_project: Frame,
    work: Frame,
    general_party: Frame,
    actor: Frame,
    region: nw.Expr,
    as_of: nw.Expr,
) -> Frame:
    """Each project with each of its general contractors; one row without where none is known.

    A project is any in which a table shows works (`listed_project`).
    `side`: the general contractor, empty text where none is known, for joins.
    `project_id`, `general_id`, `general_name`, `region` (the case's where the project has none).
    `certain`: named by the project, or holds works of a known kind of the owner.
    `signed_from`, `signed_to`: between which days its first contract was signed; where none of its
    own is on record but a general contract that names no contractor is, not before that.
    `price`: of its contracts, else of the project where it is the only one (fen).
    `begun_from`, `begun_to`, `ended_from`, `ended_to`: between which days its works began and end.
    `lasted_to`: `as_of`, where no end is known and the project, all its own, goes on.
    """
    named = listed_project.select(
        "project_id",
        region=nw.coalesce("region", region),
        _price=nw.col("contract_price"),
        _begun_from=earliest("started_on"),
        _begun_to=latest("started_on"),
        _ended_from=earliest("completed_on"),
        _ended_to=latest("completed_on"),
        _goes_on=is_true(nw.col("status") == "active") & earliest("accepted_on").is_null(),
    )
    generals = _generals(listed_project, general_party)
    several = generals.group_by("project_id").agg(_generals=nw.len())
    frame = named.join(generals, on="project_id", how="left")
    frame = frame.join(several, on="project_id", how="left")
    frame = frame.join(_held(work, general_party), on=["project_id", "general_id"], how="left")
    frame = frame.join(_nameless(work), on="project_id", how="left")
    names = actor.select(general_id="party_id", _name="name")
    frame = frame.join(names, on="general_id", how="left")
    without = nw.when(nw.col("_of_known_kind").is_null())
    alone = is_true(nw.col("_generals") == 1)
    endless = nw.coalesce("ended_to", "_ended_to").is_null()
    whole = {c: nw.when(alone).then(f"_{c}") for c in ("price", *PERIOD)}
    return frame.select(
        "project_id",
        "general_id",
        "region",
        "signed_to",
        signed_from=nw.coalesce("signed_from", without.then("_nameless")),
        side=nw.coalesce("general_id", nw.lit("")),
        general_name=nw.coalesce("_name", "general_id"),
        certain=is_true(nw.col("_mentioned")) | is_true(nw.col("_of_known_kind")),
        lasted_to=nw.when(alone & nw.col("_goes_on") & endless).then(as_of),
        **{c: nw.coalesce(c, own) for c, own in whole.items()},
    )


def _generals(project: Frame, general_party: Frame) -> Frame:
    named = project.select("project_id", _named="general_contractor_id")
    parties = general_party.join(named, on="project_id", how="left")
    mentioned = is_true(nw.col("party_id") == nw.col("_named"))
    return parties.group_by("project_id", "general_id").agg(_mentioned=mentioned.max())


def _held(work: Frame, general_party: Frame) -> Frame:
    """The contracts under which each general contractor builds for the owner."""
    builds = nw.col("kind").is_in(BUILDS)
    held = work.filter(~is_true(~nw.col("awarded")), ~is_true(~builds)).rename(
        {"contractor_id": "party_id"}
    )
    rows = held.join(general_party, on=["project_id", "party_id"])
    priced = nw.when(nw.col("price").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
    dated = nw.when(earliest("signed_on").is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
    grouped = rows.group_by("project_id", "general_id").agg(
        _sum=nw.col("price").sum().cast(nw.Int64),
        _unpriced=priced.max(),
        _undated=dated.max(),
        _first=earliest("signed_on").min(),
        signed_to=latest("signed_on").min(),
        begun_from=earliest("started_on").min(),
        begun_to=latest("started_on").min(),
        ended_from=earliest("ended_on").max(),
        ended_to=latest("ended_on").max(),
        _of_known_kind=is_true(builds).max(),
    )
    return grouped.with_columns(
        price=nw.when(nw.col("_unpriced") == 0).then("_sum"),
        signed_from=nw.when(nw.col("_undated") == 0).then("_first"),
    ).drop("_sum", "_unpriced", "_undated", "_first")


def _nameless(work: Frame) -> Frame:
    """`_nameless`: the first day on which the owner may have signed with whom nobody names."""
    whole = work.filter(nw.col("contractor_id").is_null(), nw.col("kind").is_in(WHOLE))
    given = whole.filter(~is_true(~nw.col("awarded")))
    return given.group_by("project_id").agg(_nameless=earliest("signed_on").min())
