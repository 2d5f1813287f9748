"""Every project in which the data show works, whether or not the list of projects has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived, derived_as_loaded

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


@derived_as_loaded
def named_project(
    project: Frame,
    contract: Frame,
    tender: Frame,
    worker: Frame,
    staff: Frame,
    team: Frame,
    claim: Frame,
    guarantee: Frame,
    safeguard: Frame,
    attendance: Frame,
    payroll: Frame,
    account: Frame,
) -> Frame:
    """`project_id`: each id in that column of a table that shows works, once.

    Other tables only refer to a project: one of theirs that is nowhere else may be mistyped.
    """
    naming = (
        project, contract, tender, worker, staff, team, claim, guarantee, safeguard, attendance,
        payroll, account,
    )  # fmt: skip
    each = [frame.select("project_id").unique() for frame in naming]
    every = nw.concat(each, how="vertical").unique()
    return every.filter(~nw.col("project_id").is_null())


@derived
def listed_project(named_project: Frame, project: Frame) -> Frame:
    """The columns of `project` for every project named; unknown where it has no row there.

    A project without a row of its own is still bound by law, so rules about projects start here.
    """
    own = project.drop("_file", "_sheet", "_row")
    return named_project.join(own, on="project_id", how="left")
