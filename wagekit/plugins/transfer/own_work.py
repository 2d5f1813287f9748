"""Whether a contractor, or a member of its consortium, has workers of its own on the site."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.logic import Frame, level, truth

BUILDERS = ("worker", "foreman")


def own_work(sides: Frame, worker: Frame, attendance: Frame) -> Frame:
    """`contract_id`, `own_work`: whether own workers have days on the site of the contract.

    Null where own workers are on the roster and their days are not known; a contract of whose
    side nobody is on the roster has no row.

    Args:
        sides: `project_id`, `contract_id`, `side_id`: the firms whose workers count.
        worker: the roster; managers and suppliers do not count.
        attendance: the days.
    """
    builds = nw.col("role").is_null() | nw.col("role").is_in(BUILDERS)
    roster = worker.filter(builds, ~nw.col("employer_id").is_null())
    own = sides.select("project_id", "contract_id", employer_id="side_id").join(
        roster.select("project_id", "employer_id", "worker_id"), on=["project_id", "employer_id"]
    )
    came = attendance.group_by("project_id", "worker_id").agg(came=level(nw.col("days") > 0).max())
    days = own.join(came, on=["project_id", "worker_id"], how="left")
    known = nw.coalesce(nw.col("came"), nw.lit(1))
    return (
        days.group_by("contract_id")
        .agg(_came=known.max())
        .select("contract_id", own_work=truth(nw.col("_came")))
    )
