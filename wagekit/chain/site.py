"""Every project with its owner's name, its sector's law, and how old the owner's contracts are."""

from __future__ import annotations

import narwhals as nw

from wagekit.chain.work import BY_REFERENCE
from wagekit.core.derived import derived
from wagekit.core.logic import Frame, is_true
from wagekit.model.codes import OUTSIDE


@derived
def site(listed_project: Frame, work: Frame, actor: Frame) -> Frame:
    """One row for each project in which a table shows works: its own columns, if any, and these.

    `subject`: the project itself. `owner_name`.
    `outside`, `by_reference`, `exempt_build`: as in `work`.
    `ended_before_method`: all general and epc contracts of the owner ended before the 2019 method;
    null where there is no such contract.
    """
    names = actor.select(owner_id="party_id", _owner="name")
    frame = listed_project.join(names, on="owner_id", how="left")
    frame = frame.join(_ended(work), on="project_id", how="left")
    return frame.with_columns(
        subject=nw.col("project_id"),
        owner_name=nw.coalesce("_owner", "owner_id"),
        outside=is_true(nw.col("sector").is_in(OUTSIDE)),
        by_reference=is_true(nw.col("sector").is_in(BY_REFERENCE)),
        exempt_build=is_true(nw.col("emergency_or_rural_self_build")),
        ended_before_method=nw.col("_going_on") == 0,
    ).drop("_owner", "_going_on")


def _ended(work: Frame) -> Frame:
    awards = work.filter(is_true(nw.col("awarded") & nw.col("general_kind")))
    going_on = nw.when(nw.col("ended_before_method")).then(nw.lit(0)).otherwise(nw.lit(1))
    return awards.group_by("project_id").agg(_going_on=going_on.max())
