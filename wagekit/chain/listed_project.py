"""Every project that the data name anywhere, whether or not the list of projects has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from wagekit.core.derived import derived, derived_as_loaded

if TYPE_CHECKING:
    from wagekit.core.logic import Frame


@derived_as_loaded
def named_project(
    project: Frame,
    tender: Frame,
    contract: Frame,
    staff: Frame,
    purchase: Frame,
    claim: Frame,
    account: Frame,
    payment: Frame,
    team: Frame,
    worker: Frame,
    attendance: Frame,
    payroll: Frame,
    guarantee: Frame,
    safeguard: Frame,
    clue: Frame,
    arrears: Frame,
    funds_arrears: Frame,
    action: Frame,
    explanation: Frame,
) -> Frame:
    """`project_id`: each id in that column of any table, once."""
    naming = (
        project, tender, contract, staff, purchase, claim, account, payment, team, worker,
        attendance, payroll, guarantee, safeguard, clue, arrears, funds_arrears, action,
        explanation,
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
